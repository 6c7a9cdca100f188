"""Everything about one person as one PDF with its files, and a list of others who are named in it."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.assessments.named import by_surname
from chc_desktop.domain.case_files.case_file import CaseFilePage, Choices, ForWhom
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.domain.page import Block
from chc_desktop.domain.persons.details import details
from chc_desktop.domain.redacting.places import offers
from chc_desktop.domain.subject_access.page import (
    LOOK_FIRST,
    TITLE,
    Export,
    Flag,
    Part,
    begun,
    first_pages,
    flagged,
    look_first,
    request_pages,
    together,
)
from chc_desktop.exchange.file_names import safe_name
from chc_desktop.exchange.pdf_words import words_of_pages
from chc_desktop.office.case_file import CaseFiles
from chc_desktop.office.desk import Desk
from chc_desktop.office.opened_copies import WORK
from chc_desktop.office.requests import Requests
from chc_desktop.office.saving import save_file
from chc_desktop.office.second_reader import name_words

Tick = Callable[[float], object]

EVERYTHING = "Everything.pdf"
"""The file with all that is known."""


@dataclass(frozen=True, slots=True)
class Exported:
    """What was put where. `look_first` is the list of others who are named: `named` of them."""

    folder: Path
    pages: int
    files: int
    named: int
    look_first: Path


@dataclass(frozen=True, slots=True)
class _Concerns:
    """The cases of a person: their complaints and requests, and complaints of others in which they are named."""

    complaints: tuple[int, ...]
    requests: tuple[int, ...]
    of_others: tuple[str, ...]


class SubjectAccess:
    """Exports for people who ask what is held about them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def export(self, person_id: int, where: Path, tick: Tick = lambda _share: None) -> Exported:
        """Write it into a new folder in that place. What `tick` raises leaves no folder behind."""
        with self._desk.register.transaction() as shelves:
            person = shelves.facts.person(person_id)
        if not person.name:
            raise RuleBroken("The register knows nobody of that number. Nothing was written.")
        to = where / safe_name(f"Everything about {person.name}, {words.day(self._desk.today())}")
        if to.exists():
            raise RuleBroken(f"“{to.name}” is there already. Nothing was written; please choose another place.")
        with tempfile.TemporaryDirectory(prefix=WORK, ignore_cleanup_errors=True) as folder:
            return _Export(self._desk, person, self._concerns(person), to, Path(folder)).write(tick)

    def _concerns(self, person: Person) -> _Concerns:
        with self._desk.register.transaction() as shelves:
            entries = shelves.erasures.joined(person.id)
            found = sorted({case for each in entries for case in shelves.projections.concerning(each)})
            cases = [self._desk.case(shelves, case_id) for case_id in found]
            requests = sorted({case for each in entries for case in shelves.request_projections.of_person(each)})
        theirs = [case for case in cases if set(case.complainants) & set(entries)]
        of_others = tuple(case.reference for case in cases if case not in theirs)
        return _Concerns(tuple(case.id for case in theirs), tuple(requests), of_others)


