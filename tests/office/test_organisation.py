"""What the officer may do with the organisation, its people and its calendar, on a real register."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Person, Role, Scheme
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.first_answers import AnswerWrong, FirstAnswers, faults
from chc_desktop.office.office import Office
from tests import make

ANSWERS = FirstAnswers(
    name="St Mary’s Homes",
    address="2 Mill Lane\nAmberley\nAM1 2BB",
    homes="1,034",
    year_end=(28, 2),
    scheme=Scheme.HOUSING_OMBUDSMAN,
    governing_body="Board of trustees",
    lead_name="Peter Grant",
    lead_job="Chair of trustees",
    officer_name="Ruth Ellis",
    officer_job="Chief Officer",
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


def changes(office: Office) -> list[FactChanged]:
    with office.desk.register.transaction() as shelves:
        return [entry.event for entry in shelves.record.entries("fact-changed") if isinstance(entry.event, FactChanged)]


def due_dates(office: Office, case_id: int) -> dict[Duty, date]:
    return {found.duty: found.due for found in office.cases.view(case_id).open_deadlines}


def test_the_first_answers_become_the_organisation_its_officer_and_its_lead(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, set_up=False)
    assert office.organisation.organisation() is None
    office.organisation.set_up(ANSWERS)
    organisation = office.organisation.organisation()
    assert organisation is not None
    assert (organisation.name, organisation.homes, organisation.year_end) == ("St Mary’s Homes", 1034, (28, 2))
    people = {person.id: person for person in office.organisation.people()}
    assert people[organisation.officer].job == "Chief Officer"
    assert people[organisation.complaints_lead].name == "Peter Grant"
    assert people[organisation.complaints_lead].role is Role.GOVERNING_BODY


def test_the_first_questions_are_answered_once(office: Office) -> None:
    with pytest.raises(RuleBroken, match="answered before"):
        office.organisation.set_up(ANSWERS)


def test_answers_that_cannot_be_are_named_all_at_once_and_nothing_is_kept(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, set_up=False)
    bad = replace(ANSWERS, name=" ", homes="about 40", year_end=(31, 2), officer_name="", backup_folder="stick")
    assert [wrong.field for wrong in faults(bad)] == ["name", "homes", "year_end", "officer_name", "backup_folder"]
    with pytest.raises(AnswerWrong, match="name of your organisation"):
        office.organisation.set_up(bad)
    assert office.organisation.organisation() is None
    assert office.organisation.people() == []


@pytest.mark.parametrize(
    ("homes", "sentence"),
    [("about 40", "“about 40” is not a number"), ("-3", "not a number"), ("9999999", "more than this program")],
)
def test_homes_are_a_plain_number(homes: str, sentence: str) -> None:
    (wrong,) = faults(replace(ANSWERS, homes=homes))
    assert sentence in str(wrong)


def test_an_impossible_year_end_is_named(office: Office) -> None:
    kept = office.organisation.organisation()
    assert kept is not None
    with pytest.raises(AnswerWrong, match="There is no 31 February"):
        office.organisation.save(replace(kept, year_end=(31, 2)))
    assert office.organisation.organisation() == kept


def test_a_changed_organisation_is_one_line_in_the_record(office: Office) -> None:
    kept = office.organisation.organisation()
    assert kept is not None
    before = len(changes(office))
    office.organisation.save(replace(kept, name="Amberley Homes"))
    office.organisation.save(replace(kept, name="Amberley Homes"))
    lines = changes(office)[before:]
    assert [line.what for line in lines] == ["organisation"]
    assert "Amberley Almshouses" in lines[0].before
    assert "Amberley Homes" in lines[0].after


def test_an_organisation_without_a_name_is_refused(office: Office) -> None:
    with pytest.raises(AnswerWrong, match="Please write the name"):
        office.organisation.save(Organisation(name=""))


def test_counting_the_day_itself_brings_open_dates_forward(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    kept = office.organisation.organisation()
    assert kept is not None
    moves = office.working_calendar.preview_counting(True)
    assert (moves[0].before, moves[0].after) == (date(2026, 11, 27), date(2026, 11, 26))
    office.organisation.save(replace(kept, count_from_the_day_itself=True))
    assert due_dates(office, case_id)[Duty.STAGE1_ACKNOWLEDGEMENT] == date(2026, 11, 26)
    assert office.cases.summaries()[0].next_due == "2026-11-26"


def test_people_are_kept_under_their_names(office: Office) -> None:
    added = office.organisation.save_person(Person(name=" Sam Okoro ", role=Role.STAFF, job="Caretaker "))
    assert (added.name, added.job) == ("Sam Okoro", "Caretaker")
    changed = office.organisation.save_person(replace(added, role=Role.GOVERNING_BODY, job="Trustee"))
    assert changed in office.organisation.people()
    with pytest.raises(AnswerWrong, match="among the people already"):
        office.organisation.save_person(Person(name="Sam Okoro", role=Role.STAFF))
    with pytest.raises(AnswerWrong, match="Please write the person’s name"):
        office.organisation.save_person(Person(name="", role=Role.STAFF))


def test_residents_are_not_among_the_organisations_people(office: Office) -> None:
    make.a_complaint(office)
    assert [person.name for person in office.organisation.people()] == ["Amina Yusuf", "Peter Grant", "Ruth Ellis"]
