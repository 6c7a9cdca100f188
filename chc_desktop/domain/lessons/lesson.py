"""A lesson as it stands, folded from the events that happened to it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import reduce, singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.events import Event
from chc_desktop.domain.history import effective
from chc_desktop.domain.lessons.events import (
    Audience,
    ChangeMade,
    ChangePlanned,
    LessonLinked,
    LessonNoted,
    LessonThemed,
    LessonTold,
)


@dataclass(frozen=True, slots=True)
class Told:
    """Who was told, when and how."""

    audience: Audience
    on: date
    how: str


@dataclass(frozen=True, slots=True)
class Lesson:
    """Something that was learnt. `id` is the number of its first entry; `change` is empty where nothing changes."""

    id: int
    noted_on: date
    learnt: str
    theme: str
    cases: tuple[int, ...]
    change: str
    by: date | None
    owner: int
    made_on: date | None
    evidence: str
    told: tuple[Told, ...] = ()

    @property
    def is_to_be_done(self) -> bool:
        """Whether a change was planned and not made yet."""
        return bool(self.change) and self.made_on is None

    def is_overdue(self, today: date) -> bool:
        return self.is_to_be_done and self.by is not None and self.by < today

    @property
    def title(self) -> str:
        """The first words of it."""
        line = self.learnt.strip().split("\n", 1)[0].split(". ", 1)[0].rstrip(".")
        return line if len(line) <= _TITLE else line[:_TITLE].rsplit(" ", 1)[0] + "…"


def fold(entries: Sequence[Recorded]) -> Lesson | None:
    """The lesson these entries make, corrections applied; None where the first was struck out or erased."""
    events = effective(entries)
    if not events or not isinstance(events[0][1], LessonNoted):
        return None
    (number, first), *rest = events
    assert isinstance(first, LessonNoted)
    return reduce(apply, (event for _number, event in rest), opened(number, first))


def opened(number: int, event: LessonNoted) -> Lesson:
    """A lesson on the day it is noted."""
    return Lesson(
        id=number,
        noted_on=event.happened_on,
        learnt=event.learnt,
        theme=event.theme,
        cases=event.cases,
        change=event.change,
        by=event.by,
        owner=event.owner,
        made_on=event.made_on,
        evidence=event.evidence,
    )


def apply(lesson: Lesson, event: Event) -> Lesson:
    """The lesson after one more event."""
    return _after(event, lesson)


def told_in_words(told: Iterable[Told]) -> str:
    """“Residents on 3 Nov 2026 (newsletter); Staff on 4 Nov 2026 (team meeting)”."""
    return "; ".join(f"{each.audience.words} on {words.day(each.on)} ({' '.join(each.how.split())})" for each in told)


_TITLE = 70


@singledispatch
def _after(event: Event, lesson: Lesson) -> Lesson:
    raise TypeError(f"no fold for {event.kind}")


@_after.register
def _(event: ChangePlanned, lesson: Lesson) -> Lesson:
    return replace(lesson, change=event.change, by=event.by, owner=event.owner)


@_after.register
def _(event: ChangeMade, lesson: Lesson) -> Lesson:
    return replace(lesson, made_on=event.happened_on, evidence=event.evidence)


@_after.register
def _(event: LessonTold, lesson: Lesson) -> Lesson:
    return replace(lesson, told=(*lesson.told, Told(event.audience, event.happened_on, event.how)))


@_after.register
def _(event: LessonLinked, lesson: Lesson) -> Lesson:
    return replace(lesson, cases=(*lesson.cases, event.case))


@_after.register
def _(event: LessonThemed, lesson: Lesson) -> Lesson:
    return replace(lesson, theme=event.theme)
