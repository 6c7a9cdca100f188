"""Measures of keeping the resident informed while an answer takes longer than the Code's times."""

from collections.abc import Iterator
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Phrase
from chc_desktop.domain.assessments.measures.gauge import (
    Gauges,
    Ground,
    counted_on,
    in_share,
    longer_since,
    waited_until,
)
from chc_desktop.domain.assessments.timeliness import Judged, Mark, waiting_until
from chc_desktop.domain.case import Case
from chc_desktop.domain.deadlines import deadline
from chc_desktop.domain.vocabulary import RESPONSE, Measure
from chc_desktop.domain.working_days import WorkingDays


def _updates_while_late(case: Case, ground: Ground) -> Iterator[Judged]:
    """Answers outside the Code's times, extended or not: whether the resident was kept informed."""
    for stage, day, since in _longer(case, ground):
        asked, until = case.at(stage).asked_on or day, waited_until(case, stage) or date.max
        informed = any(asked <= update.happened_on <= until for update in case.updates)
        yield Judged(day, Mark.GOOD if informed else Mark.AMISS, "" if informed else f"at stage {stage}", since)


def _updates_agreed(case: Case, ground: Ground) -> Iterator[Judged]:
    """The same: whether it was agreed how often they hear, or when next."""
    for stage, day, since in _longer(case, ground):
        asked, until = case.at(stage).asked_on or day, waited_until(case, stage) or date.max
        agreed = [update.happened_on for update in case.updates if update.next_update]
        agreed += [case.updates_agreed.happened_on] if case.updates_agreed else []
        well = any(asked <= each <= until for each in agreed)
        yield Judged(day, Mark.GOOD if well else Mark.AMISS, "" if well else f"at stage {stage}", since)


def _updates_kept(case: Case, ground: Ground) -> Iterator[Judged]:
    """Where an interval was agreed and the answer was late: whether they heard that often until it went out."""
    agreed = case.updates_agreed
    for stage, day, since in _longer(case, ground) if agreed else ():
        asked, ended = case.at(stage).asked_on or day, waited_until(case, stage)
        if agreed and asked <= agreed.happened_on <= (ended or date.max):
            original = deadline(ground.edition, RESPONSE[stage], case.milestones, ground.counting).original
            first = max(original, agreed.happened_on)
            told = (update.happened_on for update in case.updates if first < update.happened_on <= (ended or date.max))
            yield from _heard(day, since, (first, *sorted(told)), ended, agreed.every.days, ground.counting.calendar)


def _heard(
    day: date, since: date, told: tuple[date, ...], ended: date | None, every: int, calendar: WorkingDays
) -> Iterator[Judged]:
    """Whether no more than so many working days lie between one day they were told and the next, or the answer."""
    due = [calendar.add(each, every) for each in told]
    missed = next((by for by, then in zip(due, (*told[1:], ended), strict=True) if then and then > by), None)
    if missed:
        yield Judged(day, Mark.AMISS, f"no update by {words.day(missed)}", since)
    elif ended:
        yield Judged(day, Mark.GOOD)
    else:
        yield from waiting_until(day, due[-1], "no update")


def _longer(case: Case, ground: Ground) -> Iterator[tuple[int, date, date]]:
    """Each stage whose answer takes longer than the Code's time: its number, the day it counts by, and since when."""
    for stage in range(1, ground.edition.stages.most + 1):
        day = counted_on(case, stage)
        if day and (since := longer_since(case, stage, ground)):
            yield stage, day, since


_LATE = (
    "answer of the year that took longer than the Code’s times",
    "answers of the year that took longer than the Code’s times",
)
_NONE_LATE = "No answer of this year has taken longer than the Code’s times."

GAUGES: Gauges = {
    Measure.UPDATES_WHILE_LATE: in_share(
        _updates_while_late,
        Phrase(*_LATE, "came with an update meanwhile", _NONE_LATE, "came without an update"),
    ),
    Measure.UPDATES_AGREED: in_share(
        _updates_agreed,
        Phrase(*_LATE, "{have} it on record when the resident would hear next", _NONE_LATE, "{have} no such agreement"),
    ),
    Measure.UPDATES_KEPT: in_share(
        _updates_kept,
        Phrase(
            "late answer of the year with updates agreed",
            "late answers of the year with updates agreed",
            "came with every update when it was due",
            "No answer of this year was late after updates had been agreed.",
            "came without an update that was due",
        ),
    ),
}
