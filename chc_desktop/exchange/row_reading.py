"""Reads one row of a register: its cells by their targets, what is wrong with them, and the case they make."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.book import Row, Value
from chc_desktop.exchange.cells import Reading, brief, is_empty, pence, shown, telephone
from chc_desktop.exchange.days import day
from chc_desktop.exchange.mapping import Mapping
from chc_desktop.exchange.meanings import plain_words
from chc_desktop.exchange.planned import Accepted, PlannedCase, Problem, Trouble
from chc_desktop.exchange.targets import TARGETS, Read, Target

_ORDER = (
    Target.MADE, Target.RECEIVED, Target.ACKNOWLEDGED, Target.ANSWERED1,
    Target.ESCALATED, Target.ACKNOWLEDGED2, Target.ANSWERED2, Target.CLOSED,
)  # fmt: skip
"""Dates that follow one another. None of them can lie after today."""
_STAGES = {"1": 1, "2": 2, "one": 1, "two": 2, "s1": 1, "s2": 2, "i": 1, "ii": 2, "first": 1, "second": 2}
_NOTED = frozenset({Target.DUE1, Target.DUE2, Target.NOTES})


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the sheet and what it is taken for."""

    place: int
    heading: str
    target: Target | None
    read: Read | None
    """None where the column goes into the note."""


def columns_of(headings: Sequence[str], mapping: Mapping) -> tuple[Column, ...]:
    """The columns with these headings as the mapping takes them."""
    targets = [mapping.target(heading) for heading in headings]
    return tuple(
        Column(place, heading, target, TARGETS[target].read if target and target not in _NOTED else None)
        for place, (heading, target) in enumerate(zip(headings, targets, strict=True))
    )


