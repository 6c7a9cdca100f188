"""Texts of no case in which a person is named: lessons, self-assessments, what is half written or kept for later."""

from chc_desktop.domain import record
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.subject_access.passages import Group
from chc_desktop.office.subject_access.found import Finder
from chc_desktop.store.rights_shelf import Kept, strings_in

_OF_CASES = ("action", "letter", "findings", "points", "papers", "request")
_GROUPS = {"lesson": Group.LESSONS, "assessment": Group.ASSESSMENTS}
"""By how the kinds of entries begin."""

_CALLED = {
    Group.LESSONS: "What complaints taught: entry {} of the record",
    Group.ASSESSMENTS: "The self-assessment: entry {} of the record",
    Group.REGISTER: "Entry {} of the record, which is about no case",
}
_KEPT = {
    "draft": (Group.HALF_WRITTEN, "Half written: {}"),
    "bin": (Group.HALF_WRITTEN, "The bin: {}"),
    "assessment": (Group.ASSESSMENTS, "The self-assessment of {}, an answer as it is being written"),
    "evidence": (Group.ASSESSMENTS, "The self-assessment of {}, the title of its evidence"),
    "sentence": (Group.REGISTER, "The ready sentence “{}”"),
    "paragraph": (Group.REGISTER, "The paragraph “{}”"),
    "view": (Group.REGISTER, "The saved view “{}”"),
}
_DRAFTS = {
    "letter": "a letter",
    "findings": "findings",
    "points": "points",
    "papers": "correspondence",
    "person": "what is known of them",
    "log": "a complaint being logged",
}


def look_through_register(finder: Finder) -> None:
    """The record, then what stands beside it."""
    with finder.desk.register.transaction() as shelves:
        entries = shelves.record.numbered(shelves.rights.entries_of_no_case())
        kept = list(shelves.rights.kept())
        files = shelves.rights.evidence_files()
    for entry in entries:
        _entry(finder, entry)
    for each in kept:
        _text(finder, each)
    for file in files:
        _evidence(finder, *file)


def _entry(finder: Finder, entry: Recorded) -> None:
    if entry.event is None:
        return
    group = _GROUPS.get(entry.event.kind.partition("-")[0], Group.REGISTER)
    stands = _CALLED[group].format(entry.number)
    for text in strings_in(record.write(entry.event).decode()):
        for part in strings_in(text):
            finder.tell_if_named(group, entry.event.happened_on, part, stands)


def _text(finder: Finder, kept: Kept) -> None:
    naming, is_theirs = finder.of.naming, _is_on_them(finder, kept.key)
    said = [text for text in strings_in(kept.text) if naming.is_in(text) or (is_theirs and _is_said(text))]
    if said:
        group, stands = _KEPT[kept.what]
        which = _draft_in_words(finder, kept.key) if kept.what == "draft" else kept.which
        finder.tell(group, None, "\n".join(map(naming.part_of, said)), stands.format(which))


def _evidence(finder: Finder, evidence: int, year: int, title: str) -> None:
    with finder.desk.register.transaction() as shelves:
        content = shelves.evidence.content(evidence)
    if finder.is_named_on_pages(content):
        finder.by_hand.append(f"The self-assessment of {year}: its file “{title}” names them.")


def _is_on_them(finder: Finder, key: str) -> bool:
    """Whether a draft is about them, or on a case of theirs: “letter/12/…”, “person/4”."""
    kind, about = _parts(key)
    of = finder.of
    if kind == "person":
        return about in map(str, of.entries)
    return kind in _OF_CASES and about in map(str, (*of.complaints, *of.requests))


def _draft_in_words(finder: Finder, key: str) -> str:
    """“a letter on 2026-012”."""
    kind, about = _parts(key)
    what = _DRAFTS.get(kind, "a form")
    if kind not in _OF_CASES or not about.isdigit():
        return what
    with finder.desk.register.transaction() as shelves:
        reference = shelves.record.reference(int(about))
    return f"{what} on {reference}" if reference else what


def _parts(key: str) -> tuple[str, str]:
    kind, _slash, rest = key.partition("/")
    return kind, rest.partition("/")[0]


def _is_said(text: str) -> bool:
    """Whether it was written by somebody, and is not a choice that was made."""
    return " " in text.strip() or "@" in text
