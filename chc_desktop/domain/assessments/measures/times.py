"""Measures of time: acknowledged, answered, extended, kept informed, kept their promise."""

from collections.abc import Iterator
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, count, proportion, share
from chc_desktop.domain.assessments.measures.material import COUNTED, Material, stage_of, unless, verdict
from chc_desktop.domain.assessments.timeliness import (
    Judged,
    Mark,
    ToldExtension,
    extensions,
    judge,
    judge_unextended,
)
from chc_desktop.domain.case import Case
from chc_desktop.domain.promises.promise import Promise, State
from chc_desktop.domain.vocabulary import ACKNOWLEDGEMENT, RESPONSE, Duty, Measure, Trigger


def acknowledged_in_time(measure: Measure, material: Material) -> Figure:
    """Complaints, or requests for stage 2, acknowledged within the limit."""
    stage = stage_of(measure)
    duty = ACKNOWLEDGEMENT[stage]
    if not material.edition.sets(duty):
        return count(measure, 0, 0, "No limit for this is set in this Code.")
    days = words.count(material.edition.limit(duty).days, "working day")
    phrase = Phrase(
        *COUNTED[stage],
        f"{{were}} acknowledged within {days}",
        f"No {_THING[stage]} had to be acknowledged in this year.",
        "{were} late",
    )
    return share(measure, _judged(duty, stage, material), phrase)


def responded_in_time(measure: Measure, material: Material) -> Figure:
    """Answers within the limit, or within an extension told before it and no longer than the Code allows."""
    stage = stage_of(measure)
    phrase = Phrase(
        *COUNTED[stage],
        f"{{were}} answered at stage {stage} {_within(stage, material)}",
        f"No {_THING[stage]} had to be answered at stage {stage} in this year.",
        "{were} late",
    )
    judged = list(_judged(RESPONSE[stage], stage, material))
    longer = sum(one.mark is Mark.GOOD and material.took_longer(one.case, stage) for one in judged)
    note = f", {longer} of them with an extension told before the limit" if longer else ""
    return share(measure, judged, phrase, note)


def in_time_unextended(measure: Measure, material: Material) -> Figure:
    """Answers within the limit itself, extensions left aside; one within its extension is not counted, and no fault."""
    stage = stage_of(measure)
    phrase = Phrase(
        *COUNTED[stage],
        f"{{were}} answered at stage {stage} {_within(stage, material)}, without an extension",
        f"No {_THING[stage]} had to be answered at stage {stage} in this year.",
    )
    edition, counting, today = material.edition, material.counting, material.today
    found = (judge_unextended(case, RESPONSE[stage], edition, counting, today) for case in material.at(stage))
    return proportion(measure, filter(None, found), phrase)


def in_time_extended(measure: Measure, material: Material) -> Figure:
    """Answers that were extended, and came within the extension as far as the Code allows it."""
    stage = stage_of(measure)
    phrase = Phrase(
        *_EXTENDED[stage],
        "{were} answered by the new date, as far as the Code allows one",
        _NO_EXTENSION[stage],
        "{were} late",
    )
    judged = (one for one in _judged(RESPONSE[stage], stage, material) if one.case.at(stage).extensions)
    return share(measure, judged, phrase)


def extended_as_the_code_asks(measure: Measure, material: Material) -> Figure:
    """Extensions told in time, with the reason, and no longer than the Code allows without a good one."""
    stage = stage_of(measure)
    phrase = Phrase(
        *_EXTENSION[stage],
        "{were} told before the limit, with the reason, and no longer than the Code allows without a good one",
        _NO_EXTENSION[stage],
        "{were} not as the Code asks",
    )
    judged = (verdict(case, _faults(told)) for case, told in _extensions(stage, material))
    return share(measure, judged, phrase)


def extended_with_the_ombudsman(measure: Measure, material: Material) -> Figure:
    """Extensions that gave the resident the Ombudsman's details."""
    stage = stage_of(measure)
    phrase = Phrase(
        *_EXTENSION[stage],
        "gave the Ombudsman’s contact details",
        _NO_EXTENSION[stage],
        "did not give the Ombudsman’s details",
    )
    judged = (
        verdict(case, unless(told.event.ombudsman_told, "without the Ombudsman’s details"))
        for case, told in _extensions(stage, material)
    )
    return share(measure, judged, phrase)


