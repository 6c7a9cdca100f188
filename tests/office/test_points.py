"""Findings are written once, on the case or in the letter; linked complaints show each other."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.letters.letter import Decision, LetterContents, NotOurs
from chc_desktop.domain.points.events import CaseLinked, EvidenceConsidered, ResponsibilityDecided
from chc_desktop.domain.vocabulary import LetterKind, Outcome
from chc_desktop.office.office import Office
from tests import make
from tests.letters import EDITIONS, a_case_ready_for, an_office_under, answer, complete, issue

ACKNOWLEDGEMENT, RESPONSE = LetterKind.ACKNOWLEDGEMENT_STAGE1, LetterKind.RESPONSE_STAGE1
UPHELD = Decision(1, Outcome.UPHELD, "The pump has no dampers.", "Repairs policy, section 4", True)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


@pytest.fixture
def case_id(office: Office) -> int:
    return a_case_ready_for(office, RESPONSE)


def test_what_is_written_on_the_case_stands_in_the_letter(office: Office, case_id: int) -> None:
    office.points.keep_finding(case_id, UPHELD)
    assert office.letters.open(case_id, RESPONSE).contents.decision(1) == UPHELD
    assert office.cases.view(case_id).findings == (UPHELD,)


def test_what_is_written_in_the_letter_stands_on_the_case(office: Office, case_id: int) -> None:
    second = Decision(2, Outcome.NOT_UPHELD, "The log shows the report.", "")
    office.points.keep_finding(case_id, UPHELD)
    contents = office.letters.open(case_id, RESPONSE).contents
    office.letters.keep(case_id, RESPONSE, replace(contents, decisions=(UPHELD, second)))
    assert office.points.finding(case_id, 2) == second
    office.points.keep_finding(case_id, replace(UPHELD, reasons="It has none at all."))
    again = office.letters.open(case_id, RESPONSE).contents
    assert [each.reasons for each in again.decisions] == ["It has none at all.", "The log shows the report."]


def test_a_letter_begun_with_an_older_program_brings_its_decisions_along(office: Office, case_id: int) -> None:
    with office.desk.register.transaction() as shelves:
        old = '{"decisions": [{"point": 1, "outcome": "upheld", "reasons": "Old words."}]}'
        shelves.scratch.save_draft(f"letter/{case_id}/response-stage1", old, office.desk.now())
    assert office.letters.open(case_id, RESPONSE).contents.decision(1) == Decision(1, Outcome.UPHELD, "Old words.")


def test_issuing_makes_the_findings_part_of_the_record_and_keeps_none_aside(office: Office, case_id: int) -> None:
    office.points.keep_finding(case_id, UPHELD)
    contents = replace(complete(office, case_id, RESPONSE), decisions=(UPHELD, Decision(2, Outcome.UPHELD, "It was.")))
    issue(office, case_id, RESPONSE, contents)
    point = office.cases.view(case_id).case.points[0]
    assert point.stage1
    assert (point.stage1.reasons, point.stage1.policy) == ("The pump has no dampers.", "Repairs policy, section 4")
    assert office.cases.view(case_id).findings == ()
    assert office.drafts.find("findings/") == []


def test_once_answered_nothing_is_kept_beside_the_record(office: Office, case_id: int) -> None:
    issue(office, case_id, RESPONSE)
    office.points.keep_finding(case_id, UPHELD)
    assert office.drafts.find("findings/") == []


def test_the_answer_names_what_was_looked_at_and_gone_by(office: Office, case_id: int) -> None:
    seen = EvidenceConsidered(
        happened_on=make.TODAY, done_by=1, points=(1,), what="engineer’s visit", dated=date(2026, 11, 12)
    )
    office.cases.record(case_id, seen)
    decided = replace(UPHELD, without_evidence=False)
    contents = LetterContents(decisions=(decided,))
    said = str(office.letters.page(case_id, RESPONSE, contents).blocks)
    assert "We looked at: engineer’s visit (12 November 2026)." in said
    assert "We went by: Repairs policy, section 4." in said
    silent = LetterContents(decisions=(replace(decided, without_evidence=True),))
    assert "We looked at" not in str(office.letters.page(case_id, RESPONSE, silent).blocks)


def test_evidence_that_names_somebody_who_works_for_us_is_noticed(office: Office, case_id: int) -> None:
    seen = EvidenceConsidered(happened_on=make.TODAY, done_by=1, points=(1,), what="talk with Ruth Ellis")
    office.cases.record(case_id, seen)
    look = office.letters.look(case_id, RESPONSE, LetterContents(decisions=(replace(UPHELD, without_evidence=False),)))
    assert [note.about for note in look.reading.notes] == ["Ruth Ellis"]


def test_the_acknowledgement_is_filled_from_the_case_and_writes_back_to_it(office: Office) -> None:
    case_id = make.a_complaint(office)
    theirs = ResponsibilityDecided(
        happened_on=make.TODAY, done_by=1, point=2, ours=False, why="Not our line.", whose="The council"
    )
    office.cases.record(case_id, theirs)
    contents = office.letters.open(case_id, ACKNOWLEDGEMENT).contents
    assert contents.not_ours == (NotOurs(2, "Not our line.", "The council"),)

    issue(office, case_id, ACKNOWLEDGEMENT, replace(contents, not_ours=(NotOurs(1, "Not our pump.", "Its maker"),)))
    first, second = office.cases.view(case_id).case.points
    assert (first.why_not_ours, first.whose) == ("Not our pump.", "Its maker")
    assert not second.not_ours


def test_an_acknowledgement_sent_again_says_of_whose_points_are_what_the_record_says(office: Office) -> None:
    case_id = make.a_complaint(office)
    first = (NotOurs(1, "Not our pump.", "Its maker"),)
    issue(office, case_id, ACKNOWLEDGEMENT, replace(opened(office, case_id), not_ours=first))
    for point, ours in ((1, True), (2, False)):
        office.cases.record(
            case_id,
            ResponsibilityDecided(
                happened_on=make.TODAY, done_by=1, point=point, ours=ours, why="We looked again.", whose="The council"
            ),
        )

    again = opened(office, case_id)

    assert again.not_ours == (NotOurs(2, "We looked again.", "The council"),)
    with pytest.raises(RuleBroken, match="which points are not ours now differs from what the record says"):
        issue(office, case_id, ACKNOWLEDGEMENT, replace(again, not_ours=first))
    assert issue(office, case_id, ACKNOWLEDGEMENT, again)


def opened(office: Office, case_id: int) -> LetterContents:
    return office.letters.open(case_id, ACKNOWLEDGEMENT).contents


def test_an_untouched_acknowledgement_says_nothing_twice(office: Office) -> None:
    case_id = make.a_complaint(office)
    theirs = ResponsibilityDecided(
        happened_on=make.TODAY, done_by=1, point=2, ours=False, why="Not our line.", whose="The council"
    )
    office.cases.record(case_id, theirs)
    issue(office, case_id, ACKNOWLEDGEMENT)
    said = [line.what for line in office.cases.view(case_id).lines]
    assert said.count("Point 2 is not ours to answer for") == 1


def test_in_the_joint_draft_a_review_that_undoes_what_was_upheld_is_asked_whether_it_means_it(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["joint-draft"], tmp_path / "joint")
    kind = LetterKind.RESPONSE_STAGE2
    case_id = a_case_ready_for(office, kind)
    contents = answer(office.cases.view(case_id).case)
    turned = tuple(replace(each, outcome=Outcome.NOT_UPHELD) for each in contents.decisions)
    assert not any("6.22" in said for said in office.letters.look(case_id, kind, contents).cautions)
    warned = office.letters.look(case_id, kind, replace(contents, decisions=turned)).cautions
    assert any("stays “upheld”" in said and "Code 6.22" in said for said in warned)


def test_a_new_complaint_is_linked_and_each_shows_the_other(office: Office, case_id: int) -> None:
    person = office.cases.view(case_id).person
    new = make.a_complaint(office, title="Light in the stairwell", person=person, linked=case_id)
    assert [each.case_id for each in office.cases.view(case_id).linked] == [new]
    (shown,) = office.cases.view(new).linked
    assert (shown.case_id, shown.title, shown.stands) == (case_id, "Noise at night from the boiler room", "At stage 1")
    assert office.cases.view(new).lines[-1].what == "Linked with 2026-001"


def test_two_complaints_of_the_register_are_linked_by_reference_and_unlinked_on_both(
    office: Office, case_id: int
) -> None:
    other = make.a_complaint(office, title="Light in the stairwell")
    office.points.link(case_id, " 2026-002 ", "The same boiler.")
    with pytest.raises(RuleBroken, match="already"):
        office.points.link(other, "2026-001", "")
    with pytest.raises(RuleBroken, match="no complaint “2025-077”"):
        office.points.link(case_id, "2025-077", "")

    entry = office.cases.view(other).lines[-1].number
    assert isinstance(office.cases.entry(other, entry), CaseLinked)
    office.cases.correct(other, entry, "Another boiler.", None)
    assert office.cases.view(other).linked == office.cases.view(case_id).linked == ()


def test_a_link_with_a_closed_complaint_is_allowed(office: Office, case_id: int) -> None:
    issue(office, case_id, RESPONSE)
    new = make.a_complaint(office, linked=case_id)
    assert [each.stands for each in office.cases.view(new).linked] == ["Answered at stage 1"]
