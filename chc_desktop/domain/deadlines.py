"""Every date by which something has to be done.

Pure functions from an edition's limits, a calendar and the dates of a case. What the Codes leave open
is decided as `docs/decisions.md` says: the strict reading of counting, and no pause of any clock.
"""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import NamedTuple

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.limits import Extension, Limit
from chc_desktop.domain.milestones import Milestones, Told
from chc_desktop.domain.vocabulary import Duty, Trigger, Unit
from chc_desktop.domain.working_days import Counting, WorkingDays

DUTY_WORDS = {
    Duty.STAGE1_ACKNOWLEDGEMENT: "Acknowledge the complaint",
    Duty.STAGE1_RESPONSE: "Stage 1 response",
    Duty.STAGE2_ACKNOWLEDGEMENT: "Acknowledge the request for stage 2",
    Duty.STAGE2_RESPONSE: "Stage 2 response",
    Duty.STAGE3_RESPONSE: "Stage 3 response",
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
ENDING = {
    Trigger.LOGGED: Duty.STAGE1_ACKNOWLEDGEMENT,
    Trigger.ACKNOWLEDGED: Duty.STAGE1_ACKNOWLEDGEMENT,
    Trigger.STAGE2_ACKNOWLEDGED: Duty.STAGE2_ACKNOWLEDGEMENT,
}

_STAGE = {duty: duty.stage for duty in Duty}
_NEVER_EXTENDED = (None, None)


class Deadline(NamedTuple):
    """One duty with its date.

    `original` is the due date by the Code's limit and `due` the date that counts now: the same, unless
    extended. While the starting event has not happened, `start` is its own last day and `waits` is true.
    `provisional` is true then, and also beyond the published bank holidays. `if_in_time` is what `original` would
    have been had the starting event come in time, None if it did. `breach` says in a sentence that it was done late.
    `calendar_reading` is the stricter date where the edition says “days” and not “working days”, and
    `latest_calendar_reading` the same of its extension. `own_due` is the date by the organisation's own
    shorter limit. `told` is when the resident was first told of an extension, and `counts_to` the last day that the
    extensions give by the Code, however late the date told is: None where there are none.
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
    waits: bool = False
    counts_to: date | None = None

    @property
    def last_day(self) -> date:
        """The last day on which it is done in time."""
        return self.counts_to or self.due

    @property
    def words(self) -> str:
        return DUTY_WORDS[self.duty]

    @property
    def extended(self) -> bool:
        return self.due != self.original

    @property
    def is_open(self) -> bool:
        return self.done is None


def deadlines(edition: Edition, milestones: Milestones, counting: Counting) -> tuple[Deadline, ...]:
    """Every deadline of a case that the edition sets, done or not; those of a later stage once it was asked for."""
    asked = (True, milestones.escalated is not None, milestones.stage3_escalated is not None)
    return tuple(
        [_deadline(edition, each, milestones, counting) for each in edition.limits if asked[_STAGE[each.duty] - 1]]
    )


def deadline(edition: Edition, duty: Duty, milestones: Milestones, counting: Counting) -> Deadline:
    """The deadline of one duty for which the edition sets a limit."""
    return _deadline(edition, edition.limit(duty), milestones, counting)


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
        happened is None,
    )
    if extension and extended_to:
        return _extended(found, extension, milestones.told_of(duty), calendar)
    if found.done is None or found.done <= due:
        return found
    return found._replace(breach=_breach(found, calendar))


def counted_to(
    original: date, latest: date | None, extension: Extension, told: Iterable[Told]
) -> tuple[date | None, ...]:
    """For each extension the last day it gives: None if it was told when the date that held had passed.

    One beyond the cap, `latest`, counts up to it, and further only where the edition lets the resident agree to more.
    """
    holds, found = original, list[date | None]()
    for each in told:
        in_time = each.on is None or each.on <= holds
        if in_time:
            agreed = extension.agreed_beyond and each.agreed
            holds = max(holds, min(each.to, date.max if agreed or latest is None else latest))
        found.append(holds if in_time else None)
    return tuple(found)


def _extended(found: Deadline, extension: Extension, told: tuple[Told, ...], calendar: WorkingDays) -> Deadline:
    """The deadline of an extended response: in time up to the day that counts, not to the day that was told."""
    counted = counted_to(found.original, found.latest_if_extended, extension, told)
    found = found._replace(counts_to=next((day for day in reversed(counted) if day), found.original))
    if found.done is None or found.done <= found.last_day:
        return found
    why = _why_not_counted(found, told[-1], told_late=counted[-1] is None)
    return found._replace(breach=" ".join(filter(None, (_breach(found, calendar), why))))


def _why_not_counted(found: Deadline, told: Told, told_late: bool) -> str:
    """Why the date the resident was told does not count; empty where it does."""
    if told_late and told.on:
        return (
            f"The extension to {words.day(told.to)} does not count: it was told on {words.day(told.on)}, after the "
            "last day had passed."
        )
    if told.to <= found.last_day:
        return ""
    return (
        f"The extension to {words.day(told.to)} counts only up to that day, the most that is allowed "
        f"({words.cited(found.extension_provision)})."
    )


def _last_day_of_start(edition: Edition, limit: Limit, milestones: Milestones, counting: Counting) -> date:
    """The last day on which the event a limit runs from should happen: the day itself for receipt and request."""
    before = ENDING.get(limit.runs_from)
    if before is None:
        return milestones.started(limit.runs_from) or milestones.received
    earlier = edition.limit(before)
    start = milestones.started(earlier.runs_from) or milestones.received
    return counting.add(start, earlier.days)


def _latest_in_calendar_days(original: date, extension: Extension) -> date | None:
    return original + timedelta(extension.days) if extension.days else None


def _breach(found: Deadline, calendar: WorkingDays) -> str | None:
    assert found.done is not None
    late = -calendar.days_left(found.done, found.last_day)
    return (
        f"{_DONE_WORDS[found.duty]} on {words.day(found.done)}, {words.count(late, 'working day')} after the last day, "
        f"{words.day(found.last_day)} ({words.cited(found.provision)})."
    )
