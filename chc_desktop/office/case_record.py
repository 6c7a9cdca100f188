"""The printed record of one case: who and what, every date with how it was worked out, and every entry in order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.case import Point, Recorded
from chc_desktop.domain.clocks.dates import StepDate
from chc_desktop.domain.clocks.explaining import explain_step
from chc_desktop.domain.clocks.kind import Kinds
from chc_desktop.domain.clocks.updates import last_update
from chc_desktop.domain.deadlines import Deadline, deadlines
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import ClockStarted, Corrected
from chc_desktop.domain.explaining import Explanation, explain
from chc_desktop.domain.page import Block, FormPage, Heading, Table, Text
from chc_desktop.domain.persons.details import further_details
from chc_desktop.domain.points.outcome import outcome_in_words
from chc_desktop.domain.record import read_tagged
from chc_desktop.office.cases import Cases, CaseView
from chc_desktop.office.chronicle import Line, chronicle
from chc_desktop.office.desk import Desk
from chc_desktop.office.people_record import people_of
from chc_desktop.office.record_answers import answers

_Row = tuple[str, ...]

_DATES = ("What is due", "Due", "How that was worked out", "Days counted", "Days not counted", "Done")
_DATE_WIDTHS = (14, 11, 26, 23, 16, 10)
_ENTRIES = ("Entry", "Happened on", "What", "Who", "Written down")
_ENTRY_WIDTHS = (7, 14, 49, 15, 15)
_RULE = (
    "Day 1 is the next working day after the day it starts on. Saturdays, Sundays and England’s bank holidays are not "
    "counted. A closed office stops no clock."
)


class CaseRecord:
    """Prints the record of a case."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def pdf(self, case_id: int) -> bytes:
        """The record as it stands today, as an accessible PDF. Refused where a character of it cannot be printed."""
        from chc_desktop.documents.form import form_pdf  # heavy, and seldom needed

        try:
            return form_pdf(self.page(case_id))
        except ValueError as error:
            raise RuleBroken(str(error)) from error

    def page(self, case_id: int, wanted: Callable[[Line], bool] = lambda _line: True) -> FormPage:
        """What the printed record says, with the entries that are wanted."""
        desk = self._desk
        view = Cases(desk).view(case_id)
        with desk.register.transaction() as shelves:
            organisation, counting = desk.organisation(shelves), desk.counting(shelves)
            now_says = _corrections(shelves.record.history(case_id), view, desk.kinds)
        found = deadlines(view.edition, view.case.milestones, counting)
        rows = [_date(due, explain(due, counting)) for due in found]
        clocks = [_step(step, explain_step(step, counting)) for clock in view.clocks for step in clock.steps]
        return FormPage(
            title=f"Record of complaint {view.case.reference}: {view.case.title}",
            organisation=organisation.name,
            introduction=(Text(_facts(view, desk.today())),),
            sections=(
                _about(view),
                *people_of(view),
                _dates(rows),
                *_other_dates(clocks),
                *answers(view),
                _entries(filter(wanted, view.lines), now_says),
            ),
        )


def _facts(view: CaseView, today: date) -> str:
    case, person = view.case, view.person
    told = last_update(case) if case.status.is_open else None
    facts = {
        "Complaint of": ", ".join(filter(None, (person.name, *person.address.split("\n")))),
        "Received": f"{words.long_day(case.received_on)}, {case.channel.words}",
        "Made": words.long_day(case.made_on) if case.made_on != case.received_on else "",
        "Where it stands": case.status.words,
        "Outcome": outcome_in_words(case, view.edition),
        "Linked with": words.listed([f"{each.reference}, {each.title}" for each in view.linked]),
        "Handled under": view.edition.short_title,
        "Stage 1": view.names.get(case.stage1.handler, ""),
        **{f"Stage {stage.number}": view.names.get(stage.handler, "") for stage in case.asked_stages[1:]},
        **further_details(person),
        "To hear again by": words.long_day(told.next_update) if told and told.next_update else "",
        "Printed": words.long_day(today),
    }
    return "\n".join(f"- {what}: {' '.join(fact.split())}" for what, fact in facts.items() if fact.strip())


