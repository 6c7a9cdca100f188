"""What an import will do, as frozen values: the cases it makes, and the rows it cannot take as they are."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.book import column_letters


class Trouble(StrEnum):
    """What can be wrong with a row."""

    NO_DATE = "no-date"
    LATER_THAN_TODAY = "later-than-today"
    NO_PERSON = "no-person"
    TWICE = "twice"
    ALREADY_HERE = "already-here"
    NOT_READ = "not-read"
    OUT_OF_ORDER = "out-of-order"
    NO_RESULT = "no-result"

    @property
    def can_be_accepted(self) -> bool:
        """Whether the row can come in all the same, with a note of what is wrong."""
        return self not in (Trouble.NO_DATE, Trouble.LATER_THAN_TODAY)

    @property
    def if_accepted(self) -> str:
        """What accepting it does, for the officer’s choice."""
        return _IF_ACCEPTED[self]


Accepted = Trouble | tuple[int, Trouble]
"""What the officer accepts: a trouble in every row, or in the row of this number."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with a row, in a sentence. `column` is from 0, None where no one column is to blame."""

    row: int
    column: int | None
    heading: str
    trouble: Trouble
    sentence: str

    @property
    def place(self) -> str:
        """Where the spreadsheet shows it: “C14”, or “row 14”."""
        return f"row {self.row}" if self.column is None else f"{column_letters(self.column)}{self.row}"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedCase:
    """A case as it will come in. Texts are empty and dates None where the row says nothing.

    `note` holds, one a line, all that has no place of its own: every column that was not taken, what was not
    understood, and what the officer accepted. `day_given`: the officer gave the day of receipt.
    """

    row: int
    received: date
    day_given: bool = False
    made: date | None = None
    reference: str = ""
    person: str = ""
    address: str = ""
    telephone: str = ""
    email: str = ""
    channel: Channel = Channel.OTHER
    category: Category = Category.OTHER
    title: str = ""
    description: str = ""
    outcome_sought: str = ""
    points: tuple[str, ...] = ()
    acknowledged: date | None = None
    extended1: date | None = None
    answered1: date | None = None
    outcome: Outcome | None = None
    escalated: date | None = None
    acknowledged2: date | None = None
    extended2: date | None = None
    answered2: date | None = None
    outcome2: Outcome | None = None
    closed: date | None = None
    remedy: str = ""
    compensation: int = 0
    handler: str = ""
    reviewer: str = ""
    status: str = ""
    kind: str = ""
    stage: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True)
class Plan:
    """What an import will do. Every row below the headings is in `cases` or in `rows_with_problems`, never in both."""

    rows: int
    cases: tuple[PlannedCase, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...] = field(default=())
    found: tuple[Problem, ...] = ()
    """Every problem, those that were accepted too."""
    who: dict[int, str] = field(default_factory=dict)
    """Whose row it is that cannot come in as it is, by its number."""

    @property
    def rows_with_problems(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys(problem.row for problem in self.problems))

    def counted(self) -> dict[Trouble, int]:
        """How many rows have each trouble."""
        pairs = {(problem.trouble, problem.row) for problem in self.problems}
        return {trouble: n for trouble in Trouble if (n := sum(1 for found, _ in pairs if found is trouble))}


_IF_ACCEPTED = {
    Trouble.NO_DATE: "A complaint needs the day it was received. Give it here, or put it into the spreadsheet.",
    Trouble.LATER_THAN_TODAY: "A case cannot be received after today. Put the date right in the spreadsheet.",
    Trouble.NO_PERSON: "The cases come in without a name. You can add it later.",
    Trouble.TWICE: "The later rows come in as cases of their own, with new references; their notes have the old.",
    Trouble.ALREADY_HERE: "The rows come in as new cases and get new references; the old ones are in their notes.",
    Trouble.NOT_READ: "The cells are left empty, and what stands in them is kept in the case’s note.",
    Trouble.OUT_OF_ORDER: "The dates that do not fit are left empty and kept in the case’s note.",
    Trouble.NO_RESULT: "The cells are left empty, and the case’s note says so.",
}
