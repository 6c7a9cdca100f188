"""What can happen to a lesson: dated events in the same record as those of complaints. Each but the first names it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from chc_desktop.domain.events import Event


class Audience(StrEnum):
    """Who may be told of what was learnt."""

    RESIDENTS = "residents"
    STAFF = "staff"
    GOVERNING_BODY = "governing-body"
    OTHERS = "others"

    @property
    def words(self) -> str:
        return _AUDIENCE_WORDS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonNoted(Event):
    """Something was learnt, from these complaints by their ids (perhaps none).

    `change` is what changes because of it, empty where nothing does (yet): made already where `made_on` is given, else
    planned for the day `by`, with `owner` (0: nobody named) to see to it. `evidence` is what shows that it was made.
    """

    kind: ClassVar[str] = "lesson-noted"
    learnt: str
    theme: str = ""
    cases: tuple[int, ...] = ()
    change: str = ""
    by: date | None = None
    owner: int = 0
    made_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangePlanned(Event):
    """A change is planned because of what was learnt, in the place of what was planned before."""

    kind: ClassVar[str] = "lesson-change-planned"
    lesson: int
    change: str
    by: date
    owner: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeMade(Event):
    """The change that was planned was made; `evidence` is what shows it."""

    kind: ClassVar[str] = "lesson-change-made"
    lesson: int
    evidence: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonTold(Event):
    """Somebody was told of what was learnt and changed. `happened_on` is when, `how` in which way."""

    kind: ClassVar[str] = "lesson-told"
    lesson: int
    audience: Audience
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonLinked(Event):
    """Another complaint taught the same."""

    kind: ClassVar[str] = "lesson-linked"
    lesson: int
    case: int
    reference: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LessonThemed(Event):
    """The lesson was given a theme, or another one."""

    kind: ClassVar[str] = "lesson-themed"
    lesson: int
    theme: str


_AUDIENCE_WORDS = {
    Audience.RESIDENTS: "Residents",
    Audience.STAFF: "Staff",
    Audience.GOVERNING_BODY: "The governing body",
    Audience.OTHERS: "Others",
}
