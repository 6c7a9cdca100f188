"""A letter as values: its template, what the officer has written, and what it is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition, RequiredElement
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.facts import Organisation, Person
from chc_desktop.domain.letters.addressing import Addressing
from chc_desktop.domain.letters.family import Effect, GoesTo, Group, Offered
from chc_desktop.domain.people.parties import Representative
from chc_desktop.domain.reading.kept import Kept
from chc_desktop.domain.vocabulary import Agreed, Element, LetterKind, Outcome


class Shape(StrEnum):
    """How a part of a letter is written."""

    TEXT = "text"
    POINTS = "points"
    REMEDIES = "remedies"
    OUTSTANDING = "outstanding"
    RESPONSIBILITY = "responsibility"
    NEW_DATE = "new-date"
    NEXT_UPDATE = "next-update"
    GROUND = "ground"
    DONE = "done"
    PROMISE = "promise"

    @property
    def has_otherwise(self) -> bool:
        """Whether it knows a second answer, which its part has to word: nothing to put right, beyond the limit."""
        return self in (Shape.REMEDIES, Shape.OUTSTANDING, Shape.RESPONSIBILITY, Shape.NEW_DATE)


class Field(StrEnum):
    """What a letter's file may fill in from the case, written {reference}.

    Those that speak of a stage speak of the letter's own: `escalated` is the day it was asked for, `reviewer` who
    takes it by role, `answered_before` the day the stage before was answered. `was_due` is there once the answer is
    late, `still_due` until then, `letter_was_due` once this very letter is late; `next_stage` where there is one.
    """

    REFERENCE = "reference"
    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED_BEFORE = "answered_before"
    ESCALATED = "escalated"
    STAGE = "stage"
    LAST_STAGE = "last_stage"
    ANSWER = "answer"
    DUE = "due"
    WAS_DUE = "was_due"
    STILL_DUE = "still_due"
    LETTER_WAS_DUE = "letter_was_due"
    ANSWERED = "answered"
    NEXT_STAGE = "next_stage"
    ENDED = "ended"
    NEW_DATE = "new_date"
    POINTS = "points"
    OURS = "ours"
    NOT_OURS = "not_ours"
    OUTCOME_SOUGHT = "outcome_sought"
    STILL_UNHAPPY_WITH = "still_unhappy_with"
    PROMISED_BEFORE = "promised_before"
    STILL_PROMISED = "still_promised"
    PROMISED_ON = "promised_on"
    REPRESENTATIVE = "representative"
    WHAT_IS_NEEDED = "what_is_needed"
    ENCLOSED = "enclosed"
    OMBUDSMAN_ASKED = "ombudsman_asked"
    PERSON = "person"
    ORGANISATION = "organisation"
    CONTACT_US = "contact_us"
    HANDLER_ROLE = "handler_role"
    REVIEWER = "reviewer"
    NEW_REVIEWER = "new_reviewer"
    OMBUDSMAN_NAME = "ombudsman_name"
    OMBUDSMAN_ADDRESS = "ombudsman_address"
    OMBUDSMAN_TELEPHONE = "ombudsman_telephone"
    OMBUDSMAN_WEBSITE = "ombudsman_website"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a letter, in the order it is printed.

    `text` is what it says until the officer changes it. `otherwise` is said in its place where the shape knows
    a second answer: some points are not ours, nothing to put right, nothing outstanding, beyond the limit.
    `carried_from` names the earlier letter whose part of the same key this one repeats. A part that is `ready`
    usually needs no change. One that is `only_if_asked` is left out where the edition asks for none of its elements.
    """

    key: str
    label: str
    prompt: str
    text: str = ""
    otherwise: str = ""
    heading: str = ""
    shape: Shape = Shape.TEXT
    elements: tuple[Element, ...] = ()
    carried_from: LetterKind | None = None
    ready: bool = False
    only_if_asked: bool = False


