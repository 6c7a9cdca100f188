"""The timeline of a case: its stages with their real dates, worked out from the frozen view."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.case import Status
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.widgets.tag import Tone
from chc_desktop.ui.widgets.timeline import State, Step


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the timeline, and what its date says for itself when asked.

    That is the explanation of a `duty`, or else the `day` with what is known `about` it; both are None where the
    step has no date.
    """

    step: Step
    duty: Duty | None = None
    day: date | None = None
    about: str = ""


def stops(view: CaseView, days_taken: Mapping[Duty, int]) -> tuple[Stop, ...]:
    """Every step of a case in order. `days_taken` says on which working day each duty was done, or which it is now."""
    return (
        _received(view),
        _of_duty(view, Duty.STAGE1_ACKNOWLEDGEMENT, days_taken),
        _of_duty(view, Duty.STAGE1_RESPONSE, days_taken),
        _escalation(view),
        *_stage2(view, days_taken),
        _end(view),
    )


def due_words(view: CaseView) -> tuple[str, Tone] | None:
    """The few words of the tag at the top, such as “response due today”; None where nothing is due."""
    if view.next_duty is None or view.days_left is None:
        return None
    what = "response" if view.case.stage.acknowledged_on else "acknowledgement"
    if view.days_left < 0:
        return f"{what} {words.working_days_left(view.days_left)}", Tone.RED
    when = words.working_days_left(view.days_left)
    return f"{what} due {when}", Tone.TEAL if view.days_left else Tone.AMBER


def _received(view: CaseView) -> Stop:
    case = view.case
    made = "" if case.made_on == case.received_on else f" It was made on {words.day(case.made_on)}."
    return Stop(
        Step("Received", words.short_day(case.received_on), case.channel.words, State.DONE),
        day=case.received_on,
        about=f"The complaint was received {case.channel.words}.{made}",
    )


def _escalation(view: CaseView) -> Stop:
    asked_on = view.case.stage2.asked_on
    if asked_on:
        reviewer = view.names.get(view.case.stage2.handler, "somebody still to be named")
        return Stop(
            Step("Escalation", words.short_day(asked_on), "asked for stage 2", State.DONE),
            day=asked_on,
            about=f"The resident asked for stage 2. Considered by: {reviewer}.",
        )
    return Stop(Step("Escalation", note="if the resident asks"))


def _stage2(view: CaseView, days_taken: Mapping[Duty, int]) -> tuple[Stop, ...]:
    if view.case.stage2.asked_on is None:
        days = view.edition.limit(Duty.STAGE2_RESPONSE).days
        return (Stop(Step(_TITLES[Duty.STAGE2_RESPONSE], note=f"{days} working days after its acknowledgement")),)
    return tuple(_of_duty(view, duty, days_taken) for duty in (Duty.STAGE2_ACKNOWLEDGEMENT, Duty.STAGE2_RESPONSE))


def _end(view: CaseView) -> Stop:
    case = view.case
    title = {Status.WITHDRAWN: "Withdrawn", Status.REFUSED: "Not accepted"}.get(case.status, "Closed")
    if case.ended_on is None:
        return Stop(Step(title))
    return Stop(Step(title, words.short_day(case.ended_on), state=State.DONE), day=case.ended_on, about=f"{title}.")


def _of_duty(view: CaseView, duty: Duty, days_taken: Mapping[Duty, int]) -> Stop:
    due = view.deadline(duty)
    assert due is not None
    title, day = _TITLES[duty], days_taken.get(duty, 0)
    if due.done:
        note, tone = _how_it_was_done(due, day)
        return Stop(Step(title, words.short_day(due.done), note, State.DONE, tone), duty)
    if not view.case.status.is_open or due not in view.open_deadlines:
        return Stop(Step(title, note="not sent"))
    if due == view.next_duty and view.days_left is not None:
        return Stop(_now(title, due, view.days_left, day), duty)
    return Stop(Step(title, _due(due), _later(due)), duty)


def _how_it_was_done(due: Deadline, day: int) -> tuple[str, Tone]:
    if due.breach:
        return f"late, day {day}; due {words.short_day(due.due)}", Tone.RED
    if due.extended:
        return f"in time, extended to {words.short_day(due.due)}", Tone.GREEN
    if due.done == due.start:
        return "in time, on the same day", Tone.GREEN
    return f"in time, day {day} of {due.limit}" if day > 0 else "in time, before day 1", Tone.GREEN


def _now(title: str, due: Deadline, days_left: int, day: int) -> Step:
    when = words.working_days_left(days_left)
    if days_left < 0:
        return Step(title, f"was due {words.short_day(due.due)}", when, State.LATE)
    note = when if due.extended or day < 1 else f"{when}, day {day} of {due.limit}"
    return Step(title, _due(due), note, State.NOW, None if days_left == 0 else Tone.TEAL)


def _due(due: Deadline) -> str:
    return f"due {words.short_day(due.due)}"


def _later(due: Deadline) -> str:
    if not due.provisional:
        return ""
    return f"provisional: {due.limit} working days after the acknowledgement"


_TITLES = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "Acknowledged",
    Duty.STAGE1_RESPONSE: "Stage 1 response",
    Duty.STAGE2_ACKNOWLEDGEMENT: "Stage 2 acknowledged",
    Duty.STAGE2_RESPONSE: "Stage 2 response",
}
