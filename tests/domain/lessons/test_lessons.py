"""What is refused about a lesson, what it is after what happened to it, and the themes across complaints."""

from datetime import date

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Event
from chc_desktop.domain.lessons import rules
from chc_desktop.domain.lessons.events import (
    Audience,
    ChangeMade,
    ChangePlanned,
    LessonLinked,
    LessonNoted,
    LessonThemed,
    LessonTold,
)
from chc_desktop.domain.lessons.lesson import Lesson, apply, opened
from chc_desktop.domain.lessons.themes import named, themes

TODAY, LATER = date(2026, 11, 24), date(2027, 1, 5)


def noted(**changes: object) -> LessonNoted:
    said = {"learnt": "Reports by telephone are lost when the office is closed.", "theme": "Reports lost"} | changes
    return LessonNoted(happened_on=TODAY, done_by=1, **said)  # type: ignore[arg-type]


def a_lesson(**changes: object) -> Lesson:
    return opened(7, noted(**changes))


PLANNED = ChangePlanned(happened_on=TODAY, done_by=1, lesson=7, change="Keep a call book", by=LATER, owner=1)
MADE = ChangeMade(happened_on=TODAY, done_by=1, lesson=7, evidence="The book lies at the desk.")


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (noted(learnt=" "), "what was learnt"),
        (noted(change="Keep a call book"), "the day by which"),
        (noted(by=LATER), "what will change"),
        (noted(change="Keep a call book", by=date(2026, 11, 1)), "cannot be due before"),
        (noted(change="Keep a call book", made_on=TODAY), "what shows"),
        (noted(made_on=TODAY, evidence="It lies there"), "what was changed"),
    ],
)
def test_a_lesson_that_lacks_something_is_refused(event: LessonNoted, said: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        rules.check_noted(event, TODAY)
    assert said in str(caught.value)


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (MADE, "No change is planned yet"),
        (LessonTold(happened_on=TODAY, lesson=7, audience=Audience.STAFF, how=""), "how they were told"),
        (LessonThemed(happened_on=TODAY, lesson=7, theme=" "), "a word or two"),
        (LessonLinked(happened_on=TODAY, lesson=7, case=3, reference="2026-003"), "already"),
        (LessonTold(happened_on=LATER, lesson=7, audience=Audience.STAFF, how="Meeting"), "still to come"),
    ],
)
def test_what_cannot_happen_to_a_lesson_is_refused(event: Event, said: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        rules.check(event, a_lesson(cases=(3,)), TODAY)
    assert said in str(caught.value)


def test_another_plan_needs_its_reason_and_a_change_that_was_made_stands() -> None:
    planned = apply(a_lesson(), PLANNED)
    with pytest.raises(RuleBroken, match="why the plan changes"):
        rules.check(PLANNED, planned, TODAY)
    with pytest.raises(RuleBroken, match="was made on Tue 24 Nov 2026"):
        rules.check(MADE, apply(planned, MADE), TODAY)


def test_a_planned_change_is_to_be_done_until_it_is_made() -> None:
    lesson = apply(a_lesson(), PLANNED)
    assert lesson.is_to_be_done
    assert not lesson.is_overdue(LATER)
    assert lesson.is_overdue(date(2027, 1, 6))
    done = apply(lesson, MADE)
    assert (done.is_to_be_done, done.is_overdue(date(2028, 1, 1)), done.evidence) == (
        False,
        False,
        "The book lies at the desk.",
    )


def test_a_theme_counts_each_complaint_once_however_it_is_written() -> None:
    found = themes(
        [
            a_lesson(theme="Damp", cases=(1, 2)),
            a_lesson(theme=" damp ", cases=(2, 3, 4)),
            a_lesson(theme="Manners", cases=(5,)),
            a_lesson(theme="", cases=(6, 7, 8, 9, 10)),
        ]
    )
    assert [(theme.title, theme.words) for theme in found] == [
        ("Damp", "4 complaints, 2 lessons"),
        ("Manners", "1 complaint, 1 lesson"),
        ("No theme yet", "5 complaints, 1 lesson"),
    ]
    assert named([a_lesson(theme="Damp"), a_lesson(theme="")]) == ("Damp",)
