"""The forms of what can be done with a lesson: note it, plan and make a change, say who was told, correct it."""

from collections.abc import Callable
from dataclasses import fields, replace
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Event
from chc_desktop.domain.lessons.events import (
    Audience,
    ChangeMade,
    ChangePlanned,
    LessonNoted,
    LessonThemed,
    LessonTold,
)
from chc_desktop.domain.vocabulary import Measure
from chc_desktop.office.chronicle import Line
from chc_desktop.office.lessons import LessonRecord
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import NOBODY_YET, ask_day, called, colleagues, officer, provision
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText, Filled

_NONE, _PLANNED, _MADE = "none", "planned", "made"
_CHANGES = (
    (_NONE, "Nothing, or not decided yet"),
    (_PLANNED, "Something that is still to be done"),
    (_MADE, "Something that is done already"),
)
_REPLACE, _STRIKE = "replace", "strike"
_WHEN = ("wrong", _REPLACE)
_LINES = {"theme": "Theme"}
_TEXTS = {
    "learnt": "What was learnt",
    "change": "What changes",
    "evidence": "What shows that it was changed",
    "why": "Why the plan changed",
    "how": "How they were told",
}
_DAYS = {"happened_on": "When it happened", "by": "To be changed by", "made_on": "Changed on"}


def note(office: Office, edition: Edition, references: str = "") -> ActionForm:
    """Something was learnt; `references` are the complaints it comes from, as they are written on the form."""

    def act(answers: Filled, draft: str) -> None:
        office.lessons.note(_noted(office, answers), draft)

    return ActionForm(
        f"lesson/new/{references}" if references else "lesson/new",
        "Note something learnt",
        "What a complaint teaches reaches beyond it: what would keep it from happening again"
        f"{provision(edition, Measure.LESSONS_NOTED)}. It stands on the Learning page, and on the complaints it comes "
        "from.",
        "Note it",
        (
            AskText(name="learnt", label="What was learnt?", lines=3),
            _theme(office, ""),
            AskLine(
                name="cases",
                label="From which complaints?",
                help="Their references, such as 2026-014, 2026-019. May stay empty.",
                value=references,
            ),
            AskChoice(name="change", label="What changes because of it?", choices=_CHANGES, value=_NONE),
            AskText(name="planned", label="What will change?", lines=2, only_when=("change", _PLANNED)),
            AskDay(name="by", label="By when?", value=None, today=office.today(), only_when=("change", _PLANNED)),
            _owner(office, ("change", _PLANNED)),
            AskText(name="made", label="What was changed?", lines=2, only_when=("change", _MADE)),
            AskDay(
                name="made_on", label="When?", value=office.today(), today=office.today(), only_when=("change", _MADE)
            ),
            AskText(name="evidence", label="What shows it?", lines=2, only_when=("change", _MADE)),
            ask_day(office, "Learnt on"),
        ),
        act,
        help_name="learning",
    )


def plan(office: Office, record: LessonRecord) -> ActionForm:
    """A change is planned, perhaps in the place of another."""
    lesson = record.view.lesson
    why = (AskText(name="why", label="Why does the plan change?", lines=2),) if lesson.change else ()

    def event(answers: Filled) -> ChangePlanned:
        return ChangePlanned(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            lesson=lesson.id,
            change=answers.text("planned").strip(),
            by=answers.day("by"),
            owner=answers.person("owner"),
            why=answers.text("why").strip() if lesson.change else "",
        )

    return _form(
        office,
        record,
        "plan",
        "Change the plan" if lesson.change else "Plan a change",
        "It stands on Today and in the calendar until it is done.",
        "Keep the plan",
        (
            AskText(name="planned", label="What will change?", value=lesson.change, lines=2),
            AskDay(name="by", label="By when?", value=lesson.by, today=office.today()),
            _owner(office, None, lesson.owner),
            *why,
            ask_day(office, "Planned on"),
        ),
        event,
    )


def made(office: Office, record: LessonRecord) -> ActionForm:
    """The change was made."""
    lesson = record.view.lesson
    return _form(
        office,
        record,
        "made",
        "The change was made",
        lesson.change,
        "Mark it as made",
        (
            AskText(name="evidence", label="What shows it?", help="Such as the new procedure, or the minute.", lines=3),
            ask_day(office, "When was it made?"),
        ),
        lambda answers: ChangeMade(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            lesson=lesson.id,
            evidence=answers.text("evidence").strip(),
        ),
    )


def told(office: Office, record: LessonRecord) -> ActionForm:
    """Somebody was told of it."""
    lesson = record.view.lesson
    return _form(
        office,
        record,
        "told",
        "Say who was told",
        "What was learnt and changed is told to those it concerns: residents, staff, the governing body"
        f"{provision(record.edition, Measure.LESSONS_TOLD)}.",
        "Keep it",
        (
            AskChoice(
                name="audience",
                label="Who was told?",
                choices=tuple((each.value, each.words) for each in Audience),
                value=Audience.RESIDENTS.value,
            ),
            AskText(name="how", label="How?", help="Such as in the newsletter, or at a meeting.", lines=2),
            ask_day(office, "When?"),
        ),
        lambda answers: LessonTold(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            lesson=lesson.id,
            audience=Audience(answers.text("audience")),
            how=answers.text("how").strip(),
        ),
    )


