"""The bin: everything that was deleted or put away, from every room that lets something be taken back.

A room joins by what `BinRoom` asks and one line in `Office.bin`.
"""

from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Protocol, runtime_checkable

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.desk import Desk

MONTHS = "bin/months"
"""The setting that says how long what is in the bin is kept."""

USUAL_MONTHS = 12
CHOICES = (3, 6, 12, 24, 72)
"""Months to choose between: six years is as long as a claim may be brought."""


_THROWN = ("drafts", "snippets", "paragraphs", "words")
"""The rooms whose things lie in the bin alone; views stand where they were. None of it is part of the record."""

_VIEWS = "views"


@dataclass(frozen=True, slots=True)
class Removed:
    """One thing a room gave away. `key` names it within the room; `removed_at` is the day, with the time if known.

    `removed_by` is who did it, by id (0: nobody named) or by name. `erasable` where its room can erase it for good.
    """

    key: str
    what: str
    where: str
    removed_at: date | datetime
    removed_by: int | str = 0
    erasable: bool = False


class BinRoom(Protocol):
    """What a room does so that what is deleted in it stands in the bin."""

    def removed(self) -> Sequence[Removed]:
        """Everything that can be taken back, in any order."""

    def take_back(self, key: str) -> object:
        """Put it back where it was. Raises `RuleBroken` where that cannot be."""


@runtime_checkable
class ErasingRoom(BinRoom, Protocol):
    """A room of which something can be erased for good, too."""

    def what_goes(self, key: str) -> str:
        """What would be erased, and what would stay, in sentences for the officer."""

    def erase(self, key: str, why: str, draft: str = "") -> None:
        """Erase it for good, and drop the draft. Raises `RuleBroken` where that cannot be."""


@dataclass(frozen=True, slots=True)
class BinLine:
    """A line of the bin. `keep_until` is the day until which it is kept at the least; `by` is empty if nobody did.

    `erasable` where it can be erased for good.
    """

    room: str
    key: str
    what: str
    where: str
    removed_at: date | datetime
    by: str
    keep_until: date
    erasable: bool = False


class Bin:
    """What stands in the bin. `rooms` opens each room by its name."""

    def __init__(self, desk: Desk, rooms: Mapping[str, Callable[[], BinRoom]]) -> None:
        self._desk = desk
        self._rooms = rooms

    def lines(self) -> tuple[BinLine, ...]:
        """Everything in the bin, what was deleted last first."""
        months = self.months()
        kept = [(room, each) for room, enter in self._rooms.items() for each in enter().removed()]
        names = self._names(each.removed_by for _room, each in kept if isinstance(each.removed_by, int))
        found = (
            BinLine(
                room,
                each.key,
                each.what,
                each.where,
                each.removed_at,
                names.get(each.removed_by, "") if isinstance(each.removed_by, int) else each.removed_by,
                months_after(each.removed_at, months),
                each.erasable,
            )
            for room, each in kept
        )
        return tuple(sorted(found, key=lambda line: _moment(line.removed_at), reverse=True))

    def take_back(self, line: BinLine) -> None:
        """Put something back where it was. Raises `RuleBroken` where that cannot be."""
        self._rooms[line.room]().take_back(line.key)
        self._desk.on_change()

    def what_goes(self, line: BinLine) -> str:
        """What would be erased for good with a line, and what would stay."""
        return self._erasing_room(line).what_goes(line.key)

    def erase(self, line: BinLine, why: str, draft: str = "") -> None:
        """Erase something for good; the record says that it was, and why. Raises `RuleBroken` where that cannot be."""
        self._erasing_room(line).erase(line.key, why, draft)

    def over(self) -> tuple[BinLine, ...]:
        """What was kept as long as was promised and is no part of the record, which is kept as `retention` says."""
        today = self._desk.today()
        return tuple(line for line in self.lines() if line.room in (*_THROWN, _VIEWS) and line.keep_until < today)

    def let_go(self) -> int:
        """Erase what was kept as long as was promised; how many things."""
        over = self.over()
        with self._desk.register.transaction() as shelves:
            for line in over:
                if line.room == _VIEWS:
                    shelves.views.forget(int(line.key))
                else:
                    shelves.comfort.take_out_of_bin(int(line.key))
        self._desk.on_change()
        return len(over)

    def months(self) -> int:
        """For how many months what is deleted is kept."""
        with self._desk.register.transaction() as shelves:
            kept = shelves.facts.setting(MONTHS)
        return int(kept) if kept.isdecimal() else USUAL_MONTHS

    def keep_for(self, months: int) -> None:
        """Keep what is deleted for so long; noted in the record."""
        if months not in CHOICES:
            raise RuleBroken("Please choose one of the times that are offered. Nothing was changed.")
        desk = self._desk
        with desk.register.transaction() as shelves:
            shelves.facts.save_setting(MONTHS, str(months), desk.now(), desk.officer(shelves))
        desk.on_change()

    def _erasing_room(self, line: BinLine) -> ErasingRoom:
        room = self._rooms[line.room]()
        if not isinstance(room, ErasingRoom):
            raise RuleBroken(f"“{line.what}” cannot be erased from here. Nothing was changed.")
        return room

    def _names(self, people: Iterable[int]) -> dict[int, str]:
        with self._desk.register.transaction() as shelves:
            return {person_id: person.name for person_id, person in shelves.facts.people_of(people).items()}


def _moment(at: date | datetime) -> datetime:
    return at if isinstance(at, datetime) else datetime.combine(at, time.min)


def months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a month that is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
