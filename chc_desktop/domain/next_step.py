"""What to do next with a case, in a sentence, with what to know about it. Only a judgement: nothing is done here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.actions import Action, letter_of
from chc_desktop.domain.agenda import Urgency
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.clocks.dates import RunningClock, StepDate, called
from chc_desktop.domain.clocks.due_words import about_extension, stricter_dates
from chc_desktop.domain.clocks.updates import last_update
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline
from chc_desktop.domain.promises.promise import Promise
from chc_desktop.domain.promises.soonest import in_order
from chc_desktop.domain.promises.telling import still_promised
from chc_desktop.domain.vocabulary import RESPONSE, Element, Rule, Trigger


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next step in a sentence, what to know about it, and the action that does it.

    `beside` is the other thing one may well want instead; where nothing is left to do there is neither, nor urgency.
    """

    sentence: str
    detail: str
    aside: str
    urgency: Urgency | None = None
    action: Action | None = None
    beside: Action | None = None


def next_step(
    case: Case,
    edition: Edition,
    due: Deadline | None,
    days_left: int | None,
    today: date,
    clocks: Sequence[RunningClock] = (),
    closure: str = "",
) -> NextStep:
    """The next step of a case.

    `due` is the next open deadline and `days_left` the working days to it, if any; `closure` says so where it falls
    in an office closure. `clocks` are the case's other clocks.
    """
    if not edition.readable:
        return NextStep(
            "This case can be read, not changed.",
            "The file of the Code it was opened under has faults; Settings names them. Nothing was lost.",
            "Please install the program again, or ask whoever looks after it.",
        )
    if case.mistake:
        return NextStep(
            "This was logged by mistake.",
            f"It stands in no list, and nothing more happens to it. Why: {case.mistake}",
            "Everything written on it is kept, and its number stays used.",
            action=Action.NO_MISTAKE,
        )
    if due is not None and days_left is not None:
        return _duty(case, edition, due, days_left, closure)
    if beside := _beside_the_stages(case, clocks, today):
        return beside
    if case.status in _ANSWERED and case.stage.number < edition.stages.most:
        return _may_go_further(case, edition, clocks)
    if case.status in _ANSWERED:
        return NextStep(
            "Next: close the case.",
            f"Stage {edition.stages.most} is the last stage; {_can_go_on(edition)}.",
            _lives_on(case, clocks),
            Urgency.SOON,
            Action.CLOSE,
        )
    return _ended(case, edition)


def _duty(case: Case, edition: Edition, due: Deadline, days_left: int, closure: str) -> NextStep:
    urgency = Urgency.LATE if days_left < 0 else Urgency.TODAY if days_left == 0 else Urgency.SOON
    when = f"{words.capital(_when(due, days_left))} ({words.cited(due.provision)})."
    when = " ".join(
        part for part in (when, _in_time(due), *about_extension(due), *stricter_dates(due), closure) if part
    )
    if not due.duty.is_response:
        what = "the complaint" if case.stage.number == 1 else "the request for stage 2"
        answer = _answer_runs_from(edition, case.stage.number)
        return NextStep(
            f"Next: acknowledge {what}.", when, answer, urgency, Action.WRITE_ACKNOWLEDGEMENT, Action.ACKNOWLEDGED
        )
    what = "answer the complaint" if case.stage.number == 1 else f"answer at stage {case.stage.number}"
    may_extend = edition.limit(due.duty).extension is not None
    instead = Action.EXTEND if days_left >= 0 and may_extend else Action.WRITE_UPDATE
    aside = _while_late(case, edition, due) if days_left < 0 else _extension(due, days_left) if may_extend else ""
    return NextStep(f"Next: {what}.", when, aside, urgency, Action.WRITE_RESPONSE, instead)


def _in_time(due: Deadline) -> str:
    """What the date would have been, had the event it runs from come in time."""
    if not due.if_in_time:
        return ""
    had = "it been logged" if due.runs_from is Trigger.LOGGED else "we acknowledged"
    return f"Had {had} in time, it would have been due {words.day(due.if_in_time)}."


def _answer_runs_from(edition: Edition, stage: int) -> str:
    """From what the time to answer runs, beside the acknowledgement that comes first."""
    runs_from = edition.limit(RESPONSE[stage]).runs_from
    if runs_from in (Trigger.ACKNOWLEDGED, Trigger.STAGE2_ACKNOWLEDGED):
        return "Our time to answer runs from the day the acknowledgement is sent."
    return f"Our time to answer does not wait for it: it {_RUNS_FROM[runs_from]}."


def _when(due: Deadline, days_left: int) -> str:
    if days_left < 0:
        return f"it was due on {words.day(due.due)}, {words.count(-days_left, 'working day')} ago"
    return f"due {words.day(due.due)}, {words.working_days_left(days_left)}"


def _extension(due: Deadline, days_left: int) -> str:
    latest = due.latest_if_extended
    if latest is not None and latest <= due.due:
        code = "the Code" if due.extension_provision else "our policy"
        cited = words.cited(due.extension_provision)
        return f"It has been extended as far as {code} allows without a good reason ({cited})."
    by = "today" if days_left == 0 else f"by {words.short_day(due.due)}"
    at_most = f" ({words.short_day(latest)} at the latest)" if latest else ""
    return (
        f"Cannot answer {by}? An extension must be told in writing {by}, with the reason, the new date{at_most} and "
        "the Ombudsman’s details."
    )


