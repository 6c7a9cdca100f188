"""How safe the work is, in words: how old the last good backup is in each place, and what wants doing about it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum

from chc_desktop.domain import words

PATIENCE = timedelta(days=3)
"""How long work may be in no backup, or in none away from this computer, before anything is said."""

_FIRST_REHEARSAL, _NEXT_REHEARSAL = timedelta(days=30), timedelta(days=365)


class Remedy(Enum):
    """What a press of the button does about it."""

    BACK_UP = "Back up now"
    CHOOSE_PLACE = "Choose a place"
    REHEARSE = "Try one out now"


@dataclass(frozen=True, slots=True)
class PlaceSeen:
    """What is to be found in a place for backups. `where` goes into a sentence: “here”, “on the stick”.

    `newest` is when the newest backup there was made; `holds_all` that it has everything the register has now.
    """

    where: str
    newest: datetime | None = None
    holds_all: bool = False
    problem: str = ""
    """Why it cannot be looked at, in a sentence; empty where it could be."""


@dataclass(frozen=True, slots=True)
class Safety:
    """How safe the work is: a line for the first screen, and where something wants doing, a kind word and a button."""

    words: str
    nag: str = ""
    remedy: Remedy | None = None


def tell(
    own: PlaceSeen, second: PlaceSeen | None, now: datetime, begun: datetime, rehearsed: datetime | None
) -> Safety:
    """What is to be said. `begun` is when the register was made, `rehearsed` when a backup was last tried out."""
    said = _line((own, *((second,) if second else ())), now)
    nag, remedy = _nag(own, second, now, begun) or _rehearsal(own, now, begun, rehearsed) or ("", None)
    return Safety(said, nag, remedy)


def when(made_at: datetime, now: datetime) -> str:
    """“today 14:02”, “yesterday 17:30”, “on Tuesday”, “on 5 November 2026”."""
    days = (now.date() - made_at.date()).days
    if days in (0, 1):
        return f"{('today', 'yesterday')[days]} {words.clock(made_at)}"
    return f"on {words.weekday(made_at) if 1 < days < 7 else words.letter_day(made_at)}"


def is_rehearsal_due(today: date, begun: date, rehearsed: date | None) -> bool:
    """Whether a backup wants trying out: a month after the register was begun, then every year."""
    return today - rehearsed >= _NEXT_REHEARSAL if rehearsed else today - begun >= _FIRST_REHEARSAL


def _line(places: Sequence[PlaceSeen], now: datetime) -> str:
    """“Backed up today 14:02 here, on Tuesday on the stick, checked ✓”."""
    told = [(when(place.newest, now), place.where) for place in places if place.newest]
    if not told:
        return "Not backed up yet."
    if len(told) > 1 and told[0][0] == told[1][0]:
        return f"Backed up {told[0][0]}, {told[0][1]} and {told[1][1]}, checked ✓"
    return f"Backed up {', '.join(' '.join(each) for each in told)}, checked ✓"


def _nag(own: PlaceSeen, second: PlaceSeen | None, now: datetime, begun: datetime) -> tuple[str, Remedy] | None:
    if now - begun < PATIENCE:
        return None
    if own.newest is None and own.problem:
        return own.problem, Remedy.BACK_UP
    if own.newest is None:
        where = "on this computer" if second and second.newest else "of the register"
        return f"There is no backup {where} yet. Making one takes a moment.", Remedy.BACK_UP
    if _is_behind(own, now):
        return f"What was entered since the last backup, {when(own.newest, now)}, is in none yet.", Remedy.BACK_UP
    if second is None:
        return (
            "All backups are on this computer. If it breaks or is stolen they go with it. A memory stick, or a folder "
            "that does not live here, keeps them apart.",
            Remedy.CHOOSE_PLACE,
        )
    return _nag_about_second(second, now)


def _nag_about_second(second: PlaceSeen, now: datetime) -> tuple[str, Remedy] | None:
    if second.newest and not _is_behind(second, now):
        return None
    last = (
        f"The last backup {second.where} was made {when(second.newest, now)}"
        if second.newest
        else (f"There is no backup {second.where} yet")
    )
    return f"{last}. {second.problem or 'It takes a moment.'}", Remedy.BACK_UP


def _is_behind(place: PlaceSeen, now: datetime) -> bool:
    """Whether it has lacked something for longer than is good; also where the clock went backwards since."""
    return place.newest is not None and not place.holds_all and abs(now - place.newest) > PATIENCE


def _rehearsal(own: PlaceSeen, now: datetime, begun: datetime, rehearsed: datetime | None) -> tuple[str, Remedy] | None:
    if own.newest is None or not is_rehearsal_due(now.date(), begun.date(), rehearsed.date() if rehearsed else None):
        return None
    since = f"A backup was last tried out {when(rehearsed, now)}." if rehearsed else "No backup was ever tried out."
    return f"{since} Restoring one somewhere else, to see that it works, takes a moment.", Remedy.REHEARSE
