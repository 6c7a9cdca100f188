"""A case in one line, and what it asks to be done: what lists, Today and the calendar show.

These are projections: worked out from a case, kept in the register so that lists are quick, rebuilt at will.
"""

from typing import NamedTuple

from chc_desktop.domain.facts import Person

PROMISE = "promise"


class CaseSummary(NamedTuple):
    """One case as lists show it. Dates are ISO text, empty where there is none: quick to read and to sort."""

    case_id: int
    reference: str
    title: str
    person: str
    home: str
    category: str
    channel: str
    status: str
    stage: int
    received_on: str
    next_duty: str
    next_due: str
    promise_due: str
    ended_on: str
    handler: int
    person_id: int
    vulnerable: int
    adjusted: int


class Task(NamedTuple):
    """Something to be done on a case by a date. `duty` is a duty's name or "promise"; `sentence` says why then."""

    case_id: int
    duty: str
    key: str
    due: str
    provisional: int
    what: str
    sentence: str


def home(person: Person) -> str:
    """The first line of a person's address: “Cottage 3”."""
    return person.address.splitlines()[0].strip() if person.address.strip() else ""
