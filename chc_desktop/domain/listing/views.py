"""What a list shows under a name: views the officer saved, and some that are there from the first day."""

from dataclasses import dataclass

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.listing.asked import CASES, REQUESTS, YES, Asked, Sort

LONGEST_NAME = 60


@dataclass(frozen=True, slots=True)
class View:
    """A list as it was asked for. `columns` are the keys of those shown, in order; empty: the usual ones.

    `id` is 0 for a view that is there from the first day.
    """

    id: int
    name: str
    asked: Asked
    columns: tuple[str, ...] = ()


def named(name: str, others: tuple[View, ...], own_id: int = 0) -> str:
    """The name as it is kept. Raises `RuleBroken` where it is none, too long, or another view's."""
    kept = " ".join(name.split())
    if not kept:
        raise RuleBroken("Please give the view a name. Nothing was lost.")
    if len(kept) > LONGEST_NAME:
        raise RuleBroken(f"Please give a shorter name, of no more than {LONGEST_NAME} letters. Nothing was lost.")
    if any(other.name.casefold() == kept.casefold() and (not other.id or other.id != own_id) for other in others):
        raise RuleBroken(f"There is a view called “{kept}” already. Nothing was changed. Please give another name.")
    return kept


def _ready(kind: str, name: str, *narrowed: tuple[str, str], by: Sort | None = None) -> View:
    return View(0, name, Asked(kind, narrowed=narrowed, sort=by))


READY = (
    _ready(CASES, "Open", ("open", YES)),
    _ready(CASES, "Late", ("late", YES), by=Sort("due")),
    _ready(CASES, "Answered this month", ("answered", "this-month"), by=Sort("answered", descending=True)),
    _ready(CASES, "With the Ombudsman", ("ombudsman", YES)),
    _ready(CASES, "Vulnerable people", ("open", YES), ("vulnerable", YES)),
    _ready(CASES, "Promises due", ("promise", YES), by=Sort("promise")),
    _ready(REQUESTS, "Open", ("open", YES)),
    _ready(REQUESTS, "Review late", ("late", YES), by=Sort("due")),
)
"""Views that are there from the first day."""
