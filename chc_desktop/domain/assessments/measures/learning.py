"""Measures of learning: few entries, each looked at when a year is opened."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, count, was
from chc_desktop.domain.assessments.reporting_year import ReportingYear
from chc_desktop.domain.assessments.round.year_round import YearRound
from chc_desktop.domain.lessons.events import Audience
from chc_desktop.domain.lessons.lesson import Lesson
from chc_desktop.domain.lessons.themes import named
from chc_desktop.domain.vocabulary import Measure

_THEMES = 5


@dataclass(frozen=True, slots=True)
class Learnt:
    """What was learnt, and how the self-assessment of each year went; the year asked about, and the day it is."""

    lessons: tuple[Lesson, ...]
    rounds: tuple[YearRound, ...]
    year: ReportingYear
    today: date

    @property
    def noted(self) -> tuple[Lesson, ...]:
        """What was noted as learnt in the year."""
        return tuple(lesson for lesson in self.lessons if lesson.noted_on in self.year)


def _noted(measure: Measure, learnt: Learnt) -> Figure:
    """How much was noted as learnt in the year, from how many complaints, with its themes."""
    lessons = learnt.noted
    if not lessons:
        return count(measure, 0, 0, _NO_LESSON)
    cases = {case for lesson in lessons for case in lesson.cases}
    noted = words.count(len(lessons), "lesson")
    sentence = f"{noted} {was(len(lessons))} noted in the year, from {words.count(len(cases), 'complaint')}"
    found = named(lessons)[:_THEMES]
    about = f"; themes: {words.listed(found)}" if found else ""
    return count(measure, len(lessons), len(lessons), f"{sentence}{about}.")


def _changes_made(measure: Measure, learnt: Learnt) -> Figure:
    """How many changes were made in the year because of what was learnt, whenever that was; and how many wait."""
    made = [lesson for lesson in learnt.lessons if lesson.made_on in learnt.year]
    waiting = [lesson for lesson in learnt.noted if lesson.is_to_be_done]
    if not made and not waiting:
        return count(measure, 0, 0, "No change because of what was learnt was made or planned in this year.")
    sentence = f"{words.count(len(made), 'change')} {was(len(made))} made in the year because of what was learnt"
    late = sum(lesson.is_overdue(learnt.today) for lesson in waiting)
    more = f"; {len(waiting)} more {'is' if len(waiting) == 1 else 'are'} planned" if waiting else ""
    overdue = f", {late} of them late" if late else ""
    return count(measure, len(made), len(made), f"{sentence}{more}{overdue}.")


def _told(measure: Measure, learnt: Learnt) -> Figure:
    """How much of what was learnt in the year was told to somebody, and to whom."""
    lessons = learnt.noted
    if not lessons:
        return count(measure, 0, 0, _NO_LESSON)
    shared = [lesson for lesson in lessons if lesson.told]
    to = [f"{_to(audience)} {n}" for audience in Audience if (n := _times(audience, lessons))]
    whom = f": {words.listed(to)}" if to else ""
    sentence = f"{len(shared)} of {words.count(len(lessons), 'lesson')} noted in the year {was(len(shared))} told"
    return count(measure, len(shared), len(lessons), f"{sentence}{whom}.")


def _told_to(audience: Audience) -> "Saying":
    """On how many days of the year somebody was told of what was learnt, whenever that was, and of how much."""

    def say(measure: Measure, learnt: Learnt) -> Figure:
        told = [(lesson.id, told.on) for lesson in learnt.lessons for told in lesson.told if told.audience is audience]
        of_year = [(lesson, on) for lesson, on in told if on in learnt.year]
        whom = _to(audience)
        if not of_year:
            return count(measure, 0, 0, f"No lesson was told to {whom} in this year.")
        days = sorted({on for _lesson, on in of_year})
        lessons = words.count(len({lesson for lesson, _on in of_year}), "lesson")
        when = f"on {words.day(days[0])}" if len(days) == 1 else f"on {words.number(len(days))} days"
        number = len({lesson for lesson, _on in of_year})
        return count(measure, number, number, f"{lessons} {was(number)} told to {whom} in the year, {when}.")

    return say


def _times(audience: Audience, lessons: Iterable[Lesson]) -> int:
    return sum(any(told.audience is audience for told in lesson.told) for lesson in lessons)


def _to(audience: Audience) -> str:
    return f"{audience.words[:1].lower()}{audience.words[1:]}"


_NO_LESSON = "No lesson was noted in this year."

Saying = Callable[[Measure, Learnt], Figure]

GAUGES: Mapping[Measure, Saying] = {
    Measure.LESSONS_NOTED: _noted,
    Measure.CHANGES_MADE: _changes_made,
    Measure.LESSONS_TOLD: _told,
    Measure.LESSONS_TOLD_RESIDENTS: _told_to(Audience.RESIDENTS),
    Measure.LESSONS_TOLD_GOVERNING_BODY: _told_to(Audience.GOVERNING_BODY),
}
