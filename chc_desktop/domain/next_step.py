"""What to do next with a case, and what else may be done with it now.

Only judgements: `rules.check` still decides when something is done. Nothing is offered here that the
rules would refuse whatever was written.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Urgency
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline


class Action(StrEnum):
    """Something the officer may do with a case. The first three lead to a letter."""

    WRITE_ACKNOWLEDGEMENT = "write-acknowledgement"
    WRITE_RESPONSE = "write-response"
    EXTEND = "extend"
    ACKNOWLEDGED = "acknowledged"
    UPDATE = "update"
    NOTE = "note"
    ADD_POINT = "add-point"
    ESCALATE = "escalate"
    PROMISE_KEPT = "promise-kept"
    CHANGE_HANDLER = "change-handler"
    REFUSE = "refuse"
    WITHDRAW = "withdraw"
    CLOSE = "close"
    REOPEN = "reopen"

    @property
    def words(self) -> str:
        return _ACTION_WORDS[self]

    @property
    def family(self) -> str:
        """The family of letter the action leads to, empty where it is no letter."""
        return _LETTERS.get(self, "")


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


def next_step(case: Case, edition: Edition, due: Deadline | None, days_left: int | None, today: date) -> NextStep:
    """The next step of a case. `due` is the next open deadline and `days_left` the working days to it, if any."""
    if due is not None and days_left is not None:
        return _duty(case, due, days_left)
    if late := _promise_due(case, today):
        return late
    if case.status is Status.ANSWERED1:
        return _answered_at_stage1(case, edition)
    if case.status is Status.ANSWERED2:
        return NextStep(
            "Next: close the case.",
            f"Stage {edition.stages} is the last stage; the resident can go to the Ombudsman.",
            _promises_live_on(case),
            Urgency.SOON,
            Action.CLOSE,
        )
    return _ended(case)


def actions(case: Case) -> tuple[Action, ...]:
    """Everything that may be done with the case as it stands, in the order it is offered."""
    possible = _open_actions(case) if case.status.is_open else {Action.REOPEN, Action.NOTE}
    if case.open_promises:
        possible.add(Action.PROMISE_KEPT)
    if _may_escalate(case):
        possible.add(Action.ESCALATE)
    return tuple(action for action in Action if action in possible)


def refusable_stage(case: Case) -> int:
    """The stage that can still be turned away: 1 until it is answered, then 2; 0 when both are answered."""
    if case.stage1.response is None:
        return 1
    return 2 if case.stage2.response is None else 0


def _open_actions(case: Case) -> set[Action]:
    stage = case.stage
    possible = {Action.UPDATE, Action.NOTE, Action.WITHDRAW}
    if stage.acknowledged_on is None:
        possible |= {Action.WRITE_ACKNOWLEDGEMENT, Action.ACKNOWLEDGED}
    elif stage.response is None:
        possible |= {Action.WRITE_RESPONSE, Action.EXTEND}
    if case.stage1.response is None:
        possible.add(Action.ADD_POINT)
    if refusable_stage(case):
        possible.add(Action.REFUSE)
    possible.add(Action.CHANGE_HANDLER if stage.response is None else Action.CLOSE)
    return possible


def _may_escalate(case: Case) -> bool:
    ended_otherwise = case.status in (Status.WITHDRAWN, Status.REFUSED)
    return case.stage1.response is not None and case.stage2.asked_on is None and not ended_otherwise


def _duty(case: Case, due: Deadline, days_left: int) -> NextStep:
    urgency = Urgency.LATE if days_left < 0 else Urgency.TODAY if days_left == 0 else Urgency.SOON
    when = f"{words.capital(_when(due, days_left))} (Code {due.provision})."
    if case.stage.acknowledged_on is None:
        what = "the complaint" if case.stage.number == 1 else "the request for stage 2"
        answer = "Our time to answer runs from the day the acknowledgement is sent."
        return NextStep(
            f"Next: acknowledge {what}.", when, answer, urgency, Action.WRITE_ACKNOWLEDGEMENT, Action.ACKNOWLEDGED
        )
    what = "answer the complaint" if case.stage.number == 1 else "answer at stage 2"
    if due.if_in_time:
        when += f" Had we acknowledged in time, it would have been due {words.day(due.if_in_time)}."
    instead = Action.UPDATE if days_left < 0 else Action.EXTEND
    return NextStep(f"Next: {what}.", when, _extension(due, days_left), urgency, Action.WRITE_RESPONSE, instead)


def _when(due: Deadline, days_left: int) -> str:
    if days_left < 0:
        return f"it was due on {words.day(due.due)}, {words.count(-days_left, 'working day')} ago"
    return f"due {words.day(due.due)}, {words.working_days_left(days_left)}"


def _extension(due: Deadline, days_left: int) -> str:
    latest = due.latest_if_extended
    if days_left < 0:
        return (
            "Tell the resident today how things stand and when they will hear, and send the answer as soon as you can."
        )
    if latest is None or latest <= due.due:
        return f"It has been extended as far as the Code allows without a good reason (Code {due.extension_provision})."
    by = "today" if days_left == 0 else f"by {words.short_day(due.due)}"
    return (
        f"Cannot answer {by}? An extension must be told in writing {by}, with the reason, the new date "
        f"({words.short_day(latest)} at the latest) and the Ombudsman’s details."
    )


def _promise_due(case: Case, today: date) -> NextStep | None:
    """A promise as the next step, once its day has come."""
    promise = min(case.open_promises, key=lambda open_promise: open_promise.remedy.by, default=None)
    if promise is None or (promise.remedy.by > today and case.status.is_open):
        return None
    by = promise.remedy.by
    return NextStep(
        "Next: keep the promise.",
        f"{promise.remedy.what}, promised by {words.day(by)}.",
        "" if case.status.is_open else "The case has ended; the promise has not.",
        Urgency.LATE if by < today else Urgency.TODAY if by == today else Urgency.SOON,
        Action.PROMISE_KEPT,
    )


def _answered_at_stage1(case: Case, edition: Edition) -> NextStep:
    return NextStep(
        "Next: close the case, or take it to stage 2.",
        f"If the resident is not satisfied it goes to stage 2; they need give no reason "
        f"(Code {edition.provisions.reasons_to_escalate}).",
        _promises_live_on(case),
        Urgency.SOON,
        Action.CLOSE,
        Action.ESCALATE,
    )


def _promises_live_on(case: Case) -> str:
    promises = case.open_promises
    if not promises:
        return ""
    return f"{words.count(len(promises), 'promise')} still to keep; closing the case does not end them."


def _ended(case: Case) -> NextStep:
    when = f" on {words.day(case.ended_on)}" if case.ended_on else ""
    return NextStep(f"{_ENDED[case.status]}{when}.", "Nothing is left to do.", "")


_ENDED = {
    Status.CLOSED: "Closed",
    Status.WITHDRAWN: "Withdrawn by the resident",
    Status.REFUSED: "Not accepted",
}

_LETTERS = {
    Action.WRITE_ACKNOWLEDGEMENT: "acknowledgement",
    Action.WRITE_RESPONSE: "response",
    Action.EXTEND: "extension",
}

_ACTION_WORDS = {
    Action.WRITE_ACKNOWLEDGEMENT: "Write the acknowledgement",
    Action.WRITE_RESPONSE: "Write the response",
    Action.EXTEND: "Extend…",
    Action.ACKNOWLEDGED: "Acknowledged another way…",
    Action.UPDATE: "Note an update to the resident…",
    Action.NOTE: "Add a note…",
    Action.ADD_POINT: "Add a related point…",
    Action.ESCALATE: "Take to stage 2…",
    Action.PROMISE_KEPT: "Mark a promise as kept…",
    Action.CHANGE_HANDLER: "Change who deals with it…",
    Action.REFUSE: "Refuse…",
    Action.WITHDRAW: "The resident withdrew it…",
    Action.CLOSE: "Close the case…",
    Action.REOPEN: "Open the case again…",
}
