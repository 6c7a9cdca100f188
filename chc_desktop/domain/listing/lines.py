"""A complaint as its line in the list: what its columns say, and the name of who deals with it."""

from typing import NamedTuple


class CaseLine(NamedTuple):
    """One case in the list. Dates are ISO text, empty where there is none; `first_due` is a duty's or a promise's."""

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
    first_due: str
    next_due: str
    promise_due: str
    answered_on: str
    ended_on: str
    outcome: str
    handler: str
    vulnerable: int
    adjusted: int
    restricted: int
    ombudsman: int

    @property
    def is_promise_due(self) -> bool:
        """Whether what is due first is a promise, and no duty of that day."""
        return bool(self.first_due) and self.first_due != self.next_due
