"""Whether a duty was done in time, judged strictly: an extension counts only if told in time, up to the cap."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Stage, Status
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import counted_to, deadline
from chc_desktop.domain.events import Extended, Refused
from chc_desktop.domain.milestones import Told
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Counting

_DAY = timedelta(1)


class Mark(Enum):
    """What a case counts as in a figure."""

    GOOD = "good"
    AMISS = "amiss"
    WAITING = "waiting"
    """Still inside its time, so neither."""


@dataclass(frozen=True, slots=True)
class Judged:
    """One case (or answer, extension, promise of it) in a figure: the day it counts by, and why it counts as it does.

    It holds `since` a day and `until` a day, both part of it: what is waiting turns amiss once its time has passed,
    and nothing has to be worked out anew for that. `kind` parts what is counted, `amount` is more than one in sums.
    """

    day: date
    mark: Mark
    why: str = ""
    since: date = date.min
    until: date = date.max
    kind: str = ""
    amount: int = 1

    def holds(self, today: date) -> bool:
        return self.since <= today <= self.until


@dataclass(frozen=True, slots=True)
class ToldExtension:
    """An extension as the Code judges it. `counts_to` is the last day it gives, None if it was told too late."""

    event: Extended
    told_late: bool
    beyond_cap: bool
    counts_to: date | None


def judge(day: date, case: Case, duty: Duty, edition: Edition, counting: Counting) -> Iterator[Judged]:
    """How one duty of a case was met. Nothing where the case ended before the duty fell due."""
    if edition.sets(duty):
        yield from _by(last_day(case, duty, edition, counting), day, case, duty, counting)


def judge_unextended(day: date, case: Case, duty: Duty, edition: Edition, counting: Counting) -> Iterator[Judged]:
    """The same by the limit itself, as if it had not been extended."""
    if edition.sets(duty):
        yield from _by(deadline(edition, duty, case.milestones, counting).original, day, case, duty, counting)


def waiting_until(day: date, limit: date, missed: str = "not sent", more: str = "") -> Iterator[Judged]:
    """What is inside its time to the end of a day, and amiss from the next."""
    due = f"due {words.day(limit)}{more}"
    yield Judged(day, Mark.WAITING, due, until=limit)
    yield Judged(day, Mark.AMISS, f"{missed}, {due}", since=limit + _DAY)


def last_day(case: Case, duty: Duty, edition: Edition, counting: Counting) -> date:
    """The last day of a duty, extended only as far as the Code allows."""
    told = extensions(case, duty, edition, counting)
    counted = [extension.counts_to for extension in told if extension.counts_to]
    return counted[-1] if counted else deadline(edition, duty, case.milestones, counting).original


def extensions(case: Case, duty: Duty, edition: Edition, counting: Counting) -> tuple[ToldExtension, ...]:
    """Each extension of an answer, counted as its deadline counts it."""
    events = _stage(case, duty).extensions
    if not events or not edition.sets(duty) or (allowed := edition.limit(duty).extension) is None:
        return ()
    due = deadline(edition, duty, case.milestones, counting)
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


def _by(limit: date, day: date, case: Case, duty: Duty, counting: Counting) -> Iterator[Judged]:
    if done := case.milestones.done(duty):
        yield _done(day, done, limit, counting)
    elif case.status.is_open:
        yield from waiting_until(day, limit)
    elif not case.ended_on or case.ended_on > limit:
        yield Judged(day, Mark.AMISS, f"not sent, due {words.day(limit)}")


def _done(day: date, done: date, limit: date, counting: Counting) -> Judged:
    if done <= limit:
        return Judged(day, Mark.GOOD)
    late = -counting.calendar.days_left(done, limit)
    return Judged(day, Mark.AMISS, f"by {words.count(late, 'working day')}")


def _stage(case: Case, duty: Duty) -> Stage:
    return case.at(duty.stage)