class RowReading:
    """One row, read."""

    def __init__(
        self,
        row: Row,
        columns: tuple[Column, ...],
        mapping: Mapping,
        today: date,
        from_1904: bool,
        given: date | None = None,
    ) -> None:
        self.row = row
        self.mapping = mapping
        self.today = today
        self.from_1904 = from_1904
        self.given = given
        self.day_given = False
        self.values: dict[Target, Any] = {}
        self.cells = {column.target: column for column in reversed(columns) if column.target}
        self.notes: list[str] = []
        self.problems: list[Problem] = []
        for column in columns:
            self._take(column, row.value(column.place))
        self._received()
        self._order()
        if not self.texts(Target.PERSON):
            self.add(Trouble.NO_PERSON, Target.PERSON, "Nobody is named.")

    def add(self, trouble: Trouble, target: Target | None, sentence: str) -> None:
        column = self.cells.get(target) if target else None
        place, heading = (column.place, column.heading) if column else (None, "")
        self.problems.append(Problem(self.row.number, place, heading, trouble, sentence))

    def not_accepted(self, accepted: Collection[Accepted]) -> list[Problem]:
        """The problems that keep the row out: all of them while there is one that was not, or cannot be, accepted."""
        return [] if all(_is_accepted(problem, accepted) for problem in self.problems) else self.problems

    def texts(self, target: Target) -> str:
        return str(self.values.get(target, ""))

    def likeness(self) -> tuple[object, ...] | None:
        """What makes two rows without a reference the same; None where too little is known to say so."""
        said = tuple(plain_words(self.texts(one)) for one in (Target.PERSON, Target.TITLE, Target.DESCRIPTION))
        received = self.values.get(Target.RECEIVED)
        return (received, *said) if received and said[0] and not self.day_given else None

    def case(self) -> PlannedCase:
        """The case. To be asked for when every problem left is accepted."""
        again = any(problem.trouble in (Trouble.TWICE, Trouble.ALREADY_HERE) for problem in self.problems)
        if again and Target.REFERENCE in self.values:
            self.notes.append(f"{self.cells[Target.REFERENCE].heading}: {self.values.pop(Target.REFERENCE)}")
        for problem in self.problems:
            self.notes.append(f"On import, {problem.place}: {problem.sentence}")
        taken = {_FIELDS[target]: value for target, value in self.values.items()}
        return PlannedCase(row=self.row.number, day_given=self.day_given, note="\n".join(self.notes), **taken)

    def _take(self, column: Column, value: Value) -> None:
        if column.place in self.row.formulas and value is None:
            self._problem(column, Trouble.NO_RESULT, "It is worked out by a formula whose result was not saved.")
        if is_empty(value):
            return
        if column.target is None or column.read is None:
            self._note(column, value)
            return
        if column.read is Read.TEXT:
            self._keep(column.target, column, shown(value))
            return
        reading = self._read(column.read, value)
        if reading.problem:
            self._note(column, value)
            if column.read in (Read.DAY, Read.MONEY):
                self._problem(column, Trouble.NOT_READ, reading.problem)
        elif reading.value is not None:
            self._keep(column.target, column, reading.value)
            if _says_more(value, reading.value):
                self._note(column, value)

    def _read(self, read: Read, value: Value) -> Reading[Any]:
        match read:
            case Read.DAY:
                return day(value, self.from_1904)
            case Read.MONEY:
                return pence(value)
            case Read.TELEPHONE:
                return telephone(value)
            case Read.TEXT:
                return Reading(shown(value))
            case Read.STAGE:
                return _known(value, _stage(shown(value)))
            case Read.CHANNEL:
                return _known(value, self.mapping.channel(shown(value)))
            case Read.CATEGORY:
                return _known(value, self.mapping.category(shown(value)))
            case Read.OUTCOME:
                return _known(value, self.mapping.outcome(shown(value)))

    def _keep(self, target: Target, column: Column, value: Any) -> None:
        if target is Target.POINTS:
            self.values[target] = (*self.values.get(target, ()), value)
        elif target not in self.values:
            self.values[target] = value
        elif TARGETS[target].shared:
            self.values[target] += _BETWEEN.get(target, "\n") + value
        else:
            self._note(column, value)

    def _problem(self, column: Column, trouble: Trouble, sentence: str) -> None:
        said = f"{column.heading}: {sentence}"
        self.problems.append(Problem(self.row.number, column.place, column.heading, trouble, said))

    def _note(self, column: Column, value: Value) -> None:
        self.notes.append(f"{column.heading}: {shown(value)}")

    def _received(self) -> None:
        """The day the complaint came in, or the day it was made where that is all there is."""
        if Target.RECEIVED not in self.values and Target.MADE in self.values:
            self.values[Target.RECEIVED] = self.values[Target.MADE]
            self.cells[Target.RECEIVED] = self.cells[Target.MADE]
            self.notes.append("The spreadsheet has no day of receipt; the day the complaint was made stands for it.")
        if Target.RECEIVED not in self.values and self.given:
            self._take_given(self.given)
        received = self.values.get(Target.RECEIVED)
        if received is None:
            self._no_date()
        elif received > self.today:
            sentence = f"It was received on {words.letter_day(received)}, which is after today."
            self.add(Trouble.LATER_THAN_TODAY, Target.RECEIVED, sentence)

    def _take_given(self, given: date) -> None:
        """The day the officer gives stands where the sheet has none that can be read, and the case says so."""
        column = self.cells.get(Target.RECEIVED)
        unread = [problem for problem in self.problems if column and problem.column == column.place]
        self.problems = [problem for problem in self.problems if problem not in unread]
        missing = "day of receipt that can be read" if unread else "day of receipt"
        said = f"{words.letter_day(given)} was given by the officer on import."
        self.notes.insert(0, f"The spreadsheet has no {missing}; {said}")
        self.values[Target.RECEIVED] = given
        self.day_given = True

    def _no_date(self) -> None:
        """A day of receipt that cannot be read is what is missing, and no second problem."""
        column = self.cells.get(Target.RECEIVED)
        for place, problem in enumerate(self.problems):
            if column and problem.column == column.place:
                self.problems[place] = replace(problem, trouble=Trouble.NO_DATE)
                return
        self.add(Trouble.NO_DATE, Target.RECEIVED, "There is no day on which the complaint was received.")

    def _order(self) -> None:
        """Dates that cannot be are told and put with the notes; the others are held against the day of receipt."""
        received = self.values.get(Target.RECEIVED)
        if received is None:
            return
        made = self.values.get(Target.MADE)
        if made and made > received:
            self._out_of_order(Target.MADE, f"after it was received ({words.letter_day(received)})")
        for target in (Target.EXTENDED1, Target.EXTENDED2):
            if target in self.values and self.values[target] < received:
                self._out_of_order(target, f"before it was received ({words.letter_day(received)})")
        latest, latest_is = received, Target.RECEIVED
        for target in _ORDER[2:]:
            found = self.values.get(target)
            if found is None:
                continue
            if found > self.today:
                self._out_of_order(target, "after today")
            elif found < latest:
                self._out_of_order(target, f"before “{self._heading(latest_is)}” ({words.letter_day(latest)})")
            else:
                latest, latest_is = found, target

    def _heading(self, target: Target) -> str:
        """What the sheet calls it; our own words where it has no such column."""
        return self.cells[target].heading if target in self.cells else target.words

    def _out_of_order(self, target: Target, why: str) -> None:
        heading, found = self.cells[target].heading, self.values.pop(target)
        self.add(Trouble.OUT_OF_ORDER, target, f"{heading}: {words.letter_day(found)} is {why}.")


