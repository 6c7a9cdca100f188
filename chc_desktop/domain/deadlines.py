"""Every date by which something has to be done.

Pure functions from an edition's limits, a calendar and the dates of a case. What the Codes leave open
is decided as `docs/decisions.md` says: the strict reading of counting, and no pause of any clock.
"""

from datetime import date, timedelta
from typing import NamedTuple

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.limits import Extension, Limit
from chc_desktop.domain.milestones import Milestones
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
    )
    if found.done is None or found.done <= due:
        return found
    return found._replace(breach=_breach(found, calendar))


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
    late = -calendar.days_left(found.done, found.due)
    return (
        f"{_DONE_WORDS[found.duty]} on {words.day(found.done)}, {words.count(late, 'working day')} after the last day, "
        f"{words.day(found.due)} ({words.cited(found.provision)})."
    )
