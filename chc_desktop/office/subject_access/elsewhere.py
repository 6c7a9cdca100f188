"""Finds the passages that speak of a person beside their own complaints and requests, for the officer to weigh."""

from collections.abc import Callable
from dataclasses import dataclass, field

from chc_desktop.domain import record, words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.subject_access.passages import Group, Passage
from chc_desktop.exchange.pdf_words import words_of_pages
from chc_desktop.office.case_file import held_back
from chc_desktop.office.case_file_items import Found, gathered, gathered_of_request, papers_kept_back
from chc_desktop.office.cases import Cases
from chc_desktop.office.chronicle import Line
from chc_desktop.office.desk import Desk
from chc_desktop.office.names import numbers_in
from chc_desktop.office.requests import Requests
from chc_desktop.office.subject_access.concerns import Concerns
from chc_desktop.store.rights_shelf import strings_in

Tick = Callable[[float], object]

_LESSONS, _ASSESSMENTS = "lesson-", "assessment-"
_OF_CASES = ("action", "letter", "findings", "points", "papers", "request")
_KEPT = {
    "draft": (Group.HALF_WRITTEN, "Half written: {}"),
    "bin": (Group.HALF_WRITTEN, "The bin: {}"),
    "assessment": (Group.ASSESSMENTS, "The self-assessment of {}, an answer as it is being written"),
    "evidence": (Group.ASSESSMENTS, "The self-assessment of {}, the title of its evidence"),
    "sentence": (Group.REGISTER, "The ready sentence “{}”"),
    "paragraph": (Group.REGISTER, "The paragraph “{}”"),
}


@dataclass(frozen=True, slots=True)
class Held:
    """A file to be weighed with the passages: its name, and what its item says."""

    name: str
    content: bytes


@dataclass
class Elsewhere:
    """What was found. `files` are papers kept back from the person’s own copy; `by_hand` what no passage can show."""

    passages: list[Passage] = field(default_factory=list)
    files: list[Held] = field(default_factory=list)
    by_hand: list[str] = field(default_factory=list)


def found_elsewhere(desk: Desk, of: Concerns, tick: Tick) -> Elsewhere:
    """Look everywhere."""
    finder = _Finder(desk, of)
    others: list[tuple[Callable[[int], None], int]] = [(finder.case, each) for each in of.cases_of_others]
    others += [(finder.request, each) for each in of.requests_of_others]
    for case_id in of.complaints:
        finder.kept_back_of_case(case_id)
    for request_id in of.requests:
        finder.kept_back_of_request(request_id)
    for number, (look, record_id) in enumerate(others):
        tick(number / len(others))
        look(record_id)
    finder.of_no_case()
    finder.beside_the_record()
    found = finder.found
    found.passages.sort(key=lambda each: list(Group).index(each.group))
    return found


