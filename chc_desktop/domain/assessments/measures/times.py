"""Measures of time: acknowledged, answered in time with an extension and without, answered early."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Tally, count, proportion, share
from chc_desktop.domain.assessments.measures.gauge import (
    COUNTED,
    THING,
    Gauge,
    Gauges,
    Ground,
    answered_in,
    counted_on,
    in_share,
    longer_since,
)
from chc_desktop.domain.assessments.timeliness import Judged, Mark, judge, judge_unextended
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import deadline
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, RESPONSE, Duty, Measure, Trigger

_EXTENDED = "extended"


def _acknowledged(stage: int, case: Case, ground: Ground) -> Iterator[Judged]:
    """Acknowledged within the limit."""
    if day := counted_on(case, stage):
        yield from judge(day, case, ACKNOWLEDGEMENT[stage], ground.edition, ground.counting)


def _say_acknowledged(stage: int, measure: Measure, tally: Tally, edition: Edition) -> Figure:
    duty = ACKNOWLEDGEMENT[stage]
    if not edition.sets(duty):
        return count(measure, 0, 0, "No limit for this is set in this Code.")
    days = words.count(edition.limit(duty).days, "working day")
    none = f"No {THING[stage]} had to be acknowledged in this year."
    return share(measure, tally, Phrase(*COUNTED[stage], f"{{were}} acknowledged within {days}", none, "{were} late"))


def _responded(stage: int, case: Case, ground: Ground) -> Iterator[Judged]:
    """Within the limit, or within an extension told before it and no longer than the Code allows."""
    if day := counted_on(case, stage):
        longer = longer_since(case, stage, ground)
        for one in judge(day, case, RESPONSE[stage], ground.edition, ground.counting):
            yield replace(one, kind=_EXTENDED) if one.mark is Mark.GOOD and longer else one


def _say_responded(stage: int, measure: Measure, tally: Tally, edition: Edition) -> Figure:
    phrase = Phrase(
        *COUNTED[stage],
        f"{{were}} answered at stage {stage} {_within(stage, edition)}",
        _none_to_answer(stage),
        "{were} late",
    )
    longer = tally.number(Mark.GOOD, _EXTENDED)
    note = f", {longer:,} of them with an extension told before the limit" if longer else ""
    return share(measure, tally, phrase, note)


def _responded_unextended(stage: int, case: Case, ground: Ground) -> Iterator[Judged]:
    """Within the limit itself, extensions left aside; one within its extension is not counted, and no fault."""
    if day := counted_on(case, stage):
        yield from judge_unextended(day, case, RESPONSE[stage], ground.edition, ground.counting)


def _say_unextended(stage: int, measure: Measure, tally: Tally, edition: Edition) -> Figure:
    said = f"{{were}} answered at stage {stage} {_within(stage, edition)}, without an extension"
    return proportion(measure, tally, Phrase(*COUNTED[stage], said, _none_to_answer(stage)))


def _responded_extended(stage: int, case: Case, ground: Ground) -> Iterator[Judged]:
    """Of those that were extended: within the extension as far as the Code allows it."""
    if case.at(stage).extensions:
        yield from (replace(one, kind="") for one in _responded(stage, case, ground))


def _early(case: Case, ground: Ground) -> Iterator[Judged]:
    """Answered at stage 1 within the time in which a complaint is acknowledged."""
    day, answered_on = answered_in(case, 1), case.stage1.responded_on
    if day and answered_on and ground.edition.sets(Duty.STAGE1_ACKNOWLEDGEMENT):
        limit = deadline(ground.edition, Duty.STAGE1_ACKNOWLEDGEMENT, case.milestones, ground.counting).original
        yield Judged(day, Mark.GOOD if answered_on <= limit else Mark.AMISS)


def _say_early(measure: Measure, tally: Tally, edition: Edition) -> Figure:
    if not edition.sets(Duty.STAGE1_ACKNOWLEDGEMENT):
        return count(measure, 0, 0, "No limit for this is set in this Code.")
    days = words.count(edition.limit(Duty.STAGE1_ACKNOWLEDGEMENT).days, "working day")
    phrase = Phrase(
        "complaint received in the year and answered at stage 1",
        "complaints received in the year and answered at stage 1",
        f"{{were}} answered early, within {days} of receipt",
        "No complaint received in this year has been answered at stage 1.",
    )
    return replace(proportion(measure, tally, phrase), spoilers=(), more_spoilers=0)


def _within(stage: int, edition: Edition) -> str:
    """“within 10 working days of being acknowledged”."""
    if not edition.sets(RESPONSE[stage]):
        return "in time"
    limit = edition.limit(RESPONSE[stage])
    return f"within {words.count(limit.days, 'working day')} {_START[limit.runs_from]}"


def _none_to_answer(stage: int) -> str:
    return f"No {THING[stage]} had to be answered at stage {stage} in this year."


_START = {
    Trigger.RECEIVED: "of receipt",
    Trigger.LOGGED: "of being logged",
    Trigger.ACKNOWLEDGED: "of being acknowledged",
    Trigger.ESCALATED: "of the request",
    Trigger.STAGE2_ACKNOWLEDGED: "of being acknowledged",
    Trigger.STAGE3_ESCALATED: "of the request",
}
_WERE_EXTENDED = {
    1: (
        "complaint received in the year and extended at stage 1",
        "complaints received in the year and extended at stage 1",
    ),
    2: ("request for stage 2 made in the year and extended", "requests for stage 2 made in the year and extended"),
}
_NONE_EXTENDED = {
    1: "No complaint received in this year was extended at stage 1.",
    2: "No stage 2 asked for in this year was extended.",
}


def _of_acknowledgement(stage: int) -> Gauge:
    return Gauge(partial(_acknowledged, stage), partial(_say_acknowledged, stage))


def _of_response(stage: int) -> Gauge:
    return Gauge(partial(_responded, stage), partial(_say_responded, stage))


def _of_unextended(stage: int) -> Gauge:
    return Gauge(partial(_responded_unextended, stage), partial(_say_unextended, stage))


def _of_extended(stage: int) -> Gauge:
    said = "{were} answered by the new date, as far as the Code allows one"
    phrase = Phrase(*_WERE_EXTENDED[stage], said, _NONE_EXTENDED[stage], "{were} late")
    return in_share(partial(_responded_extended, stage), phrase)


GAUGES: Gauges = {
    Measure.ACKNOWLEDGED_IN_TIME: _of_acknowledgement(1),
    Measure.ACKNOWLEDGED_IN_TIME_STAGE2: _of_acknowledgement(2),
    Measure.RESPONDED_IN_TIME_STAGE1: _of_response(1),
    Measure.RESPONDED_IN_TIME_STAGE2: _of_response(2),
    Measure.RESPONDED_IN_TIME_STAGE3: _of_response(3),
    Measure.IN_TIME_STAGE1: _of_unextended(1),
    Measure.IN_TIME_STAGE2: _of_unextended(2),
    Measure.IN_TIME_STAGE1_EXTENDED: _of_extended(1),
    Measure.IN_TIME_STAGE2_EXTENDED: _of_extended(2),
    Measure.ANSWERED_EARLY: Gauge(_early, _say_early),
}
