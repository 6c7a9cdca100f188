"""Gathers everything about a person into a document, files beside it, what is to be weighed, and what to look at."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.case_files.case_file import CaseFilePage, Item
from chc_desktop.domain.facts import OWN_PEOPLE, Person
from chc_desktop.domain.page import Block
from chc_desktop.domain.persons.details import details
from chc_desktop.domain.persons.former import former, no_longer_shown
from chc_desktop.domain.subject_access.page import (
    ELSEWHERE,
    LOOK_FIRST,
    TITLE,
    Export,
    Part,
    ToLookAt,
    elsewhere,
    first_pages,
    look_first,
)
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.exchange.pdf_words import words_of_pages
from chc_desktop.office.desk import Desk
from chc_desktop.office.persons_joining import joinings
from chc_desktop.office.subject_access.cases import case_pages
from chc_desktop.office.subject_access.concerns import Concerns, concerns
from chc_desktop.office.subject_access.elsewhere import found_elsewhere
from chc_desktop.office.subject_access.found import Finder
from chc_desktop.office.subject_access.naming_others import Others
from chc_desktop.office.subject_access.noted import made_before

Tick = Callable[[float], object]
File = tuple[str, bytes]
"""The name of a file, with the folder it lies in, and its bytes."""

EVERYTHING = "Everything.pdf"
"""The file with all that is known."""

WEIGH, PASSAGES = "To be weighed", f"{ELSEWHERE}.pdf"
"""The folder for what is to be weighed, and the file of passages in it."""

_READ, _FOUND, _DRAWN = 0.1, 0.4, 0.9


@dataclass(frozen=True, slots=True)
class Exported:
    """What was put where. `look_first` is the list of others in it: `named` of them; `passages` are to be weighed."""

    folder: Path
    pages: int
    files: int
    named: int
    look_first: Path
    passages: int = 0


@dataclass(frozen=True, slots=True)
class Whole:
    """All of an export, not yet put anywhere."""

    document: Path
    pages: int
    beside: tuple[File, ...]
    weighed: tuple[File, ...]
    listed: bytes
    named: int
    passages: int

    def files(self) -> Iterator[File]:
        """Everything to be put into the folder, the document first."""
        yield EVERYTHING, self.document.read_bytes()
        yield f"{_file(LOOK_FIRST)}.pdf", self.listed
        yield from ((f"Files/{name}", content) for name, content in self.beside)
        yield from ((f"{WEIGH}/{name}", content) for name, content in self.weighed)

    def exported(self, to: Path) -> Exported:
        """What is told of it once it lies in its folder."""
        look = to / f"{_file(LOOK_FIRST)}.pdf"
        return Exported(to, self.pages, len(self.beside), self.named, look, self.passages)


def gathered(desk: Desk, person: Person, folder: Path, tick: Tick) -> Whole:
    """Gather it, with the document in that folder."""
    of = concerns(desk, person)
    tick(_READ)
    found = found_elsewhere(desk, of, lambda share: tick(_READ + share * (_FOUND - _READ)))
    return _Gathering(desk, person, of, found, folder).run(tick)


@dataclass
class _Gathering:
    desk: Desk
    person: Person
    of: Concerns
    found: Finder
    folder: Path

    def run(self, tick: Tick) -> Whole:
        pages = case_pages(self.desk, self.of)
        beside = tuple(_files(pages))
        document, count = self._document(pages, beside, lambda share: tick(_FOUND + share * (_DRAWN - _FOUND)))
        tick(_DRAWN)
        weighed = tuple(self._weighed())
        looked = self._looked(document, pages, beside, weighed, lambda share: tick(_DRAWN + share * (1 - _DRAWN)))
        return Whole(
            document,
            count,
            beside,
            weighed,
            self._drawn(LOOK_FIRST, look_first(looked)),
            len(looked.flags),
            len(looked.passages),
        )

    def _document(self, pages: Sequence[CaseFilePage], beside: Sequence[File], tick: Tick) -> tuple[Path, int]:
        from chc_desktop.documents.everything import Whole as Drawing  # heavy
        from chc_desktop.documents.everything import write_everything

        told = self._told([name for name, _content in beside])
        titles = [page.title for page in pages]
        to = self.folder / "whole.pdf"

        def first(begins: Sequence[int]) -> tuple[Block, ...]:
            return first_pages(told(tuple(map(Part, titles, begins))))

        whole = Drawing(TITLE, self._organisation(), self.desk.today(), first, pages)
        return to, write_everything(whole, to, tick)

    def _told(self, files: Sequence[str]) -> Callable[[tuple[Part, ...]], Export]:
        """What the first pages say, but for where each part begins."""
        with self.desk.register.transaction() as shelves:
            before = [
                *former(shelves.rights.versions(self.person.id), self.person),
                *(
                    each
                    for joining in joinings(shelves, self.person.id)
                    for each in (
                        *former(shelves.rights.versions(joining.person.id), self.person),
                        *no_longer_shown(joining.person, self.person, joining.on),
                    )
                ),
            ]
            given = made_before(shelves, self.of.entries)
        rows = dict.fromkeys((each.what, each.was, words.day(each.until)) for each in before)
        return lambda parts: Export(
            self._organisation(),
            words.day(self.desk.today()),
            self.person.name,
            details(self.person),
            tuple(rows),
            tuple(map(words.day, given)),
            parts,
            tuple(files),
            bool(self.found.passages),
        )

    def _weighed(self) -> Iterator[File]:
        if self.found.passages:
            today = words.day(self.desk.today())
            blocks = elsewhere(self._organisation(), today, self.person.name, self.found.passages)
            yield PASSAGES, self._drawn(ELSEWHERE, blocks)
        yield from ((safe_name(each.name), each.content) for each in self.found.files)

    def _looked(
        self,
        document: Path,
        pages: Sequence[CaseFilePage],
        beside: Sequence[File],
        weighed: Sequence[File],
        tick: Tick,
    ) -> ToLookAt:
        whole, read = words_of_pages(document), {}
        pdfs = [(name, content) for name, content in (*beside, *weighed) if content.startswith(b"%PDF")]
        for number, (name, content) in enumerate(pdfs):
            tick(number / len(pdfs))
            read[name] = words_of_pages(content)
        flags = Others(self.desk, self.person, self.of).flags([("", whole), *read.items()])
        shown = {_name(page, number, item) for page in pages for number, item in _numbered(page) if item.reading}
        unread = (_unread(name, read.get(name, ())) for name, _content in (*beside, *weighed) if name not in shown)
        return ToLookAt(flags, tuple(self.found.passages), tuple(self._by_hand(filter(None, unread))))

    def _by_hand(self, unread: Iterable[str]) -> Iterator[str]:
        if self.person.role in OWN_PEOPLE:
            yield "They work for us: the record calls them by what they do, and that is not looked for."
        if not self.person.letter_form.is_usual:
            made = self.person.letter_form.words
            yield f"Letters to them: {made}. This is in ordinary print; offer what they need."
        if self.person.risk.strip() or self.person.confidential.strip():
            yield "What is kept as a risk or as confidential stands on the first page: it may be about others too."
        yield from unread
        yield from self.found.by_hand

    def _drawn(self, title: str, blocks: Sequence[Block]) -> bytes:
        from chc_desktop.documents.plain_page import plain_pdf  # heavy

        return plain_pdf(title, self._organisation(), self.desk.today(), blocks)

    def _organisation(self) -> str:
        with self.desk.register.transaction() as shelves:
            return self.desk.organisation(shelves).name


def _files(pages: Sequence[CaseFilePage]) -> Iterator[File]:
    """Letters and papers byte for byte; what a resident’s copy leaves out is weighed first."""
    for page in pages:
        for number, item in _numbered(page):
            content = item.content() if item.digest else None
            if content:
                yield _name(page, number, item), content


def _numbered(page: CaseFilePage) -> Iterator[tuple[int, Item]]:
    return enumerate(page.items, 1)


def _name(page: CaseFilePage, number: int, item: Item) -> str:
    return safe_name(f"{page.reference} {number:02} {item.name}")


def _unread(name: str, pages: Sequence[str]) -> str:
    """A sentence about a file with pages on which no words could be read; empty where every page has some."""
    empty = [str(number) for number, text in enumerate(pages, 1) if not text.strip()]
    if len(empty) == len(pages):
        return f"{name}: no words could be read in it"
    return f"{name}, page {words.listed(empty)}: no words could be read there" if empty else ""


def _file(title: str) -> str:
    return safe_name(title.replace(":", ","))
