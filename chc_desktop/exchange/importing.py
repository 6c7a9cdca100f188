"""Plans an import: reads every row of a register by its mapping, and loses none."""

from collections.abc import Collection, Iterator
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.exchange.book import NOTHING_CHANGED, Book, BookSheet
from chc_desktop.exchange.cells import brief
from chc_desktop.exchange.given_days import GivenDays
from chc_desktop.exchange.mapping import Mapping
from chc_desktop.exchange.meanings import plain_words
from chc_desktop.exchange.planned import Accepted, Plan, PlannedCase, Problem, Trouble
from chc_desktop.exchange.row_reading import Column, RowReading, columns_of
from chc_desktop.exchange.targets import Target

_DUE = (Target.DUE1, Target.DUE2)


def plan(
    book: Book,
    mapping: Mapping,
    today: date,
    *,
    sheet: str = "",
    accepted: Collection[Accepted] = (),
    here: Collection[str] = (),
    given: GivenDays = GivenDays(),  # noqa: B008 - it is frozen
) -> Plan:
    """What importing a sheet (the first with rows, if none is named) would do. Changes nothing.

    `accepted` are the troubles the officer takes as notes, in every row or in one; `here` are the references
    that the register has; `given` are days of receipt for rows that have none.
    """
    chosen = _sheet(book, sheet)
    columns = columns_of(chosen.headings, mapping)
    known = _Known({plain_words(reference): "" for reference in here})
    cases: list[PlannedCase] = []
    problems: list[Problem] = []
    found: list[Problem] = []
    who: dict[int, str] = {}
    for row in chosen.records:
        reading = RowReading(row, columns, mapping, today, book.dates_from_1904, given.on(row.number))
        known.look_for(reading)
        found.extend(reading.problems)
        left = reading.not_accepted(accepted)
        problems.extend(left)
        if left:
            who[row.number] = reading.texts(Target.PERSON)
        else:
            cases.append(reading.case())
    notes = tuple(_notes(book, chosen, columns))
    return Plan(len(chosen.records), tuple(cases), tuple(problems), notes, tuple(found), who)


def _sheet(book: Book, name: str) -> BookSheet:
    for one in book.sheets:
        if one.name == name or (not name and one.rows):
            return one
    raise RuleBroken(f"“{book.name}” has no sheet “{name}”. {NOTHING_CHANGED} Choose one of its sheets.")


class _Known:
    """The references and complaints met so far, to notice one that comes again."""

    def __init__(self, references: dict[str, str]) -> None:
        self._references = references
        self._complaints: dict[tuple[object, ...], str] = {}

    def look_for(self, reading: RowReading) -> None:
        reference = reading.texts(Target.REFERENCE)
        if reference:
            self._look_for_reference(reading, reference)
        elif complaint := reading.likeness():
            before = self._complaints.setdefault(complaint, f"row {reading.row.number}")
            if before != f"row {reading.row.number}":
                reading.add(Trouble.TWICE, None, f"The same person, date and words stand in {before}.")

    def _look_for_reference(self, reading: RowReading, reference: str) -> None:
        here = f"row {reading.row.number}"
        before = self._references.setdefault(plain_words(reference) or reference, here)
        if before == "":
            sentence = f"The register has a case with the reference “{brief(reference)}” already."
            reading.add(Trouble.ALREADY_HERE, Target.REFERENCE, sentence)
        elif before != here:
            sentence = f"The reference “{brief(reference)}” stands in {before} too."
            reading.add(Trouble.TWICE, Target.REFERENCE, sentence)


def _notes(book: Book, sheet: BookSheet, columns: tuple[Column, ...]) -> Iterator[str]:
    yield from book.notes
    yield from sheet.notes
    kept = [f"“{column.heading}”" for column in columns if column.target is None]
    if kept:
        yield f"Kept in each case’s note, by their headings: {words.listed(kept)}."
    for column in columns:
        if column.target in _DUE:
            yield f"“{column.heading}” sets no deadline: those are worked out from the Code. It is kept in the note."
    above = sum(1 for row in sheet.rows if row.number < sheet.heading_row)
    if above:
        yield f"{words.count(above, 'row')} above the headings not read as complaints."
