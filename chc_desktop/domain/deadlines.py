"""Every date by which something has to be done, and the explanation of how it was worked out.

Pure functions from an edition's limits, a calendar and the dates of a case. What the Codes leave open
is decided as `docs/decisions.md` says: the strict reading of counting, and no pause of any clock.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import NamedTuple

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition, Extension, Limit
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.vocabulary import Duty, Trigger, Unit
from chc_desktop.domain.working_days import Counting, Skipped, WorkingDays

DUTY_WORDS = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "Acknowledge the complaint",
    Duty.STAGE1_RESPONSE: "Stage 1 response",
    Duty.STAGE2_ACKNOWLEDGEMENT: "Acknowledge the request for stage 2",
    Duty.STAGE2_RESPONSE: "Stage 2 response",
    Duty.STAGE3_RESPONSE: "Stage 3 response",
}

_EVENT_WORDS = {
    Trigger.RECEIVED: "the complaint was received",
    Trigger.LOGGED: "the complaint was logged",
    Trigger.ACKNOWLEDGED: "the complaint was acknowledged",
    Trigger.ESCALATED: "stage 2 was asked for",
    Trigger.STAGE2_ACKNOWLEDGED: "the request for stage 2 was acknowledged",
    Trigger.STAGE3_ESCALATED: "stage 3 was asked for",
}

_UNTIL_WORDS = {
    Trigger.LOGGED: "the complaint is logged",
    Trigger.ACKNOWLEDGED: "the complaint is acknowledged",
    Trigger.STAGE2_ACKNOWLEDGED: "the request for stage 2 is acknowledged",
}

_DONE_WORDS = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "Acknowledged",
    Duty.STAGE1_RESPONSE: "Answered at stage 1",
    Duty.STAGE2_ACKNOWLEDGEMENT: "Stage 2 acknowledged",
    Duty.STAGE2_RESPONSE: "Answered at stage 2",
    Duty.STAGE3_RESPONSE: "Answered at stage 3",
}

# The duty whose last day is the last day for the event a limit runs from. The 2022 Code has a complaint
# acknowledged and logged within the same five days (4.1).
_ENDING = {
    Trigger.LOGGED: Duty.STAGE1_ACKNOWLEDGEMENT,
    Trigger.ACKNOWLEDGED: Duty.STAGE1_ACKNOWLEDGEMENT,
    Trigger.STAGE2_ACKNOWLEDGED: Duty.STAGE2_ACKNOWLEDGEMENT,
}

_STAGE = {duty: duty.stage for duty in Duty}
_NEVER_EXTENDED = (None, None)


@dataclass(frozen=True, slots=True)
class Milestones:
    """The dates of a case that start and stop clocks. None is what has not happened (yet).

    `told` is the day on which the resident was first told of an extension.
    """

    received: date
    acknowledged: date | None = None
    responded: date | None = None
    extended_to: date | None = None
    escalated: date | None = None
    stage2_acknowledged: date | None = None
    stage2_responded: date | None = None
    stage2_extended_to: date | None = None
    logged: date | None = None
    stage3_escalated: date | None = None
    stage3_responded: date | None = None
    stage3_extended_to: date | None = None
    told: date | None = None
    stage2_told: date | None = None
    stage3_told: date | None = None

    def started(self, trigger: Trigger) -> date | None:
        if trigger is Trigger.RECEIVED:
            return self.received
        if trigger is Trigger.ACKNOWLEDGED:
            return self.acknowledged
        if trigger is Trigger.ESCALATED:
            return self.escalated
        if trigger is Trigger.STAGE2_ACKNOWLEDGED:
            return self.stage2_acknowledged
        return self.logged if trigger is Trigger.LOGGED else self.stage3_escalated

    def done(self, duty: Duty) -> date | None:
        if duty is Duty.STAGE1_ACKNOWLEDGEMENT:
            return self.acknowledged
        if duty is Duty.STAGE1_RESPONSE:
            return self.responded
        if duty is Duty.STAGE2_ACKNOWLEDGEMENT:
            return self.stage2_acknowledged
        return self.stage2_responded if duty is Duty.STAGE2_RESPONSE else self.stage3_responded

    def extended(self, duty: Duty) -> tuple[date | None, date | None]:
        """The date a response was extended to, and the day the resident was first told."""
        if duty is Duty.STAGE1_RESPONSE:
            return self.extended_to, self.told
        if duty is Duty.STAGE2_RESPONSE:
            return self.stage2_extended_to, self.stage2_told
        return (self.stage3_extended_to, self.stage3_told) if duty is Duty.STAGE3_RESPONSE else (None, None)


class Deadline(NamedTuple):
    """One duty with its date.

    `original` is the due date by the Code's limit and `due` the date that counts now: the same, unless
    extended. While the starting event has not happened, `start` is its own last day and `provisional`
    is true; so it is beyond the published bank holidays. `if_in_time` is what `original` would have been
    had the starting event come in time, None if it did. `breach` says in a sentence that it was done late.
    `calendar_reading` is the stricter date where the edition says “days” and not “working days”, and
    `latest_calendar_reading` the same of its extension. `own_due` is the date by the organisation's own
    shorter limit. `told` is when the resident was first told of an extension.
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
    calendar_reading: date | None = None
    latest_calendar_reading: date | None = None
    own_due: date | None = None
    told: date | None = None

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
    """Every deadline of a case that the edition sets, done or not; those of a later stage once it was asked for."""
    asked = (True, milestones.escalated is not None, milestones.stage3_escalated is not None)
    return tuple(
        [_deadline(edition, each, milestones, counting) for each in edition.limits if asked[_STAGE[each.duty] - 1]]
    )


