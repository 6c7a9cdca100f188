"""One lesson as a row: what was learnt, what changes, who was told, and the complaints it comes from."""

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.lessons.lesson import Lesson, told_in_words
from chc_desktop.office.lessons import LessonView
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.tones import when_due
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Part, Row, WrapLabel, stacked


class LessonRow(Row):
    """Its link opens the lesson; those of its complaints open them."""

    lesson_asked = Signal(int)
    case_asked = Signal(int)

    def __init__(self, view: LessonView, today: date, *, with_cases: bool = True) -> None:
        lesson = view.lesson
        lines: list[QWidget] = [WrapLabel(lesson.learnt)]
        about = f"{lesson.theme}, noted {words.day(lesson.noted_on)}" if lesson.theme else _noted(lesson)
        lines.append(WrapLabel(about, "soft"))
        if lesson.change:
            lines.append(WrapLabel(change_in_words(view), "soft"))
        if lesson.told:
            lines.append(WrapLabel(f"Told: {told_in_words(lesson.told)}.", "soft"))
        if with_cases and view.cases:
            lines.append(cases := cases_phrase(view))
            cases.link_chosen.connect(lambda case: self.case_asked.emit(int(case)))
        opens = link_button("Open")
        opens.setAccessibleName(f"Open what was learnt: {lesson.title}")
        opens.clicked.connect(lambda: self.lesson_asked.emit(lesson.id))
        super().__init__(None, stacked(*lines), *_tags(lesson, today), opens)


def cases_phrase(view: LessonView) -> LinkPhrase:
    """“From 2026-014 Damp in the bedroom and 2026-019 …”, each a link."""
    parts: list[Part | str] = ["From "]
    for place, case in enumerate(view.cases):
        if place:
            parts.append(" and " if place == len(view.cases) - 1 else ", ")
        parts.append(Part(f"{case.reference} {case.title}", link=str(case.case_id)))
    return LinkPhrase(*parts, role_name="soft")


def change_in_words(view: LessonView) -> str:
    """“To be changed: … By Tue 5 Jan 2027. The Chief Officer sees to it.”, or what was changed."""
    lesson = view.lesson
    change = " ".join(lesson.change.split()).rstrip(".")
    if lesson.made_on:
        return f"Changed on {words.day(lesson.made_on)}: {change}. What shows it: {lesson.evidence}"
    by = f" By {words.day(lesson.by)}." if lesson.by else ""
    owner = f" {view.owner} sees to it." if view.owner else ""
    return f"To be changed: {change}.{by}{owner}"


def standing(lesson: Lesson, today: date) -> tuple[str, Tone] | None:
    """Whether the change is made, overdue, or by when it is due; None where nothing changes."""
    if lesson.made_on:
        return "changed", Tone.GREEN
    if not lesson.is_to_be_done or lesson.by is None:
        return None
    return when_due(lesson.by, today)


def _tags(lesson: Lesson, today: date) -> tuple[Tag, ...]:
    found = standing(lesson, today)
    return (Tag(*found),) if found else ()


def _noted(lesson: Lesson) -> str:
    return f"Noted {words.day(lesson.noted_on)}, no theme yet"
