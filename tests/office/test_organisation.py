"""What the officer may do with the organisation, its people and its calendar, on a real register."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.entries import FactChanged
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Person, Role, Scheme
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Closure
from chc_desktop.office.first_answers import AnswerWrong, FirstAnswers, faults
from chc_desktop.office.office import Office
from chc_desktop.office.organisation import Move
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
WEDDING = date(2026, 12, 3)


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


def test_a_bank_holiday_moves_open_cases_everywhere_and_its_removal_moves_them_back(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    other = make.a_complaint(office, received_on=date(2026, 9, 1))
    make.acknowledged(office, other, date(2026, 9, 2))
    make.answered(office, other, date(2026, 9, 10))
    make.acknowledged(office, case_id, date(2026, 11, 23))
    before = due_dates(office, case_id)
    assert before == {Duty.STAGE1_RESPONSE: date(2026, 12, 7)}
    entries = len(changes(office))

    move = Move(case_id, "2026-001", "Stage 1 response", date(2026, 12, 7), date(2026, 12, 8))
    assert office.organisation.preview_holiday(WEDDING) == (move,)
    assert due_dates(office, case_id) == before

    office.organisation.add_holiday(WEDDING, "Royal wedding")
    assert due_dates(office, case_id) == {Duty.STAGE1_RESPONSE: date(2026, 12, 8)}
    (summary,) = [each for each in office.cases.summaries() if each.case_id == case_id]
    assert summary.next_due == "2026-12-08"
    with office.desk.register.transaction() as shelves:
        (task,) = [task for task in shelves.projections.tasks() if task.case_id == case_id]
    assert task.due == "2026-12-08"
    assert date(2026, 12, 8) in [line.due for group in office.agenda.today().groups for line in group.lines]
    assert [day.date for day in office.agenda.month(date(2026, 12, 1)) if day.lines][:1] == [date(2026, 12, 8)]
    deadline, explanation = office.cases.explain(case_id, Duty.STAGE1_RESPONSE)
    assert "Royal wedding" in [skipped.why for skipped in explanation.skipped]
    assert [line.what for line in changes(office)[entries:]] == ["bank holiday"]

    assert office.organisation.preview_removal(WEDDING) == (
        Move(case_id, "2026-001", deadline.words, date(2026, 12, 8), date(2026, 12, 7)),
    )
    office.organisation.remove_holiday(WEDDING)
    assert due_dates(office, case_id) == before
    assert office.safekeeping.check().startswith("All is sound")


def test_a_bank_holiday_that_is_there_already_is_refused(office: Office) -> None:
    with pytest.raises(AnswerWrong, match="Fri 25 Dec 2026 is a bank holiday already: Christmas Day"):
        office.organisation.add_holiday(date(2026, 12, 25), "Christmas")


def test_a_bank_holiday_needs_a_name_and_a_year_the_calendar_knows(office: Office) -> None:
    with pytest.raises(AnswerWrong, match="what the bank holiday is called"):
        office.organisation.add_holiday(WEDDING, "  ")
    with pytest.raises(AnswerWrong, match="from 2012 to 2040"):
        office.organisation.add_holiday(date(2062, 12, 3), "Royal wedding")


def test_what_fails_halfway_leaves_calendar_and_cases_as_they_were(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    before = due_dates(office, case_id)
    monkeypatch.setattr(office.desk, "project", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        office.organisation.add_holiday(date(2026, 11, 25), "Royal wedding")
    assert office.organisation.holidays(2026) == make.again(office.desk.register.path.parent).organisation.holidays(
        2026
    )
    assert due_dates(office, case_id) == before


def test_the_holidays_of_a_year_come_in_order(office: Office) -> None:
    days = [day for day, _name in office.organisation.holidays(2026)]
    assert days == sorted(days)
    assert (date(2026, 8, 31), "Late Summer Bank Holiday") in office.organisation.holidays(2026)
    assert {day.year for day in days} == {2026}


def test_a_closure_warns_and_moves_nothing(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    before = due_dates(office, case_id)
    office.organisation.add_closure(date(2026, 11, 26), date(2026, 11, 30), "Office moves house")
    assert due_dates(office, case_id) == before
    _deadline, explanation = office.cases.explain(case_id, Duty.STAGE1_ACKNOWLEDGEMENT)
    assert any("do it by Wed 25 Nov 2026" in warning for warning in explanation.warnings)
    (closure,) = office.organisation.closures()
    assert closure == Closure(date(2026, 11, 26), date(2026, 11, 30), "Office moves house")
    office.organisation.remove_closure(closure)
    assert office.organisation.closures() == ()


def test_a_closure_cannot_end_before_it_begins(office: Office) -> None:
    with pytest.raises(AnswerWrong, match="Tue 1 Dec 2026, comes before the first, Thu 3 Dec 2026"):
        office.organisation.add_closure(date(2026, 12, 3), date(2026, 12, 1))


def test_counting_the_day_itself_brings_open_dates_forward(office: Office) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    kept = office.organisation.organisation()
    assert kept is not None
    moves = office.organisation.preview_counting(True)
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
