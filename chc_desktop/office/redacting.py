"""Redacted copies: what there is of a case to make one of, what is offered to be taken out, and the copy itself."""

import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.documents.redacted import Sheet, redacted_pdf
from chc_desktop.domain.assessments.named import by_surname
from chc_desktop.domain.case_files.case_file import Choices, ForWhom
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.redacting.places import Offer, offers
from chc_desktop.exchange.paper import Kind
from chc_desktop.office.case_file import CaseFiles
from chc_desktop.office.case_record import CaseRecord
from chc_desktop.office.cases import Cases
from chc_desktop.office.desk import Desk
from chc_desktop.office.opened_copies import WORK
from chc_desktop.office.papers import Papers
from chc_desktop.office.second_reader import name_words

_RECORD, _FILE, _EVERYTHING = "record", "file", "everything"


@dataclass(frozen=True, slots=True)
class Source:
    """Something of a case of which a redacted copy can be made."""

    key: str
    title: str


class Redacting:
    """Copies without what others must not read."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def sources(self, case_id: int) -> tuple[Source, ...]:
        """The record, the case file, every letter, and every paper that is a PDF."""
        view = Cases(self._desk).view(case_id)
        letters = (Source(f"letter {each.id}", f"Letter: {each.title}, {each.dated}") for each in view.documents)
        papers = (
            Source(f"paper {line.id}", f"{line.subject or line.file_name} (PDF)")
            for line in Papers(self._desk).of(case_id)
            if line.has_file and line.file_kind == Kind.PDF
        )
        return (
            Source(_FILE, "The whole case file, as for the resident"),
            Source(_RECORD, "The record of the case"),
            Source(_EVERYTHING, f"Everything about {view.person.name}"),
            *letters,
            *papers,
        )

    def content(self, case_id: int, key: str) -> bytes:
        """The PDF of a source."""
        what, _space, number = key.partition(" ")
        if what == "letter":
            return Cases(self._desk).document(int(number))
        if what == "paper":
            return Papers(self._desk).content(int(number))
        if what == _EVERYTHING:
            return self._everything(case_id)
        return CaseRecord(self._desk).pdf(case_id) if what == _RECORD else self._case_file(case_id)

    def offered(self, case_id: int, pages: Sequence[str]) -> tuple[Offer, ...]:
        """The names the register knows that stand on these pages, and details of the person of the case."""
        view = Cases(self._desk).view(case_id)
        person = view.person
        with self._desk.register.transaction() as shelves:
            names = [*shelves.facts.names_of_others(), *(each.name for each in shelves.facts.people())]
        details = (*person.address.splitlines(), person.email, person.telephone)
        theirs = [person.name, *person.other_names.splitlines()]
        return offers(pages, by_surname(names), name_words(), theirs, [each for each in details if each.strip()])

    def make(self, sheets: Iterable[Sheet], total: int) -> bytes:
        """The copy. Its title says only that it is one."""
        with self._desk.register.transaction() as shelves:
            organisation = self._desk.organisation(shelves).name
        try:
            return redacted_pdf("Redacted copy", organisation, self._desk.today(), sheets, total)
        except ValueError as error:
            raise RuleBroken(str(error)) from error

    def _everything(self, case_id: int) -> bytes:
        from chc_desktop.office.subject_access import SubjectAccess  # seldom needed

        return SubjectAccess(self._desk).pdf(Cases(self._desk).view(case_id).person.id)

    def _case_file(self, case_id: int) -> bytes:
        from chc_desktop.documents.case_file import write_case_file  # heavy

        page = CaseFiles(self._desk).page(case_id, Choices(ForWhom.RESIDENT))
        with tempfile.TemporaryDirectory(prefix=WORK, ignore_cleanup_errors=True) as folder:
            path = Path(folder) / "case.pdf"
            write_case_file(page, path)
            return path.read_bytes()
