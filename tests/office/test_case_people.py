"""The people of a case as the officer meets them: in the record, on Today, in what lists find."""

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.events import HandlerChanged
from chc_desktop.domain.facts import Role
from chc_desktop.domain.page import Table
from chc_desktop.domain.people.events import (
    AuthorityEnded,
    AuthorityGiven,
    ContractorStep,
    Part,
    PersonConcerned,
    RepresentativeNamed,
)
from chc_desktop.office.office import Office
from tests import make
from tests.office import people

TODAY = make.TODAY


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office)


def told(office: Office, case_id: int) -> list[tuple[str, str]]:
    return [(line.what, line.detail) for line in office.cases.view(case_id).lines[1:]]


def due(office: Office, duty: str) -> list[tuple[str, date, str, str]]:
    lines = [line for line in office.agenda.lines() if line.duty == duty]
    return [(line.what, line.due, line.button, line.action) for line in lines]


def test_the_record_tells_of_everybody(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id, until=TODAY + timedelta(30))
    people.joined(office, case_id)
    people.accused(office, case_id, 1)
    people.conflicted(office, case_id, 2, may_go_on_because="He left that charity years ago.")
    assert told(office, case_id) == [
        (
            "Sam Bell speaks for the resident",
            "Family. Authority given on Thu 19 Nov 2026, until Thu 24 Dec 2026: A signed letter. Letters go to them.",
        ),
        ("Ali Khan complains too", "One case for all of them, and a letter for each."),
        ("Complained about: Chief Officer", "Was short with her on the telephone."),
        (
            "Conflict of interest: Chair of trustees",
            "Her sister lives next door.\nWhat was done: She takes no part. May go on, because: He left that charity "
            "years ago.",
        ),
    ]


def test_authority_that_is_missing_stands_on_today_until_it_is_here(office: Office, case_id: int) -> None:
    sam = people.spoken_for(office, case_id, given_on=None, given_how="", wanted_by=date(2026, 12, 1))
    assert due(office, "authority") == [
        ("Have the resident’s authority", date(2026, 12, 1), "Record it", f"authority-given/{sam}")
    ]
    people.record(
        office, case_id, people.somebody(office, sam), AuthorityGiven, given_on=TODAY, given_how="A letter", until=TODAY
    )
    assert due(office, "authority") == [
        ("The resident’s authority ends: have it renewed, or end it", TODAY, "Record it", f"authority-given/{sam}")
    ]
    people.record(office, case_id, people.somebody(office, sam), AuthorityEnded, why="She wrote so.")
    assert due(office, "authority") == []


def test_a_contractors_answer_stands_on_today_and_in_the_calendar(office: Office, case_id: int) -> None:
    hale = people.passed_on(office, case_id, date(2026, 11, 30))
    assert due(office, "contractor") == [
        (
            "A contractor’s answer: The noise of the pump",
            date(2026, 11, 30),
            "Note what came of it",
            f"contractor-replied/{hale}",
        )
    ]
    day = next(day for day in office.agenda.month(date(2026, 11, 1)) if day.date == date(2026, 11, 30))
    assert [line.short for line in day.lines] == ["001 contractor’s answer"]
    people.replied(office, case_id, hale, ContractorStep.NEW_DATE, answer_by=date(2026, 12, 2))
    assert [when for _what, when, *_ in due(office, "contractor")] == [date(2026, 12, 2)]
    people.replied(office, case_id, hale, ContractorStep.TAKEN_BACK, text="We do it ourselves.")
    assert due(office, "contractor") == []


def test_through_whose_hands_it_went_is_known(office: Office, case_id: int) -> None:
    make.acknowledged(office, case_id, TODAY - timedelta(6))
    make.answered(office, case_id, TODAY - timedelta(3))
    make.escalated(office, case_id, TODAY - timedelta(1))
    had = [(hand.stage, hand.person, hand.since, hand.until) for hand in office.cases.view(case_id).hands]
    assert had == [(1, 1, TODAY - timedelta(7), None), (2, 2, TODAY - timedelta(1), None)]


def test_everybody_but_those_complained_about_can_be_found_by_name(office: Office, case_id: int) -> None:
    sam = people.spoken_for(office, case_id)
    ali = people.record(office, case_id, people.NEIGHBOUR, PersonConcerned, part=Part.WITNESS, about="Heard it too")
    people.accused(office, case_id, 1)
    case = office.cases.view(case_id).case
    assert case.parties.findable == (case.complainant, sam, ali)
    assert case.parties.everybody == (case.complainant, sam, ali, 1)


def test_a_struck_out_entry_leaves_the_people_as_they_were(office: Office, case_id: int) -> None:
    people.accused(office, case_id, 1)
    office.cases.correct(case_id, office.cases.view(case_id).lines[-1].number, "It was the cleaner.", None)
    assert office.cases.view(case_id).case.parties.accused == ()


def test_people_of_a_case_do_not_join_those_who_deal_with_complaints(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id)
    assert [person.name for person in office.organisation.people()] == ["Amina Yusuf", "Peter Grant", "Ruth Ellis"]
    assert [person.name for person in office.cases.people(Role.RESIDENT)] == ["Joan Bell"]


def test_several_complain_from_the_day_it_is_logged(office: Office) -> None:
    case_id = make.a_complaint(office, others=(people.NEIGHBOUR,))
    view = office.cases.view(case_id)
    assert [view.people[each].name for each in view.case.complainants] == ["Joan Bell", "Ali Khan"]
    assert [line.what for line in view.lines] == ["Complaint received", "Ali Khan complains too"]


def test_the_printed_record_tells_of_everybody_and_through_whose_hands_it_went(office: Office, case_id: int) -> None:
    people.everybody(office, case_id)
    office.cases.record(
        case_id, HandlerChanged(happened_on=TODAY, done_by=1, stage=1, handler=3, why="It is about her")
    )
    tables = [
        block
        for section in office.case_record.page(case_id).sections
        for block in section
        if isinstance(block, Table) and block.headings[0] in ("Who", "Stage")
    ]
    assert [row[:2] for row in tables[0].rows] == [
        ("Joan Bell", "Complains"),
        ("Ali Khan", "Complains"),
        ("Sam Bell", "Family, speaks for the resident"),
        ("Lee Bell", "Lives with them"),
        ("Chief Officer", "Complained about"),
        ("Chair of trustees", "A conflict of interest"),
        ("Hale Heating Ltd", "A contractor"),
    ]
    assert tables[1].rows == (
        ("1", "Chief Officer", "Tue 17 Nov 2026", "Tue 24 Nov 2026", ""),
        ("1", "Trustee for complaints", "Tue 24 Nov 2026", "", "It is about her"),
    )
    assert "Ruth Ellis" not in str(tables)
    assert office.case_record.pdf(case_id).startswith(b"%PDF")


def test_authority_recorded_wrongly_is_put_right_with_the_reason(office: Office, case_id: int) -> None:
    people.spoken_for(office, case_id)
    line = office.cases.view(case_id).lines[-1]
    wrong = office.cases.entry(case_id, line.number)
    assert isinstance(wrong, RepresentativeNamed)
    office.cases.correct(case_id, line.number, "It was the 20th.", replace(wrong, given_on=date(2026, 11, 20)))
    given = office.cases.view(case_id).case.parties.representatives[0].authority
    assert given
    assert given.given_on == date(2026, 11, 20)
