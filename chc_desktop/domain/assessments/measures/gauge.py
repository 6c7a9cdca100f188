"""What a measure is made of: a judgement on one case, and the sentence for all that were judged.

A judgement is a pure function of the case, its edition and the calendar. Neither the year asked about nor the day it is
plays a part in it, so it can be kept until something happens to the case.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import NamedTuple

from chc_desktop.domain.assessments.figure import Figure, Phrase, Tally, proportion, share
from chc_desktop.domain.assessments.timeliness import Judged, Mark, refused
from chc_desktop.domain.case import Case
from chc_desktop.domain.clocks.kind import Kinds
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import deadline
from chc_desktop.domain.vocabulary import RESPONSE, Measure
from chc_desktop.domain.working_days import Counting


@dataclass(frozen=True, slots=True)
class Ground:
    """What a case is judged by: the Code’s own limits, the calendar, and the kinds of other clocks."""

    edition: Edition
    counting: Counting
    kinds: Kinds = field(default_factory=dict)


Judging = Callable[[Case, Ground], Iterable[Judged]]
Saying = Callable[[Measure, Tally, Edition], Figure]


class Gauge(NamedTuple):
    """A measure of complaints: how each is judged, and how the figure is said."""

    judge: Judging
    say: Saying


Gauges = Mapping[Measure, Gauge]


def in_share(judge: Judging, phrase: Phrase) -> Gauge:
    """A measure that is a share of good ones, said in a phrase."""
    return Gauge(judge, lambda measure, tally, _edition: share(measure, tally, phrase))


def in_proportion(judge: Judging, phrase: Phrase) -> Gauge:
    """A bare proportion, which speaks neither for nor against."""
    return Gauge(judge, lambda measure, tally, _edition: proportion(measure, tally, phrase))


def counted_on(case: Case, stage: int) -> date | None:
    """The day by which a stage counts: the receipt, or the request for a later stage; None if it was not taken on."""
    day = case.received_on if stage == 1 else case.at(stage).asked_on
    return None if day is None or refused(case, stage) else day


def answered_in(case: Case, stage: int) -> date | None:
    """The same of a stage that was answered."""
    return counted_on(case, stage) if case.at(stage).response else None


def longer_since(case: Case, stage: int, ground: Ground) -> date | None:
    """The first day from which the answer took longer than the Code’s own limit, an extension left aside.

    None where it came, or the case ended, before that.
    """
    duty = RESPONSE[stage]
    if not ground.edition.sets(duty):
        return None
    original = deadline(ground.edition, duty, case.milestones, ground.counting).original
    ended = waited_until(case, stage)
    if ended is None:
        return original + timedelta(1)
    return date.min if ended > original else None


def waited_until(case: Case, stage: int) -> date | None:
    """The day on which the wait for the answer ended; None while it goes on."""
    return case.at(stage).responded_on or case.ended_on


def verdict(day: date, *faults: tuple[str, ...], since: date = date.min) -> Judged:
    """Good where there is no fault, else amiss with the faults for the reason."""
    why = ", ".join(fault for found in faults for fault in found)
    return Judged(day, Mark.AMISS if why else Mark.GOOD, why, since=since)


def unless(well: object, fault: str) -> tuple[str, ...]:
    """The fault, unless what should be there is; a text of spaces is not."""
    return () if (well.strip() if isinstance(well, str) else well) else (fault,)


COUNTED = {
    1: ("complaint received in the year", "complaints received in the year"),
    2: ("request for stage 2 made in the year", "requests for stage 2 made in the year"),
    3: ("request for stage 3 made in the year", "requests for stage 3 made in the year"),
}
"""What a stage is counted in, one and many."""

THING = {1: "complaint", 2: "request for stage 2", 3: "request for stage 3"}
