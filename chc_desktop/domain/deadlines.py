"""Every date by which something has to be done, and the explanation of how it was worked out.

Pure functions from an edition's limits, a calendar and the dates of a case. What the Codes leave open
is decided as `docs/decisions.md` says: the strict reading of counting, and no pause of any clock.
"""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition, Limit
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.vocabulary import Duty, Trigger
from chc_desktop.domain.working_days import Counting, Skipped, WorkingDays

DUTY_WORDS = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "Acknowledge the complaint",
    Duty.STAGE1_RESPONSE: "Stage 1 response",
    Duty.STAGE2_ACKNOWLEDGEMENT: "Acknowledge the request for stage 2",
    Duty.STAGE2_RESPONSE: "Stage 2 response",
}

_EVENT_WORDS = {
    Trigger.RECEIVED: "the complaint was received",
    Trigger.ACKNOWLEDGED: "the complaint was acknowledged",
    Trigger.ESCALATED: "stage 2 was asked for",
    Trigger.STAGE2_ACKNOWLEDGED: "the request for stage 2 was acknowledged",
}

_UNTIL_WORDS = {
    Trigger.ACKNOWLEDGED: "the complaint is acknowledged",
    Trigger.STAGE2_ACKNOWLEDGED: "the request for stage 2 is acknowledged",
}

_DONE_WORDS = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "Acknowledged",
    Duty.STAGE1_RESPONSE: "Answered at stage 1",
    Duty.STAGE2_ACKNOWLEDGEMENT: "Stage 2 acknowledged",
    Duty.STAGE2_RESPONSE: "Answered at stage 2",
}

# The duty whose fulfilment is the event a limit runs from.
_ENDING = {
    Trigger.ACKNOWLEDGED: Duty.STAGE1_ACKNOWLEDGEMENT,
    Trigger.STAGE2_ACKNOWLEDGED: Duty.STAGE2_ACKNOWLEDGEMENT,
}


@dataclass(frozen=True, slots=True)
class Milestones:
    """The dates of a case that start and stop clocks. None is what has not happened (yet)."""

    received: date
    acknowledged: date | None = None
    responded: date | None = None
    extended_to: date | None = None
    escalated: date | None = None
    stage2_acknowledged: date | None = None
    stage2_responded: date | None = None
    stage2_extended_to: date | None = None

    def started(self, trigger: Trigger) -> date | None:
        if trigger is Trigger.RECEIVED:
            return self.received
        if trigger is Trigger.ACKNOWLEDGED:
            return self.acknowledged
        return self.escalated if trigger is Trigger.ESCALATED else self.stage2_acknowledged

    def done(self, duty: Duty) -> date | None:
        if duty is Duty.STAGE1_ACKNOWLEDGEMENT:
            return self.acknowledged
        if duty is Duty.STAGE1_RESPONSE:
            return self.responded
        return self.stage2_acknowledged if duty is Duty.STAGE2_ACKNOWLEDGEMENT else self.stage2_responded

    def extended(self, duty: Duty) -> date | None:
        if duty is Duty.STAGE1_RESPONSE:
            return self.extended_to
        return self.stage2_extended_to if duty is Duty.STAGE2_RESPONSE else None


class Deadline(NamedTuple):
    """One duty with its date.

    `original` is the due date by the Code's limit and `due` the date that counts now: the same, unless
    extended. While the starting event has not happened, `start` is its own last day and `provisional`
    is true; so it is beyond the published bank holidays. `if_in_time` is what `original` would have been
    had the starting event come in time, None if it did. `breach` says in a sentence that it was done late.
    """

    duty: Duty
    due: date
    original: date
    start: date
    runs_from: Trigger
    limit: int
    provision: str
    provisional: bool
    latest_if_extended: date | None
    extension_provision: str
    if_in_time: date | None
    done: date | None
    breach: str | None

    @property
    def words(self) -> str:
        return DUTY_WORDS[self.duty]

    @property
    def extended(self) -> bool:
        return self.due != self.original

    @property
    def is_open(self) -> bool:
        return self.done is None


@dataclass(frozen=True, slots=True)
class Explanation:
    """How a date was worked out: the sentence, each day counted (day 1 first), each skipped and why, and warnings."""

    sentence: str
    counted: tuple[date, ...]
    skipped: tuple[Skipped, ...]
    warnings: tuple[str, ...]


def deadlines(edition: Edition, milestones: Milestones, counting: Counting) -> tuple[Deadline, ...]:
    """Every deadline of a case, done or not; those of stage 2 once it was asked for."""
    stage2 = milestones.escalated is not None
    duties = tuple(Duty) if stage2 else (Duty.STAGE1_ACKNOWLEDGEMENT, Duty.STAGE1_RESPONSE)
    return tuple(deadline(edition, duty, milestones, counting) for duty in duties)


