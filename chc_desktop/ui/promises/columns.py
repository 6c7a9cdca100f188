"""The columns of the list of promises, and what the chips above it mean."""

import re
from collections.abc import Callable
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Reckoning
from chc_desktop.domain.promises.promise import State
from chc_desktop.domain.promises.summary import ListedPromise
from chc_desktop.office.promises import Found
from chc_desktop.ui.case_columns import due_in_short
from chc_desktop.ui.tables import Column
from chc_desktop.ui.tones import TONES
from chc_desktop.ui.widgets.tag import Tone

CHIPS = (
    ("open", "Still to be kept"),
    ("late", "Late"),
    ("mine", "Mine"),
    ("money", "Money"),
    ("kept", "Kept"),
    ("cannot", "Cannot be delivered"),
    ("beyond", "More than the final response"),
)
RIVALS = (frozenset({"open", "kept", "cannot"}), frozenset({"late", "kept", "cannot"}))


def promise_columns(reckoning: Callable[[], Reckoning]) -> tuple[Column, ...]:
    """The columns. `reckoning` is asked anew each time: what dates are judged by may have changed."""
    return (
        Column("What", lambda promise: promise.what, width=0, key="what"),
        Column(
            "Case", lambda promise: promise.reference, sort=lambda row: _natural(row.reference), width=8, key="case"
        ),
        Column("Person", lambda promise: promise.person, width=12, yields=3, key="person"),
        Column("Who does it", lambda promise: promise.owner_name, width=11, yields=2, key="owner"),
        Column(
            "By when",
            lambda promise: by_when(promise, reckoning()),
            sort=lambda promise: promise.due,
            tone=lambda promise: _urgency(promise, reckoning()),
            width=30,
            short=lambda promise: by_when_in_short(promise, reckoning()),
            short_width=17,
            key="by",
            value=lambda promise: date.fromisoformat(promise.due),
        ),
        Column("How it stands", stands, tone=_state_tone, width=19, yields=1, key="stands"),
        Column("Kind", lambda promise: promise.what_kind, width=20, yields=5, key="kind"),
        Column(
            "Promised",
            lambda promise: _plain(promise.made_on),
            sort=lambda promise: promise.made_on,
            width=10,
            yields=4,
            key="made",
            value=lambda promise: date.fromisoformat(promise.made_on),
        ),
    )


def by_when(promise: ListedPromise, reckoning: Reckoning) -> str:
    """“Fri 4 Dec, in 3 working days”; of one that has ended the day it was promised for."""
    due = date.fromisoformat(promise.due)
    return f"{reckoning.day(due)}, {reckoning.left_in_words(due)}" if promise.is_open else reckoning.day(due)


def by_when_in_short(promise: ListedPromise, reckoning: Reckoning) -> str:
    """“Fri 4 Dec”, “Fri 20 Nov, late”."""
    return due_in_short(promise.due, reckoning) if promise.is_open else by_when(promise, reckoning)


def stands(promise: ListedPromise) -> str:
    """What has become of it, in a few words."""
    if promise.state == State.KEPT:
        return f"Kept {_plain(promise.ended_on)}{', late' if promise.was_late else ''}"
    if promise.state != State.OPEN:
        return "Cannot be delivered" if promise.state == State.UNDELIVERABLE else "Declined"
    if promise.pence and promise.paid:
        return f"{words.money(promise.paid)} of {words.money(promise.pence)} paid"
    if promise.pence:
        return f"{words.money(promise.pence)} {'accepted' if promise.answer == 'accepted' else 'to be paid'}"
    moved = promise.due != promise.first_due
    return f"Moved from {_plain(promise.first_due)}" if moved else "To be done"


def wanted(
    keys: tuple[str, ...], found: Found, owner: int, officer: int, today: date
) -> Callable[[ListedPromise], bool]:
    """Whether a promise is shown: it was found, is of that owner (0: anybody’s), and every chip that is on holds."""
    filters = [_FILTERS[key] for key in keys if key in _FILTERS]
    if "late" in keys:
        filters.append(lambda promise: promise.is_late(today.isoformat()))
    if "mine" in keys:
        filters.append(lambda promise: promise.owner == officer)
    if owner:
        filters.append(lambda promise: promise.owner == owner)
    return lambda promise: found.holds(promise) and all(holds(promise) for holds in filters)


def owners(promises: list[ListedPromise]) -> tuple[tuple[str, str], ...]:
    """Everybody who has or had to keep one, by name."""
    found = {promise.owner: promise.owner_name for promise in promises if promise.owner}
    return tuple((str(owner), name) for owner, name in sorted(found.items(), key=lambda pair: pair[1].casefold()))


_FILTERS: dict[str, Callable[[ListedPromise], bool]] = {
    "open": lambda promise: promise.is_open,
    "money": lambda promise: promise.pence > 0,
    "kept": lambda promise: promise.state == State.KEPT,
    "cannot": lambda promise: promise.state == State.UNDELIVERABLE,
    "beyond": lambda promise: bool(promise.beyond_final),
}


def _urgency(promise: ListedPromise, reckoning: Reckoning) -> Tone | None:
    return TONES[reckoning.urgency(date.fromisoformat(promise.due))] if promise.is_open else None


def _state_tone(promise: ListedPromise) -> Tone | None:
    if promise.state == State.KEPT:
        return Tone.RED if promise.was_late else Tone.GREEN
    return Tone.RED if promise.state == State.UNDELIVERABLE else None


def _plain(iso: str) -> str:
    """“13 Nov 2026”."""
    day = date.fromisoformat(iso)
    return f"{day.day} {words.month(day)[:3]} {day.year}"


def _natural(reference: str) -> tuple[tuple[int, str], ...]:
    """Sorts “2026-10” after “2026-9”."""
    parts = re.split(r"(\d+)", reference.casefold())
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)
