"""The days the officer gives where a spreadsheet has no day of receipt: one for all such rows, or for a single row."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class GivenDays:
    """`every` stands for each row without a day, `rows` for single ones by their number. Rows that have one keep it."""

    every: date | None = None
    rows: Mapping[int, date] = field(default_factory=dict)

    def on(self, row: int) -> date | None:
        """The day given for a row, None where there is none."""
        return self.rows.get(row, self.every)

    def with_every(self, day: date | None) -> "GivenDays":
        return replace(self, every=day)

    def with_row(self, row: int, day: date | None) -> "GivenDays":
        """With a day for one row; None takes it back."""
        others = {number: kept for number, kept in self.rows.items() if number != row}
        return replace(self, rows={**others, row: day} if day else others)

    def days(self) -> Iterable[date]:
        """Every day that was given."""
        return (*self.rows.values(), *((self.every,) if self.every else ()))
