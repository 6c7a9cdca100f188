"""What can happen to the people of a case: dated entries like any other, each about one person of the register."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from chc_desktop.domain.events import Event


class Relation(StrEnum):
    """What somebody who speaks for the resident is to them."""

    FAMILY = "family"
    FRIEND = "friend"
    ADVOCATE = "advocate"
    SOLICITOR = "solicitor"
    MP = "mp"
    COUNCILLOR = "councillor"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _RELATION_WORDS[self]

    @property
    def is_elected(self) -> bool:
        """Whether they enquire as an MP or a councillor: they need the resident's consent rather than authority."""
        return self in (Relation.MP, Relation.COUNCILLOR)


class LettersTo(StrEnum):
    """Who is written to where somebody speaks for the resident."""

    RESIDENT = "resident"
    REPRESENTATIVE = "representative"
    BOTH = "both"


class Part(StrEnum):
    """What somebody else has to do with a case."""

    HOUSEHOLD = "household"
    NEIGHBOUR = "neighbour"
    WITNESS = "witness"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _PART_WORDS[self]


class ContractorStep(StrEnum):
    """What came of a complaint that was passed to a contractor."""

    RECEIVED = "received"
    NEW_DATE = "new-date"
    ANSWERED = "answered"
    TAKEN_BACK = "taken-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleEvent(Event):
    """Something about the people of a case; `person` is the one it is about."""

    person: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainantJoined(PeopleEvent):
    """Somebody else complains of the same: one case, and a letter for each."""

    kind: ClassVar[str] = "complainant-joined"


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainantLeft(PeopleEvent):
    """One of several complainants no longer complains; the others go on."""

    kind: ClassVar[str] = "complainant-left"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RepresentativeNamed(PeopleEvent):
    """Somebody speaks for the resident, or enquires for them as an MP or a councillor.

    `for_whom` is the complainant they speak for, 0 for all of them. `given_on` is when the resident gave authority or
    consent, None while that is still to come, by `wanted_by`; `until` where it was limited. `not_needed_because` says
    why an enquiry may go on without consent. `paper` is what shows it, 0 while that is not in the register.
    """

    kind: ClassVar[str] = "representative-named"
    relation: Relation
    letters_to: LettersTo
    for_whom: int = 0
    given_on: date | None = None
    given_how: str = ""
    until: date | None = None
    wanted_by: date | None = None
    not_needed_because: str = ""
    paper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityGiven(PeopleEvent):
    """The resident’s authority or consent came, or was given anew. `given_on` is the day the resident gave it."""

    kind: ClassVar[str] = "authority-given"
    given_on: date
    given_how: str
    until: date | None = None
    paper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class LettersDirected(PeopleEvent):
    """Letters go elsewhere from now on."""

    kind: ClassVar[str] = "letters-directed"
    letters_to: LettersTo


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorityEnded(PeopleEvent):
    """Somebody no longer speaks for the resident."""

    kind: ClassVar[str] = "authority-ended"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonConcerned(PeopleEvent):
    """Somebody else has to do with the case."""

    kind: ClassVar[str] = "person-concerned"
    part: Part
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonNotConcerned(PeopleEvent):
    """The case no longer concerns somebody."""

    kind: ClassVar[str] = "person-not-concerned"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplainedAbout(PeopleEvent):
    """The complaint is about what this person did. They may not deal with it."""

    kind: ClassVar[str] = "complained-about"
    what: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotComplainedAbout(PeopleEvent):
    """The complaint is no longer about this person."""

    kind: ClassVar[str] = "not-complained-about"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictDeclared(PeopleEvent):
    """Somebody has an interest of their own in the case, real or apparent; `done` is what was done about it.

    They may not deal with it, unless `may_go_on_because` says why they may.
    """

    kind: ClassVar[str] = "conflict-declared"
    what: str
    done: str
    may_go_on_because: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ConflictEnded(PeopleEvent):
    """A conflict of interest is over."""

    kind: ClassVar[str] = "conflict-ended"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedToContractor(PeopleEvent):
    """A contractor deals with the complaint or a part of it, inside our stages; we want to hear by `answer_by`."""

    kind: ClassVar[str] = "passed-to-contractor"
    what: str
    answer_by: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ContractorReplied(PeopleEvent):
    """The contractor has the complaint, answered us, or was given a new date; or we took it back."""

    kind: ClassVar[str] = "contractor-replied"
    step: ContractorStep
    text: str = ""
    answer_by: date | None = None
    paper: int = 0


_RELATION_WORDS = {
    Relation.FAMILY: "family",
    Relation.FRIEND: "a friend or neighbour",
    Relation.ADVOCATE: "an advocate or support worker",
    Relation.SOLICITOR: "a solicitor",
    Relation.MP: "a Member of Parliament",
    Relation.COUNCILLOR: "a councillor",
    Relation.OTHER: "somebody else",
}

_PART_WORDS = {
    Part.HOUSEHOLD: "lives with them",
    Part.NEIGHBOUR: "a neighbour",
    Part.WITNESS: "a witness",
    Part.OTHER: "concerned in another way",
}