@dataclass
class _Export:
    """One export being written."""

    desk: Desk
    person: Person
    concerns: _Concerns
    to: Path
    folder: Path

    def write(self, tick: Tick) -> Exported:
        made = list(self._parts(tick))
        files = list(self._files([page for _part, _path, page in made if page]))
        whole = self._joined([part for part, _path, _page in made], [path for _part, path, _page in made], files)
        flags = self._flags(whole, files)
        tick(0.95)
        self._put(whole, files, self._list(flags, whole, files))
        pages = len(words_of_pages(whole))
        return Exported(self.to, pages, len(files), len(flags), self.to / f"{_file(LOOK_FIRST)}.pdf")

    def _parts(self, tick: Tick) -> Iterator[tuple[Part, Path, CaseFilePage | None]]:
        from chc_desktop.documents.case_file import write_case_file  # heavy

        every = len(self.concerns.complaints) + len(self.concerns.requests)
        for number, case_id in enumerate(self.concerns.complaints):
            tick(0.8 * number / every)
            page = CaseFiles(self.desk).page(case_id, Choices(ForWhom.RESIDENT))
            path = self.folder / f"{case_id}.pdf"
            pages = write_case_file(page, path)
            yield Part(f"Complaint {page.reference}", pages), path, page
        for request_id in self.concerns.requests:
            path, (title, blocks) = self.folder / f"{request_id}.pdf", self._request(request_id)
            path.write_bytes(self._drawn(title, blocks))
            yield Part(title, len(words_of_pages(path))), path, None

    def _request(self, request_id: int) -> tuple[str, tuple[Block, ...]]:
        view = Requests(self.desk).view(request_id)
        request = view.request
        facts = {
            "What it is": request.title,
            "Asked for on": words.day(request.asked_on),
            "In your words": request.their_words,
            "Where it stands": request.stands,
        }
        lines = [(words.day(line.happened_on), line.what, line.detail) for line in view.lines]
        return f"Service request {request.reference}", request_pages(
            f"Service request {request.reference}", facts, lines
        )

    def _files(self, pages: Sequence[CaseFilePage]) -> Iterator[tuple[str, bytes]]:
        """Letters and papers of their complaints byte for byte; what a resident's copy leaves out stays out."""
        for page in pages:
            for number, item in enumerate(page.items, 1):
                content = item.content() if item.digest else None
                if content:
                    yield safe_name(f"{page.reference} {number:02} {item.name}"), content

    def _joined(self, parts: Sequence[Part], paths: Sequence[Path], files: Sequence[tuple[str, bytes]]) -> Path:
        """The first pages and all parts as one file; the index is drawn again once its own length is known."""
        from chc_desktop.documents.together import put_together

        first, length = self.folder / "first.pdf", 0
        for _try in range(3):
            first.write_bytes(self._drawn(TITLE, first_pages(self._said(begun(parts, length), files))))
            drawn = len(words_of_pages(first))
            if drawn == length:
                break
            length = drawn
        whole = self.folder / "whole.pdf"
        put_together([first, *paths], whole, lambda _share: None)
        return whole

    def _said(self, parts: tuple[Part, ...], files: Sequence[tuple[str, bytes]]) -> Export:
        return Export(
            self._organisation(),
            words.day(self.desk.today()),
            self.person.name,
            details(self.person),
            parts,
            tuple(name for name, _content in files),
            tuple(f"Complaint {reference}, which somebody else made" for reference in self.concerns.of_others),
        )

    def _flags(self, whole: Path, files: Sequence[tuple[str, bytes]]) -> tuple[Flag, ...]:
        with self.desk.register.transaction() as shelves:
            every = [*shelves.facts.names_of_others(), *(each.name for each in shelves.facts.people())]
        names, about = by_surname(every), name_words()
        theirs = [self.person.name, *self.person.other_names.splitlines()]
        found: list[Flag] = []
        for where, pages in (("", words_of_pages(whole)), *((name, words_of_pages(pdf)) for name, pdf in _pdfs(files))):
            found += flagged(pages, offers(pages, names, about, theirs, ()), where)
        return together(found)

    def _list(self, flags: Sequence[Flag], whole: Path, files: Sequence[tuple[str, bytes]]) -> bytes:
        unread = [number for number, text in enumerate(words_of_pages(whole), 1) if not text.strip()]
        by_hand = [f"Page {number}: no words could be read on it" for number in unread]
        by_hand += [f"{name}: no words could be read in it" for name, content in files if not _has_words(content)]
        by_hand += [
            f"Complaint {reference} of somebody else, in which {self.person.name} is named: it is not in the export"
            for reference in self.concerns.of_others
        ]
        return self._drawn(LOOK_FIRST, look_first(flags, by_hand))

    def _put(self, whole: Path, files: Sequence[tuple[str, bytes]], listed: bytes) -> None:
        """Put all of it into its folder; where that fails, none of it stays."""
        from shutil import rmtree

        try:
            (self.to / "Files").mkdir(parents=True)
            save_file(self.to / EVERYTHING, whole.read_bytes())
            save_file(self.to / f"{_file(LOOK_FIRST)}.pdf", listed)
            for name, content in files:
                save_file(self.to / "Files" / name, content)
        except BaseException as error:
            rmtree(self.to, ignore_errors=True)
            if isinstance(error, OSError):
                raise RuleBroken(f"It could not be written into “{self.to.parent}”. Nothing was left there.") from error
            raise

    def _drawn(self, title: str, blocks: Sequence[Block]) -> bytes:
        from chc_desktop.documents.plain_page import plain_pdf  # heavy

        return plain_pdf(title, self._organisation(), self.desk.today(), blocks)

    def _organisation(self) -> str:
        with self.desk.register.transaction() as shelves:
            return self.desk.organisation(shelves).name


def _pdfs(files: Sequence[tuple[str, bytes]]) -> list[tuple[str, bytes]]:
    return [(name, content) for name, content in files if content.startswith(b"%PDF")]


def _has_words(content: bytes) -> bool:
    return content.startswith(b"%PDF") and any(text.strip() for text in words_of_pages(content))


def _file(title: str) -> str:
    return safe_name(title.replace(":", ","))
