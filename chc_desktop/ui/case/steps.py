"""The timeline of a case: its stages with their real dates, worked out from the frozen view."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.case import Status
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, RESPONSE, Duty, Trigger
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
        *_of_stage(view, 1, days_taken),
        *_escalation(view, 2),
        *_of_stage(view, 2, days_taken),
        *_escalation(view, 3),
        *_of_stage(view, 3, days_taken),
        _end(view),
    )


def due_words(view: CaseView) -> tuple[str, Tone] | None:
    """The few words of the tag at the top, such as “response due today”; None where nothing is due."""
    if view.next_duty is None or view.days_left is None:
        return None
    what = "response" if view.next_duty.duty.is_response else "acknowledgement"
    if view.days_left < 0:
        return f"{what} {words.working_days_left(view.days_left)}", Tone.RED
    when = words.working_days_left(view.days_left)
    return f"{what} due {when}", Tone.TEAL if view.days_left else Tone.AMBER


def _received(view: CaseView) -> Stop:
    case = view.case
    made = "" if case.made_on == case.received_on else f" It was made on {words.day(case.made_on)}."
    logged = case.logged_on if any(limit.runs_from is Trigger.LOGGED for limit in view.edition.limits) else None
    made += f" It was logged on {words.day(logged)}, from which the time to answer runs." if logged else ""
    return Stop(
        Step("Received", words.short_day(case.received_on), case.channel.words, State.DONE),
        day=case.received_on,
        about=f"The complaint was received {case.channel.words}.{made}",
    )


def _escalation(view: CaseView, stage: int) -> tuple[Stop, ...]:
    """The request for a later stage. Stage 2 is always shown, a third one where it was asked for."""
    asked_on = view.case.at(stage).asked_on
    if asked_on:
        reviewer = view.names.get(view.case.at(stage).handler, "somebody still to be named")
        step = Step("Escalation", words.short_day(asked_on), f"asked for stage {stage}", State.DONE)
        about = f"The {view.edition.person} asked for stage {stage}. Considered by: {reviewer}."
        return (Stop(step, day=asked_on, about=about),)
    return (Stop(Step("Escalation", note=f"if the {view.edition.person} asks")),) if stage == 2 else ()


def _of_stage(view: CaseView, stage: int, days_taken: Mapping[Duty, int]) -> tuple[Stop, ...]:
    """The acknowledgement and the answer of a stage: what the edition asks for, or what was done unasked."""
    if view.case.at(stage).asked_on is None:
        return _ahead(view, stage)
    duties = (duty for duty in (ACKNOWLEDGEMENT.get(stage), RESPONSE[stage]) if duty)
    return tuple(stop for duty in duties for stop in _of_duty(view, duty, days_taken))


def _ahead(view: CaseView, stage: int) -> tuple[Stop, ...]:
    """The answer at stage 2 while nobody has asked for it."""
    if stage > 2 or not view.edition.sets(RESPONSE[stage]):
        return ()
    limit = view.edition.limit(RESPONSE[stage])
    note = f"{words.count(limit.days, 'working day')} after {_AFTER[limit.runs_from]}"
    return (Stop(Step(_TITLES[RESPONSE[stage]], note=note)),)


def _end(view: CaseView) -> Stop:
    case = view.case
    title = {Status.WITHDRAWN: "Withdrawn", Status.REFUSED: "Not accepted"}.get(case.status, "Closed")
    if case.ended_on is None:
        return Stop(Step(title))
    return Stop(Step(title, words.short_day(case.ended_on), state=State.DONE), day=case.ended_on, about=f"{title}.")


def _of_duty(view: CaseView, duty: Duty, days_taken: Mapping[Duty, int]) -> tuple[Stop, ...]:
    due = view.deadline(duty)
    if due is None:
        return _unlimited(view, duty)
    title, day = _TITLES[duty], days_taken.get(duty, 0)
    if due.done:
        note, tone = _how_it_was_done(due, day)
        return (Stop(Step(title, words.short_day(due.done), note, State.DONE, tone), duty),)
    if not view.case.status.is_open or due not in view.open_deadlines:
        return (Stop(Step(title, note="not sent")),)
    if due == view.next_duty and view.days_left is not None:
        return (Stop(_now(title, due, view.days_left, day), duty),)
    return (Stop(Step(title, _due(due), _later(view, due)), duty),)


def _unlimited(view: CaseView, duty: Duty) -> tuple[Stop, ...]:
    """What the edition sets no limit for is shown once it was done."""
    done = view.case.milestones.done(duty)
    if done is None:
        return ()
    about = f"{_TITLES[duty]} on {words.day(done)}. The Code of this case sets no limit for it."
    return (Stop(Step(_TITLES[duty], words.short_day(done), state=State.DONE), day=done, about=about),)


def _how_it_was_done(due: Deadline, day: int) -> tuple[str, Tone]:
    if due.breach:
        return f"late, day {day}; due {words.short_day(due.last_day)}", Tone.RED
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
    if due.own_due and not due.extended:
        note += f"; our own policy promises {words.short_day(due.own_due)}"
    return Step(title, _due(due), note, State.NOW, None if days_left == 0 else Tone.TEAL)


def _due(due: Deadline) -> str:
    return f"due {words.short_day(due.due)}"


def _later(view: CaseView, due: Deadline) -> str:
    if not due.provisional:
        return ""
    if view.case.milestones.started(due.runs_from):
        return "provisional: bank holidays not published yet"
    return f"provisional: {words.count(due.limit, 'working day')} after {_AFTER_IT[due.runs_from]}"


_TITLES = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "Acknowledged",
    Duty.STAGE1_RESPONSE: "Stage 1 response",
    Duty.STAGE2_ACKNOWLEDGEMENT: "Stage 2 acknowledged",
    Duty.STAGE2_RESPONSE: "Stage 2 response",
    Duty.STAGE3_RESPONSE: "Stage 3 response",
}
_AFTER = {Trigger.ESCALATED: "the request", Trigger.STAGE2_ACKNOWLEDGED: "its acknowledgement"}
_AFTER_IT = {
    Trigger.LOGGED: "it is logged",
    Trigger.ACKNOWLEDGED: "the acknowledgement",
    Trigger.STAGE2_ACKNOWLEDGED: "the acknowledgement",
}
