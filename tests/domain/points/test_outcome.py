"""What a case comes to is worked out from its points, by the rule of its edition."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop import files
from chc_desktop.domain import history
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.events import Acknowledged, Closed, Escalated, Event, Finding, Received, Responded
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.points.outcome import CaseOutcome, case_outcome, outcome_in_words
from chc_desktop.domain.vocabulary import Outcome

EDITIONS = load_editions(files.resources("codes"))[0]
SILENT = sorted(set(EDITIONS) - {"joint-draft"})
UPHELD, PARTLY, NOT, NOT_OURS = Outcome.UPHELD, Outcome.PARTLY_UPHELD, Outcome.NOT_UPHELD, Outcome.NOT_OURS


def a_case(*happened: Event, points: int = 2) -> Case:
    received = Received(
        happened_on=date(2026, 11, 3),
        reference="2026-001",
        edition="hos-2024",
        complainant=4,
        handler=1,
        channel=Channel.TELEPHONE,
        category=Category.REPAIRS,
        made_on=date(2026, 11, 3),
        title="Damp",
        their_words="",
        points=tuple(f"Point {number}" for number in range(1, points + 1)),
        outcome_sought="",
    )
    case = history.opened(1, received)
    for number, event in enumerate(happened, 2):
        case = history.apply(case, number, event)
    return case


def decided(*outcomes: Outcome, stage: int = 1) -> Responded:
    findings = tuple(Finding(number, outcome, "Because.") for number, outcome in enumerate(outcomes, 1))
    return Responded(happened_on=date(2026, 11, 17), done_by=1, stage=stage, findings=findings)


def asked_for(stage: int) -> Escalated:
    return Escalated(happened_on=date(2026, 11, 20), done_by=1, reviewer=2, stage=stage)


def outcome(edition: str | Edition, *happened: Event) -> CaseOutcome | None:
    rules = EDITIONS[edition] if isinstance(edition, str) else edition
    return case_outcome(a_case(*happened), rules)


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_case_nobody_decided_has_no_outcome(edition: str) -> None:
    assert outcome(edition) is None
    assert outcome_in_words(a_case(), EDITIONS[edition]) == ""


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("alike", [UPHELD, NOT, NOT_OURS])
def test_points_decided_alike_decide_the_case(edition: str, alike: Outcome) -> None:
    assert outcome(edition, decided(alike, alike)) == CaseOutcome(alike.value)


@pytest.mark.parametrize("edition", SILENT)
def test_points_decided_differently_make_a_mixed_outcome(edition: str) -> None:
    assert outcome(edition, decided(UPHELD, NOT)) is CaseOutcome.MIXED
    assert outcome(edition, decided(PARTLY, NOT)) is CaseOutcome.MIXED


@pytest.mark.parametrize("edition", SILENT)
def test_a_case_is_partly_upheld_only_where_a_point_was(edition: str) -> None:
    assert outcome(edition, decided(PARTLY, PARTLY)) is CaseOutcome.PARTLY_UPHELD
    assert outcome(edition, decided(UPHELD, PARTLY)) is CaseOutcome.PARTLY_UPHELD


def test_the_joint_draft_knows_no_partly_upheld_anything_wrong_is_upheld() -> None:
    assert outcome("joint-draft", decided(UPHELD, NOT)) is CaseOutcome.UPHELD
    assert outcome("joint-draft", decided(NOT, UPHELD)) is CaseOutcome.UPHELD
    assert outcome("joint-draft", decided(PARTLY, NOT)) is CaseOutcome.UPHELD
    assert outcome("joint-draft", decided(PARTLY, PARTLY)) is CaseOutcome.UPHELD


def test_upheld_at_stage_1_and_the_review_agrees_is_recorded_as_upheld() -> None:
    history_of_it = decided(UPHELD, NOT), asked_for(2), decided(UPHELD, NOT, stage=2)
    assert outcome("joint-draft", *history_of_it) is CaseOutcome.UPHELD


@pytest.mark.parametrize("edition", EDITIONS)
def test_what_the_review_leaves_alone_keeps_what_stage_1_decided(edition: str) -> None:
    review = Responded(happened_on=date(2026, 11, 24), done_by=2, stage=2, findings=(Finding(2, UPHELD, "Seen."),))
    assert outcome(edition, decided(UPHELD, NOT), asked_for(2), review) is CaseOutcome.UPHELD


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_review_that_decides_otherwise_stands(edition: str) -> None:
    assert outcome(edition, decided(NOT, NOT), asked_for(2), decided(UPHELD, UPHELD, stage=2)) is CaseOutcome.UPHELD


@pytest.mark.parametrize("edition", EDITIONS)
def test_a_point_that_is_not_ours_weighs_nothing(edition: str) -> None:
    told = Acknowledged(happened_on=date(2026, 11, 5), done_by=1, stage=1, not_ours=(2,))
    answer = replace(decided(UPHELD), findings=(Finding(1, UPHELD, "Because."),))
    assert outcome(edition, told, answer) is CaseOutcome.UPHELD
    assert outcome(edition, decided(UPHELD, NOT_OURS)) is CaseOutcome.UPHELD


@pytest.mark.parametrize("edition", EDITIONS)
def test_saying_that_a_point_is_not_ours_decides_nothing_by_itself(edition: str) -> None:
    told = Acknowledged(happened_on=date(2026, 11, 5), done_by=1, stage=1, not_ours=(2,))
    assert outcome(edition, told) is None


def test_while_a_review_is_under_way_the_words_say_at_which_stage_it_was_decided() -> None:
    edition = EDITIONS["hos-2024"]
    answered = decided(UPHELD, NOT)
    assert outcome_in_words(a_case(answered), edition) == "Upheld on some points"
    assert outcome_in_words(a_case(answered, asked_for(2)), edition) == "Upheld on some points at stage 1"
    closed = Closed(happened_on=date(2026, 11, 30), why="")
    reviewed = a_case(answered, asked_for(2), decided(NOT, NOT, stage=2), closed)
    assert outcome_in_words(reviewed, edition) == "Not upheld"
