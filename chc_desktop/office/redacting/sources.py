"""What there is of a case of which a redacted copy can be made, and each as pages or as a picture."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from chc_desktop.domain.case_files.case_file import Choices, ForWhom, Item, ItemKind
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.page import Block, Heading, Text
from chc_desktop.domain.redacting.events import Original
from chc_desktop.exchange.paper import Kind
from chc_desktop.office.case_file import CaseFiles
from chc_desktop.office.case_file_items import Found, gathered
from chc_desktop.office.case_record import CaseRecord
from chc_desktop.office.cases import Cases, CaseView
from chc_desktop.office.desk import Desk
from chc_desktop.office.opened_copies import room_to_work
from chc_desktop.office.papers import Papers

_FILE, _RECORD, _EVERYTHING, _LETTER, _PAPER = "file", "record", "everything", "letter", "paper"
_PASSAGES = "passages"

Tick = Callable[[float], object]
_OF = {
    _FILE: Original.CASE_FILE,
    _RECORD: Original.RECORD,
    _EVERYTHING: Original.EVERYTHING,
    _PASSAGES: Original.PASSAGES,
}


@dataclass(frozen=True, slots=True)
class Source:
    """Something of a case of which a redacted copy can be made."""

    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Sheaf:
    """A source that was read: a PDF, or a picture where `is_picture`.

    `entry` and `original` are the entry and the SHA-256 of a letter or paper, empty for what is drawn anew.
    """

    key: str
    name: str
    content: bytes
    what: Original
    is_picture: bool = False
    entry: int = 0
    original: str = ""


class Sources:
    """The letters, papers and files of each case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def of(self, case_id: int) -> tuple[Source, ...]:
        """The case file, the record, all about the person, then every letter and paper that has pages."""
        view = Cases(self._desk).view(case_id)
        letters = (Source(f"{_LETTER} {each.id}", f"Letter: {each.title}, {each.dated}") for each in view.documents)
        papers = (
            Source(f"{_PAPER} {found.paper}", f"{found.item.what}: {found.item.title}")
            for found in gathered(self._desk, view)
            if found.paper and _has_pages(found)
        )
        return (
            Source(_FILE, "The whole case file, as for the resident"),
            Source(_RECORD, "The record of the case"),
            Source(_EVERYTHING, f"Everything about {view.person.name}"),
            Source(_PASSAGES, f"Where else {view.person.name} is named"),
            *letters,
            *papers,
        )

    def read(self, case_id: int, key: str, tick: Tick = lambda _share: None) -> Sheaf:
        """A source with its bytes. Raises `RuleBroken` where they were erased or cannot be shown."""
        what, _space, number = key.partition(" ")
        view = Cases(self._desk).view(case_id)
        if what == _LETTER:
            return self._letter(view, key, int(number))
        if what == _PAPER:
            return self._paper(view, key, int(number))
        drawn: dict[str, Callable[[int, Tick], bytes]] = {
            _FILE: self._case_file,
            _RECORD: lambda case_id, _tick: CaseRecord(self._desk).pdf(case_id),
            _EVERYTHING: self._everything,
            _PASSAGES: self._passages,
        }
        return Sheaf(key, "", drawn[what](case_id, tick), _OF[what])

    def _letter(self, view: CaseView, key: str, document_id: int) -> Sheaf:
        entry = next((line.number for line in view.lines if line.document == document_id), 0)
        digest = next(each.digest.hex() for each in view.documents if each.id == document_id)
        content = Cases(self._desk).document(document_id)
        return Sheaf(key, "letter.pdf", content, Original.LETTER, entry=entry, original=digest)

    def _paper(self, view: CaseView, key: str, paper_id: int) -> Sheaf:
        found = next((each for each in gathered(self._desk, view) if each.paper == paper_id), None)
        if found is None:
            raise RuleBroken("This paper is not with the case any more. Nothing was changed.")
        item, content = found.item, b""
        if item.digest:
            content = Papers(self._desk).content(paper_id)
        if item.kind is ItemKind.WORDS:
            content = self._drawn(item, content)
        return Sheaf(
            key, item.name, content, Original.PAPER, item.pictures is not None, entry=paper_id, original=item.digest
        )

    def _drawn(self, item: Item, content: bytes) -> bytes:
        """An email, a text or a note on pages of ours."""
        from chc_desktop.documents.marks import with_marks  # heavy
        from chc_desktop.documents.plain_page import plain_pdf

        with self._desk.register.transaction() as shelves:
            organisation = self._desk.organisation(shelves).name
        blocks = with_marks(tuple(_blocks(item, content)))
        return plain_pdf("A paper of the case", organisation, self._desk.today(), blocks)

    def _everything(self, case_id: int, tick: Tick) -> bytes:
        from chc_desktop.office.subject_access import SubjectAccess  # seldom needed

        return SubjectAccess(self._desk).pdf(Cases(self._desk).view(case_id).person.id, tick)

    def _passages(self, case_id: int, tick: Tick) -> bytes:
        from chc_desktop.office.subject_access import SubjectAccess  # seldom needed

        person = Cases(self._desk).view(case_id).person
        content = SubjectAccess(self._desk).passages_pdf(person.id, tick)
        if not content:
            raise RuleBroken(f"Nothing else in the register was found to speak of {person.name}. Nothing was changed.")
        return content

    def _case_file(self, case_id: int, tick: Tick) -> bytes:
        from chc_desktop.documents.case_file import write_case_file  # heavy

        page = CaseFiles(self._desk).page(case_id, Choices(ForWhom.RESIDENT))
        with room_to_work() as folder:
            path = folder / "case.pdf"
            write_case_file(page, path, tick)
            return path.read_bytes()


def _has_pages(found: Found) -> bool:
    item = found.item
    return item.kind is ItemKind.WORDS or item.pictures is not None or found.file_kind == Kind.PDF


def _blocks(item: Item, content: bytes) -> Iterator[Block]:
    facts, text = item.facts, item.text
    if item.reading:
        reading = item.reading(content)
        facts, text = reading.facts, reading.text
    yield Heading(f"{item.what}: {item.title}", 1)
    yield Text("\n".join(f"- {label}: {' '.join(said.split())}" for label, said in facts if said.strip()))
    yield Text(text)