@dataclass(frozen=True, slots=True)
class LetterTemplate:
    """A letter's file. `name` is what windows call it, `title` what stands at its top.

    `does_step` is the step of another clock that is done with it, as “clock/step”. `good_practice` is what we ask of
    it where the edition of the case says nothing about such a letter.
    """

    id: str
    kind: LetterKind
    name: str
    title: str
    parts: tuple[Part, ...]
    brings_about: Effect = Effect.NOTHING
    offered: Offered = Offered.ALWAYS
    group: Group = Group.OTHERS
    goes_to: GoesTo = GoesTo.COMPLAINANTS
    does_step: str = ""
    good_practice: tuple[RequiredElement, ...] = ()

    def asked(self, edition: Edition) -> tuple[RequiredElement, ...]:
        """What the letter must carry: what the edition asks of it, or where it asks nothing, our good practice."""
        return edition.elements(self.kind) or self.good_practice

    def part_for(self, element: Element) -> Part | None:
        return next((part for part in self.parts if element in part.elements), None)


@dataclass(frozen=True, slots=True)
class Decision:
    """What is decided about one point, as far as it is written, and the policy, law or practice it rests on.

    The evidence stands on the point itself and is named in the letter, unless that is not wanted.
    """

    point: int
    outcome: Outcome | None = None
    reasons: str = ""
    policy: str = ""
    without_evidence: bool = False

    @property
    def is_begun(self) -> bool:
        """Whether anything of it is written."""
        return self != Decision(self.point)


@dataclass(frozen=True, slots=True)
class Offer:
    """A remedy, as far as it is written. `pence` is None where what was typed is no amount.

    Who does it (0: nobody named) and whether it was agreed are for the record; the letter prints neither.
    `repeats` is the key of the promise of money that is named again.
    """

    kind: str
    what: str = ""
    by: date | None = None
    pence: int | None = 0
    owner: int = 0
    agreed: Agreed = Agreed.NOT_SAID
    agreed_how: str = ""
    repeats: str = ""


@dataclass(frozen=True, slots=True)
class NotOurs:
    """A point that is not ours to answer for, why, and who is responsible."""

    point: int
    why: str = ""
    whose: str = ""


@dataclass(frozen=True, slots=True)
class Done:
    """A promise that was carried out, by its key: what was done, and when."""

    promise: str
    what: str = ""
    on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterContents:
    """What the officer has written. `texts` holds, by part, only what differs from the letter's own words.

    So a part that was not touched keeps up with the case and with the day the letter is sent. `new_date` is the day
    the letter names: of the answer, or of the next update. `exclusion` is the ground of a refusal, `promise` the key of
    the one that cannot be delivered; `offers` holds what is offered in its place. `kept` is what the
    second reader noted and the officer left as it is.
    """

    texts: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    offers: tuple[Offer, ...] = ()
    no_remedy: bool = False
    no_remedy_because: str = ""
    nothing_outstanding: bool = False
    not_ours: tuple[NotOurs, ...] = ()
    new_date: date | None = None
    beyond_cap_because: str = ""
    exclusion: str = ""
    done: tuple[Done, ...] = ()
    promise: str = ""
    kept: tuple[Kept, ...] = ()

    def decision(self, point: int) -> Decision:
        return next((found for found in self.decisions if found.point == point), Decision(point))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a letter is about, on the day it is dated.

    `stage` is the letter's own, or the one the case is at. `reviewer` is who has it in hand. `response` is the
    deadline of the stage's response as this letter leaves it; `due` that of the letter itself, None where the edition
    sets none. `carried` is what earlier letters said, by part. `staff` are the names of people who work for the
    organisation, of contractors and of whoever is complained about, which a letter leaves out; `colleagues` the
    organisation's people, who may have to keep a promise.
    """

    case: Case
    edition: Edition
    organisation: Organisation
    person: Person
    handler: Person
    reviewer: Person
    signatory: Person
    dated: date
    response: Deadline
    due: Deadline | None
    still_unhappy_with: str = ""
    carried: Mapping[str, str] = field(default_factory=dict)
    staff: tuple[str, ...] = ()
    addressing: Addressing | None = None
    """Who it goes to, where that is not just the one who complains."""
    colleagues: tuple[Person, ...] = ()
    stage: int = 1
    speaker: Person | None = None
    """Who would speak for them and has no authority yet, as `speaks` has it."""
    speaks: Representative | None = None
    enclosed: tuple[str, ...] = ()
    """What goes to the Ombudsman, a line each."""
    ombudsman_asked: date | None = None
