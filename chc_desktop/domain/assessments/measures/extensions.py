"""Measures of extensions: told in time and with the reason, no longer than the Code allows, the Ombudsman named."""

from collections.abc import Callable, Iterator
from functools import partial

from chc_desktop.domain.assessments.figure import Phrase
from chc_desktop.domain.assessments.measures.gauge import Gauge, Gauges, Ground, counted_on, in_share, unless, verdict
from chc_desktop.domain.assessments.timeliness import Judged, ToldExtension, extensions
from chc_desktop.domain.case import Case
from chc_desktop.domain.vocabulary import RESPONSE, Measure

Faults = Callable[[ToldExtension], tuple[str, ...]]


def _told(told: ToldExtension) -> tuple[str, ...]:
    return (*unless(not told.told_late, "told after the limit"), *_reasoned(told))


def _reasoned(told: ToldExtension) -> tuple[str, ...]:
    return unless(told.event.reason, "without the reason")


def _in_time(told: ToldExtension) -> tuple[str, ...]:
    return unless(not told.told_late, "told after the limit")


def _within_cap(told: ToldExtension) -> tuple[str, ...]:
    return unless(not told.beyond_cap or told.event.beyond_cap_because, "too long, without a good reason")


def _as_asked(told: ToldExtension) -> tuple[str, ...]:
    return (*_told(told), *_within_cap(told))


def _ombudsman(told: ToldExtension) -> tuple[str, ...]:
    return unless(told.event.ombudsman_told, "without the Ombudsman’s details")


def _agreed(told: ToldExtension) -> tuple[str, ...]:
    return unless(told.event.beyond_cap_because, "without an agreement on record")


def _each(stages: tuple[int, ...], faults: Faults, case: Case, ground: Ground) -> Iterator[Judged]:
    for stage in stages:
        if day := counted_on(case, stage):
            for told in extensions(case, RESPONSE[stage], ground.edition, ground.counting):
                yield verdict(day, faults(told))


def _beyond_cap(stage: int, case: Case, ground: Ground) -> Iterator[Judged]:
    """Of those that go beyond the cap alone: whether it was agreed."""
    if day := counted_on(case, stage):
        for told in extensions(case, RESPONSE[stage], ground.edition, ground.counting):
            if told.beyond_cap:
                yield verdict(day, _agreed(told))


_EXTENSION = {
    1: (
        "stage 1 extension, of a complaint received in the year,",
        "stage 1 extensions, of complaints received in the year,",
    ),
    2: ("stage 2 extension, of a request made in the year,", "stage 2 extensions, of requests made in the year,"),
    3: ("stage 3 extension, of a request made in the year,", "stage 3 extensions, of requests made in the year,"),
    0: ("extension of the year", "extensions of the year"),
}
_NONE = {
    1: "No complaint received in this year was extended at stage 1.",
    2: "No stage 2 asked for in this year was extended.",
    3: "No stage 3 asked for in this year was extended.",
    0: "No answer of this year was extended.",
}
_STAGES = {0: (1, 2, 3), 1: (1,), 2: (2,), 3: (3,)}


def _of(stage: int, faults: Faults, said: str, amiss: str) -> Gauge:
    """Stage 0 is all of them."""
    phrase = Phrase(*_EXTENSION[stage], said, _NONE[stage], amiss)
    return in_share(partial(_each, _STAGES[stage], faults), phrase)


def _as_the_code_asks(stage: int) -> Gauge:
    said = "{were} told before the limit, with the reason, and no longer than the Code allows without a good one"
    return _of(stage, _as_asked, said, "{were} not as the Code asks")


def _told_in_time(stage: int) -> Gauge:
    return _of(stage, _told, "{were} told before the limit, with the reason", "{were} not told so")


def _no_longer(stage: int) -> Gauge:
    said = "{were} no longer than the Code allows, or had a good reason on record"
    return _of(stage, _within_cap, said, "{were} too long")


def _with_the_ombudsman(stage: int) -> Gauge:
    said, amiss = "gave the Ombudsman’s contact details", "did not give the Ombudsman’s details"
    return _of(stage, _ombudsman, said, amiss)


def _agreed_beyond(stage: int) -> Gauge:
    phrase = Phrase(
        f"stage {stage} extension of the year beyond the Code’s cap",
        f"stage {stage} extensions of the year beyond the Code’s cap",
        "{have} on record why, or how it was agreed",
        f"No stage {stage} extension of this year went beyond the Code’s cap.",
        "{have} nothing on record",
    )
    return in_share(partial(_beyond_cap, stage), phrase)


GAUGES: Gauges = {
    Measure.EXTENSIONS_STAGE1: _as_the_code_asks(1),
    Measure.EXTENSIONS_STAGE2: _as_the_code_asks(2),
    Measure.EXTENSIONS_TOLD_STAGE1: _told_in_time(1),
    Measure.EXTENSIONS_TOLD_STAGE2: _told_in_time(2),
    Measure.EXTENSIONS_WITHIN_CAP_STAGE1: _no_longer(1),
    Measure.EXTENSIONS_WITHIN_CAP_STAGE2: _no_longer(2),
    Measure.EXTENSIONS_AGREED_STAGE1: _agreed_beyond(1),
    Measure.EXTENSIONS_AGREED_STAGE2: _agreed_beyond(2),
    Measure.EXTENSIONS_STAGE1_OMBUDSMAN: _with_the_ombudsman(1),
    Measure.EXTENSIONS_STAGE2_OMBUDSMAN: _with_the_ombudsman(2),
    Measure.EXTENSIONS_STAGE3_OMBUDSMAN: _with_the_ombudsman(3),
    Measure.EXTENSIONS_REASONED: _of(0, _reasoned, "{have} the reason on record", "{have} no reason on record"),
    Measure.EXTENSIONS_TOLD: _of(0, _in_time, "{were} told before the limit", "{were} told too late"),
}
