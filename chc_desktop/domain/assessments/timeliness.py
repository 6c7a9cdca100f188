"""Whether a duty was done in time, judged strictly: an extension counts only if told in time, up to the cap."""

from dataclasses import dataclass
from datetime import date
from enum import Enum

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Stage, Status
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import counted_to, deadline
from chc_desktop.domain.events import Extended, Refused
from chc_desktop.domain.milestones import Told
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Counting


class Mark(Enum):
    """What a case counts as in a figure."""

    GOOD = "good"
    AMISS = "amiss"
    WAITING = "waiting"
    """Still inside its time, so neither."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One case (or answer, extension, promise of it) in a figure, and why it counts as it does."""

    case: Case
    mark: Mark
    why: str = ""


@dataclass(frozen=True, slots=True)
class ToldExtension:
    """An extension as the Code judges it. `counts_to` is the last day it gives, None if it was told too late."""

    event: Extended
    told_late: bool
    beyond_cap: bool
    counts_to: date | None


def judge(case: Case, duty: Duty, edition: Edition, counting: Counting, today: date) -> Judged | None:
    """How one duty of a case was met. None where the case ended before the duty fell due."""
    if not edition.sets(duty):
        return None
    return _by(last_day(case, duty, edition, counting), case, duty, counting, today)


def judge_unextended(case: Case, duty: Duty, edition: Edition, counting: Counting, today: date) -> Judged | None:
    """The same by the limit itself, as if it had not been extended."""
    if not edition.sets(duty):
        return None
    return _by(deadline(edition, duty, case.milestones, counting).original, case, duty, counting, today)


def _by(limit: date, case: Case, duty: Duty, counting: Counting, today: date) -> Judged | None:
    if done := case.milestones.done(duty):
        return _done(case, done, limit, counting)
    if not case.status.is_open and case.ended_on and case.ended_on <= limit:
        return None
    if case.status.is_open and today <= limit:
        return Judged(case, Mark.WAITING, f"due {words.day(limit)}")
    return Judged(case, Mark.AMISS, f"not sent, due {words.day(limit)}")


def last_day(case: Case, duty: Duty, edition: Edition, counting: Counting) -> date:
    """The last day of a duty, extended only as far as the Code allows."""
    told = extensions(case, duty, edition, counting)
    counted = [extension.counts_to for extension in told if extension.counts_to]
    return counted[-1] if counted else deadline(edition, duty, case.milestones, counting).original


def extensions(case: Case, duty: Duty, edition: Edition, counting: Counting) -> tuple[ToldExtension, ...]:
    """Each extension of an answer, counted as its deadline counts it."""
    allowed = edition.limit(duty).extension
    if allowed is None:
        return ()
    due, events = deadline(edition, duty, case.milestones, counting), _stage(case, duty).extensions
    told = [Told(duty.stage, each.happened_on, each.new_date, bool(each.beyond_cap_because.strip())) for each in events]
    cap = due.latest_if_extended or date.max
    return tuple(
        ToldExtension(event, day is None, event.new_date > cap, day)
        for event, day in zip(events, counted_to(due.original, due.latest_if_extended, allowed, told), strict=True)
    )


def refused(case: Case, stage: int) -> Refused | None:
    """The refusal that ended a case at a stage; None if it was not refused there, or opened again since."""
    refusal = case.refusal
    return refusal if refusal and refusal.stage == stage and case.status is Status.REFUSED else None


def _done(case: Case, done: date, limit: date, counting: Counting) -> Judged:
    if done <= limit:
        return Judged(case, Mark.GOOD)
    late = -counting.calendar.days_left(done, limit)
    return Judged(case, Mark.AMISS, f"by {words.count(late, 'working day')}")


def _stage(case: Case, duty: Duty) -> Stage:
    return case.at(duty.stage)
