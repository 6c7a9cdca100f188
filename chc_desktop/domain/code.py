"""A Complaint Handling Code as the program knows it: limits, letters, outcomes and form, each with its provision.

An edition is data, one file in `resources/codes/`; `code_file` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from chc_desktop.domain.assessments.round.reasons import Reassessment
from chc_desktop.domain.form import NO_FORM, Form
from chc_desktop.domain.limits import EvidenceLimit, Limit, OwnLimit
from chc_desktop.domain.provision import Compared, Provision, Source
from chc_desktop.domain.vocabulary import (
    Duty,
    Element,
    FurtherStages,
    LetterKind,
    Outcome,
    Rule,
    Standing,
)


@dataclass(frozen=True, slots=True)
class Stages(Compared):
    """How many stages there may be at most, and what the edition says of further ones."""

    most: int
    further: FurtherStages
    provision: str


@dataclass(frozen=True, slots=True)
class RequiredElement(Compared):
    """One part a letter must carry. `provision` is empty where it is the program's own good practice."""

    element: Element
    title: str
    provision: str = ""
    mark: str = ""
    good_practice: bool = False


@dataclass(frozen=True, slots=True)
class Definition(Compared):
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
class Exclusion(Compared):
    """A ground on which a complaint may be refused."""

    slug: str
    title: str
    provision: str


@dataclass(frozen=True, slots=True)
class RemedyKind:
    """A way of putting things right that the Code names."""

    kind: str
    title: str


def bare_edition(edition_id: str) -> "Edition":
    """What stands in for an edition whose file cannot be read: its id and nothing else. It sets no limit."""
    return Edition(
        id=edition_id,
        title=edition_id,
        short_title=f"Code “{edition_id}”, which could not be read",
        publisher="",
        scheme="",
        standing=Standing.DRAFT,
        in_force_from=None,
        in_force_to=None,
        person="resident",
        body="landlord",
        exclusion_months=None,
        note="",
        sources=(),
        definition=Definition("", "", ""),
        ombudsman=Ombudsman("", (), "", "", date.min),
        stages=Stages(2, FurtherStages.FORBIDDEN, ""),
        provisions={},
        outcomes=tuple(Outcome),
        remedies=(),
        limits=(),
        evidence=None,
        exclusions=(),
        letters=(),
        form=NO_FORM,
        readable=False,
    )


@dataclass(frozen=True)
class Edition:
    """One edition of a Code, or an organisation's own policy in its place.

    `in_force_from` is None for a draft and for the own policy; `exclusion_months` None where it names no age.
    """

    id: str
    title: str
    short_title: str
    publisher: str
    scheme: str
    standing: Standing
    in_force_from: date | None
    in_force_to: date | None
    person: str
    body: str
    exclusion_months: int | None
    note: str
    sources: tuple[Source, ...]
    definition: Definition
    ombudsman: Ombudsman
    stages: Stages
    provisions: Mapping[Rule, Provision]
    outcomes: tuple[Outcome, ...]
    remedies: tuple[RemedyKind, ...]
    limits: tuple[Limit, ...]
    evidence: EvidenceLimit | None
    exclusions: tuple[Exclusion, ...]
    letters: tuple[tuple[LetterKind, tuple[RequiredElement, ...]], ...]
    form: Form
    own: tuple[OwnLimit, ...] = ()
    readable: bool = True
    reassessments: tuple[Reassessment, ...] = ()

    def applied(self, own: tuple[OwnLimit, ...], stages: int = 0) -> "Edition":
        """The edition beside an organisation's own limits; they are the limits where no Code applies.

        `stages` is how many the organisation has (0: not known); an optional third one it lacks is left out.
        """
        fewer = 2 <= stages < self.stages.most
        edition = replace(self, stages=replace(self.stages, most=stages)) if fewer else self
        if not own:
            return edition
        if self.is_own_policy:
            days = {limit.duty: limit.days for limit in own}
            limits = (replace(limit, days=days.get(limit.duty, limit.days)) for limit in self.limits)
            return replace(edition, limits=tuple(limits))
        return replace(edition, own=own)

    def own_days(self, duty: Duty) -> int | None:
        """The organisation's own limit, where it is shorter than the Code's: the Code's is the law."""
        own = next((each.days for each in self.own if each.duty is duty), None)
        return own if own is not None and own < self.limit(duty).days else None

    def sets(self, duty: Duty) -> bool:
        """Whether the edition sets a limit for a duty."""
        return duty in self._limits

    def limit(self, duty: Duty) -> Limit:
        """The limit of a duty the edition sets."""
        return self._limits[duty]

    def number(self, rule: Rule) -> str:
        """The number of the provision behind a rule; empty where the edition is silent."""
        provision = self.provisions.get(rule)
        return provision.number if provision else ""

    def cite(self, rule: Rule) -> str:
        """“ (Code 6.8)”, to stand after what the rule asks; nothing where the edition is silent."""
        number = self.number(rule)
        return f" (Code {number})" if number else ""

    def elements(self, kind: LetterKind) -> tuple[RequiredElement, ...]:
        """What a letter of this kind must carry, in the order the Code lists it."""
        return next((elements for letter, elements in self.letters if letter == kind), ())

    def in_force(self, day: date) -> bool:
        """Whether it applies to complaints made on a day."""
        begun = self.in_force_from is not None and self.in_force_from <= day
        return begun and (self.in_force_to is None or day <= self.in_force_to)

    @property
    def is_own_policy(self) -> bool:
        return self.standing is Standing.OWN_POLICY

    @cached_property
    def checked(self) -> bool:
        """Whether every limit and every row was compared with its document."""
        return all(each.checked for each in (*self.limits, *self.form.rows))

    @cached_property
    def _limits(self) -> dict[Duty, Limit]:
        return {limit.duty: limit for limit in self.limits}

    def remedy_title(self, kind: str) -> str:
        return next((remedy.title for remedy in self.remedies if remedy.kind == kind), kind)
