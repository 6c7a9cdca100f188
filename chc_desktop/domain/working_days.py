"""England's working days: which they are, how they are counted, and why a day is left out.

No edition of the Codes says how to count, so the program states its rule and keeps to the strict
reading: day 1 is the next working day after the start, a limit of N days ends with day N, and
Saturdays, Sundays and England's bank holidays are left out. Office closures never stop a clock.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cached_property
from itertools import accumulate, compress
from types import MappingProxyType

from chc_desktop.domain.errors import RuleBroken

FIRST_YEAR = 2012
LAST_YEAR = 2040
PUBLISHED_TO = date(2028, 12, 31)  # government's own list ends here at the time of writing

_ONE_DAY = timedelta(1)
_WEEKEND = {5: "Saturday", 6: "Sunday"}
_WEEKEND_REMAINDERS = (6, 0)  # of a day's ordinal number by seven: Saturday and Sunday


@dataclass(frozen=True, slots=True)
class Closure:
    """Days on which the office is shut, first and last included. It warns; it never stops a clock."""

    first: date
    last: date
    why: str = "Office closed"

    def covers(self, day: date) -> bool:
        return self.first <= day <= self.last


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day that was not counted, and why."""

    date: date
    why: str


@dataclass(frozen=True)
class WorkingDays:
    """A calendar of working days from 2012 to 2040.

    `holidays` maps each bank holiday to its name; `published_to` is the last day for which government
    has published them, after which a date is provisional.
    """

    holidays: Mapping[date, str]
    closures: tuple[Closure, ...] = ()
    published_to: date = PUBLISHED_TO
    _names: Mapping[date, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_names", MappingProxyType(dict(self.holidays)))

    def is_working(self, day: date) -> bool:
        return self.why_not(day) is None

    def why_not(self, day: date) -> str | None:
        """Why a day is not counted (its holiday's name, "Saturday" or "Sunday"), or None if it is."""
        return self._names.get(day) or _WEEKEND.get(day.weekday())

    def add(self, start: date, days: int) -> date:
        """The last day of a limit of `days` working days, day 1 being the next working day after `start`."""
        working, position, base = self._index
        offset = start.toordinal() - base
        if offset < 0:
            raise _outside(start)
        try:
            return working[position[offset] + days - 1]
        except IndexError:
            raise _outside(start) from None

    def between(self, start: date, end: date) -> int:
        """How many working days after `start` `end` is; negative when `end` comes first."""
        _working, position, base = self._index
        try:
            return position[_offset(end, base)] - position[_offset(start, base)]
        except IndexError:
            raise _outside(start) from None

    def days_left(self, today: date, due: date) -> int:
        """Working days from `today` to a due date: 0 on the day itself, negative when it has passed.

        A date that has passed is never 0, even if only a weekend lies between.
        """
        left = self.between(today, due)
        return left if due >= today else min(left, -1)

    def counted(self, start: date, end: date) -> tuple[date, ...]:
        """Each working day after `start` up to `end`, in order: day 1, day 2 and so on."""
        working = self._index[0]
        return tuple(working[bisect_right(working, start) : bisect_right(working, end)])

    def skipped(self, start: date, end: date) -> tuple[Skipped, ...]:
        """Each day after `start` up to `end` that was not counted, with the reason."""
        days = (start + timedelta(n) for n in range(1, (end - start).days + 1))
        return tuple(Skipped(day, why) for day in days if (why := self.why_not(day)))

    def closure_on(self, day: date) -> Closure | None:
        return next((closure for closure in self.closures if closure.covers(day)), None)

    def do_it_by(self, due: date) -> date:
        """The last open working day by which something due on `due` can be done: before a closure, if one covers it."""
        day = due
        while self.closure_on(day) or not self.is_working(day):
            day -= timedelta(1)
        return day

    def is_provisional(self, day: date) -> bool:
        """Whether a date lies beyond the bank holidays that government has published."""
        return day > self.published_to

    def next_holiday(self, after: date) -> tuple[date, str] | None:
        upcoming = [day for day in self._names if day > after]
        return (min(upcoming), self._names[min(upcoming)]) if upcoming else None

    def with_holidays(self, days: Iterable[date], name: str = "Bank holiday added by hand") -> "WorkingDays":
        """This calendar with further bank holidays."""
        return WorkingDays({**self.holidays, **dict.fromkeys(days, name)}, self.closures, self.published_to)

    @cached_property
    def _index(self) -> tuple[list[date], list[int], int]:
        """Every working day; for each day of the range how many working days end with it; the range's first ordinal.

        Counting then is one look-up, which keeps a hundred thousand cases quick.
        """
        first, last = date(FIRST_YEAR, 1, 1).toordinal(), date(LAST_YEAR, 12, 31).toordinal()
        left_out = {day.toordinal() for day in self._names}
        counts = [number % 7 not in _WEEKEND_REMAINDERS and number not in left_out for number in range(first, last + 1)]
        working = [date.fromordinal(number) for number in compress(range(first, last + 1), counts)]
        return working, list(accumulate(counts)), first


@dataclass(frozen=True, slots=True)
class Counting:
    """The calendar, and whether the organisation counts the day of the start as day 1, one day in hand."""

    calendar: WorkingDays
    from_the_day_itself: bool = False

    def add(self, start: date, days: int) -> date:
        return self.calendar.add(start - _ONE_DAY if self.from_the_day_itself else start, days)

    def zero(self, start: date) -> date:
        """The day before day 1 can fall."""
        return start - _ONE_DAY if self.from_the_day_itself else start


def bank_holidays(first_year: int = FIRST_YEAR, last_year: int = LAST_YEAR) -> dict[date, str]:
    """England's bank holidays by date. Scotland's and Northern Ireland's are not among them."""
    from holidays import country_holidays  # slow to import, and needed only when a calendar is made

    years = range(first_year, last_year + 1)
    found = country_holidays("GB", subdiv="ENG", years=years, language="en_GB")
    return {day: name.replace("(observed)", "(substitute day)").replace("'", "’") for day, name in found.items()}


def england() -> WorkingDays:
    """England's working days as the `holidays` library knows them, without additions or closures."""
    return WorkingDays(bank_holidays())


def _offset(day: date, base: int) -> int:
    offset = day.toordinal() - base
    if offset < 0:
        raise IndexError(day)
    return offset


def _outside(day: date) -> RuleBroken:
    return RuleBroken(
        f"The calendar of working days runs from {FIRST_YEAR} to {LAST_YEAR}, so nothing can be counted "
        f"from {day.isoformat()}. Nothing was changed; please check the year."
    )
