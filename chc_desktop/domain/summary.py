"""A case in one line, and what it asks to be done: what lists, Today and the calendar show.

These are projections: worked out from a case, kept in the register so that lists are quick, rebuilt at will.
"""

from typing import NamedTuple

from chc_desktop.domain.facts import Person

PROMISE = "promise"

CLOCK = "clock"
"""The duty of a step of another clock."""

UPDATE = "update"
"""The duty of telling the resident how things stand."""

SETTLED, UNPUBLISHED, WAITING = 0, 1, 2
"""How sure a task's date is: it stands; it lies beyond the published bank holidays; what it runs from is still to
happen, so that nothing can be done about it yet."""

PROJECTED = 12
"""The version of what is kept beside the record. Raised whenever it changes its shape or its words, so that the
projections of an older register are made anew."""


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
    restricted: int = 0
    ombudsman: int = 0
    answered_on: str = ""
    outcome: str = ""

    @property
    def first_due(self) -> str:
        """The day of what comes first, a duty or a promise; empty where nothing is due."""
        return min((day for day in (self.next_due, self.promise_due) if day), default="")


class Task(NamedTuple):
    """Something to be done on a case by a date. `duty` is a duty's name, "promise", "clock", "update", "contractor"
    or "authority".

    `sentence` says why then; each further line of it is something to beware of. `provisional` is one of SETTLED,
    UNPUBLISHED and WAITING.
    """

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