def deadline(edition: Edition, duty: Duty, milestones: Milestones, counting: Counting) -> Deadline:
    """The deadline of one duty for which the edition sets a limit."""
    return _deadline(edition, edition.limit(duty), milestones, counting)


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
    if milestones.stage3_escalated and not milestones.escalated:
        raise RuleBroken(
            "Stage 3 cannot be asked for before stage 2 was. Please give the date stage 2 was asked for too."
        )
    if milestones.logged and milestones.logged < milestones.received:
        raise RuleBroken(
            f"The complaint cannot have been logged on {words.day(milestones.logged)}, before it was received on "
            f"{words.day(milestones.received)}. Please check the two dates."
        )
    steps = [
        ("received", milestones.received),
        ("acknowledged", milestones.acknowledged),
        ("taken to stage 2", milestones.escalated),
        ("acknowledged at stage 2", milestones.stage2_acknowledged),
        ("taken to stage 3", milestones.stage3_escalated),
    ]
    known = [(what, day) for what, day in steps if day]
    for (before, earlier), (after, later) in pairwise(known):
        if later < earlier:
            raise RuleBroken(
                f"The complaint cannot have been {after} on {words.day(later)}, before it was {before} "
                f"on {words.day(earlier)}. Please check the two dates."
            )


def _deadline(edition: Edition, limit: Limit, milestones: Milestones, counting: Counting) -> Deadline:
    duty, calendar, extension = limit.duty, counting.calendar, limit.extension
    happened = milestones.started(limit.runs_from)
    expected = _last_day_of_start(edition, limit, milestones, counting)
    start = happened or expected
    original = counting.add(start, limit.days)
    extended_to, told = milestones.extended(duty) if extension else _NEVER_EXTENDED
    due = extended_to or original
    own_days = edition.own_days(duty) if edition.own else None
    found = Deadline(  # by place: a hundred thousand cases are counted in half a second
        duty,
        due,
        original,
        start,
        limit.runs_from,
        limit.days,
        limit.provision,
        happened is None or due > calendar.published_to,
        calendar.add(original, extension.days) if extension and extension.days else None,
        extension.provision if extension else "",
        counting.add(expected, limit.days) if happened and happened > expected else None,
        milestones.done(duty),
        None,
        start + timedelta(limit.days) if limit.unit is Unit.DAYS else None,
        _latest_in_calendar_days(original, extension) if extension and extension.unit is Unit.DAYS else None,
        counting.add(start, own_days) if own_days else None,
        told,
    )
    if found.done is None or found.done <= due:
        return found
    return found._replace(breach=_breach(found, calendar))


def _last_day_of_start(edition: Edition, limit: Limit, milestones: Milestones, counting: Counting) -> date:
    """The last day on which the event a limit runs from should happen: the day itself for receipt and request."""
    before = _ENDING.get(limit.runs_from)
    if before is None:
        return milestones.started(limit.runs_from) or milestones.received
    earlier = edition.limit(before)
    start = milestones.started(earlier.runs_from) or milestones.received
    return counting.add(start, earlier.days)


def _latest_in_calendar_days(original: date, extension: Extension) -> date | None:
    return original + timedelta(extension.days) if extension.days else None


def _breach(found: Deadline, calendar: WorkingDays) -> str | None:
    assert found.done is not None
    late = -calendar.days_left(found.done, found.due)
    return (
        f"{_DONE_WORDS[found.duty]} on {words.day(found.done)}, {words.count(late, 'working day')} after the last day, "
        f"{words.day(found.due)} ({words.cited(found.provision)})."
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
        f"({words.cited(found.provision)}), {begins}. {first_day}"
    )
    if found.extended:
        text += (
            f" That was {words.day(found.original)}; extended to {words.day(found.due)} "
            f"({words.cited(found.extension_provision)})."
        )
    return text


def _waits(found: Deadline) -> bool:
    return found.runs_from in _ENDING and found.provisional


def _warnings(found: Deadline, calendar: WorkingDays) -> list[str]:
    warnings = []
    if closure := calendar.closure_on(found.due):
        warnings.append(
            f"{closure.why} {words.short_day(closure.first)} to {words.short_day(closure.last)}: "
            f"do it by {words.day(calendar.do_it_by(found.due))}."
        )
    if found.calendar_reading:
        warnings.append(
            f"The Code says days, not working days. Counted strictly as calendar days it would be due "
            f"{words.day(found.calendar_reading)}: answer by then if you can."
        )
    if found.latest_calendar_reading:
        warnings.append(
            "The Code says days of an extension too: counted as calendar days it ends on "
            f"{words.day(found.latest_calendar_reading)}."
        )
    if found.own_due:
        warnings.append(f"Our own policy promises it by {words.day(found.own_due)}; the Code’s date is the law.")
    if found.if_in_time:
        warnings.append(
            f"It started late: had that happened in time, this would have been due {words.day(found.if_in_time)}."
        )
    if found.extended:
        warnings += _about_extension(found)
    if _waits(found) and not calendar.is_provisional(found.due):
        warnings.append(f"Provisional until {_UNTIL_WORDS[found.runs_from]}.")
    if calendar.is_provisional(found.due):
        warnings.append(f"Provisional: bank holidays are published only to {words.day(calendar.published_to)}.")
    return warnings


def _about_extension(found: Deadline) -> list[str]:
    warnings = []
    if found.told and found.told > found.original:
        warnings.append(
            f"The extension was told too late: on {words.day(found.told)}, when {words.day(found.original)} had passed."
        )
    if found.latest_if_extended and found.due > found.latest_if_extended:
        warnings.append(
            f"The extension goes beyond {words.day(found.latest_if_extended)}, the most the Code allows "
            f"({words.cited(found.extension_provision)})."
        )
    return warnings
