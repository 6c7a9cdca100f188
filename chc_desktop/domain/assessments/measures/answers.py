"""Measures of answers: every point, every part of the letter, a remedy, another person, a full record."""

from collections.abc import Iterator

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, proportion, share
from chc_desktop.domain.assessments.measures.material import COUNTED, Material, stage_of, unless, verdict
from chc_desktop.domain.assessments.timeliness import Judged, Mark, refused
from chc_desktop.domain.case import Case, Stage
from chc_desktop.domain.promises.promise import State
from chc_desktop.domain.vocabulary import Measure, Outcome


def points_answered(measure: Measure, material: Material) -> Figure:
    """Answers in which every point has its decision and reasons."""
    stage = stage_of(measure)
    phrase = Phrase(
        *_ANSWER[stage], "dealt with every point, with reasons", _NO_ANSWER[stage], "left a point without reasons"
    )
    judged = (verdict(case, _points_left(case, case.at(stage))) for case in material.answered(stage))
    return share(measure, judged, phrase)


def letters_complete(measure: Measure, material: Material) -> Figure:
    """Answers whose letter carried everything the edition asks of it."""
    stage = stage_of(measure)
    phrase = Phrase(*_ANSWER[stage], "carried every part the Code asks for", _NO_ANSWER[stage], "left out a part")
    judged = (verdict(case, _parts_left(case.at(stage))) for case in material.answered(stage))
    return share(measure, judged, phrase)


def stage2_other_person(measure: Measure, material: Material) -> Figure:
    """Stage 2 considered by somebody who had no part in stage 1."""
    phrase = Phrase(
        *COUNTED[2],
        "went to somebody who had not handled stage 1",
        "No stage 2 was asked for in this year.",
        "did not go to another person",
    )
    return share(measure, (verdict(case, _same_person(case)) for case in material.at(2)), phrase)


def remedies_offered(measure: Measure, material: Material) -> Figure:
    """Complaints in which something was found to be wrong, and something was offered for it."""
    phrase = Phrase(
        "complaint received in the year and upheld, at least in part,",
        "complaints received in the year and upheld, at least in part,",
        "{were} given a remedy",
        "No complaint received in this year has been upheld.",
        "{were} given no remedy",
    )
    judged = (verdict(case, _remedy_left_out(case)) for case in material.at(1) if _upheld(case))
    return share(measure, judged, phrase)


def resolved_at(measure: Measure, material: Material) -> Figure:
    """Answered complaints that went no further than this stage. Those waiting for an answer count neither way."""
    stage = stage_of(measure)
    phrase = Phrase(
        "complaint received in the year and answered",
        "complaints received in the year and answered",
        f"{{were}} resolved at stage {stage}",
        "No complaint received in this year has been answered.",
        waits="still to be answered",
    )
    return proportion(measure, _ended_at(stage, material), phrase)


def full_record(measure: Measure, material: Material) -> Figure:
    """Answered complaints whose first words and whose answers are all in the register."""
    phrase = Phrase(
        "answered complaint received in the year",
        "answered complaints received in the year",
        "{have} what was first said and every answer in the register",
        "No complaint received in this year has been answered.",
        "{have} a part missing",
    )
    judged = (
        verdict(case, unless(case.their_words, "without their words"), _letters_left(case))
        for case in material.answered(1)
    )
    return share(measure, judged, phrase)


def _ended_at(stage: int, material: Material) -> Iterator[Judged]:
    for case in material.at(1):
        last = case.stage
        if last.response is None and case.status.is_open:
            yield Judged(case, Mark.WAITING, f"at stage {last.number}")
        elif refused(case, last.number + 1):
            yield Judged(case, Mark.AMISS, f"refused stage {last.number + 1}")
        elif last.response:
            yield Judged(case, Mark.GOOD if last.number == stage else Mark.AMISS, f"at stage {last.number}")


def _points_left(case: Case, stage: Stage) -> tuple[str, ...]:
    findings = stage.response.findings if stage.response else ()
    given = {finding.point for finding in findings if finding.reasons.strip()}
    left = [str(point.number) for point in case.points_to_answer if point.number not in given]
    return unless(not left, f"point {words.listed(left)}")


def _parts_left(stage: Stage) -> tuple[str, ...]:
    return unless(stage.response and stage.response.complete, "with a part left out")


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


def _remedy_left_out(case: Case) -> tuple[str, ...]:
    """A remedy that could not be delivered, with nothing in its place, was not given."""
    if any(promise.state is not State.UNDELIVERABLE for promise in case.promises):
        return ()
    return ("with a remedy that could not be delivered",) if case.promises else ("without a remedy",)


def _upheld(case: Case) -> bool:
    return any(point.finding and point.finding.outcome in _WRONG for point in case.points)


_WRONG = (Outcome.UPHELD, Outcome.PARTLY_UPHELD)
_ANSWER = {
    1: ("stage 1 answer to a complaint received in the year", "stage 1 answers to complaints received in the year"),
    2: ("stage 2 answer to a request made in the year", "stage 2 answers to requests made in the year"),
}
_NO_ANSWER = {
    1: "No complaint received in this year has been answered at stage 1.",
    2: "No stage 2 asked for in this year has been answered.",
}
