"""A service request in one line, as lists show it: worked out from its record, rebuilt at will."""

from enum import StrEnum
from typing import NamedTuple


class RequestStatus(StrEnum):
    """Where a service request stands."""

    OPEN = "open"
    DONE = "done"
    BECAME_COMPLAINT = "became-complaint"

    @property
    def words(self) -> str:
        return _STATUS_WORDS[self]


class RequestSummary(NamedTuple):
    """One request as lists show it. Dates are ISO text, empty where there is none; `became` names the complaint."""

    case_id: int
    reference: str
    title: str
    person: str
    home: str
    person_id: int
    category: str
    status: str
    received_on: str
    review_due: str
    ended_on: str
    complaint: int
    became: str

    @property
    def stands(self) -> str:
        return stands(RequestStatus(self.status), self.became)


def stands(status: RequestStatus, complaint: str) -> str:
    """“Open”, “Done”, “Became complaint 2026-026”."""
    return f"Became complaint {complaint}" if complaint else status.words


_STATUS_WORDS = {
    RequestStatus.OPEN: "Open",
    RequestStatus.DONE: "Done",
    RequestStatus.BECAME_COMPLAINT: "Became a complaint",
}
