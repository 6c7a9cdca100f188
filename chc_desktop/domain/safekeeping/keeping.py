"""Which backups of a place stay and which may go: seven daily, five weekly, twelve monthly, and never the wrong one.

A backup may go only where another that stays holds all that is in it. So none that is good is ever replaced by a worse
one: not by one with fewer entries, nor by one of another register, nor by those made after an older one was restored.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

KEPT_BEFORE = timedelta(days=30)
"""How long at least one stays that was made before something large was done."""


AHEAD = timedelta(days=1)
"""How far after now a backup may be dated: a laptop may have come from another time zone."""


NEVER = datetime.fromisoformat("9999-01-01")
"""A moment that comes after every backup."""


def is_ahead(made_at: datetime, now: datetime) -> bool:
    """Whether a backup is dated after now, because the clock was wrong when it was made: then it is no newest one."""
    return made_at - now > AHEAD


class Why(Enum):
    """What a backup was made for."""

    ASKED = "asked"
    CLOSING = "closing"
    DAILY = "daily"
    MIGRATION = "before-migration"
    IMPORT = "before-import"
    RESTORE = "before-restore"
    HANDOVER = "handover"

    @property
    def is_before(self) -> bool:
        """Whether it was made before something large was done, which one may wish undone."""
        return self.value.startswith("before-")

    @property
    def words(self) -> str:
        return _WORDS[self]


_WORDS = {
    Why.ASKED: "made when it was asked for",
    Why.CLOSING: "made when the program was closed",
    Why.DAILY: "made during the day",
    Why.MIGRATION: "made before a new version of the program went on with the register",
    Why.IMPORT: "made before a spreadsheet was brought in",
    Why.RESTORE: "made before a backup was restored",
    Why.HANDOVER: "made to be handed over",
}


@dataclass(frozen=True, slots=True)
class Generations:
    """How many of each stay: the latest of a day, of a week, of a month."""

    days: int = 7
    weeks: int = 5
    months: int = 12


USUAL = Generations()
FEWER = Generations(3, 2, 3)
"""Where space is short."""


@dataclass(frozen=True, slots=True)
class Kept:
    """A backup as far as it matters here. `name` is unique in its place.

    `is_held` says that the newest checked backup of the place has every one of its entries, by the chain.
    """

    name: str
    made_at: datetime
    entries: int
    why: Why = Why.DAILY
    is_held: bool = True
    is_newest_checked: bool = False


def generations_for(free: int, size: int) -> Generations:
    """How many stay where so many bytes are free and a backup takes so many: fewer where five more would not fit."""
    return USUAL if free >= 5 * size else FEWER


def may_go(found: Iterable[Kept], now: datetime, generations: Generations = USUAL) -> tuple[str, ...]:
    """The names of those that may go, the oldest first; none while there is no newest one that was checked.

    `found` are those of one register in one place.
    """
    every = sorted(found, key=_from_the_best)
    if not any(kept.is_newest_checked for kept in every):
        return ()
    staying = {kept.name for kept in _standing_for_their_time([one for one in every if one.is_held], generations)}
    going = (kept for kept in reversed(every) if kept.name not in staying and not _must_stay(kept, now))
    return tuple(kept.name for kept in sorted(going, key=lambda kept: kept.made_at))


def _must_stay(kept: Kept, now: datetime) -> bool:
    young = kept.why.is_before and now - kept.made_at < KEPT_BEFORE  # also where the clock went backwards
    return kept.is_newest_checked or not kept.is_held or young


def _standing_for_their_time(held: Sequence[Kept], generations: Generations) -> Iterable[Kept]:
    """The best of each of the last days, weeks and months that have one."""
    for most, period in (
        (generations.days, _day),
        (generations.weeks, _week),
        (generations.months, _month),
    ):
        yield from _best_of_each(held, period, most)


def _best_of_each(held: Sequence[Kept], period: Callable[[datetime], Hashable], most: int) -> Iterable[Kept]:
    best: dict[Hashable, Kept] = {}
    for kept in held:
        best.setdefault(period(kept.made_at), kept)
    latest = sorted(best, reverse=True)[:most]  # type: ignore[type-var]
    return [best[each] for each in latest]


def _from_the_best(kept: Kept) -> tuple[int, float, str]:
    """The most entries first; among those with as many, the latest."""
    return (-kept.entries, -kept.made_at.timestamp(), kept.name)


def _day(moment: datetime) -> Hashable:
    return moment.date()


def _week(moment: datetime) -> Hashable:
    return tuple(moment.isocalendar()[:2])


def _month(moment: datetime) -> Hashable:
    return (moment.year, moment.month)
