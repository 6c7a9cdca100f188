"""Service requests in the register: logged, reviewed, corrected, found, and never counted among the complaints."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from chc_desktop.domain.agenda import Reckoning
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.requests.events import RequestDone, RequestNoted, RequestReviewed
from chc_desktop.domain.requests.lines import request_lines
from chc_desktop.domain.requests.summary import RequestStatus
from chc_desktop.office import request_agenda, request_projections
from chc_desktop.office.office import Office
from chc_desktop.office.requests import NewRequest
from chc_desktop.store import database
from tests import make

ASKED = date(2026, 11, 16)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


def a_request(office: Office, **changes: Any) -> int:
    """A request made by telephone a week ago; its id."""
    new = {
        "person": make.RESIDENT,
        "channel": Channel.TELEPHONE,
        "category": Category.REPAIRS,
        "asked_on": ASKED,
        "title": "Kitchen tap drips",
        "their_words": "Please mend my tap.",
        "review_on": date(2026, 11, 30),
    }
    return office.requests.log(NewRequest(**{**new, **changes}))


def reviewed(office: Office, request_id: int) -> None:
    event = RequestReviewed(happened_on=date(2026, 11, 20), done_by=1, found="Ordered.", next_review=date(2026, 12, 4))
    office.requests.record(request_id, event)


def stale(office: Office) -> str:
    with office.desk.register.transaction() as shelves:
        return request_projections.first_stale(shelves)


def test_requests_and_complaints_each_count_their_own_references(office: Office) -> None:
    first, complaint, second = a_request(office), make.a_complaint(office), a_request(office)
    assert office.requests.view(first).request.reference == "S2026-001"
    assert office.requests.view(second).request.reference == "S2026-002"
    assert [case.reference for case in office.cases.summaries()] == ["2026-001"]
    assert office.requests.is_request(first)
    assert not office.requests.is_request(complaint)


def test_what_happens_to_a_request_stands_in_its_record_in_the_one_chain(office: Office) -> None:
    request_id = a_request(office)
    reviewed(office, request_id)
    office.requests.record(request_id, RequestNoted(happened_on=make.TODAY, done_by=1, text="The plumber came."))
    office.requests.record(request_id, RequestDone(happened_on=make.TODAY, done_by=1, text="New washer."))
    view = office.requests.view(request_id)
    assert [line.what for line in view.lines] == ["Asked for", "Reviewed", "Note", "Done"]
    assert view.lines[0].detail == "By telephone. Please mend my tap.\nTo be looked at again on Mon 30 Nov 2026."
    assert view.request.status is RequestStatus.DONE
    assert view.days_left is None
    assert "All is sound" in office.safekeeping.check()


def test_the_review_is_ready_with_a_day_two_weeks_on(office: Office) -> None:
    assert office.requests.first_review(ASKED) == date(2026, 11, 30)
    assert office.requests.next_review() == date(2026, 12, 8)
    assert office.requests.view(a_request(office)).days_left == 4


def test_a_request_never_counts_as_a_complaint(office: Office) -> None:
    a_request(office)
    assert office.cases.summaries() == []
    with office.desk.register.transaction() as shelves:
        assert shelves.record.complaints() == []
        assert shelves.record.histories() == {}
        counts = shelves.record.counts()
        assert (counts["complaint"], counts["request"]) == (0, 1)
        assert not shelves.projections.any()
        assert shelves.projections.tasks() == []
        assert [*shelves.projections.all()] == []
    figures = office.assessments.open(2027).figures.items()
    of_requests = ("1.4", "1.5")
    assert [slug for slug, figure in figures if figure.denominator and slug not in of_requests] == []


def test_a_request_is_found_by_the_same_search_as_complaints(office: Office) -> None:
    request_id, case_id = a_request(office), make.a_complaint(office)
    assert office.cases.found("mend TAP") == {request_id}
    assert office.cases.found("joan bell") == {request_id, case_id}
    assert office.cases.found("s2026") == {request_id}
    assert office.cases.found("repairs") == {request_id}


def test_an_entry_is_put_right_and_the_first_one_stays(office: Office) -> None:
    request_id = a_request(office)
    office.requests.record(request_id, RequestDone(happened_on=make.TODAY, done_by=1, text="Mended."))
    entry = office.requests.view(request_id).lines[-1].number
    office.requests.correct(request_id, entry, "The plumber went next door.", None)
    view = office.requests.view(request_id)
    assert view.request.is_open
    assert [(line.what, line.struck) for line in view.lines] == [
        ("Asked for", False),
        ("Done", True),
        (f"Entry {entry} struck out", False),
    ]
    assert stale(office) == ""


def test_a_correction_that_leaves_something_impossible_is_refused(office: Office) -> None:
    request_id = a_request(office)
    reviewed(office, request_id)
    asked, review = (line.number for line in office.requests.view(request_id).lines)
    with pytest.raises(RuleBroken, match="Mark the request as done"):
        office.requests.correct(request_id, asked, "Never asked.", None)
    with pytest.raises(RuleBroken, match="one of its own kind"):
        office.requests.correct(
            request_id, review, "It was a note.", RequestNoted(happened_on=make.TODAY, done_by=1, text="Rang.")
        )
    late = office.requests.entry(request_id, asked)
    with pytest.raises(RuleBroken, match="the entry of Fri 20 Nov 2026 could not stand"):
        office.requests.correct(request_id, asked, "Another day.", replace(late, happened_on=make.TODAY))
    with pytest.raises(RuleBroken, match="why the entry is corrected"):
        office.requests.correct(request_id, review, " ", None)
    assert len(office.requests.view(request_id).lines) == 2


def test_a_refusal_keeps_nothing(office: Office) -> None:
    request_id = a_request(office)
    with pytest.raises(RuleBroken):
        office.requests.record(request_id, RequestDone(happened_on=make.TODAY, done_by=1, text=" "))
    with pytest.raises(RuleBroken, match="person’s name"):
        a_request(office, person=Person(name=" "))
    assert len(office.requests.summaries()) == 1
    assert len(office.requests.view(request_id).lines) == 1


def test_logging_drops_the_drafts_it_was_written_in(office: Office) -> None:
    for key in ("request", "log", "other"):
        office.drafts.save(key, {"name": "Ana"})
    new = NewRequest(
        person=make.RESIDENT,
        channel=Channel.EMAIL,
        category=Category.LEAKS,
        asked_on=ASKED,
        title="Tap",
        their_words="",
        review_on=ASKED,
    )
    office.requests.log(new, "request", "log")
    assert [office.drafts.read(key) is None for key in ("request", "log", "other")] == [True, True, False]


def test_the_review_and_what_is_half_written_are_there_for_today(office: Office) -> None:
    request_id = a_request(office)
    office.drafts.save("request", {"name": "Ana Silva", "title": "Gate"})
    with office.desk.register.transaction() as shelves:
        reckoning = Reckoning(office.desk.counting(shelves).calendar, make.TODAY)
        (review,) = request_lines(shelves.request_projections.waiting(), {}, reckoning)
        (half,) = request_agenda.half_written(shelves, reckoning)
    assert (review.case_id, review.due) == (request_id, date(2026, 11, 30))
    assert half.about == "Ana Silva, Gate"


def test_what_lists_show_is_checked_and_made_anew_when_an_older_program_made_it(office: Office) -> None:
    request_id = a_request(office)
    reviewed(office, request_id)
    before = office.requests.summaries()
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    connection.execute("UPDATE request_summary SET title = 'Something else'")
    connection.close()
    assert "S2026-001 is not what its record says" in stale(make.again(path.parent))
    connection = database.connect(path, key)
    connection.execute("DELETE FROM request_summary")
    connection.close()
    assert "S2026-001 is not what its record says" in stale(make.again(path.parent))
    connection = database.connect(path, key)
    connection.execute("UPDATE projection_state SET version = 0")
    connection.close()
    renewed = make.again(path.parent)
    assert renewed.requests.summaries() == before
    assert renewed.cases.found("mend my tap") == {request_id}
    assert stale(renewed) == ""


def test_a_known_person_who_moved_is_shown_so_in_all_their_requests(office: Office) -> None:
    first = a_request(office)
    person = office.requests.view(first).person
    moved = replace(person, address="Cottage 8\nChurch Walk")
    case_id = make.a_complaint(office, person=person)
    a_request(office, person=moved)
    assert {request.home for request in office.requests.summaries()} == {"Cottage 8"}
    assert [case.home for case in office.cases.summaries() if case.case_id == case_id] == ["Cottage 8"]
    assert "All is sound" in office.safekeeping.check()
