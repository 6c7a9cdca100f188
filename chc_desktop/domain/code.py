"""A Complaint Handling Code as the program knows it: limits, letters, outcomes and form, each with its provision.

An edition is data, one file in `resources/codes/`; `code_file` reads it.
"""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from chc_desktop.domain.vocabulary import Duty, Element, LetterKind, Measure, Outcome, Trigger


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
