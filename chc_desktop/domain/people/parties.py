"""The people of a case as they stand: frozen values, folded from the entries about them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol, TypeVar

from chc_desktop.domain.people.events import LettersTo, Part, Relation

_Each = TypeVar("_Each")


class Standing(StrEnum):
    """Whether somebody may speak for the resident on a day."""

    IN_FORCE = "in-force"
    NOT_NEEDED = "not-needed"
    MISSING = "missing"
    LAPSED = "lapsed"
    ENDED = "ended"

    @property
    def may_speak(self) -> bool:
        return self in (Standing.IN_FORCE, Standing.NOT_NEEDED)


@dataclass(frozen=True, slots=True)
class Complainant:
    """One of those who complain."""

    person: int
    since: date
    left_on: date | None = None
    left_because: str = ""


@dataclass(frozen=True, slots=True)
class Authority:
    """What the resident gave: when, how, until when if limited, and the paper that shows it (0: still to come)."""

    given_on: date
    how: str
    until: date | None = None
    paper: int = 0


@dataclass(frozen=True, slots=True)
class Representative:
    """Somebody who speaks for a complainant (`for_whom`, 0: for all of them)."""

    person: int
    relation: Relation
    letters_to: LettersTo
    named_on: date
    for_whom: int = 0
    authority: Authority | None = None
    wanted_by: date | None = None
    not_needed_because: str = ""
    ended_on: date | None = None
    ended_because: str = ""

    @property
    def stands(self) -> bool:
        """Whether nobody has ended it; a limited authority may have run out all the same."""
        return self.ended_on is None

    @property
    def what_is_needed(self) -> str:
        """“consent” for an MP or a councillor, “authority” for anybody else."""
        return "consent" if self.relation.is_elected else "authority"

    def standing(self, today: date) -> Standing:
        """Whether they may speak on a day."""
        if self.ended_on is not None:
            return Standing.ENDED
        if self.authority is None:
            return Standing.NOT_NEEDED if self.not_needed_because else Standing.MISSING
        until = self.authority.until
        return Standing.LAPSED if until is not None and until < today else Standing.IN_FORCE

    def speaks_for(self, complainant: int) -> bool:
        return self.for_whom in (0, complainant)


@dataclass(frozen=True, slots=True)
class Concerned:
    """Somebody else who has to do with the case: of the household, a neighbour, a witness."""

    person: int
    part: Part
    about: str
    since: date
    ended_on: date | None = None
    ended_because: str = ""


@dataclass(frozen=True, slots=True)
class Accused:
    """Somebody the complaint is about."""

    person: int
    what: str
    since: date
    ended_on: date | None = None
    ended_because: str = ""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Somebody with an interest of their own in the case, and what was done about it."""

    person: int
    what: str
    done: str
    since: date
    may_go_on_because: str = ""
    ended_on: date | None = None
    ended_because: str = ""


@dataclass(frozen=True, slots=True)
class Handling:
    """What a contractor deals with, and the dates of it."""

    person: int
    what: str
    passed_on: date
    answer_by: date
    received_on: date | None = None
    answered_on: date | None = None
    answer: str = ""
    paper: int = 0
    taken_back_on: date | None = None
    taken_back_because: str = ""

    @property
    def is_open(self) -> bool:
        return self.answered_on is None and self.taken_back_on is None


@dataclass(frozen=True, slots=True)
class Parties:
    """Everybody in a case beside those who deal with it, in the order they came."""

    complainants: tuple[Complainant, ...] = ()
    representatives: tuple[Representative, ...] = ()
    concerned: tuple[Concerned, ...] = ()
    accused: tuple[Accused, ...] = ()
    conflicts: tuple[Conflict, ...] = ()
    contractors: tuple[Handling, ...] = ()

    @property
    def complaining(self) -> tuple[int, ...]:
        """Those who complain now."""
        return tuple(each.person for each in self.complainants if each.left_on is None)

    def representative(self, person: int) -> Representative | None:
        """Who speaks for them under this id, ended or not; the latest."""
        return _latest(each for each in self.representatives if each.person == person)

    def contractor(self, person: int) -> Handling | None:
        """What a contractor has in hand, or last had."""
        return _latest(each for each in self.contractors if each.person == person)

    def speaking_for(self, complainant: int) -> tuple[Representative, ...]:
        """Those who stand for a complainant, ended ones left out."""
        return tuple(each for each in self.representatives if each.stands and each.speaks_for(complainant))

    @property
    def findable(self) -> tuple[int, ...]:
        """Everybody whose name the case may be found by. Who is complained about is kept discreetly, and left out."""
        return _ids(self.complainants, self.representatives, self.concerned, self.contractors)

    @property
    def everybody(self) -> tuple[int, ...]:
        """The same with those complained about, and those with a conflict of interest."""
        return tuple(dict.fromkeys((*self.findable, *_ids(self.accused, self.conflicts))))


NOBODY = Parties()


def of_one(person: int, since: date) -> Parties:
    """The people of a case on the day it is received."""
    return Parties(complainants=(Complainant(person, since),))


class _OfAPerson(Protocol):
    @property
    def person(self) -> int: ...


def _ids(*groups: Iterable[_OfAPerson]) -> tuple[int, ...]:
    """Each person once, in the order they came."""
    return tuple(dict.fromkeys(each.person for group in groups for each in group))


def _latest(found: Iterable[_Each]) -> _Each | None:
    return next(iter(reversed(tuple(found))), None)
