"""Looks through a finished export for others who are named in it, and for what no program can judge."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.facts import OWN_PEOPLE, Person
from chc_desktop.domain.subject_access.page import ToLookAt
from chc_desktop.exchange.pdf_words import each_page, files_inside, has_remarks, words_of_pages
from chc_desktop.office.desk import Desk
from chc_desktop.office.subject_access.concerns import Concerns
from chc_desktop.office.subject_access.files import EVERYTHING, File
from chc_desktop.office.subject_access.found import Finder
from chc_desktop.office.subject_access.naming_others import Others
from chc_desktop.office.subject_access.noted import made_before

Tick = Callable[[float], object]

_ATTACHED = "other files are attached inside it"
_REMARKS = "remarks were written on its pages, which show only when they are opened"


@dataclass(frozen=True, slots=True)
class _Read:
    """The words of a file, page by page, and what its pages do not show; none where it is no PDF."""

    file: File
    pages: tuple[str, ...]
    hidden: tuple[str, ...]


def looked_through(
    desk: Desk,
    person: Person,
    of: Concerns,
    found: Finder,
    document: tuple[Path, int],
    files: Sequence[File],
    tick: Tick,
) -> ToLookAt:
    """What the list says of the document, given with the number of its pages, and the files beside it."""
    path, count = document
    every, whole, read = count + len(files), [], []
    for said in each_page(path):
        whole.append(said)
        tick(len(whole) / every)
    for number, file in enumerate(files):
        tick((count + number) / every)
        content = file.read()
        read.append(_read(file, content))
    pages = [("", whole), *((each.file.name, each.pages) for each in read)]
    flags = Others(desk, person, of).flags(pages)
    unseen = (f"{each.file.name}: {what}" for each in read for what in each.hidden)
    by_hand = (*_about(person), *filter(None, map(_unread, read)), *unseen, *_inside(path), *found.by_hand)
    with desk.register.transaction() as shelves:
        before = made_before(shelves, of.entries)
    given = tuple((words.day(each.on), each.by, each.digest) for each in before)
    return ToLookAt(flags, tuple(found.passages), by_hand, given)


def _about(person: Person) -> Iterator[str]:
    if person.role in OWN_PEOPLE:
        yield "They work for us: the record calls them by what they do, and that is not looked for."
    if not person.letter_form.is_usual:
        yield f"Letters to them: {person.letter_form.words}. This is in ordinary print; offer what they need."
    if person.risk.strip() or person.confidential.strip():
        yield "What is kept as a risk or as confidential stands on the first page: it may be about others too."


def _read(file: File, content: bytes) -> _Read:
    if not content.startswith(b"%PDF"):
        return _Read(file, (), ())
    attached = f"{_ATTACHED} ({words.listed(names)})" if (names := files_inside(content)) else ""
    hidden = attached, _REMARKS if has_remarks(content) else ""
    return _Read(file, words_of_pages(content), tuple(filter(None, hidden)))


def _inside(document: Path) -> Iterator[str]:
    """That originals lie within the document too, where somebody may overlook them."""
    if names := files_inside(document):
        yield (
            f"{EVERYTHING}: {words.count(len(names), 'file')} {'is' if len(names) == 1 else 'are'} attached inside it. "
            "Where one may not be given away, send a redacted copy of everything instead"
        )


def _unread(read: _Read) -> str:
    """A sentence about a file with pages on which no words could be read; empty where every page has some."""
    if read.file.is_shown:
        return ""
    empty = [str(number) for number, text in enumerate(read.pages, 1) if not text.strip()]
    if len(empty) == len(read.pages):
        return f"{read.file.name}: no words could be read in it"
    return f"{read.file.name}, page {words.listed(empty)}: no words could be read there" if empty else ""
