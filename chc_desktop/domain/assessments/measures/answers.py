"""Measures of answers: every point, every part of the letter, another person, the stage it ended at, a full record."""

from collections.abc import Iterator
from functools import partial

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Tally, count, was, with_names
from chc_desktop.domain.assessments.measures.gauge import (
    COUNTED,
    Gauge,
    Gauges,
    Ground,
    answered_in,
    counted_on,
    in_proportion,
    in_share,
    unless,
    verdict,
)
from chc_desktop.domain.assessments.timeliness import Judged, Mark, refused
from chc_desktop.domain.case import Case, Stage
from chc_desktop.domain.code import Edition
from chc_desktop.domain.vocabulary import Measure, Outcome


def _points_answered(stage: int, case: Case, _ground: Ground) -> Iterator[Judged]:
    """Every point has its decision and reasons."""
    if day := answered_in(case, stage):
        yield verdict(day, _points_left(case, case.at(stage)))


def _letter_complete(stage: int, case: Case, _ground: Ground) -> Iterator[Judged]:
    """The letter carried everything the edition asks of it."""
    response = case.at(stage).response
    if response and (day := answered_in(case, stage)):
        yield verdict(day, unless(response.complete, "with a part left out"))


def _other_person(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Stage 2 considered by somebody who had no part in stage 1."""
    if day := counted_on(case, 2):
        yield verdict(day, _same_person(case))


def _ended_at(stage: int, case: Case, _ground: Ground) -> Iterator[Judged]:
    """Answered complaints that went no further than this stage. Those waiting for an answer count neither way."""
    day, last = counted_on(case, 1), case.stage
    if day is None:
        return
    if last.response is None and case.status.is_open:
        yield Judged(day, Mark.WAITING, f"at stage {last.number}")
    elif refused(case, last.number + 1):
        yield Judged(day, Mark.AMISS, f"refused stage {last.number + 1}")
    elif last.response:
        yield Judged(day, Mark.GOOD if last.number == stage else Mark.AMISS, f"at stage {last.number}")


def _full_record(case: Case, _ground: Ground) -> Iterator[Judged]:
    """The first words and every answer are in the register."""
    if day := answered_in(case, 1):
        yield verdict(day, unless(case.their_words, "without their words"), _letters_left(case))


def _evidence(case: Case, _ground: Ground) -> Iterator[Judged]:
    """What was looked at is on record for every point."""
    if day := answered_in(case, 1):
        left = [str(point.number) for point in case.points_to_answer if not point.evidence]
        yield verdict(day, unless(not left, f"point {words.listed(left)}"))


def _wholly_upheld(case: Case, _ground: Ground) -> Iterator[Judged]:
    """No point of an answered complaint is recorded as partly upheld."""
    if day := answered_in(case, 1):
        partly = [str(each.number) for each in case.points if _is_partly(each.stage1, each.stage2, each.stage3)]
        yield verdict(day, unless(not partly, f"point {words.listed(partly)} partly upheld"))


def _within_two_stages(case: Case, _ground: Ground) -> Iterator[Judged]:
    """A complaint that needed no third stage."""
    if day := counted_on(case, 1):
        yield verdict(day, unless(case.stage3.asked_on is None, "went to stage 3"))


def _asked_for_stage3(case: Case, _ground: Ground) -> Iterator[Judged]:
    if day := counted_on(case, 3):
        yield Judged(day, Mark.GOOD)


def _say_stage3(measure: Measure, tally: Tally, _edition: Edition) -> Figure:
    asked = tally.number(Mark.GOOD)
    if not asked:
        return count(measure, 0, 0, "No stage 3 was asked for in this year.")
    sentence = f"{words.count(asked, *COUNTED[3])} {was(asked)} taken on."
    return with_names(count(measure, asked, asked, sentence), tally)


def _after_stage1(case: Case, _ground: Ground) -> Iterator[Judged]:
    """Stage 2 taken on after stage 1 had been answered."""
    if day := counted_on(case, 2):
        answered_on = case.stage1.responded_on
        yield verdict(day, unless(answered_on and answered_on <= day, "before the stage 1 answer"))


def _points_left(case: Case, stage: Stage) -> tuple[str, ...]:
    findings = stage.response.findings if stage.response else ()
    given = {finding.point for finding in findings if finding.reasons.strip()}
    left = [str(point.number) for point in case.points_to_answer if point.number not in given]
    return unless(not left, f"point {words.listed(left)}")


def _letters_left(case: Case) -> tuple[str, ...]:
    answered = [stage for stage in case.stages if stage.response and not stage.response.letter]
    return tuple(f"without the stage {stage.number} letter" for stage in answered)


def _same_person(case: Case) -> tuple[str, ...]:
    first, second = _people(case.stage1), _people(case.stage2)
    if not first or not second:
        return ("with nobody named",)
    return unless(first.isdisjoint(second), "by the same person")


def _people(stage: Stage) -> set[int]:
    answered_by = stage.response.done_by if stage.response else 0
    return {stage.handler, answered_by} - {0}


def _is_partly(*findings: object) -> bool:
    return any(getattr(finding, "outcome", None) is Outcome.PARTLY_UPHELD for finding in findings)


_ANSWER = {
    1: ("stage 1 answer to a complaint received in the year", "stage 1 answers to complaints received in the year"),
    2: ("stage 2 answer to a request made in the year", "stage 2 answers to requests made in the year"),
    3: ("stage 3 answer to a request made in the year", "stage 3 answers to requests made in the year"),
}
_NO_ANSWER = {
    1: "No complaint received in this year has been answered at stage 1.",
    2: "No stage 2 asked for in this year has been answered.",
    3: "No stage 3 asked for in this year has been answered.",
}
_ANSWERED = ("answered complaint received in the year", "answered complaints received in the year")
_NONE_ANSWERED = "No complaint received in this year has been answered."


def _of_points(stage: int) -> Gauge:
    said, amiss = "dealt with every point, with reasons", "left a point without reasons"
    return in_share(partial(_points_answered, stage), Phrase(*_ANSWER[stage], said, _NO_ANSWER[stage], amiss))


def _of_letters(stage: int) -> Gauge:
    said, amiss = "carried every part the Code asks for", "left out a part"
    return in_share(partial(_letter_complete, stage), Phrase(*_ANSWER[stage], said, _NO_ANSWER[stage], amiss))


def _of_endings(stage: int) -> Gauge:
    phrase = Phrase(
        "complaint received in the year and answered",
        "complaints received in the year and answered",
        f"{{were}} resolved at stage {stage}",
        _NONE_ANSWERED,
        waits="still to be answered",
    )
    return in_proportion(partial(_ended_at, stage), phrase)


GAUGES: Gauges = {
    Measure.POINTS_ANSWERED_STAGE1: _of_points(1),
    Measure.POINTS_ANSWERED_STAGE2: _of_points(2),
    Measure.LETTERS_COMPLETE_STAGE1: _of_letters(1),
    Measure.LETTERS_COMPLETE_STAGE2: _of_letters(2),
    Measure.LETTERS_COMPLETE_STAGE3: _of_letters(3),
    Measure.RESOLVED_AT_STAGE1: _of_endings(1),
    Measure.RESOLVED_AT_STAGE2: _of_endings(2),
    Measure.STAGE2_OTHER_PERSON: in_share(
        _other_person,
        Phrase(
            *COUNTED[2],
            "went to somebody who had not handled stage 1",
            "No stage 2 was asked for in this year.",
            "did not go to another person",
        ),
    ),
    Measure.FULL_RECORD: in_share(
        _full_record,
        Phrase(
            *_ANSWERED,
            "{have} what was first said and every answer in the register",
            _NONE_ANSWERED,
            "{have} a part missing",
        ),
    ),
    Measure.EVIDENCE_RECORDED: in_proportion(
        _evidence, Phrase(*_ANSWERED, "{have} on record what was looked at for every point", _NONE_ANSWERED)
    ),
    Measure.WHOLLY_UPHELD: in_share(
        _wholly_upheld,
        Phrase(
            *_ANSWERED, "{were} recorded without “partly upheld”", _NONE_ANSWERED, "{were} recorded as partly upheld"
        ),
    ),
    Measure.WITHIN_TWO_STAGES: in_share(
        _within_two_stages,
        Phrase(
            *COUNTED[1],
            "{were} dealt with in no more than two stages",
            "No complaint was received in this year.",
            "went to a third stage",
        ),
    ),
    Measure.STAGE3_ASKED_FOR: Gauge(_asked_for_stage3, _say_stage3),
    Measure.STAGE2_AFTER_STAGE1: in_share(
        _after_stage1,
        Phrase(
            *COUNTED[2],
            "came after the stage 1 answer",
            "No stage 2 was asked for in this year.",
            "came before it",
        ),
    ),
}
