"""The year a self-assessment is about, and the day by which it goes to the Ombudsman."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from chc_desktop.domain import words

HOMES = 1000
"""Fewer homes than this, and the landlord's own year end counts; more, and it is 30 September."""


@dataclass(frozen=True, slots=True)
class ReportingYear:
    """The financial year that ends in the calendar year `number`; both days are part of it."""

    number: int
    first: date
    last: date

    def __contains__(self, day: date | None) -> bool:
        return day is not None and self.first <= day <= self.last

    @property
    def title(self) -> str:
        """“1 Nov 2025 to 31 Oct 2026”."""
        return f"{_plain(self.first)} to {_plain(self.last)}"


@dataclass(frozen=True, slots=True)
class Submission:
    """The last day on which the self-assessment can be sent to the Ombudsman, and why it is that day."""

    due: date
    why: str


def reporting_year(number: int, year_end: Sequence[int]) -> ReportingYear:
    """The year of this number. `year_end` is day and month, such as (31, 10)."""
    last_before = _year_end(number - 1, year_end)
    return ReportingYear(number, last_before + timedelta(1), _year_end(number, year_end))


def last_ended(today: date, year_end: Sequence[int]) -> ReportingYear:
    """The year that ended last: the one to be assessed."""
    ended = today > _year_end(today.year, year_end)
    return reporting_year(today.year if ended else today.year - 1, year_end)


def year_of(day: date, year_end: Sequence[int]) -> ReportingYear:
    """The year a day belongs to."""
    return reporting_year(last_ended(day, year_end).number + 1, year_end)


def submission(year: ReportingYear, homes: int) -> Submission:
    """When a year's self-assessment is due: for exactly 1,000 homes, which neither rule names, the earlier day."""
    half_year = _six_months_after(year.last)
    september = date(year.last.year, 9, 30)
    if september <= year.last:
        september = date(year.last.year + 1, 9, 30)
    if homes < HOMES:
        return Submission(half_year, f"Six months after your year end, {_plain(year.last)}: fewer than 1,000 homes.")
    if homes > HOMES:
        return Submission(september, "30 September: more than 1,000 homes.")
    return Submission(
        min(half_year, september),
        "With exactly 1,000 homes, the rule could be six months after your year end "
        f"({_plain(half_year)}) or 30 September ({_plain(september)}): this is the earlier of the two.",
    )


def _year_end(year: int, year_end: Sequence[int]) -> date:
    """The year end in a calendar year. A year that ends with February ends with its last day, leap year or not."""
    day, month = year_end
    days = monthrange(year, month)[1]
    return date(year, month, days if (month, day) == (2, 28) else min(day, days))


def _six_months_after(day: date) -> date:
    year, month = (day.year, day.month + 6) if day.month <= 6 else (day.year + 1, day.month - 6)
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def _plain(day: date) -> str:
    return f"{day.day} {words.month(day)[:3]} {day.year}"
