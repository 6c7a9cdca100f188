"""Measures of learning: what complaints taught, what changed, and who was told."""

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, count
from chc_desktop.domain.assessments.measures.material import Material
from chc_desktop.domain.lessons.events import Audience
from chc_desktop.domain.lessons.lesson import Lesson
from chc_desktop.domain.lessons.themes import named
from chc_desktop.domain.vocabulary import Measure

_THEMES = 5


def noted(measure: Measure, material: Material) -> Figure:
    """How much was noted as learnt in the year, from how many complaints, with its themes."""
    lessons = _of_year(material)
    if not lessons:
        return count(measure, 0, 0, "No lesson was noted in this year.")
    cases = {case for lesson in lessons for case in lesson.cases}
    learnt = words.count(len(lessons), "lesson")
    sentence = f"{learnt} {_was(len(lessons))} noted in the year, from {words.count(len(cases), 'complaint')}"
    found = named(lessons)[:_THEMES]
    about = f"; themes: {words.listed(found)}" if found else ""
    return count(measure, len(lessons), len(lessons), f"{sentence}{about}.")


def changes_made(measure: Measure, material: Material) -> Figure:
    """How many changes were made in the year because of what was learnt, whenever that was; and how many wait."""
    made = [lesson for lesson in material.lessons if lesson.made_on in material.year]
    waiting = [lesson for lesson in _of_year(material) if lesson.is_to_be_done]
    if not made and not waiting:
        return count(measure, 0, 0, "No change because of what was learnt was made or planned in this year.")
    sentence = f"{words.count(len(made), 'change')} {_was(len(made))} made in the year because of what was learnt"
    late = sum(lesson.is_overdue(material.today) for lesson in waiting)
    more = f"; {len(waiting)} more {'is' if len(waiting) == 1 else 'are'} planned" if waiting else ""
    overdue = f", {late} of them late" if late else ""
    return count(measure, len(made), len(made), f"{sentence}{more}{overdue}.")


def told(measure: Measure, material: Material) -> Figure:
    """How much of what was learnt in the year was told to somebody, and to whom."""
    lessons = _of_year(material)
    if not lessons:
        return count(measure, 0, 0, "No lesson was noted in this year.")
    shared = [lesson for lesson in lessons if lesson.told]
    to = [f"{_to(audience)} {n}" for audience in Audience if (n := _times(audience, lessons))]
    whom = f": {words.listed(to)}" if to else ""
    sentence = f"{len(shared)} of {words.count(len(lessons), 'lesson')} noted in the year {_was(len(shared))} told"
    return count(measure, len(shared), len(lessons), f"{sentence}{whom}.")


def _of_year(material: Material) -> tuple[Lesson, ...]:
    return tuple(lesson for lesson in material.lessons if lesson.noted_on in material.year)


def _times(audience: Audience, lessons: tuple[Lesson, ...]) -> int:
    return sum(any(told.audience is audience for told in lesson.told) for lesson in lessons)


def _to(audience: Audience) -> str:
    return f"{audience.words[:1].lower()}{audience.words[1:]}"


def _was(number: int) -> str:
    return "was" if number == 1 else "were"
