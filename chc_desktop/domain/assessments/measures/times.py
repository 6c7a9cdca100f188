"""Measures of time: acknowledged, answered, kept informed, kept their promise."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
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
    waited_until,
)
from chc_desktop.domain.assessments.timeliness import Judged, Mark, judge, judge_unextended, waiting_until
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import deadline
from chc_desktop.domain.promises.events import Made
from chc_desktop.domain.promises.promise import Promise, State
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
    if agreed is None:
        return
    for stage, day, since in _longer(case, ground):
        asked, ended = case.at(stage).asked_on or day, waited_until(case, stage)
        if agreed.happened_on < asked or (ended and agreed.happened_on > ended):
            continue
        late_from = deadline(ground.edition, RESPONSE[stage], case.milestones, ground.counting).original
        heard = max(late_from, agreed.happened_on)
        for update in sorted(each.happened_on for each in case.updates if each.happened_on > heard):
            due = ground.counting.calendar.add(heard, agreed.every.days)
            if update > due and (ended is None or ended > due):
                yield Judged(day, Mark.AMISS, f"no update by {words.day(due)}", since)
                return
            heard = update if ended is None or update <= ended else heard
        due = ground.counting.calendar.add(heard, agreed.every.days)
        if ended is None:
            yield from waiting_until(day, due, "no update")
        else:
            late = ended > due
            yield Judged(day, Mark.AMISS if late else Mark.GOOD, f"no update by {words.day(due)}" if late else "")


def _promises_kept(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Promises that fell due, of whatever complaint, kept by the day first promised.

    A later day, agreed or not, does not make one kept in time, and one that cannot be delivered was not kept. Money
    that was declined is owed to nobody and counts neither way.
    """
    for promise in case.promises:
        if promise.state is not State.DECLINED:
            yield from _kept(promise)


def _followed(stage: int, case: Case, _ground: Ground) -> Iterator[Judged]:
    """What a stage's answer promised, and whether it has been done, on whatever day it was at last due."""
    for promise in case.promises:
        if promise.stage == stage and promise.made is Made.RESPONSE and promise.state is not State.DECLINED:
            yield from _carried_out(promise)


def _longer(case: Case, ground: Ground) -> Iterator[tuple[int, date, date]]:
    """Each stage whose answer takes longer than the Code's time: its number, the day it counts by, and since when."""
    for stage in range(1, ground.edition.stages.most + 1):
        day = counted_on(case, stage)
        if day and (since := longer_since(case, stage, ground)):
            yield stage, day, since


def _kept(promise: Promise) -> Iterator[Judged]:
    by, kept_on = promise.first_by, promise.kept_on
    moved = f", moved to {words.day(promise.by)}" if promise.moves else ""
    if promise.undeliverable:
        yield Judged(by, Mark.AMISS, "could not be delivered")
    elif kept_on and kept_on > by:
        yield Judged(by, Mark.AMISS, f"by {words.count((kept_on - by).days, 'day')}{moved}")
    elif kept_on:
        yield Judged(by, Mark.GOOD)
    else:
        yield from waiting_until(by, by, "not kept", moved)


def _carried_out(promise: Promise) -> Iterator[Judged]:
    if promise.undeliverable:
        yield Judged(promise.made_on, Mark.AMISS, "could not be delivered")
    elif promise.kept_on:
        yield Judged(promise.made_on, Mark.GOOD)
    else:
        yield from waiting_until(promise.made_on, promise.by, "not done")


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
_LATE = (
    "answer of the year that took longer than the Code’s times",
    "answers of the year that took longer than the Code’s times",
)
_NONE_LATE = "No answer of this year has taken longer than the Code’s times."


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


def _of_what_was_promised(stage: int) -> Gauge:
    phrase = Phrase(
        f"promise made in a stage {stage} answer of the year",
        f"promises made in stage {stage} answers of the year",
        "{have} been carried out",
        f"No stage {stage} answer of this year promised anything.",
        "{were} not carried out in time",
        "still to be done, inside the time promised",
    )
    return in_share(partial(_followed, stage), phrase)


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
    Measure.PROMISES_KEPT: in_share(
        _promises_kept,
        Phrase(
            "promise that fell due in the year",
            "promises that fell due in the year",
            "{were} kept by the day promised",
            "No promise fell due in this year.",
            "{were} not kept in time",
        ),
    ),
    Measure.FOLLOWED_THROUGH_STAGE1: _of_what_was_promised(1),
    Measure.FOLLOWED_THROUGH_STAGE2: _of_what_was_promised(2),
}
