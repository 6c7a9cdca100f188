"""What can happen to a service request: dated events in the same record as those of complaints."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chc_desktop.domain.events import Event
from chc_desktop.domain.intake import Category, Channel


@dataclass(frozen=True, slots=True, kw_only=True)
class Requested(Event):
    """Somebody asked for something to be put right. `happened_on` is the true day; `review_on` when to look again."""

    kind: ClassVar[str] = "requested"
    reference: str
    person: int
    channel: Channel
    category: Category
    title: str
    their_words: str
    review_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestNoted(Event):
    """Something for the record: a call, a visit, work done. After the request has ended too."""

    kind: ClassVar[str] = "request-noted"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestReviewed(Event):
    """Somebody looked how the request stands: what they found, and when to look again."""

    kind: ClassVar[str] = "request-reviewed"
    found: str
    next_review: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestDone(Event):
    """What was asked for is done, or was answered. `text` says what was done."""

    kind: ClassVar[str] = "request-done"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestBecameComplaint(Event):
    """The person was unhappy with how the request was dealt with: a complaint was logged, by its id and reference."""

    kind: ClassVar[str] = "request-became-complaint"
    complaint: int
    reference: str