def _while_late(case: Case, edition: Edition, due: Deadline) -> str:
    """What to do beside answering: tell who complained, unless that was done since it was due."""
    told = last_update(case)
    if told is None or told.happened_on < due.due:
        return (
            f"Tell the {edition.person} today how things stand and when they will hear, and send the answer as soon as "
            "you can."
        )
    again = f", and is to hear again by {words.short_day(told.next_update)}" if told.next_update else ""
    return (
        f"The {edition.person} was told on {words.short_day(told.happened_on)} how things stand{again}. Send the "
        "answer as soon as you can."
    )


def _beside_the_stages(case: Case, clocks: Sequence[RunningClock], today: date) -> NextStep | None:
    """A promise or a step of another clock as the next step: the soonest, once its day has come or the case ended."""
    promises = [(promise.by, _promise_step(case, promise, today)) for promise in in_order(case)]
    steps = [(step.due, _clock_step(case, step, today)) for clock in clocks for step in clock.open_steps[:1]]
    due = [found for found in (*promises, *steps) if found[0] <= today or not case.status.is_open]
    return min(due, key=lambda found: found[0])[1] if due else None


def _promise_step(case: Case, promise: Promise, today: date) -> NextStep:
    by = promise.by
    return NextStep(
        "Next: pay what was promised." if promise.is_money else "Next: keep the promise.",
        f"{still_promised(promise)}, promised by {words.day(by)}.",
        "" if case.status.is_open else "The case has ended; the promise has not.",
        _urgency(by, today),
        Action.PROMISE_KEPT,
    )


def _clock_step(case: Case, step: StepDate, today: date) -> NextStep:
    return NextStep(
        f"Next: {step.step.title[:1].lower()}{step.step.title[1:]}.",
        f"{called(step.clock, step.kind)}, due {words.day(step.due)}.",
        "" if case.status.is_open else "The case has ended; this has not.",
        _urgency(step.due, today),
        Action.CLOCK_STEP,
    )


def _urgency(by: date, today: date) -> Urgency:
    return Urgency.LATE if by < today else Urgency.TODAY if by == today else Urgency.SOON


def _may_go_further(case: Case, edition: Edition, clocks: Sequence[RunningClock]) -> NextStep:
    after = case.stage.number + 1
    if after == 2:
        detail = (
            f"If the {edition.person} is not satisfied it goes to stage 2; they need give no reason"
            f"{edition.cite(Rule.NO_REASONS_NEEDED)}."
        )
    else:
        detail = (
            f"{words.capital(_can_go_on(edition))}. A third stage is for landlords that still have one, and only where "
            f"the {edition.person} asks for it ({words.cited(edition.stages.provision)})."
        )
    return NextStep(
        f"Next: close the case, or take it to stage {after}.",
        detail,
        _lives_on(case, clocks),
        Urgency.SOON,
        Action.CLOSE,
        Action.ESCALATE,
    )


def _can_go_on(edition: Edition) -> str:
    return f"the {edition.person} can go to the {edition.ombudsman.name}"


def _lives_on(case: Case, clocks: Sequence[RunningClock]) -> str:
    """What closing the case does not end."""
    promises, others = len(case.open_promises), sum(1 for clock in clocks if clock.is_open)
    kept = [f"{words.count(promises, 'promise')} still to keep"] if promises else []
    beside = [f"{words.count(others, 'other date')} still to meet"] if others else []
    return f"{words.listed([*kept, *beside])}; closing the case does not end them." if kept or beside else ""


def _ended(case: Case, edition: Edition) -> NextStep:
    when = f" on {words.day(case.ended_on)}" if case.ended_on else ""
    if case.status is Status.REFUSED and letter_of(Action.WRITE_REFUSAL, case) not in case.letters:
        return NextStep(
            f"{_ENDED[case.status].format(person=edition.person)}{when}.",
            "The letter that explains it was not written here.",
            f"The ground and the reasons are taken over from the record{_cited(edition, case)}. If it was sent another "
            "way, add it under Letters and correspondence.",
            action=Action.WRITE_REFUSAL,
        )
    return NextStep(f"{_ENDED[case.status].format(person=edition.person)}{when}.", "Nothing is left to do.", "")


def _cited(edition: Edition, case: Case) -> str:
    """Where the Code of the case asks for the reasons in writing."""
    asked = edition.elements(letter_of(Action.WRITE_REFUSAL, case))
    number = next((each.provision for each in asked if each.element is Element.REFUSAL_REASONS and each.provision), "")
    return f" ({words.cited(number)})" if number else ""


_ANSWERED = (Status.ANSWERED1, Status.ANSWERED2, Status.ANSWERED3)

_RUNS_FROM = {
    Trigger.RECEIVED: "runs from the day the complaint was received",
    Trigger.LOGGED: "runs from the day the complaint was logged",
    Trigger.ESCALATED: "runs from the day stage 2 was asked for",
}

_ENDED = {
    Status.CLOSED: "Closed",
    Status.WITHDRAWN: "Withdrawn by the {person}",
    Status.REFUSED: "Not accepted",
}
