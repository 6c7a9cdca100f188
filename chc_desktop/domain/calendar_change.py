"""A change of the bank holidays: days added, moved or withdrawn, by the officer or by the list the program comes with.

Pure judgements. The register's calendar is the one that counts; the list only proposes.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from chc_desktop.domain import words
from chc_desktop.domain.working_days import FIRST_YEAR, WorkingDays

FROM_THE_LIST = "from the program’s list"
KEPT = "kept as it was"
_TAKEN_BACK = re.compile(r"entry (\d+) taken back")
_TO = "published to "


class Holiday(NamedTuple):
    """A bank holiday and its name."""

    day: date
    name: str


@dataclass(frozen=True, slots=True)
class CalendarChange:
    """Days that become bank holidays and days that are none any more. A day taken and a day given are a move.

    `why` says where it comes from, empty where it is the officer's own. `published_to` is how far government has
    published bank holidays after the change, None where that stays as it is.
    """

    added: tuple[Holiday, ...] = ()
    removed: tuple[Holiday, ...] = ()
    why: str = ""
    published_to: date | None = None

    @property
    def days(self) -> frozenset[date]:
        return frozenset(each.day for each in (*self.added, *self.removed))

    @property
    def is_kept(self) -> bool:
        """Whether it only notes that a difference from the list was looked at and left."""
        return self.why == KEPT

    @property
    def taken_back(self) -> int:
        """The entry of the record that this takes back, 0 where it takes none back."""
        found = _TAKEN_BACK.fullmatch(self.why)
        return int(found[1]) if found else 0

    def applied(self, calendar: WorkingDays) -> WorkingDays:
        """The calendar after the change."""
        gone = {each.day for each in self.removed}
        kept = {day: name for day, name in calendar.holidays.items() if day not in gone}
        return WorkingDays(kept | dict(self.added), calendar.closures, self.published_to or calendar.published_to)

    def reversed(self, entry: int, published_to: date | None = None) -> "CalendarChange":
        """What takes this change back, which was written down as that entry."""
        return CalendarChange(self.removed, self.added, f"entry {entry} taken back", published_to)

    def still_stands(self, calendar: WorkingDays) -> bool:
        """Whether the calendar is, on these days, as the change left it: only then can it be taken back."""
        holidays = calendar.holidays
        given_stand = all(holidays.get(each.day) == each.name for each in self.added)
        return given_stand and not any(each.day in holidays for each in self.removed)


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the program's list would change. `own` are days on which it differs, but the officer decided otherwise."""

    change: CalendarChange
    own: tuple[Holiday, ...] = ()

    @property
    def is_something(self) -> bool:
        return bool(self.change.days or self.change.published_to)


def proposed(
    calendar: WorkingDays, listed: Mapping[date, str], listed_to: date, decided: Collection[date] = ()
) -> Proposal:
    """What the list proposes for the register's calendar.

    Only the years government has published are compared, and only weekdays: a weekend is no working day anyway. Days
    on which the officer decided are theirs and stay. A list that ends before the register's calendar proposes nothing.
    """
    if listed_to < calendar.published_to:
        return Proposal(CalendarChange())
    ours, theirs = _weekdays(calendar.holidays, listed_to), _weekdays(listed, listed_to)
    added, removed = _missing(theirs, ours), _missing(ours, theirs)
    change = CalendarChange(
        tuple(each for each in added if each.day not in decided),
        tuple(each for each in removed if each.day not in decided),
        FROM_THE_LIST,
        listed_to if listed_to > calendar.published_to else None,
    )
    return Proposal(change, tuple(sorted(each for each in (*added, *removed) if each.day in decided)))


def decided_days(changes: Iterable[CalendarChange]) -> frozenset[date]:
    """The days on which the officer decided: all that changed otherwise than by the list."""
    return frozenset(day for change in changes if change.why != FROM_THE_LIST for day in change.days)


def in_words(change: CalendarChange) -> tuple[str, ...]:
    """What the change says, a sentence each."""
    if change.is_kept:
        return (f"Looked at and left: {words.listed([words.day(day) for day in sorted(change.days)])}.",)
    moves, given, taken = _paired(change)
    sentences = [
        *(f"{new.name} moves from {words.day(old.day)} to {words.day(new.day)}." for old, new in moves),
        *(f"{words.day(each.day)}, {each.name}, becomes a bank holiday." for each in given),
        *(f"{words.day(each.day)}, {each.name}, is not a bank holiday any more." for each in taken),
    ]
    if change.published_to:
        sentences.append(f"Government has published bank holidays to {words.day(change.published_to)}.")
    return tuple(sentences)


def written(change: CalendarChange, published_to: date) -> tuple[str, str]:
    """How the change stands in the record: what was there before, and what after; a line for each day.

    `published_to` is how far the calendar went before.
    """
    if change.is_kept:
        looked_at = "\n".join(_line(each) for each in sorted((*change.added, *change.removed)))
        return looked_at, looked_at
    before, after = [_line(each) for each in change.removed], [_line(each) for each in change.added]
    if change.published_to:
        before.append(f"{_TO}{published_to.isoformat()}")
        after.append(f"{_TO}{change.published_to.isoformat()}")
    return "\n".join(before), "\n".join(after)


def read(why: str, before: str, after: str) -> tuple[CalendarChange, date | None]:
    """The change that `written` wrote, and how far the calendar went before where that changed."""
    removed, went_to = _read(before)
    added, goes_to = _read(after)
    return CalendarChange(added, removed, why, goes_to), went_to


def _line(holiday: Holiday) -> str:
    return f"{holiday.day.isoformat()} {holiday.name}"


def _read(text: str) -> tuple[tuple[Holiday, ...], date | None]:
    lines = text.splitlines()
    to = next((date.fromisoformat(line.removeprefix(_TO)) for line in lines if line.startswith(_TO)), None)
    days = (line.partition(" ") for line in lines if not line.startswith(_TO))
    return tuple(Holiday(date.fromisoformat(day), name) for day, _space, name in days), to


def _weekdays(holidays: Mapping[date, str], last: date) -> dict[date, str]:
    first = date(FIRST_YEAR, 1, 1)
    return {day: name for day, name in holidays.items() if first <= day <= last and day.weekday() < 5}


def _missing(these: Mapping[date, str], those: Mapping[date, str]) -> tuple[Holiday, ...]:
    return tuple(Holiday(day, these[day]) for day in sorted(these.keys() - those.keys()))


def _same(one: Holiday, other: Holiday) -> bool:
    return (one.name, one.day.year) == (other.name, other.day.year)


def _paired(change: CalendarChange) -> tuple[list[tuple[Holiday, Holiday]], list[Holiday], list[Holiday]]:
    """Moves (a day taken and a day given), and what is only given or only taken."""
    given, taken, moves = list(change.added), list(change.removed), []
    alone = len(given) == len(taken) == 1
    for old in change.removed:
        new = next((each for each in given if alone or _same(each, old)), None)
        if new:
            moves.append((old, new))
            given.remove(new)
            taken.remove(old)
    return moves, given, taken
