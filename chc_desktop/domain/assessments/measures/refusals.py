"""Measures of refusals: on a ground of the Code, explained, with the right to go further; how many, and why."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Tally, count, in_titles, was, with_names
from chc_desktop.domain.assessments.measures.gauge import Gauge, Gauges, Ground, in_share, unless, verdict
from chc_desktop.domain.assessments.timeliness import Judged, Mark
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Refused
from chc_desktop.domain.intake import Category
from chc_desktop.domain.vocabulary import Measure


def _refusal(case: Case, stage: int) -> tuple[date, Refused] | None:
    """The refusal of a stage with the day it counts by: of the complaint by its receipt, of stage 2 by its own."""
    refusal = case.refusal
    if refusal is None or refusal.stage != stage:
        return None
    return (case.received_on if stage == 1 else refusal.happened_on), refusal


def _explained(stage: int, case: Case, _ground: Ground) -> Iterator[Judged]:
    """With the reasons, and the right to take that decision to the Ombudsman."""
    if found := _refusal(case, stage):
        day, refusal = found
        right = unless(refusal.ombudsman_told, "without the right to go to the Ombudsman")
        yield verdict(day, unless(refusal.reasons, "without reasons"), right)


def _grounded(stage: int, case: Case, ground: Ground) -> Iterator[Judged]:
    """On a ground of the Code and with the reasons."""
    if found := _refusal(case, stage):
        day, refusal = found
        valid = refusal.exclusion in {each.slug for each in ground.edition.exclusions}
        yield verdict(day, unless(valid, "without a valid ground"), unless(refusal.reasons, "without reasons"))


def _by_ground(case: Case, ground: Ground) -> Iterator[Judged]:
    if found := _refusal(case, 1):
        day, refusal = found
        titles = {each.slug: each.title for each in ground.edition.exclusions}
        yield Judged(day, Mark.GOOD, kind=f"“{titles.get(refusal.exclusion, 'no ground of the Code')}”")


def _say_by_ground(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    number = tally.number(Mark.GOOD)
    if not number:
        return count(measure, 0, 0, _NONE[1])
    refused = f"{words.count(number, 'complaint')} received in the year {was(number)} not accepted"
    sentence = f"{refused}: {in_titles(tally.kinds(Mark.GOOD))}."
    return with_names(count(measure, number, number, sentence), tally)


def _too_old(case: Case, ground: Ground) -> Iterator[Judged]:
    found = _refusal(case, 1)
    if found and found[1].exclusion == f"over-{ground.edition.exclusion_months}-months":
        yield Judged(found[0], Mark.GOOD, f"on {words.day(found[1].happened_on)}")


def _say_too_old(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    number = tally.number(Mark.GOOD)
    if not number:
        return count(measure, 0, 0, "No complaint received in this year was refused because it came too late.")
    sentence = f"{words.count(number, 'complaint')} received in the year {was(number)} refused for coming too late."
    return with_names(count(measure, number, number, sentence), tally)


def _safety(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Complaints about safety that were not refused."""
    if case.category is Category.SAFETY:
        yield verdict(case.received_on, unless(_refusal(case, 1) is None, "refused"))


def _further_stage(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Refused a further stage, with the day: each is named, though it is no fault."""
    refusal = case.refusal
    if refusal and refusal.stage > 1:
        yield Judged(refusal.happened_on, Mark.AMISS, f"on {words.day(refusal.happened_on)}")


def _say_further_stage(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    number = tally.number(Mark.AMISS)
    if not number:
        return count(measure, 0, 0, "No complaint was refused a further stage in this year.")
    sentence = f"{words.count(number, 'complaint')} {was(number)} refused a further stage in the year."
    return with_names(count(measure, number, number, sentence), tally)


_REFUSAL = {
    1: ("refusal of a complaint received in the year", "refusals of complaints received in the year"),
    2: ("refusal of stage 2 made in the year", "refusals of stage 2 made in the year"),
}
_NONE = {1: "No complaint received in this year was refused.", 2: "No stage 2 was refused in this year."}


def _of_explanations(stage: int) -> Gauge:
    said = "gave the reasons and the right to go to the Ombudsman"
    return in_share(partial(_explained, stage), Phrase(*_REFUSAL[stage], said, _NONE[stage], "left something out"))


def _of_grounds(stage: int) -> Gauge:
    said = "gave the reasons and a ground that the Code allows"
    return in_share(partial(_grounded, stage), Phrase(*_REFUSAL[stage], said, _NONE[stage], "left something out"))


GAUGES: Gauges = {
    Measure.REFUSALS_EXPLAINED: _of_explanations(1),
    Measure.REFUSALS_TO_ESCALATE_EXPLAINED: _of_explanations(2),
    Measure.REFUSALS_GROUNDED: _of_grounds(1),
    Measure.REFUSALS_TO_ESCALATE: _of_grounds(2),
    Measure.SAFETY_NOT_REFUSED: in_share(
        _safety,
        Phrase(
            "complaint of the year about safety",
            "complaints of the year about safety",
            "{were} taken on",
            "No complaint about safety was received in this year.",
            "{were} refused",
        ),
    ),
    Measure.REFUSED_BY_GROUND: Gauge(_by_ground, _say_by_ground),
    Measure.REFUSED_AS_TOO_OLD: Gauge(_too_old, _say_too_old),
    Measure.REFUSED_TO_ESCALATE_COUNT: Gauge(_further_stage, _say_further_stage),
}
