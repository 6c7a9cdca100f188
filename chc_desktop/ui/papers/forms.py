"""The forms about correspondence: a call or anything else that needs no file, putting one right, taking one away."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from typing import TypedDict

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.office.office import Office
from chc_desktop.office.paper_adding import NewPaper
from chc_desktop.office.paper_lines import PaperLine
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_kept_back, called, colleagues, officer
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText, Filled
from chc_desktop.ui.papers.about import DIRECTIONS, SOMEBODY_ELSE, WAYS, people_choices


class _Answered(TypedDict):
    """What every form about a paper asks."""

    happened_on: date
    direction: Direction
    way: Way
    subject: str
    at: str
    person: int
    with_whom: str


_TALKS = ((Way.TELEPHONE.value, "Telephone"), (Way.MEETING.value, "Meeting"), (Way.VISIT.value, "Visit"))
_CALLED = ((Direction.IN.value, "They called or came to us"), (Direction.OUT.value, "We called or went to them"))


def call(office: Office, record_id: int) -> ActionForm:
    """A call, a meeting or a visit."""
    return ActionForm(
        f"papers/{record_id}/call",
        "Note a call",
        "A call, a meeting or a visit: with whom, when, and what was said. It becomes part of the record.",
        "Keep the note",
        (
            AskText(name="text", label="What was said?", lines=6),
            AskLine(name="subject", label="What was it about, in a few words?"),
            AskChoice(name="direction", label="Who called?", choices=_CALLED, value=Direction.IN.value),
            AskChoice(name="way", label="How?", choices=_TALKS, value=Way.TELEPHONE.value),
            *_with_whom(office, record_id),
            AskDay(name="happened_on", label="When?", value=office.today(), today=office.today()),
            AskLine(name="at", label="At what time, if you know it?", help="Such as 14:05."),
            AskLine(name="minutes", label="How many minutes, if you know?"),
            ask_kept_back(),
        ),
        _adding(office, record_id),
        help_name="papers",
    )


def other(office: Office, record_id: int) -> ActionForm:
    """A letter, a text message or whatever else of which there is no file."""
    return ActionForm(
        f"papers/{record_id}/other",
        "Note other correspondence",
        "A letter, a text message or anything else that came or went and is not kept as a file here. If you have it as "
        "a file, add the file instead.",
        "Keep the note",
        (
            AskLine(name="subject", label="What was it about, in a few words?"),
            AskText(name="text", label="What did it say?", lines=5),
            AskChoice(name="direction", label="In or out?", choices=DIRECTIONS, value=Direction.IN.value),
            AskChoice(name="way", label="How did it come or go?", choices=WAYS, value=Way.TEXT.value),
            *_with_whom(office, record_id),
            AskDay(name="happened_on", label="When?", value=office.today(), today=office.today()),
            AskLine(name="at", label="At what time, if you know it?", help="Such as 14:05."),
            ask_kept_back(),
        ),
        _adding(office, record_id),
        help_name="papers",
    )


def correct(office: Office, line: PaperLine) -> ActionForm:
    """What an entry says of a paper was wrong; its file stays."""
    colleagues_known = tuple((str(person.id), called(person)) for person in colleagues(office))
    said: tuple[Ask, ...] = () if line.has_file else (AskText(name="text", label="What was said?", value=line.text),)
    length: tuple[Ask, ...] = (
        (AskLine(name="minutes", label="How many minutes, if you know?", value=str(line.minutes or "")),)
        if line.is_call
        else ()
    )

    def act(answers: Filled, draft: str) -> None:
        changed = replace(
            line,
            **_answered(answers),
            text=answers.text("text") if said else line.text,
            minutes=_minutes(answers) if length else line.minutes,
            done_by=answers.person("done_by"),
            note=answers.text("note"),
            kept_back=KeptBack(answers.text("kept_back")),
        )
        office.papers.correct(line.id, answers.text("correction"), changed)
        office.drafts.drop(draft)

    return ActionForm(
        f"papers/{line.record_id}/correct/{line.id}",
        f"Correct “{line.subject}”",
        "Nothing is overwritten: what the entry said first stays in the record, struck through, with your correction "
        "beside it. The file itself stays as it is.",
        "Record the correction",
        (
            AskText(name="correction", label="Why is it corrected?", lines=2),
            AskLine(name="subject", label="Subject", value=line.subject),
            AskDay(name="happened_on", label="Day", value=line.happened_on, today=office.today()),
            AskLine(name="at", label="Time, if known", value=line.at),
            AskChoice(name="direction", label="In or out?", choices=DIRECTIONS, value=line.direction.value),
            AskChoice(name="way", label="How did it come or go?", choices=WAYS, value=line.way.value),
            *_with_whom(office, line.record_id, line),
            AskChoice(
                name="done_by", label="Who dealt with it?", choices=colleagues_known, value=str(line.done_by or "")
            ),
            *said,
            *length,
            AskText(name="note", label="Note, if any", lines=2, value=line.note),
            ask_kept_back(line.kept_back),
        ),
        act,
        help_name="papers",
    )


def remove(office: Office, line: PaperLine) -> ActionForm:
    """It was added by mistake."""
    enclosed = any(paper.came_with == line.id for paper in office.papers.of(line.record_id))
    with_it = " What came with it goes there too." if enclosed else ""
    return ActionForm(
        f"papers/{line.record_id}/remove/{line.id}",
        f"Take “{line.subject}” away",
        "For something that was added by mistake. It goes into the bin and can be taken back from there; the record "
        f"keeps that it was here, and why it was taken away.{with_it}",
        "Put it into the bin",
        (AskText(name="why", label="Why is it taken away?", lines=2),),
        lambda answers, draft: office.papers.remove(line.id, answers.text("why"), draft),
        help_name="papers",
    )


def _with_whom(office: Office, record_id: int, line: PaperLine | None = None) -> tuple[Ask, ...]:
    people = office.papers.correspondents(record_id)
    free = bool(line and not line.person)
    chosen = SOMEBODY_ELSE if free else str(line.person if line else people[0].id)
    return (
        AskChoice(name="person", label="With whom?", choices=people_choices(people), value=chosen),
        AskLine(
            name="with_whom",
            label="Who is it?",
            value=line.with_whom if line and free else "",
            only_when=("person", SOMEBODY_ELSE),
        ),
    )


def _adding(office: Office, record_id: int) -> Callable[[Filled, str], object]:
    def act(answers: Filled, draft: str) -> None:
        paper = NewPaper(
            **_answered(answers),
            text=answers.text("text"),
            minutes=_minutes(answers),
            done_by=officer(office),
            kept_back=KeptBack(answers.text("kept_back")),
        )
        office.papers.add(record_id, paper, draft=draft)

    return act


def _minutes(answers: Filled) -> int:
    written = answers.text("minutes").strip() if "minutes" in answers.values else ""
    if written and not written.isdecimal():
        raise RuleBroken("Please give the length in whole minutes, in figures, or leave it empty.")
    return int(written or 0)


def _answered(answers: Filled) -> _Answered:
    person = answers.text("person")
    free = person == SOMEBODY_ELSE
    return {
        "happened_on": answers.day("happened_on"),
        "direction": Direction(answers.text("direction")),
        "way": Way(answers.text("way")),
        "subject": answers.text("subject"),
        "at": answers.text("at"),
        "person": 0 if free else int(person or 0),
        "with_whom": answers.text("with_whom") if free else "",
    }
