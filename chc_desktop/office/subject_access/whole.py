"""Gathers everything about a person into a document, files beside it, what is to be weighed, and what to look at."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.case_files.case_file import CaseFilePage
from chc_desktop.domain.facts import Person
from chc_desktop.domain.page import Block
from chc_desktop.domain.persons.details import details
from chc_desktop.domain.persons.former import former, no_longer_shown
from chc_desktop.domain.subject_access.page import (
    ELSEWHERE,
    LOOK_FIRST,
    TITLE,
    Export,
    Part,
    elsewhere,
    first_pages,
    look_first,
)
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.office.desk import Desk
from chc_desktop.office.persons_joining import joinings
from chc_desktop.office.subject_access.cases import case_pages
from chc_desktop.office.subject_access.concerns import Concerns, concerns
from chc_desktop.office.subject_access.elsewhere import found_elsewhere
from chc_desktop.office.subject_access.files import EVERYTHING, File, files_of
from chc_desktop.office.subject_access.found import Finder
from chc_desktop.office.subject_access.looked import looked_through
from chc_desktop.office.subject_access.noted import made_before

Tick = Callable[[float], object]

WEIGH, PASSAGES = "To be weighed", f"{ELSEWHERE}.pdf"
"""The folder for what is to be weighed, and the file of passages in it."""

_READ, _FOUND, _DRAWN = 0.1, 0.2, 0.7


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

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Everything to be put into the folder, each with its name in it, the document first."""
        yield EVERYTHING, self.document.read_bytes()
        yield f"{_file(LOOK_FIRST)}.pdf", self.listed
        yield from ((f"Files/{each.name}", each.read()) for each in self.beside)
        yield from ((f"{WEIGH}/{each.name}", each.read()) for each in self.weighed)

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
        beside = tuple(files_of(pages))
        document, count = self._document(pages, beside, lambda share: tick(_FOUND + share * (_DRAWN - _FOUND)))
        tick(_DRAWN)
        weighed = tuple(self._weighed())
        looked = looked_through(
            self.desk,
            self.person,
            self.of,
            self.found,
            (document, count),
            (*beside, *weighed),
            lambda share: tick(_DRAWN + share * (1 - _DRAWN)),
        )
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

        told = self._told([each.name for each in beside])
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
                    for kept in self.of.entries
                    for joining in joinings(shelves, kept)
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
            tuple(dict.fromkeys(words.day(each.on) for each in given)),
            parts,
            tuple(files),
            bool(self.found.passages),
        )

    def _weighed(self) -> Iterator[File]:
        if self.found.passages:
            today = words.day(self.desk.today())
            blocks = elsewhere(self._organisation(), today, self.person.name, self.found.passages)
            drawn = self._drawn(ELSEWHERE, blocks)
            yield File(PASSAGES, lambda: drawn)
        yield from self.found.files

    def _drawn(self, title: str, blocks: Sequence[Block]) -> bytes:
        from chc_desktop.documents.plain_page import plain_pdf  # heavy

        return plain_pdf(title, self._organisation(), self.desk.today(), blocks)

    def _organisation(self) -> str:
        with self.desk.register.transaction() as shelves:
            return self.desk.organisation(shelves).name


def _file(title: str) -> str:
    return safe_name(title.replace(":", ","))
