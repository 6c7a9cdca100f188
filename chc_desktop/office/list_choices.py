"""By what a list can be narrowed beside its chips, with the values that occur in the register."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.facts import OWN_PEOPLE
from chc_desktop.domain.listing.asked import CASES, YES
from chc_desktop.domain.listing.choices import Choices
from chc_desktop.domain.points.outcome import CaseOutcome
from chc_desktop.store.transaction import Transaction

_SWITCHES = (
    ("adjusted", "Has an adjustment"),
    ("restricted", "Has a restriction on contact"),
)


def list_choices(shelves: Transaction, kind: str) -> tuple[Choices, ...]:
    """What there is to choose from."""
    if kind != CASES:
        return (_occurring(shelves, kind, "category", "About"), _years(shelves, kind))
    return (
        Choices("stage", "Stage", (("1", "1"), ("2", "2"), ("3", "3"))),
        _occurring(shelves, kind, "category", "About"),
        _handlers(shelves),
        Choices("outcome", "Outcome", tuple((outcome.value, outcome.words) for outcome in CaseOutcome)),
        Choices("answered", "Answered", (("this-month", "this month"), ("last-month", "last month"))),
        _years(shelves, kind),
        _occurring(shelves, kind, "channel", "Reached us"),
        *(Choices(key, name, ((YES, name),)) for key, name in _SWITCHES),
    )


def _occurring(shelves: Transaction, kind: str, column: str, name: str) -> Choices:
    return Choices(column, name, tuple((value, words.capital(value)) for value in shelves.lists.values(kind, column)))


def _handlers(shelves: Transaction) -> Choices:
    people = shelves.facts.people(*OWN_PEOPLE)
    return Choices("handler", "Dealt with by", tuple((str(person.id), person.name) for person in people))


def _years(shelves: Transaction, kind: str) -> Choices:
    first, last = (date.fromisoformat(day).year if day else 0 for day in shelves.lists.years(kind))
    every = range(last, first - 1, -1) if first else ()
    return Choices("year", "Received in", tuple((str(year), str(year)) for year in every))
