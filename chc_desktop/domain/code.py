"""A Complaint Handling Code as the program knows it: limits, letters, outcomes and form, each with its provision.

An edition is data, one file in `resources/codes/`; `code_file` reads it. What stands here are the
closed vocabularies and the frozen values the rest of the program asks.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property


class Duty(StrEnum):
    """What a landlord has to do by a date."""

    STAGE1_ACKNOWLEDGEMENT = "stage1-acknowledgement"
    STAGE1_RESPONSE = "stage1-response"
    STAGE2_ACKNOWLEDGEMENT = "stage2-acknowledgement"
    STAGE2_RESPONSE = "stage2-response"


class Trigger(StrEnum):
    """The event a limit runs from."""

    RECEIVED = "received"
    ACKNOWLEDGED = "acknowledged"
    ESCALATED = "escalated"
    STAGE2_ACKNOWLEDGED = "stage2-acknowledged"


class Outcome(StrEnum):
    """What was decided about one point of a complaint."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly-upheld"
    NOT_UPHELD = "not-upheld"
    NOT_OURS = "not-ours"

    @property
    def words(self) -> str:
        return _OUTCOME_WORDS[self]


class LetterKind(StrEnum):
    """The letters an edition makes demands of."""

    ACKNOWLEDGEMENT_STAGE1 = "acknowledgement-stage1"
    ACKNOWLEDGEMENT_STAGE2 = "acknowledgement-stage2"
    EXTENSION_STAGE1 = "extension-stage1"
    EXTENSION_STAGE2 = "extension-stage2"
    RESPONSE_STAGE1 = "response-stage1"
    RESPONSE_STAGE2 = "response-stage2"

    @property
    def stage(self) -> int:
        return int(self.value[-1])

    @property
    def family(self) -> str:
        """“acknowledgement”, “extension” or “response”."""
        return self.value.split("-")[0]


class Element(StrEnum):
    """A part a letter may have to carry."""

    STAGE = "stage"
    DEFINITION = "definition"
    OUTCOME_SOUGHT = "outcome-sought"
    RESPONSIBILITY = "responsibility"
    OMBUDSMAN = "ombudsman"
    DUE_DATE = "due-date"
    REVIEWER = "reviewer"
    DECISION = "decision"
    REASONS = "reasons"
    REMEDY = "remedy"
    OUTSTANDING = "outstanding"
    ESCALATION = "escalation"
    OMBUDSMAN_REFERRAL = "ombudsman-referral"
    EXTENSION_REASON = "extension-reason"
    NEW_DATE = "new-date"


class Measure(StrEnum):
    """A figure the register can work out for a row of the self-assessment."""

    COMPLAINTS_RECEIVED = "complaints-received"
    ACKNOWLEDGED_IN_TIME = "acknowledged-in-time"
    RESPONDED_IN_TIME_STAGE1 = "responded-in-time-stage1"
    EXTENSIONS_STAGE1 = "extensions-stage1"
    EXTENSIONS_STAGE1_OMBUDSMAN = "extensions-stage1-ombudsman"
    POINTS_ANSWERED_STAGE1 = "points-answered-stage1"
    LETTERS_COMPLETE_STAGE1 = "letters-complete-stage1"
    ESCALATED = "escalated"
    ACKNOWLEDGED_IN_TIME_STAGE2 = "acknowledged-in-time-stage2"
    STAGE2_OTHER_PERSON = "stage2-other-person"
    RESPONDED_IN_TIME_STAGE2 = "responded-in-time-stage2"
    EXTENSIONS_STAGE2 = "extensions-stage2"
    EXTENSIONS_STAGE2_OMBUDSMAN = "extensions-stage2-ombudsman"
    POINTS_ANSWERED_STAGE2 = "points-answered-stage2"
    LETTERS_COMPLETE_STAGE2 = "letters-complete-stage2"
    REFUSALS_EXPLAINED = "refusals-explained"
    REFUSALS_TO_ESCALATE = "refusals-to-escalate"
    DEFINITION_SET_OUT = "definition-set-out"
    ADJUSTMENTS_RECORDED = "adjustments-recorded"
    UPDATES_WHILE_LATE = "updates-while-late"
    PROMISES_KEPT = "promises-kept"
    REMEDIES_OFFERED = "remedies-offered"
    POINTS_JOINED = "points-joined"
    FULL_RECORD = "full-record"


