"""A spreadsheet as plain values: what every reader gives, and the limits they all keep."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from chc_desktop.domain.errors import RuleBroken

FILE_BYTES = 50_000_000
UNPACKED_BYTES = 300_000_000
"""What an .xlsx may come to when unpacked, all the parts read here together."""
PARTS = 2_000
SHEETS = 100
ROWS = 200_000
COLUMNS = 500
CELLS = 4_000_000
JOINED = 20_000
"""Areas of joined (merged) cells on one sheet."""
CELL_CHARACTERS = 131_072

NOTHING_CHANGED = "Nothing was imported or changed."

Value = str | int | float | date | datetime | None
"""What stands in a cell: text, a number, a date (with its time, if it has one), or nothing."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that is not empty. `number` is the one the spreadsheet shows; `formulas` are the columns worked out."""

    number: int
    values: tuple[Value, ...]
    formulas: frozenset[int] = frozenset()

    def value(self, column: int) -> Value:
        """What stands in the column (from 0); rows may be shorter than their headings."""
        return self.values[column] if column < len(self.values) else None


@dataclass(frozen=True, slots=True)
class BookSheet:
    """One sheet. `heading_row` is the number of the row with the headings; `notes` say what the officer should know."""

    name: str
    rows: tuple[Row, ...]
    heading_row: int
    hidden: bool = False
    notes: tuple[str, ...] = ()

    @property
    def width(self) -> int:
        return max((len(row.values) for row in self.rows), default=0)

    @property
    def headings(self) -> tuple[str, ...]:
        """The headings by column, each different: a column without one is “Column C”."""
        row = next((row for row in self.rows if row.number == self.heading_row), Row(self.heading_row, ()))
        return _told_apart([plain(row.value(column)) for column in range(self.width)])

    @property
    def records(self) -> tuple[Row, ...]:
        """The rows below the headings."""
        return tuple(row for row in self.rows if row.number > self.heading_row)


@dataclass(frozen=True, slots=True)
class Book:
    """A spreadsheet that was read. `dates_from_1904` says how its serial numbers count the days."""

    name: str
    sheets: tuple[BookSheet, ...]
    dates_from_1904: bool = False
    notes: tuple[str, ...] = field(default=())

    def with_headings_in(self, sheet: str, row: int) -> "Book":
        """The same book with another row of the sheet as its headings."""
        moved = tuple(replace(one, heading_row=row) if one.name == sheet else one for one in self.sheets)
        return replace(self, sheets=moved)


class Tally:
    """Counts what a reader takes in, over all the sheets of a file, and stops it at the limits."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.cells = 0

    def row(self, columns: int, rows: int) -> None:
        self.cells += columns
        if rows > ROWS:
            raise self.too_much(f"more than {ROWS:,} rows")
        if columns > COLUMNS:
            raise self.too_much(f"more than {COLUMNS:,} columns")
        if self.cells > CELLS:
            raise self.too_much(f"more than {CELLS:,} cells")

    def too_much(self, what: str) -> RuleBroken:
        return RuleBroken(
            f"“{self.name}” has {what}, more than can be read safely. {NOTHING_CHANGED} "
            "Copy the rows you need into a new spreadsheet and choose that."
        )


def not_a_spreadsheet(name: str) -> RuleBroken:
    return RuleBroken(
        f"“{name}” is not a spreadsheet that can be read here. {NOTHING_CHANGED} "
        "Choose a file that was saved as .xlsx or .csv."
    )


def plain(value: Value) -> str:
    """A value on one line, for a heading."""
    return " ".join(str(value).split()) if value is not None else ""


def column_letters(column: int) -> str:
    """The letters the spreadsheet shows over a column: 0 is A, 26 is AA."""
    letters = ""
    column += 1
    while column:
        column, place = divmod(column - 1, 26)
        letters = chr(ord("A") + place) + letters
    return letters


def _told_apart(headings: list[str]) -> tuple[str, ...]:
    seen: set[str] = set()
    different = []
    for column, heading in enumerate(headings):
        named = heading or f"Column {column_letters(column)}"
        if named.casefold() in seen:
            named = f"{named} (column {column_letters(column)})"
        seen.add(named.casefold())
        different.append(named)
    return tuple(different)
