"""Dates that are shown before anything is written down."""

from datetime import date
from pathlib import Path

from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.preview import Preview
from tests import make


def test_the_first_deadline_is_known_before_the_complaint_is_logged(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    due = Preview(office.desk).opening(date(2026, 12, 20), date(2026, 12, 20)).acknowledge
    assert due.due == date(2026, 12, 29)  # a Sunday; Christmas Day and the substitute for Boxing Day are not counted
    assert office.cases.summaries() == []


def test_a_complaint_made_before_any_code_goes_by_our_own_policy(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    due = Preview(office.desk).opening(date(2019, 5, 1), date(2019, 5, 1)).acknowledge
    assert (due.due, due.provision) == (date(2019, 5, 9), "")  # Monday 6 May was a bank holiday


def test_the_day_each_duty_was_done_on_is_counted_from_one(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=date(2026, 11, 3))
    make.acknowledged(office, case_id, date(2026, 11, 10))
    days = Preview(office.desk).days_taken(case_id)
    assert days == {Duty.STAGE1_ACKNOWLEDGEMENT: 5, Duty.STAGE1_RESPONSE: 10}


def test_a_clock_that_has_not_started_has_no_day(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=date(2026, 11, 20))
    assert Preview(office.desk).days_taken(case_id) == {Duty.STAGE1_ACKNOWLEDGEMENT: 2}
