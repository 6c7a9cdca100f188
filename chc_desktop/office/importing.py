"""What the officer can do with a spreadsheet: look what it holds, bring it in as a whole, and take it out again."""

import hashlib
import json
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.imports.events import Imported, ImportUndone
from chc_desktop.exchange.book import FILE_BYTES, NOTHING_CHANGED, Book
from chc_desktop.exchange.given_days import GivenDays
from chc_desktop.exchange.importing import plan
from chc_desktop.exchange.mapping import Mapping, from_plain, guess, samples_of
from chc_desktop.exchange.planned import PlannedCase, Problem, Trouble
from chc_desktop.exchange.spreadsheet import read_sheet
from chc_desktop.office.desk import Desk
from chc_desktop.office.import_plan import Forecast, Source, forecast
from chc_desktop.store.transaction import Transaction

_REMEMBERED = "view/import"
_OF_PERSON = "person "
_BACKING_UP = 0.2
"""The share of bringing in that the backup before it takes."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A spreadsheet that was read, and the SHA-256 of its bytes."""

    book: Book
    digest: str


@dataclass(frozen=True, slots=True)
class Looked:
    """The rows of a sheet by a mapping: the case each would make, and all that is wrong with them.

    `cases` are those of every row that can come in at all, once its troubles are accepted.
    """

    rows: int
    cases: tuple[PlannedCase, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    who: dict[int, str] = field(default_factory=dict)
    """Whose row it is that makes no case, by its number."""

    def without_day(self) -> int:
        """How many rows have no day of receipt of their own, whether the officer gave one or not."""
        none = {problem.row for problem in self.problems if problem.trouble is Trouble.NO_DATE}
        return len(none | {case.row for case in self.cases if case.day_given})

    def left(self, accepted: Collection[Trouble]) -> tuple[Problem, ...]:
        """The problems of the rows that stay behind, while only these troubles are accepted."""
        kept_out = {problem.row for problem in self.problems if problem.trouble not in accepted}
        kept_out |= {problem.row for problem in self.problems if not problem.trouble.can_be_accepted}
        return tuple(problem for problem in self.problems if problem.row in kept_out)

    def coming(self, accepted: Collection[Trouble]) -> tuple[PlannedCase, ...]:
        """The cases that come in, while only these troubles are accepted."""
        kept_out = {problem.row for problem in self.left(accepted)}
        return tuple(case for case in self.cases if case.row not in kept_out)


@dataclass(frozen=True, slots=True)
class LastImport:
    """The import that can be looked back on: its entry, and why it cannot be undone, empty where it can."""

    entry: int
    imported: Imported
    recorded_at: datetime
    hindrance: str

    @property
    def words(self) -> str:
        at = f"{words.day(self.recorded_at.date())} at {words.clock(self.recorded_at)}"
        return f"{words.count(self.imported.cases, 'complaint')} from “{self.imported.file}”, {at}."


class Importing:
    """Spreadsheets brought into the register. What takes long is asked for on a desk of another thread (`beside`)."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def read(self, path: Path) -> Opened:
        """The spreadsheet in a file."""
        try:
            with path.open("rb") as file:
                content = file.read(FILE_BYTES + 1)
        except OSError:
            raise RuleBroken(
                f"“{path.name}” could not be read. {NOTHING_CHANGED} If it is open in another program, close it there "
                "and try again."
            ) from None
        return Opened(read_sheet(path.name, content), hashlib.sha256(content).hexdigest())

    def guess(self, book: Book, sheet: str) -> Mapping:
        """What the columns of a sheet are likely to be, by what was chosen before and by their headings."""
        chosen = next(one for one in book.sheets if one.name == sheet)
        with self._desk.register.transaction() as shelves:
            draft = shelves.scratch.draft(_REMEMBERED)
        kept = from_plain(json.loads(draft.value)) if draft else None
        return guess(chosen.headings, samples_of(chosen), kept)

    def remember(self, mapping: Mapping) -> None:
        """Keep what the officer chose, for the next spreadsheet with such headings."""
        with self._desk.register.transaction() as shelves:
            draft = shelves.scratch.draft(_REMEMBERED)
            kept: dict[str, dict[str, str]] = json.loads(draft.value) if draft else {}
            merged = {part: kept.get(part, {}) | chosen for part, chosen in mapping.as_plain().items()}
            shelves.scratch.save_draft(_REMEMBERED, json.dumps(merged, ensure_ascii=False), self._desk.now())

    def look(self, book: Book, sheet: str, mapping: Mapping, given: GivenDays | None = None) -> Looked:
        """Read every row by a mapping, with the days given for rows without one. Nothing is written."""
        given = given or GivenDays()
        for day in given.days():
            if day > self._desk.today():
                raise RuleBroken(
                    f"{words.letter_day(day)} is after today, so nothing can have been received then. Nothing was "
                    "changed. Please give another day."
                )
        with self._desk.register.transaction() as shelves:
            here = shelves.imports.references()
        today, every_trouble = self._desk.today(), tuple(Trouble)
        every = plan(book, mapping, today, sheet=sheet, here=here, accepted=every_trouble, given=given)
        return Looked(every.rows, every.cases, every.found, every.notes, every.who)

    def forecast(
        self,
        opened: Opened,
        looked: Looked,
        accepted: Collection[Trouble],
        over_before: date | None,
        tick: Callable[[float], object] = lambda _share: None,
    ) -> Forecast:
        """What bringing these rows in comes to. Nothing is written; `tick` is told how far it is, and may stop it."""
        rows = looked.coming(accepted)
        count = _Counter(tick, len(rows))
        source = Source(opened.book.name, opened.digest, looked.rows)
        with self._desk.register.transaction() as shelves:
            return forecast(self._desk, shelves, source, rows, over_before, count)

    def bring_in(self, found: Forecast, tick: Callable[[float], object] = lambda _share: None) -> Imported:
        """Write all of it, or nothing: what `tick` raises leaves the register as it was."""
        desk, written = self._desk, found.written
        _back_up(desk, lambda share: tick(share * _BACKING_UP))
        count = _Counter(lambda share: tick(_BACKING_UP + (1 - _BACKING_UP) * share), written.steps)
        with desk.register.transaction() as shelves:
            if shelves.imports.room() != written.room:
                raise RuleBroken(
                    "Something else was written into the register meanwhile. Nothing was brought in. Please go back "
                    "one step and try again."
                )
            officer = desk.officer(shelves)
            shelves.imports.add_people(written.people)
            shelves.imports.add_complaints(written.imported.first_case, written.references, count)
            shelves.imports.append(written.entries, desk.now(), officer, count)
            shelves.projections.keep_new(written.projections, count)
        return written.imported

    def last(self) -> LastImport | None:
        """The last import that was not undone, None where there is none."""
        with self._desk.register.transaction() as shelves:
            entry = _last(shelves)
            if entry is None or not isinstance(entry.event, Imported):
                return None
            return LastImport(entry.number, entry.event, entry.recorded_at, _hindrance(shelves, entry.event))

    def undo(self, entry: int) -> int:
        """Take the cases of the last import out of every list; how many. Their entries stay in the record."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            last = _last(shelves)
            if last is None or last.number != entry or not isinstance(last.event, Imported):
                raise RuleBroken("Only the last import can be taken out again. Nothing was changed.")
            imported = last.event
            if hindrance := _hindrance(shelves, imported):
                raise RuleBroken(hindrance)
            event = ImportUndone(happened_on=desk.today(), done_by=desk.officer(shelves), entry=entry)
            undone = desk.append(shelves, None, event)
            shelves.projections.drop(imported.first_case, imported.last_case)
            shelves.imports.take_out(imported.first_case, imported.last_case, undone.number)
            shelves.imports.remove_people(_untouched(shelves, imported))
        desk.on_change()
        return imported.cases


def _back_up(desk: Desk, tick: Callable[[float], object]) -> None:
    from chc_desktop.domain.safekeeping.keeping import Why
    from chc_desktop.office.backups import Backups

    Backups(desk).make_before(Why.IMPORT, tick)


class _Counter:
    """Turns what is done into a share of the whole."""

    def __init__(self, tick: Callable[[float], object], whole: int) -> None:
        self._tick, self._whole, self._done = tick, max(1, whole), 0

    def __call__(self, more: int) -> None:
        self._done += more
        self._tick(self._done / self._whole)


def _last(shelves: Transaction) -> Recorded | None:
    """The last import that was not undone."""
    events = (entry.event for entry in shelves.record.entries(ImportUndone.kind))
    undone = {event.entry for event in events if isinstance(event, ImportUndone)}
    kept = [entry for entry in shelves.record.entries(Imported.kind) if entry.number not in undone]
    return kept[-1] if kept else None


def _hindrance(shelves: Transaction, imported: Imported) -> str:
    if not shelves.imports.happened_since(imported.first_case, imported.last_case, imported.last_entry):
        return ""
    return (
        "Something has happened since on complaints that came in with this spreadsheet, so they cannot be taken out "
        "together any more. Nothing was changed. Each can still be corrected by itself."
    )


def _untouched(shelves: Transaction, imported: Imported) -> list[int]:
    """The people who came in with it and were not changed since."""
    if not imported.first_person:
        return []
    changed = {
        entry.event.what
        for entry in shelves.record.entries(FactChanged.kind)
        if entry.number > imported.last_entry and isinstance(entry.event, FactChanged)
    }
    came = range(imported.first_person, imported.last_person + 1)
    return [person for person in came if f"{_OF_PERSON}{person}" not in changed]
