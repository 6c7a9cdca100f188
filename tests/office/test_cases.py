"""Logging complaints, letting things happen to them, and putting mistakes right."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.case import Status
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Acknowledged, Closed, PromiseKept, Received, Remedy, Responded
from chc_desktop.domain.intake import Category
from chc_desktop.office.office import Office
from tests import make


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


def test_a_logged_complaint_is_there_with_every_word(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 21), made_on=date(2026, 11, 21))
    view = office.cases.view(case_id)
    assert view.case.reference == "2026-001"
    assert view.case.received_on == date(2026, 11, 21), "the true date, a Saturday"
    assert view.case.their_words.startswith("The boiler pump wakes me")
    assert [point.text for point in view.case.points] == [
        "The boiler pump can be heard in the bedroom from 2 am.",
        "The first report, in September, was lost.",
    ]
    assert view.person.name == "Joan Bell"
    assert view.edition.id == "hos-2024"
    assert view.next_duty is not None
    assert view.next_duty.due == date(2026, 11, 27)
    assert view.days_left == 3


def test_references_count_up_within_the_year_of_receipt(office: Office) -> None:
    for day in (date(2025, 12, 30), date(2026, 1, 5), date(2025, 12, 31), date(2026, 2, 1)):
        make.a_complaint(office, received_on=day, made_on=day)
    references = [summary.reference for summary in reversed(office.cases.summaries())]
    assert references == ["2025-001", "2026-001", "2025-002", "2026-002"]


def test_logging_drops_the_draft_it_was_written_in_and_a_refusal_keeps_it(office: Office) -> None:
    office.drafts.save("log", {"title": "Noise"})
    complaint = make.a_new_complaint(date(2026, 11, 17), title=" ")
    with pytest.raises(RuleBroken, match="short title"):
        office.cases.log(complaint, draft="log")
    assert office.drafts.read("log") == {"title": "Noise"}
    assert office.cases.summaries() == []
    office.cases.log(replace(complaint, title="Noise"), draft="log")
    assert office.drafts.read("log") is None


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"received_on": date(2026, 12, 1), "made_on": date(2026, 12, 1)}, "still to come"),
        ({"made_on": date(2026, 11, 24)}, "made after it was received"),
        ({"their_words": " ", "points": ()}, "needs some words"),
        ({"person": replace(make.RESIDENT, name=" ")}, "person’s name"),
    ],
)
def test_what_cannot_be_logged_is_refused_and_leaves_nothing(
    office: Office, changes: dict[str, object], said: str
) -> None:
    with pytest.raises(RuleBroken, match=said):
        make.a_complaint(office, **changes)
    assert office.cases.summaries() == []
    assert [person.name for person in office.cases.people()].count("Joan Bell") == 0


def test_a_wrong_date_is_put_right_by_a_correcting_entry_and_the_old_one_stays(office: Office) -> None:
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, date(2026, 11, 18))
    entry = office.cases.view(case_id).lines[-1].number
    wrong = office.cases.entry(case_id, entry)
    right = replace(wrong, happened_on=date(2026, 11, 19))
    case = office.cases.correct(case_id, entry, "The letter went on the 19th.", right)
    assert case.stage1.acknowledged_on == date(2026, 11, 19)
    lines = office.cases.view(case_id).lines
    assert [line.what for line in lines] == [
        "Complaint received",
        "Stage 1 acknowledged",
        f"Entry {entry} replaced",
    ]
    assert lines[1].struck
    assert lines[2].detail == "The letter went on the 19th."
    assert office.cases.summaries()[0].next_due == "2026-12-03", "the date due follows"


def test_an_entry_that_never_happened_is_struck_out(office: Office) -> None:
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, date(2026, 11, 18))
    entry = office.cases.view(case_id).lines[-1].number
    assert office.cases.correct(case_id, entry, "It was another case.", None).status is Status.NEW
    with pytest.raises(RuleBroken, match="cannot be corrected"):
        office.cases.correct(case_id, entry + 1, "Again", None)


def test_a_correction_that_makes_a_later_entry_impossible_is_refused(office: Office) -> None:
    received = date(2026, 10, 5)
    case_id = make.a_complaint(office, received_on=received, made_on=received)
    make.acknowledged(office, case_id, date(2026, 10, 8))
    make.answered(office, case_id, date(2026, 10, 20))
    before = office.cases.view(case_id)
    with pytest.raises(RuleBroken, match="a later entry of Tue 20 Oct 2026 could not have happened"):
        office.cases.correct(case_id, before.lines[1].number, "Never sent", None)
    assert office.cases.view(case_id) == before


def test_a_correction_that_cannot_stand_itself_is_told_from_one_that_upsets_a_later_entry(office: Office) -> None:
    received = date(2026, 10, 5)
    case_id = make.a_complaint(office, received_on=received, made_on=received)
    make.acknowledged(office, case_id, date(2026, 10, 8))
    make.answered(office, case_id, date(2026, 10, 20))
    first, acknowledgement, _answer = (line.number for line in office.cases.view(case_id).lines)

    early = Acknowledged(happened_on=date(2026, 10, 1), done_by=1, stage=1)
    with pytest.raises(RuleBroken) as own:
        office.cases.correct(case_id, acknowledgement, "Wrong day", early)
    assert str(own.value) == (
        "So corrected, this entry cannot stand. That cannot have happened on Thu 1 Oct 2026: the complaint was "
        "received on Mon 5 Oct 2026. Nothing was changed."
    )
    with pytest.raises(RuleBroken) as later:
        office.cases.correct(case_id, acknowledgement, "Never sent", None)
    assert str(later.value) == (
        "With this correction, a later entry of Tue 20 Oct 2026 could not have happened. Stage 1 has not been "
        "acknowledged yet (Code 6.2). Nothing was changed. Please correct that entry first."
    )
    with pytest.raises(RuleBroken, match=r"So corrected, this entry cannot stand\. Please give the complaint a short"):
        office.cases.correct(case_id, first, "x", replace(_receipt(office, case_id), title=" "))


def test_a_kept_promise_is_not_moved_by_taking_a_remedy_out(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 5))
    make.acknowledged(office, case_id, date(2026, 10, 8))
    remedies = tuple(Remedy("apology", what, date(2026, 11, 3)) for what in ("Apologise", "Fit dampers"))
    make.answered(office, case_id, date(2026, 10, 20), remedies=remedies)
    answer = office.cases.view(case_id).lines[-1].number
    kept = PromiseKept(happened_on=date(2026, 10, 21), done_by=1, promise=f"{answer}.1", evidence="The letter")
    office.cases.record(case_id, kept)
    said = office.cases.entry(case_id, answer)
    assert isinstance(said, Responded)
    with pytest.raises(RuleBroken, match="no remedy can be taken out"):
        office.cases.correct(case_id, answer, "Not offered", replace(said, remedies=remedies[1:]))
    later = replace(remedies[1], by=date(2026, 11, 10))
    case = office.cases.correct(case_id, answer, "Another day", replace(said, remedies=(remedies[0], later)))
    assert [(promise.remedy.by.day, bool(promise.kept_on)) for promise in case.promises] == [(3, True), (10, False)]


def _receipt(office: Office, case_id: int) -> Received:
    event = office.cases.entry(case_id, office.cases.view(case_id).lines[0].number)
    assert isinstance(event, Received)
    return event


def test_a_correction_needs_its_reason_and_its_own_kind(office: Office) -> None:
    case_id = make.a_complaint(office)
    first = office.cases.view(case_id).lines[0].number
    with pytest.raises(RuleBroken, match="why the entry is corrected"):
        office.cases.correct(case_id, first, " ", None)
    with pytest.raises(RuleBroken, match="Withdraw it instead"):
        office.cases.correct(case_id, first, "Mistake", None)
    with pytest.raises(RuleBroken, match="its own kind"):
        office.cases.correct(case_id, first, "Mistake", Closed(happened_on=office.today(), why="x"))


def test_the_receipt_itself_can_be_corrected_and_every_date_follows(office: Office) -> None:
    case_id = make.a_complaint(office)
    line = office.cases.view(case_id).lines[0]
    event = office.cases.entry(case_id, line.number)
    assert isinstance(event, Received)
    earlier = replace(event, happened_on=date(2026, 11, 13), made_on=date(2026, 11, 13), category=Category.HEATING)
    office.cases.correct(case_id, line.number, "She told the warden on the 13th.", earlier)
    (summary,) = office.cases.summaries()
    assert (summary.received_on, summary.next_due, summary.category) == (
        "2026-11-13",
        "2026-11-20",
        "Heating and hot water",
    )


def test_a_changed_person_is_changed_in_lists_and_search_and_in_the_record(office: Office) -> None:
    case_id = make.a_complaint(office)
    person = office.cases.view(case_id).person
    office.cases.save_person(replace(person, name="Joan Bellamy", vulnerability="hard of hearing"))
    (summary,) = office.cases.summaries()
    assert (summary.person, summary.vulnerable) == ("Joan Bellamy", 1)
    assert office.cases.found("bellamy") == {case_id}
    with office.desk.register.transaction() as shelves:
        (change,) = (entry.event for entry in shelves.record.latest(1))
    assert "Joan Bell" in getattr(change, "before", "")


def test_what_is_shown_is_read_again_after_each_kept_action_only(office: Office) -> None:
    calls: list[str] = []
    office.on_change(lambda: calls.append("changed"))
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, date(2026, 11, 18))
    with pytest.raises(RuleBroken):
        office.cases.record(case_id, Acknowledged(happened_on=date(2026, 11, 19), stage=1))
    assert len(calls) == 2


def test_the_explanation_of_a_case_s_date_counts_from_its_own_receipt(office: Office) -> None:
    case_id = make.a_complaint(office)
    duty = office.cases.view(case_id).open_deadlines[0].duty
    deadline, explanation = office.cases.explain(case_id, duty)
    assert (deadline.start, deadline.due) == (date(2026, 11, 17), date(2026, 11, 24))
    assert len(explanation.counted) == 5
