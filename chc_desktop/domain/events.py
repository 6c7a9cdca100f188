"""What can happen to a complaint: dated events, append-only, each a frozen value.

Nothing is ever overwritten: a mistake is put right by a correcting event that says why. A field added later
has a default, so that old entries are read forward.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from chc_desktop.domain.vocabulary import Outcome


class Channel(StrEnum):
    """How a complaint reached the landlord."""

    TELEPHONE = "telephone"
    IN_PERSON = "in-person"
    LETTER = "letter"
    EMAIL = "email"
    FORM = "form"
    TEXT = "text"
    SOCIAL_MEDIA = "social-media"
    STAFF = "staff"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _CHANNEL_WORDS[self]


class Category(StrEnum):
    """What a complaint is about, for finding and counting."""

    REPAIRS = "repairs"
    DAMP = "damp"
    LEAKS = "leaks"
    HEATING = "heating"
    NEIGHBOURS = "neighbours"
    ESTATE = "estate"
    CHARGES = "charges"
    ALLOCATIONS = "allocations"
    STAFF = "staff"
    COMPLAINT_HANDLING = "complaint-handling"
    PESTS = "pests"
    SAFETY = "safety"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _CATEGORY_WORDS[self]


@dataclass(frozen=True, slots=True)
class Finding:
    """What was decided about one point (its number from 1) and why."""

    point: int
    outcome: Outcome
    reasons: str


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something offered to put things right: what, by when, and money in pence where it is money."""

    kind: str
    what: str
    by: date
    pence: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened. `happened_on` is the true date; `done_by` the person who did it (0: nobody named)."""

    kind: ClassVar[str]
    happened_on: date
    done_by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Event):
    """A complaint was received. `happened_on` is the true date of receipt, at a weekend too."""

    kind: ClassVar[str] = "received"
    reference: str
    edition: str
    complainant: int
    handler: int
    channel: Channel
    category: Category
    made_on: date
    title: str
    their_words: str
    points: tuple[str, ...]
    outcome_sought: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PointAdded(Event):
    """A related point raised since joins the complaint."""

    kind: ClassVar[str] = "point-added"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acknowledged(Event):
    """The acknowledgement of a stage was sent. `letter` is its id in the register, 0 where it was sent another way."""

    kind: ClassVar[str] = "acknowledged"
    stage: int
    not_ours: tuple[int, ...] = ()
    letter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Extended(Event):
    """The resident was told that the response will come later, with the reason and the new date."""

    kind: ClassVar[str] = "extended"
    stage: int
    new_date: date
    reason: str
    ombudsman_told: bool
    beyond_cap_because: str = ""
    letter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Updated(Event):
    """The resident was told how things stand."""

    kind: ClassVar[str] = "updated"
    text: str
    next_update: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Responded(Event):
    """The response of a stage was sent, with the findings and what was promised in it."""

    kind: ClassVar[str] = "responded"
    stage: int
    findings: tuple[Finding, ...]
    remedies: tuple[Remedy, ...] = ()
    no_remedy_because: str = ""
    outstanding: str = ""
    complete: bool = True
    letter: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Escalated(Event):
    """The resident asked for stage 2. They need give no reason. `reviewer` is who will take it."""

    kind: ClassVar[str] = "escalated"
    reviewer: int
    still_unhappy_with: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused(Event):
    """The complaint was not accepted (stage 1), or not escalated (stage 2), and the resident was told why."""

    kind: ClassVar[str] = "refused"
    stage: int
    exclusion: str
    reasons: str
    ombudsman_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Withdrawn(Event):
    """The resident withdrew the complaint."""

    kind: ClassVar[str] = "withdrawn"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Closed(Event):
    """The case was closed. Promises live on."""

    kind: ClassVar[str] = "closed"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened(Event):
    """A case that had ended was opened again."""

    kind: ClassVar[str] = "reopened"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HandlerChanged(Event):
    """Somebody else took over the stage."""

    kind: ClassVar[str] = "handler-changed"
    stage: int
    handler: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseKept(Event):
    """A promise was carried out. `promise` names it, with what shows it."""

    kind: ClassVar[str] = "promise-kept"
    promise: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """Something for the record: a call, a visit, a decision."""

    kind: ClassVar[str] = "noted"
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterIssued(Event):
    """A letter was issued: its id in the register, the SHA-256 of its exact bytes, how it was sent, what it said."""

    kind: ClassVar[str] = "letter-issued"
    document: int
    letter: str
    title: str
    digest: str
    sent: str
    texts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    """An earlier entry was wrong. `replacement` is what it should have said, empty if it never happened."""

    kind: ClassVar[str] = "corrected"
    entry: int
    why: str
    replacement: str = ""


_CHANNEL_WORDS = {
    Channel.TELEPHONE: "by telephone",
    Channel.IN_PERSON: "in person",
    Channel.LETTER: "by letter",
    Channel.EMAIL: "by email",
    Channel.FORM: "on our form",
    Channel.TEXT: "by text message",
    Channel.SOCIAL_MEDIA: "on social media",
    Channel.STAFF: "through a member of staff",
    Channel.OTHER: "another way",
}


_CATEGORY_WORDS = {
    Category.REPAIRS: "Repairs",
    Category.DAMP: "Damp and mould",
    Category.LEAKS: "Leaks",
    Category.HEATING: "Heating and hot water",
    Category.NEIGHBOURS: "Neighbours and noise",
    Category.ESTATE: "Grounds and shared spaces",
    Category.CHARGES: "Rent and charges",
    Category.ALLOCATIONS: "Moving and allocations",
    Category.STAFF: "Staff conduct",
    Category.COMPLAINT_HANDLING: "How a complaint was handled",
    Category.PESTS: "Pests",
    Category.SAFETY: "Safety and security",
    Category.OTHER: "Something else",
}