def updates_while_late(measure: Measure, material: Material) -> Figure:
    """Answers outside the Code's times, extended or not, during which the resident was kept informed."""
    phrase = Phrase(
        "answer of the year that took longer than the Code’s times",
        "answers of the year that took longer than the Code’s times",
        "came with an update meanwhile",
        "No answer of this year has taken longer than the Code’s times.",
        "came without an update",
    )
    judged = (
        verdict(case, unless(_updated(case, stage, material), f"at stage {stage}"))
        for stage in range(1, material.edition.stages.most + 1)
        for case in material.at(stage)
        if material.took_longer(case, stage)
    )
    return share(measure, judged, phrase)


def promises_kept(measure: Measure, material: Material) -> Figure:
    """Promises that fell due in the year, of whatever complaint, kept by the day first promised.

    A later day, agreed or not, does not make one kept in time, and one that cannot be delivered was not kept. Money
    that was declined is owed to nobody and counts neither way.
    """
    phrase = Phrase(
        "promise that fell due in the year",
        "promises that fell due in the year",
        "{were} kept by the day promised",
        "No promise fell due in this year.",
        "{were} not kept in time",
    )
    judged = (
        Judged(case, *_kept(promise, material.today))
        for case in material.cases
        for promise in case.promises
        if promise.first_by in material.year and promise.state is not State.DECLINED
    )
    return share(measure, judged, phrase)


def _judged(duty: Duty, stage: int, material: Material) -> Iterator[Judged]:
    found = (judge(case, duty, material.edition, material.counting, material.today) for case in material.at(stage))
    return filter(None, found)


def _within(stage: int, material: Material) -> str:
    """“within 10 working days of being acknowledged”."""
    limit = material.edition.limit(RESPONSE[stage])
    return f"within {words.count(limit.days, 'working day')} {_START[limit.runs_from]}"


def _extensions(stage: int, material: Material) -> Iterator[tuple[Case, ToldExtension]]:
    for case in material.at(stage):
        for told in extensions(case, RESPONSE[stage], material.edition, material.counting):
            yield case, told


def _faults(told: ToldExtension) -> tuple[str, ...]:
    return (
        *unless(not told.told_late, "told after the limit"),
        *unless(told.event.reason, "without the reason"),
        *unless(not told.beyond_cap or told.event.beyond_cap_because, "too long, without a good reason"),
    )


def _updated(case: Case, stage: int, material: Material) -> bool:
    asked, until = case.at(stage).asked_on, material.waited_until(case, stage)
    return any(asked and asked <= update.happened_on <= until for update in case.updates)


def _kept(promise: Promise, today: date) -> tuple[Mark, str]:
    by, kept_on = promise.first_by, promise.kept_on
    if promise.undeliverable:
        return Mark.AMISS, "could not be delivered"
    moved = f", moved to {words.day(promise.by)}" if promise.moves else ""
    if kept_on and kept_on > by:
        return Mark.AMISS, f"by {words.count((kept_on - by).days, 'day')}{moved}"
    if kept_on:
        return Mark.GOOD, ""
    if by >= today:
        return Mark.WAITING, f"due {words.day(by)}{moved}"
    return Mark.AMISS, f"not kept, due {words.day(by)}{moved}"


_START = {
    Trigger.RECEIVED: "of receipt",
    Trigger.LOGGED: "of being logged",
    Trigger.ACKNOWLEDGED: "of being acknowledged",
    Trigger.ESCALATED: "of the request",
    Trigger.STAGE2_ACKNOWLEDGED: "of being acknowledged",
    Trigger.STAGE3_ESCALATED: "of the request",
}
_THING = {1: "complaint", 2: "request for stage 2"}
_EXTENSION = {
    1: (
        "stage 1 extension, of a complaint received in the year,",
        "stage 1 extensions, of complaints received in the year,",
    ),
    2: ("stage 2 extension, of a request made in the year,", "stage 2 extensions, of requests made in the year,"),
}
_EXTENDED = {
    1: (
        "complaint received in the year and extended at stage 1",
        "complaints received in the year and extended at stage 1",
    ),
    2: ("request for stage 2 made in the year and extended", "requests for stage 2 made in the year and extended"),
}
_NO_EXTENSION = {
    1: "No complaint received in this year was extended at stage 1.",
    2: "No stage 2 asked for in this year was extended.",
}