class _Finder:
    def __init__(self, desk: Desk, of: Concerns) -> None:
        self.found = Elsewhere()
        self._desk, self._of, self._naming = desk, of, of.naming

    def kept_back_of_case(self, case_id: int) -> None:
        """Their own case: notes among ourselves are passages, legal advice is only told of."""
        view = Cases(self._desk).view(case_id)
        with self._desk.register.transaction() as shelves:
            held = held_back(shelves.record.history(case_id))
        self._keep_back(view.case.reference, view.lines, held, gathered(self._desk, view))

    def kept_back_of_request(self, request_id: int) -> None:
        """The same of a service request."""
        view = Requests(self._desk).view(request_id)
        with self._desk.register.transaction() as shelves:
            held = held_back(shelves.record.history(request_id))
        self._keep_back(view.request.reference, view.lines, held, gathered_of_request(self._desk, request_id))

    def case(self, case_id: int) -> None:
        """A complaint of somebody else."""
        if not self._may_name(case_id):
            return
        view = Cases(self._desk).view(case_id)
        stands = f"Complaint {view.case.reference}{self._whose(view.person.name)}"
        self._told(view.case.title, words.day(view.case.received_on), f"{stands}, its title")
        self._lines(stands, view.lines)
        self._files(stands, gathered(self._desk, view))
        if set(view.case.parties.everybody) & set(self._of.entries):
            self.found.by_hand.append(f"{stands}: they take part in it, and it is not in the export.")

    def request(self, request_id: int) -> None:
        """A service request of somebody else."""
        if not self._may_name(request_id):
            return
        view = Requests(self._desk).view(request_id)
        stands = f"Service request {view.request.reference}{self._whose(view.person.name)}"
        self._lines(stands, view.lines)
        self._files(stands, gathered_of_request(self._desk, request_id))

    def of_no_case(self) -> None:
        """Lessons, self-assessments and whatever else the record says of the register."""
        with self._desk.register.transaction() as shelves:
            entries = shelves.record.numbered(shelves.rights.entries_of_no_case())
        for entry in entries:
            self._entry(entry)

    def beside_the_record(self) -> None:
        """What is half written, in the bin, answered, or kept to be used again."""
        with self._desk.register.transaction() as shelves:
            kept = list(shelves.rights.kept())
        for each in kept:
            group, stands = _KEPT[each.what]
            is_theirs = each.what == "draft" and self._is_draft_on_them(each.which)
            said = [
                text for text in strings_in(each.text) if self._naming.is_in(text) or (is_theirs and _is_said(text))
            ]
            if said:
                which = self._draft_in_words(each.which) if each.what == "draft" else each.which
                told = "\n".join(map(self._naming.part_of, said))
                self.found.passages.append(Passage(group, "Not dated", told, stands.format(which)))

    def _keep_back(
        self, reference: str, lines: "tuple[Line, ...]", held: dict[int, KeptBack], papers: list[Found]
    ) -> None:
        kept_papers = papers_kept_back(papers)
        for line in lines:
            if held.get(line.number) is KeptBack.INTERNAL and line.number not in kept_papers:
                said = _said(line)
                self._passage(Group.NOTES, words.day(line.happened_on), said, f"{reference}, entry {line.number}")
        for one in papers:
            if kept_papers.get(one.paper) is KeptBack.INTERNAL:
                self._kept_paper(reference, one)
        legal = [each for each in {**held, **kept_papers}.items() if each[1] is KeptBack.LEGAL]
        if legal:
            named = words.listed([f"entry {number}" for number, _why in sorted(legal)])
            self.found.by_hand.append(f"{reference}, {named}: legal advice, which is left out of everything here.")

    def _kept_paper(self, reference: str, one: Found) -> None:
        content = one.item.content() if one.item.digest else b""
        stands = f"{reference}, entry {one.paper}"
        said = "\n".join(filter(None, (f"{one.item.what}: {one.item.title}", one.item.text)))
        if content:
            name = f"{reference} entry {one.paper} {one.item.name}"
            self.found.files.append(Held(name, content))
            stands = f"{stands}; its file is “{name}”, beside the passages"
        self._passage(Group.NOTES, words.day(one.item.day), said, stands)

    def _lines(self, stands: str, lines: "tuple[Line, ...]") -> None:
        for line in lines:
            self._told(_said(line), words.day(line.happened_on), f"{stands}, entry {line.number}")

    def _files(self, stands: str, papers: list[Found]) -> None:
        """Letters and files of others’ cases that name them stay where they are; each is told of."""
        for one in papers:
            content = one.item.content() if one.item.digest else b""
            if content and content.startswith(b"%PDF") and self._naming.is_in("\n".join(words_of_pages(content))):
                day = words.day(one.item.day)
                self.found.by_hand.append(f"{stands}: “{one.item.title}” of {day} names them. It is not in the export.")

    def _entry(self, entry: Recorded) -> None:
        if entry.event is None:
            return
        kind = entry.event.kind
        group = Group.LESSONS if kind.startswith(_LESSONS) else Group.REGISTER
        group = Group.ASSESSMENTS if kind.startswith(_ASSESSMENTS) else group
        for text in strings_in(record.write(entry.event).decode()):
            for part in strings_in(text):
                self._told(part, words.day(entry.event.happened_on), _CALLED[group].format(entry.number), group)

    def _told(self, text: str, when: str, stands: str, group: Group = Group.OTHERS) -> None:
        if self._naming.is_in(text):
            self._passage(group, when, text, stands)

    def _passage(self, group: Group, when: str, text: str, stands: str) -> None:
        self.found.passages.append(Passage(group, when, self._naming.part_of(text), stands))

    def _may_name(self, record_id: int) -> bool:
        """Whether an entry names them in its words or by their number: only then is it told line by line."""
        with self._desk.register.transaction() as shelves:
            events = [entry.event for entry in shelves.record.history(record_id) if entry.event]
        entries = set(self._of.entries)
        return any(
            not entries.isdisjoint(numbers_in(event))
            or any(map(self._naming.is_in, strings_in(record.write(event).decode())))
            for event in events
        )

    def _is_draft_on_them(self, key: str) -> bool:
        kind, _slash, rest = key.partition("/")
        about = rest.partition("/")[0]
        if kind == "person":
            return about in map(str, self._of.entries)
        return kind in _OF_CASES and about in map(str, (*self._of.complaints, *self._of.requests))

    def _draft_in_words(self, key: str) -> str:
        """“a letter on 2026-012”."""
        kind, _slash, rest = key.partition("/")
        about = rest.partition("/")[0]
        what = _DRAFTS.get(kind, "a form")
        if kind not in _OF_CASES or not about.isdigit():
            return what
        with self._desk.register.transaction() as shelves:
            reference = shelves.record.reference(int(about))
        return f"{what} on {reference}" if reference else what

    def _whose(self, name: str) -> str:
        return f" of {name}" if name else ""


def _is_said(text: str) -> bool:
    """Whether it was written by somebody, and is not a choice that was made."""
    return " " in text.strip() or "@" in text


def _said(line: Line) -> str:
    return f"{line.what}\n{line.detail}".strip()


_DRAFTS = {
    "letter": "a letter",
    "findings": "findings",
    "points": "points",
    "papers": "correspondence",
    "person": "what is known of them",
    "log": "a complaint being logged",
}
_CALLED = {
    Group.LESSONS: "What complaints taught: entry {} of the record",
    Group.ASSESSMENTS: "The self-assessment: entry {} of the record",
    Group.REGISTER: "Entry {} of the record, which is about no case",
}
