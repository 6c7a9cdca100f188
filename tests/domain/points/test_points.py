"""What is refused about a point, and what a point is after what happened to it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Event, PointAdded, Withdrawn
from chc_desktop.domain.points.events import CaseLinked, EvidenceConsidered, PointReworded, ResponsibilityDecided
from chc_desktop.office.office import Office
from tests import make

RECEIVED, ACKNOWLEDGED, ANSWERED = date(2026, 11, 3), date(2026, 11, 5), date(2026, 11, 17)
Happens = Callable[[Event], None]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office, received_on=RECEIVED)


@pytest.fixture
def happens(office: Office, case_id: int) -> Happens:
    return lambda event: _record(office, case_id, event)


def reworded(**changes: object) -> PointReworded:
    said = {"point": 2, "text": "Her first report was mislaid.", "why": "She put it so on the telephone."}
    said = said | {"before": "The first report, in September, was lost."} | changes
    return PointReworded(happened_on=make.TODAY, done_by=1, **said)  # type: ignore[arg-type]


def not_ours(point: int = 2, **changes: object) -> ResponsibilityDecided:
    said = {"ours": False, "why": "It is the council’s line.", "whose": "The council, 01234 100200."} | changes
    return ResponsibilityDecided(happened_on=make.TODAY, done_by=1, point=point, **said)  # type: ignore[arg-type]


def evidence(**changes: object) -> EvidenceConsidered:
    said = {"points": (1,), "what": "engineer’s visit", "dated": date(2026, 11, 12)} | changes
    return EvidenceConsidered(happened_on=make.TODAY, done_by=1, **said)  # type: ignore[arg-type]


def test_a_point_gets_other_words_and_the_record_keeps_the_old_ones(
    office: Office, case_id: int, happens: Happens
) -> None:
    happens(reworded())
    view = office.cases.view(case_id)
    assert view.case.points[1].text == "Her first report was mislaid."
    assert view.lines[-1].what == "Point 2 put in other words"
    assert "She put it so on the telephone." in view.lines[-1].detail
    assert "Before: The first report, in September, was lost." in view.lines[-1].detail


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (reworded(text=" "), "in a sentence"),
        (reworded(why=""), "why the words change"),
        (reworded(point=7), "no point 7"),
        (not_ours(why=""), "why point 2 is not yours to answer for (Code 5.7)"),
        (not_ours(whose=" "), "who is responsible for point 2"),
        (not_ours(ours=True), "yours to answer for already"),
        (evidence(what=""), "what you looked at"),
        (evidence(points=()), "which point"),
        (evidence(points=(1, 9)), "no point 9"),
        (evidence(dated=date(2027, 1, 5)), "still to come"),
    ],
)
def test_what_lacks_something_is_refused_in_a_sentence(happens: Happens, event: Event, said: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        happens(event)
    assert said in str(caught.value)


def test_once_stage_1_is_answered_points_keep_their_words_and_whose_they_are(
    office: Office, case_id: int, happens: Happens
) -> None:
    make.acknowledged(office, case_id, ACKNOWLEDGED)
    make.answered(office, case_id, ANSWERED)
    with pytest.raises(RuleBroken, match=r"new, linked complaint \(Code 6\.8\)"):
        happens(reworded())
    with pytest.raises(RuleBroken, match="At a later stage it can be decided"):
        happens(not_ours())
    with pytest.raises(RuleBroken, match="Add a note"):
        happens(evidence())


def test_a_point_says_why_it_is_not_ours_and_who_is_responsible(office: Office, case_id: int, happens: Happens) -> None:
    happens(not_ours())
    point = office.cases.view(case_id).case.points[1]
    assert (point.not_ours, point.why_not_ours, point.whose) == (
        True,
        "It is the council’s line.",
        "The council, 01234 100200.",
    )
    assert [point.number for point in office.cases.view(case_id).case.points_to_answer] == [1]
    happens(not_ours(ours=True, why="We rent the line.", whose=""))
    assert office.cases.view(case_id).case.points[1] == office.cases.view(case_id).case.points_to_answer[1]


def test_the_last_point_that_is_ours_cannot_be_given_away(happens: Happens) -> None:
    happens(not_ours())
    with pytest.raises(RuleBroken, match="Refuse the complaint instead"):
        happens(not_ours(1))


def test_evidence_stands_on_every_point_it_bears_on_with_the_stage(
    office: Office, case_id: int, happens: Happens
) -> None:
    happens(PointAdded(happened_on=make.TODAY, text="The fan is loud."))
    happens(evidence(points=(1, 3)))
    happens(evidence(what="call log", dated=None))
    first, second, third = office.cases.view(case_id).case.points
    assert [each.words for each in first.evidence] == ["engineer’s visit (12 November 2026)", "call log"]
    assert second.evidence == ()
    assert [(each.words, each.stage) for each in third.evidence] == [("engineer’s visit (12 November 2026)", 1)]


def test_a_mistake_about_a_point_is_put_right_like_any_other(office: Office, case_id: int, happens: Happens) -> None:
    happens(evidence())
    entry = office.cases.view(case_id).lines[-1]
    assert entry.correctable
    office.cases.correct(case_id, entry.number, "It was another flat.", None)
    assert office.cases.view(case_id).case.points[0].evidence == ()


def test_nothing_happens_to_the_points_of_a_case_that_has_ended(happens: Happens) -> None:
    happens(Withdrawn(happened_on=make.TODAY, why="She rang."))
    for event in (reworded(), not_ours(), evidence()):
        with pytest.raises(RuleBroken, match="has ended"):
            happens(event)


def test_a_complaint_is_not_linked_with_itself(office: Office, case_id: int, happens: Happens) -> None:
    with pytest.raises(RuleBroken, match="with itself"):
        happens(CaseLinked(happened_on=make.TODAY, done_by=1, other=case_id, reference="2026-001"))


def _record(office: Office, case_id: int, event: Event) -> None:
    office.cases.record(case_id, event)