def _about(view: CaseView) -> tuple[Block, ...]:
    case = view.case
    points = "\n".join(f"- {_point(point)}" for point in case.points)
    parts = (("In their words", case.their_words), ("Points of the complaint", points), ("Sought", case.outcome_sought))
    return tuple(block for title, text in parts if text.strip() for block in (Heading(title), Text(text)))


def _point(point: Point) -> str:
    said = " ".join(point.text.split())
    if not point.not_ours:
        return said
    whose = words.capital(" ".join(point.whose.split()))
    why = f"{words.sentence(' '.join(point.why_not_ours.split()))} {whose}".strip()
    return f"{said} (not ours to answer for{f': {why}' if why else ''})"


def _dates(rows: Sequence[_Row]) -> tuple[Block, ...]:
    if not rows:
        return (Heading("Dates"), Text("No date can be worked out: the Code of this case could not be read."))
    return Heading("Dates, and how each was worked out"), Text(_RULE), Table(_DATES, tuple(rows), _DATE_WIDTHS)


def _other_dates(rows: Sequence[_Row]) -> tuple[tuple[Block, ...], ...]:
    """The dates of other clocks, where the case carries any."""
    return ((Heading("Other dates beside this complaint"), Table(_DATES, tuple(rows), _DATE_WIDTHS)),) if rows else ()


def _date(due: Deadline, explanation: Explanation) -> _Row:
    day = words.day(due.due) + (" (provisional)" if due.provisional and due.is_open else "")
    return _row(due.words, day, explanation, due.breach or "", due.done)


def _step(step: StepDate, explanation: Explanation) -> _Row:
    day = words.day(step.due) + (" (provisional)" if step.waits else "")
    return _row(step.words, day, explanation, step.breach, step.done.on if step.done else None)


def _row(what: str, day: str, explanation: Explanation, breach: str, done: date | None) -> _Row:
    return (
        what,
        day,
        " ".join(filter(None, (explanation.sentence, *explanation.warnings, breach))),
        ", ".join(f"{words.short_day(each)} ({number})" for number, each in enumerate(explanation.counted, 1)),
        ", ".join(f"{words.short_day(each.date)} ({each.why})" for each in explanation.skipped) or "none",
        words.day(done) if done else "not yet",
    )


def _corrections(entries: Iterable[Recorded], view: CaseView, kinds: Kinds) -> dict[int, str]:
    """For each entry that put an earlier one right, what that one says since."""
    right = [
        replace(entry, event=read_tagged(entry.event.replacement))
        for entry in entries
        if isinstance(entry.event, Corrected) and entry.event.replacement
    ]
    starts = [entry for entry in entries if isinstance(entry.event, ClockStarted)]
    lines = chronicle([*starts, *right], view.names, view.edition, kinds)
    return {line.number: f"It now says: {line.what}. {line.detail}".strip() for line in lines[len(starts) :]}


def _entries(lines: Iterable[Line], now_says: Mapping[int, str]) -> tuple[Block, ...]:
    rows = tuple(_entry(line, now_says.get(line.number, "")) for line in lines)
    return Heading("Every entry of the record, the oldest first"), Table(_ENTRIES, rows, _ENTRY_WIDTHS)


def _entry(line: Line, now_says: str) -> tuple[str, ...]:
    said = "\n\n".join(part for part in (line.what, line.detail, now_says) if part.strip())
    written = f"{words.day(line.recorded_at.date())} {words.clock(line.recorded_at)}"
    return (
        str(line.number),
        words.day(line.happened_on),
        f"Corrected since: {said}" if line.struck else said,
        line.done_by or line.recorded_by,
        ", ".join(filter(None, (written, line.recorded_by))),
    )