def _is_accepted(problem: Problem, accepted: Collection[Accepted]) -> bool:
    chosen = problem.trouble in accepted or (problem.row, problem.trouble) in accepted
    return chosen and problem.trouble.can_be_accepted


def _says_more(written: Value, read: object) -> bool:
    """Whether the cell says more than was taken from it: a word of its own, or the time of day."""
    if isinstance(read, Channel | Category | Outcome):
        return plain_words(shown(written)) not in (plain_words(read.words), plain_words(read.value))
    return isinstance(read, date) and (isinstance(written, datetime) or (isinstance(written, str) and ":" in written))


def _known(value: Value, meaning: object | None) -> Reading[Any]:
    return Reading(meaning) if meaning is not None else Reading(problem=f"“{brief(value)}” is not a word known here.")


def _stage(written: str) -> int | None:
    named = [_STAGES[word] for word in plain_words(written).split() if word in _STAGES]
    return named[0] if len(named) == 1 else None


_BETWEEN = {Target.PERSON: " ", Target.TELEPHONE: ", ", Target.ADDRESS: "\n"}
_FIELDS = {
    Target.REFERENCE: "reference", Target.PERSON: "person", Target.ADDRESS: "address", Target.TELEPHONE: "telephone",
    Target.EMAIL: "email", Target.CHANNEL: "channel", Target.CATEGORY: "category", Target.RECEIVED: "received",
    Target.MADE: "made", Target.ACKNOWLEDGED: "acknowledged", Target.EXTENDED1: "extended1",
    Target.ANSWERED1: "answered1", Target.OUTCOME: "outcome", Target.ESCALATED: "escalated",
    Target.ACKNOWLEDGED2: "acknowledged2", Target.EXTENDED2: "extended2", Target.ANSWERED2: "answered2",
    Target.OUTCOME2: "outcome2", Target.CLOSED: "closed", Target.TITLE: "title", Target.DESCRIPTION: "description",
    Target.OUTCOME_SOUGHT: "outcome_sought", Target.POINTS: "points", Target.REMEDY: "remedy",
    Target.COMPENSATION: "compensation", Target.HANDLER: "handler", Target.REVIEWER: "reviewer",
    Target.STATUS: "status", Target.KIND: "kind", Target.STAGE: "stage",
}  # fmt: skip