@dataclass(frozen=True, slots=True)
class Extension:
    """How far a limit may be extended, in working days from the original due date."""

    days: int
    provision: str
    ombudsman_provision: str


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of `days` working days, the event it runs from and its provision."""

    duty: Duty
    days: int
    runs_from: Trigger
    provision: str
    extension: Extension | None = None
    checked: bool = False


@dataclass(frozen=True, slots=True)
class RequiredElement:
    """One part a letter must carry. `provision` is empty where it is the program's own good practice."""

    element: Element
    title: str
    provision: str = ""
    mark: str = ""
    good_practice: bool = False


@dataclass(frozen=True, slots=True)
class Definition:
    """The definition of a complaint, the one sentence quoted from the Code."""

    text: str
    provision: str
    source: str


@dataclass(frozen=True, slots=True)
class Ombudsman:
    """How residents reach the Ombudsman."""

    name: str
    address: tuple[str, ...]
    telephone: str
    website: str
    last_checked: date


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A ground on which a complaint may be refused."""

    slug: str
    title: str
    provision: str


@dataclass(frozen=True, slots=True)
class RemedyKind:
    """A way of putting things right that the Code names."""

    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class FormRow:
    """One row of the self-assessment, in our words. `slug` is its identity; provision numbers may repeat."""

    slug: str
    numbers: tuple[str, ...]
    force: str
    asks: str
    measure: Measure | None = None
    follows: tuple[str, ...] = ()
    seen: bool = False
    checked: bool = False

    @property
    def number(self) -> str:
        return "/".join(self.numbers)


@dataclass(frozen=True, slots=True)
class FormSection:
    """A section of the self-assessment form."""

    number: str
    title: str
    rows: tuple[FormRow, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """The self-assessment form of an edition: the columns it prints and its sections."""

    title: str
    columns: tuple[str, ...]
    sections: tuple[FormSection, ...]

    @property
    def rows(self) -> tuple[FormRow, ...]:
        return tuple(row for section in self.sections for row in section.rows)


@dataclass(frozen=True, slots=True)
class Provisions:
    """The provisions behind the rules the program enforces, by stage where the Code repeats itself."""

    stages: str
    stage2_other_person: str
    points_answered: tuple[str, str]
    extension_reason: tuple[str, str]
    new_points: str
    reasons_to_escalate: str
    exclusion: str


@dataclass(frozen=True)
class Edition:
    """One edition of a Code."""

    id: str
    title: str
    short_title: str
    publisher: str
    in_force_from: date
    in_force_to: date | None
    person: str
    body: str
    stages: int
    exclusion_months: int
    checked: bool
    note: str
    definition: Definition
    ombudsman: Ombudsman
    provisions: Provisions
    outcomes: tuple[Outcome, ...]
    remedies: tuple[RemedyKind, ...]
    limits: tuple[Limit, ...]
    exclusions: tuple[Exclusion, ...]
    letters: tuple[tuple[LetterKind, tuple[RequiredElement, ...]], ...]
    form: Form

    def limit(self, duty: Duty) -> Limit:
        return self._limits[duty]

    def elements(self, kind: LetterKind) -> tuple[RequiredElement, ...]:
        """What a letter of this kind must carry, in the order the Code lists it."""
        return next((elements for letter, elements in self.letters if letter is kind), ())

    @cached_property
    def _limits(self) -> dict[Duty, Limit]:
        return {limit.duty: limit for limit in self.limits}

    def remedy_title(self, kind: str) -> str:
        return next((remedy.title for remedy in self.remedies if remedy.kind == kind), kind)


_OUTCOME_WORDS = {
    Outcome.UPHELD: "Upheld",
    Outcome.PARTLY_UPHELD: "Partly upheld",
    Outcome.NOT_UPHELD: "Not upheld",
    Outcome.NOT_OURS: "Not our responsibility",
}
