"""Somebody who moved is shown where they live now, in every case and every service request."""

from dataclasses import replace
from pathlib import Path

from tests import make
from tests.office.test_requests import a_request


def test_what_is_learnt_with_one_complaint_is_shown_in_all_their_cases_and_requests(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office)
    person = office.cases.view(case_id).person
    a_request(office, person=person)
    make.a_complaint(office, person=replace(person, address="Cottage 8"))
    assert {case.home for case in office.cases.summaries()} == {"Cottage 8"}
    assert [request.home for request in office.requests.summaries()] == ["Cottage 8"]
    office.cases.save_person(replace(person, address="Cottage 9"))
    assert [request.home for request in office.requests.summaries()] == ["Cottage 9"]
    assert "All is sound" in office.safekeeping.check()