def deadline(edition: Edition, duty: Duty, milestones: Milestones, counting: Counting) -> Deadline:
    """The deadline of one duty."""
    limit = edition.limit(duty)
    happened = milestones.started(limit.runs_from)
    expected = _last_day_of_start(edition, limit, milestones, counting)
    start = happened or expected
    original = counting.add(start, limit.days)
    due = milestones.extended(duty) or original
    late_start = happened is not None and happened > expected
    found = Deadline(
        duty=duty,
        due=due,
        original=original,
        start=start,
        runs_from=limit.runs_from,
        limit=limit.days,
        provision=limit.provision,
        provisional=happened is None or counting.calendar.is_provisional(due),
        latest_if_extended=counting.calendar.add(original, limit.extension.days) if limit.extension else None,
        extension_provision=limit.extension.provision if limit.extension else "",
        if_in_time=counting.add(expected, limit.days) if late_start else None,
        done=milestones.done(duty),
        breach=None,
    )
    if found.done is None or found.done <= found.due:
        return found
    return found._replace(breach=_breach(found, counting.calendar))


def explain(deadline: Deadline, counting: Counting) -> Explanation:
    """How a deadline was worked out, ready to be read."""
    calendar = counting.calendar
    zero = counting.zero(deadline.start)
    return Explanation(
        _sentence(deadline, counting),
        calendar.counted(zero, deadline.original),
        calendar.skipped(zero, deadline.original),
        tuple(_warnings(deadline, calendar)),
    )


def check_order(milestones: Milestones) -> None:
    """Refuse dates that cannot be: a step before the one it follows, or stage 2 acknowledged but never asked for."""
    if milestones.stage2_acknowledged and not milestones.escalated:
        raise RuleBroken(
            "Stage 2 cannot be acknowledged before it was asked for. Please give the date it was asked for too."
        )
    steps = [
        ("received", milestones.received),
        ("acknowledged", milestones.acknowledged),
        ("taken to stage 2", milestones.escalated),
        ("acknowledged at stage 2", milestones.stage2_acknowledged),
    ]
    known = [(what, day) for what, day in steps if day]
    for (before, earlier), (after, later) in pairwise(known):
        if later < earlier:
            raise RuleBroken(
                f"The complaint cannot have been {after} on {words.day(later)}, before it was {before} "
                f"on {words.day(earlier)}. Please check the two dates."
            )


def _last_day_of_start(edition: Edition, limit: Limit, milestones: Milestones, counting: Counting) -> date:
    """The last day on which the event a limit runs from should happen: the day itself for receipt and request."""
    before = _ENDING.get(limit.runs_from)
    if before is None:
        return milestones.started(limit.runs_from) or milestones.received
    earlier = edition.limit(before)
    start = milestones.started(earlier.runs_from) or milestones.received
    return counting.add(start, earlier.days)


def _breach(found: Deadline, calendar: WorkingDays) -> str | None:
    assert found.done is not None
    late = -calendar.days_left(found.done, found.due)
    return (
        f"{_DONE_WORDS[found.duty]} on {words.day(found.done)}, {words.count(late, 'working day')} after the last day, "
        f"{words.day(found.due)} (Code {found.provision})."
    )


def _sentence(found: Deadline, counting: Counting) -> str:
    start = words.day(found.start)
    if found.provisional and found.done is None and not counting.calendar.is_provisional(found.due):
        begins = f"{start}, the last day on which it should happen" if _waits(found) else start
    else:
        begins = start
    first_day = "The day itself is day 1, as your organisation counts." if counting.from_the_day_itself else (
        "The day itself is not counted."
    )  # fmt: skip
    text = (
        f"{words.count(found.limit, 'working day')} after {_EVENT_WORDS[found.runs_from]} "
        f"(Code {found.provision}), {begins}. {first_day}"
    )
    if found.extended:
        text += (
            f" That was {words.day(found.original)}; extended to {words.day(found.due)} "
            f"(Code {found.extension_provision})."
        )
    return text


def _waits(found: Deadline) -> bool:
    return found.runs_from in (Trigger.ACKNOWLEDGED, Trigger.STAGE2_ACKNOWLEDGED) and found.provisional


def _warnings(found: Deadline, calendar: WorkingDays) -> list[str]:
    warnings = []
    if closure := calendar.closure_on(found.due):
        warnings.append(
            f"{closure.why} {words.short_day(closure.first)} to {words.short_day(closure.last)}: "
            f"do it by {words.day(calendar.do_it_by(found.due))}."
        )
    if found.if_in_time:
        warnings.append(
            f"It started late: had that happened in time, this would have been due {words.day(found.if_in_time)}."
        )
    if _waits(found) and not calendar.is_provisional(found.due):
        warnings.append(f"Provisional until {_UNTIL_WORDS[found.runs_from]}.")
    if calendar.is_provisional(found.due):
        warnings.append(f"Provisional: bank holidays are published only to {words.day(calendar.published_to)}.")
    return warnings
