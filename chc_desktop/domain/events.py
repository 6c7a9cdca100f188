"""What can happen to a complaint: dated events, append-only, each a frozen value.

Nothing is ever overwritten: a mistake is put right by a correcting event that says why. A field added later
has a default, so that old entries are read forward.
"""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chc_desktop.domain.intake import Category, Channel, Matter
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.vocabulary import Agreed, Outcome


@dataclass(frozen=True, slots=True)
class Finding:
    """What was decided about one point (its number from 1), why, and the policy, law or practice it rests on."""

    point: int
    outcome: Outcome
    reasons: str
    policy: str = ""


@dataclass(frozen=True, slots=True)
class Remedy:
    """Something offered to put things right: what, by when, and money in pence where it is money.

    `owner` is who must do it (0: nobody named); `agreed_how` when and how it was agreed, or why it was not.
    `repeats` is the key of an earlier promise of money that is named here again: it stands once.
    """

    kind: str
    what: str
    by: date
    pence: int = 0
    owner: int = 0
    agreed: Agreed = Agreed.NOT_SAID
    agreed_how: str = ""
    repeats: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that happened. `happened_on` is the true date; `done_by` the person who did it (0: nobody named)."""

    kind: ClassVar[str]
    happened_on: date
    done_by: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Received(Event):
    """A complaint was received. `happened_on` is the true date of receipt, at a weekend too.

    `edition`, `own_limits` and `own_stages` (0: as many as the edition has) are what applied then, and stay.
    `request` is the service request it grew from (0: none).
    """

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
    logged_on: date | None = None
    own_limits: tuple[OwnLimit, ...] = ()
    own_stages: int = 0
    matter: Matter = Matter.HOUSING
    request: int = 0


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
    """The resident asked for the next stage. They need give no reason. `reviewer` is who will take it."""

    kind: ClassVar[str] = "escalated"
    reviewer: int
    still_unhappy_with: str = ""
    stage: int = 2


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
    """A promise was carried out. `promise` names it, with what shows it; `paper` is a paper’s id, 0 if none."""

    kind: ClassVar[str] = "promise-kept"
    promise: str
    evidence: str
    paper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStarted(Event):
    """Another clock began to run beside the complaint. `happened_on` is the day it runs from, before the receipt too.

    `clock_kind` names its kind, `due` is the date that was given with it, if one was.
    """

    kind: ClassVar[str] = "clock-started"
    clock_kind: str
    what: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStepDone(Event):
    """A step of another clock was done. `clock` is the entry in which it was started."""

    kind: ClassVar[str] = "clock-step-done"
    clock: int
    step: str
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStopped(Event):
    """Another clock is no longer needed; what was done about it stays."""

    kind: ClassVar[str] = "clock-stopped"
    clock: int
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Noted(Event):
    """Something for the record: a call, a visit, a decision. `kept_back` is why it stays out of a resident's copy."""

    kind: ClassVar[str] = "noted"
    text: str
    kept_back: KeptBack = KeptBack.NOT


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterIssued(Event):
    """A letter was issued: its id in the register, the SHA-256 of its exact bytes, how it was sent, what it said.

    Where several were issued at once, `complainant` is whose letter it is, `addressee` who it went to, and `beside` the
    first of them (0 for that one itself). `way` is how it was sent as a `Way`, which older entries only have in words;
    `sent_to` the email address it went to. A letter sent once more is the next `version`, `replaces` the one before
    (its id) and says what `changed`. `wording` is the digest of the template it was made from, `plain_text`
    the same letter as plain text where whoever gets it has asked for their letters so. `template` and `edition` are
    those it was made by; older entries do not say.
    """

    kind: ClassVar[str] = "letter-issued"
    document: int
    letter: str
    title: str
    digest: str
    sent: str
    texts: str
    complainant: int = 0
    addressee: int = 0
    beside: int = 0
    way: str = ""
    sent_to: str = ""
    version: int = 1
    replaces: int = 0
    changed: str = ""
    wording: str = ""
    plain_text: str = ""
    template: str = ""
    edition: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corrected(Event):
    """An earlier entry was wrong. `replacement` is what it should have said, empty if it never happened."""

    kind: ClassVar[str] = "corrected"
    entry: int
    why: str
    replacement: str = ""
