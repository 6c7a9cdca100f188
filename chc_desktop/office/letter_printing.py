"""Printing letters in one go: which were issued and not printed yet, the bytes of each, and that they were."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from chc_desktop.domain.letters.sent import LetterPrinted
from chc_desktop.domain.papers.events import Way
from chc_desktop.files import work_folder
from chc_desktop.office.desk import Desk
from chc_desktop.office.issued_letters import Issued, issued_bytes, issued_letters
from chc_desktop.office.names import names_in
from chc_desktop.office.saving import put, put_back_on_fault, written_beside
from chc_desktop.store.transaction import Transaction

Tick = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class ToPrint:
    """A letter that was issued. One that went by email, or was replaced since, need not be printed."""

    case_id: int
    reference: str
    issued: Issued

    @property
    def is_waiting(self) -> bool:
        """Whether it still has to be printed."""
        issued = self.issued
        return issued.printed_on is None and issued.way is not Way.EMAIL and issued.replaced_by is None


class LetterPrinting:
    """The letters of all cases, for whoever prints and posts them."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def issued_since(self, day: date) -> tuple[ToPrint, ...]:
        """Every letter dated on that day or later, the earliest first."""
        with self._desk.register.transaction() as shelves:
            found: dict[int, list[int]] = defaultdict(list)
            for document in shelves.record.letters_since(day):
                found[document.case_id or 0].append(document.id)
            letters = [each for case_id, documents in found.items() for each in _of_case(shelves, case_id, documents)]
        return tuple(sorted(letters, key=lambda each: (each.issued.dated, each.issued.document)))

    def content(self, document_id: int) -> bytes:
        """The exact bytes of one."""
        with self._desk.register.transaction() as shelves:
            return issued_bytes(shelves, document_id)

    def tell(self) -> None:
        """Something was noted at another desk: whoever shows it reads it again."""
        self._desk.on_change()

    def note_printed(self, documents: Iterable[int]) -> None:
        """Write down, in each case, that its letters were printed."""
        with self._desk.register.transaction() as shelves:
            _note(self._desk, shelves, documents)
        self._desk.on_change()


def save_together(desk: Desk, documents: Sequence[int], to: Path, tick: Tick) -> Path:
    """Save letters as one PDF, in this order, and note that they were printed.

    One is read at a time. What `tick` raises leaves neither file nor entry behind.
    """
    from chc_desktop.documents.together import put_together  # heavy, and seldom needed

    with written_beside(to) as partial, work_folder(".letters-", to.parent) as folder:
        files = []
        for place, document in enumerate(documents):
            tick(place / len(documents) * _READ)
            with desk.register.transaction() as shelves:
                content = issued_bytes(shelves, document)
            files.append(folder / f"{place}.pdf")
            files[-1].write_bytes(content)
        put_together(files, partial, lambda share: tick(_READ + share * (1 - _READ)))
        with put_back_on_fault(to), desk.register.transaction() as shelves:
            _note(desk, shelves, documents)
            put(partial, to)
    return to


_READ = 0.6


def _of_case(shelves: Transaction, case_id: int, documents: Sequence[int]) -> list[ToPrint]:
    entries = shelves.record.history(case_id)
    issued, reference = issued_letters(entries, names_in(shelves, entries)), shelves.record.reference(case_id)
    return [ToPrint(case_id, reference, issued[document]) for document in documents if document in issued]


def _note(desk: Desk, shelves: Transaction, documents: Iterable[int]) -> None:
    from chc_desktop.domain.letters import sent_rules  # noqa: F401 - what is written here is judged by them

    by_case: dict[int, list[int]] = defaultdict(list)
    for document in documents:
        by_case[shelves.record.document(document).case_id or 0].append(document)
    for case_id, printed in by_case.items():
        event = LetterPrinted(happened_on=desk.today(), done_by=desk.officer(shelves), documents=tuple(printed))
        desk.write(shelves, desk.case(shelves, case_id), event)