def theme(office: Office, record: LessonRecord) -> ActionForm:
    """The lesson gets a theme, or another one."""
    lesson = record.view.lesson
    return _form(
        office,
        record,
        "theme",
        "Give it a theme",
        "A word or two of your own, the same each time, so that what comes back is seen across complaints.",
        "Keep the theme",
        (_theme(office, lesson.theme),),
        lambda answers: LessonThemed(
            happened_on=office.today(),
            done_by=officer(office),
            lesson=lesson.id,
            theme=answers.text("theme").strip(),
        ),
    )


def link(office: Office, record: LessonRecord) -> ActionForm:
    """Another complaint taught the same."""
    lesson = record.view.lesson
    return ActionForm(
        _draft(record, "link"),
        "Another complaint taught the same",
        "It is counted with the theme, and shows this on its own page.",
        "Add it",
        (AskLine(name="reference", label="Reference of the complaint", help="Such as 2026-014."),),
        lambda answers, draft: office.lessons.link(lesson.id, answers.text("reference"), draft),
        help_name="learning",
    )


FORMS: dict[str, Callable[[Office, LessonRecord], ActionForm]] = {
    "plan": plan,
    "made": made,
    "told": told,
    "theme": theme,
    "link": link,
}


def correct(office: Office, record: LessonRecord, line: Line) -> ActionForm:
    """Put right what an entry of a lesson’s record says."""
    lesson = record.view.lesson
    event = office.lessons.entry(lesson.id, line.number)

    def act(answers: Filled, draft: str) -> None:
        known = {field.name for field in fields(event)}
        changes: dict[str, Any] = {name: value for name, value in answers.values.items() if name in known}
        replacement = replace(event, **changes) if answers.text("wrong") == _REPLACE else None
        office.lessons.correct(lesson.id, line.number, answers.text("correction"), replacement, draft)

    ways = ((_REPLACE, "It should say something else"), (_STRIKE, "It never happened: strike it out"))
    return ActionForm(
        _draft(record, f"correct/{line.number}"),
        f"Correct “{line.what}” of {words.day(line.happened_on)}",
        "Nothing is overwritten: the first entry stays in the record, struck through, with your correction beside it.",
        "Record the correction",
        (
            AskChoice(name="wrong", label="What is wrong with it?", choices=ways, value=_REPLACE),
            AskText(name="correction", label="Why is it corrected?", lines=2),
            *_correctable(office, event),
        ),
        act,
        help_name="learning",
    )


def _correctable(office: Office, event: Event) -> tuple[Ask, ...]:
    asks: list[Ask] = []
    for field in fields(event):
        name, value = field.name, getattr(event, field.name)
        if name in _LINES:
            asks.append(AskLine(name=name, label=_LINES[name], value=value, only_when=_WHEN))
        elif name in _TEXTS and value:
            asks.append(AskText(name=name, label=_TEXTS[name], value=value, lines=3, only_when=_WHEN))
        elif name in _DAYS and value is not None:
            asks.append(AskDay(name=name, label=_DAYS[name], value=value, today=office.today(), only_when=_WHEN))
    return tuple(asks)


def _noted(office: Office, answers: Filled) -> LessonNoted:
    state = answers.text("change")
    return LessonNoted(
        happened_on=answers.day("happened_on"),
        done_by=officer(office),
        learnt=answers.text("learnt").strip(),
        theme=answers.text("theme").strip(),
        cases=_cases(office, answers.text("cases")),
        change=answers.text(state).strip() if state in (_PLANNED, _MADE) else "",
        by=answers.day_or_none("by") if state == _PLANNED else None,
        owner=answers.person("owner") if state == _PLANNED else 0,
        made_on=answers.day("made_on") if state == _MADE else None,
        evidence=answers.text("evidence").strip() if state == _MADE else "",
    )


def _cases(office: Office, written: str) -> tuple[int, ...]:
    """The complaints of these references, parted by commas or spaces, each once."""
    references = written.replace(",", " ").replace(";", " ").split()
    return tuple(dict.fromkeys(office.lessons.case_of(reference) for reference in references))


def _theme(office: Office, value: str) -> AskLine:
    before = office.lessons.themes()
    used = f" Used before: {'; '.join(before[:8])}." if before else " Such as damp, or promises not kept."
    return AskLine(name="theme", label="Theme (may stay empty)", help=f"A word or two.{used}", value=value)


def _owner(office: Office, only_when: tuple[str, str] | None, value: int = 0) -> AskChoice:
    people = tuple((str(person.id), called(person)) for person in colleagues(office))
    return AskChoice(
        name="owner",
        label="Who sees to it?",
        choices=(NOBODY_YET, *people),
        value=str(value or ""),
        only_when=only_when,
    )


def _form(
    office: Office,
    record: LessonRecord,
    name: str,
    title: str,
    explanation: str,
    button: str,
    asks: tuple[Ask, ...],
    event: Callable[[Filled], Event],
) -> ActionForm:
    """A form that lets one event happen to the lesson."""
    lesson = record.view.lesson.id
    return ActionForm(
        _draft(record, name),
        title,
        explanation,
        button,
        asks,
        lambda answers, draft: office.lessons.record(lesson, event(answers), draft),
        help_name="learning",
    )


def _draft(record: LessonRecord, name: str) -> str:
    return f"lesson/{record.view.lesson.id}/{name}"
