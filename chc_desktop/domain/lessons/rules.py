"""What cannot be with a lesson, each refused in a sentence."""

from datetime import date
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.events import Event
from chc_desktop.domain.lessons.events import (
    ChangeMade,
    ChangePlanned,
    LessonLinked,
    LessonNoted,
    LessonThemed,
    LessonTold,
)
from chc_desktop.domain.lessons.lesson import Lesson
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, not_in_future, refuse_if


def check_noted(event: LessonNoted, today: date) -> None:
    """Whether a lesson can be noted as it stands."""
    not_in_future(event.happened_on, today)
    needs(event.learnt, "Please write what was learnt, in a sentence or two.", "learnt")
    if event.made_on:
        not_in_future(event.made_on, today, "made_on")
        needs(event.change, "Please write what was changed.", "made")
        needs(event.evidence, "Please write what shows that it was changed, such as the new procedure.", "evidence")
    elif event.change.strip() or event.by:
        _planned(event.change, event.by, event.happened_on)


def check(event: Event, lesson: Lesson, today: date) -> None:
    """Whether this may happen to a lesson. Raises `RuleBroken` if not."""
    not_in_future(event.happened_on, today)
    _check(event, lesson)


@singledispatch
def _check(event: Event, lesson: Lesson) -> None:
    raise TypeError(f"no rule for {event.kind}")


@_check.register
def _(event: ChangePlanned, lesson: Lesson) -> None:
    _not_made(lesson)
    _planned(event.change, event.by, event.happened_on)
    if lesson.change:
        needs(event.why, "Please write why the plan changes.", "why")


@_check.register
def _(event: ChangeMade, lesson: Lesson) -> None:
    refuse_if(not lesson.change, f"No change is planned yet. {NOTHING_CHANGED} Plan it first, then mark it as made.")
    _not_made(lesson)
    needs(event.evidence, "Please write what shows that it was changed, such as the new procedure.", "evidence")


@_check.register
def _(event: LessonTold, lesson: Lesson) -> None:
    needs(event.how, "Please write how they were told, such as in the newsletter or at a meeting.", "how")


@_check.register
def _(event: LessonLinked, lesson: Lesson) -> None:
    refuse_if(
        event.case in lesson.cases,
        f"Complaint {event.reference} stands with this already. {NOTHING_CHANGED}",
        "reference",
    )


@_check.register
def _(event: LessonThemed, lesson: Lesson) -> None:
    needs(event.theme, "Please write the theme in a word or two, such as damp.", "theme")


def _planned(change: str, by: date | None, on: date) -> None:
    needs(change, "Please write what will change.", "planned")
    refuse_if(by is None, "Please give the day by which it is to be changed, so that Today can remind you.", "by")
    refuse_if(
        by is not None and by < on,
        "The change cannot be due before it was planned. Please check the day by which it is to be made.",
        "by",
    )


def _not_made(lesson: Lesson) -> None:
    on = words.day(lesson.made_on) if lesson.made_on else ""
    refuse_if(bool(on), f"The change was made on {on}. {NOTHING_CHANGED} Note what is new as another lesson.")
