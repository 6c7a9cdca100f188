"""Service requests: what they are, what is refused, and how they are listed and looked at again."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

import pytest

from chc_desktop.domain import record
from chc_desktop.domain.agenda import Reckoning, Urgency
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Corrected, Event
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.requests import rules
from chc_desktop.domain.requests.events import (
    RequestBecameComplaint,
    RequestDone,
    Requested,
    RequestNoted,
    RequestReviewed,
)
from chc_desktop.domain.requests.lines import half_written_line, request_lines
from chc_desktop.domain.requests.projection import project
from chc_desktop.domain.requests.request import ServiceRequest, first_review, fold
from chc_desktop.domain.requests.summary import RequestStatus
from chc_desktop.domain.working_days import england

ASKED, TODAY = date(2026, 11, 16), date(2026, 11, 24)
REQUESTED = Requested(
    happened_on=ASKED,
    done_by=1,
    reference="S2026-004",
    person=5,
    channel=Channel.TELEPHONE,
    category=Category.REPAIRS,
    title="Kitchen tap drips",
    their_words="Please mend my tap.",
    review_on=date(2026, 11, 30),
)
NOTED = RequestNoted(happened_on=date(2026, 11, 17), text="Rang the plumber.")
REVIEWED = RequestReviewed(happened_on=date(2026, 11, 20), found="A part is on order.", next_review=date(2026, 12, 4))
DONE = RequestDone(happened_on=date(2026, 11, 23), text="New washer.")
BECAME = RequestBecameComplaint(happened_on=TODAY, complaint=9, reference="2026-026")
PERSON = Person(id=5, name="Siân Pugh", address="Tŷ Bach\nMill Lane\nSY8 1AB", vulnerability="Asthma")


def after(*events: Event) -> ServiceRequest:
    return fold(7, entries(REQUESTED, *events))


def entries(*events: Event) -> Sequence[Recorded]:
    return [Recorded(number, 7, datetime(2026, 11, 24, 9), 1, event) for number, event in enumerate(events, 1)]


@pytest.mark.parametrize("event", [REQUESTED, NOTED, REVIEWED, DONE, BECAME])
def test_every_event_is_read_back_as_it_was_written(event: Event) -> None:
    assert record.read(event.kind, record.write(event)) == event


def test_a_new_request_is_open_and_has_a_day_to_look_at_it_again() -> None:
    request = after()
    assert (request.status, request.review_on) == (RequestStatus.OPEN, date(2026, 11, 30))
    assert request.stands == "Open"
    assert request.may_become_complaint


def test_a_review_sets_the_next_day_and_a_note_changes_nothing() -> None:
    assert after(NOTED) == after()
    request = after(NOTED, REVIEWED)
    assert (request.reviewed_on, request.review_on) == (date(2026, 11, 20), date(2026, 12, 4))


def test_a_request_that_is_done_is_looked_at_no_more_but_may_still_become_a_complaint() -> None:
    request = after(DONE)
    assert (request.review_on, request.ended_on, request.stands) == (None, date(2026, 11, 23), "Done")
    assert request.may_become_complaint


def test_a_request_that_became_a_complaint_names_it_and_becomes_no_second_one() -> None:
    request = after(REVIEWED, BECAME)
    assert (request.complaint, request.review_on, request.ended_on) == (9, None, TODAY)
    assert request.stands == "Became complaint 2026-026"
    with pytest.raises(RuleBroken, match="became complaint 2026-026 already"):
        rules.check(BECAME, request, TODAY)


def test_striking_out_done_opens_it_again() -> None:
    struck = Corrected(happened_on=TODAY, entry=2, why="It drips again; nobody had come.")
    assert fold(7, entries(REQUESTED, DONE, struck)) == after()


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"person": 0}, "needs the person who asks"),
        ({"title": " ", "their_words": " "}, "needs some words"),
        ({"title": " "}, "a short title"),
        ({"happened_on": date(2026, 11, 25)}, "still to come"),
        ({"review_on": date(2026, 11, 13)}, "before it was made"),
    ],
)
def test_a_request_is_logged_only_with_what_it_needs(wrong: dict[str, object], sentence: str) -> None:
    rules.check_requested(REQUESTED, TODAY)
    with pytest.raises(RuleBroken, match=sentence):
        rules.check_requested(replace(REQUESTED, **wrong), TODAY)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("event", "before", "sentence"),
    [
        (replace(NOTED, text=" "), (), "what should go into the record"),
        (replace(NOTED, happened_on=date(2026, 11, 13)), (), "the request was made on Mon 16 Nov 2026"),
        (replace(NOTED, happened_on=date(2026, 11, 25)), (), "still to come"),
        (replace(REVIEWED, found=""), (), "what you found"),
        (replace(REVIEWED, next_review=date(2026, 11, 20)), (), "has to be after this one"),
        (REVIEWED, (DONE,), "it was done"),
        (REVIEWED, (BECAME,), "it became a complaint"),
        (DONE, (DONE,), "it was done"),
        (replace(DONE, text=""), (), "what was done"),
        (replace(DONE, happened_on=date(2026, 11, 19)), (REVIEWED,), "still open when it was reviewed"),
    ],
)
def test_what_cannot_be_is_refused_in_a_sentence(event: Event, before: tuple[Event, ...], sentence: str) -> None:
    with pytest.raises(RuleBroken, match=sentence):
        rules.check(event, after(*before), TODAY)


@pytest.mark.parametrize("before", [(), (DONE,), (BECAME,)])
def test_a_note_can_always_be_added_because_the_work_may_go_on(before: tuple[Event, ...]) -> None:
    rules.check(NOTED, after(*before), TODAY)


def test_it_is_first_looked_at_after_ten_working_days_but_never_on_a_day_that_has_passed() -> None:
    assert first_review(date(2026, 12, 18), date(2026, 12, 18), england()) == date(2027, 1, 6)
    assert first_review(date(2026, 10, 1), TODAY, england()) == TODAY


def test_open_requests_stand_on_their_review_day_with_the_button_that_reviews_them() -> None:
    summaries = [project(request, PERSON).summary for request in (after(REVIEWED), after(DONE), after(BECAME))]
    (line,) = request_lines(summaries, {5: PERSON}, Reckoning(england(), TODAY))
    assert (line.due, line.urgency, line.left_in_words) == (date(2026, 12, 4), Urgency.SOON, "in 8 working days")
    assert (line.reference, line.person, line.home) == ("S2026-004", "Siân Pugh", "Tŷ Bach")
    assert (line.button, line.action, line.case_id) == ("Review the request", "review-request", 7)
    assert line.vulnerable == "Asthma"
    assert line.short == "004 review request"
    assert not line.is_a_clock


def test_a_review_that_is_late_says_so() -> None:
    late = project(after(), PERSON).summary
    (line,) = request_lines([late], {}, Reckoning(england(), date(2026, 12, 2)))
    assert (line.urgency, line.left_in_words) == (Urgency.LATE, "2 working days late")
    assert line.sentence == "Was due Mon 30 Nov. Asked for on Mon 16 Nov; see how far it is, and set the next day."


def test_a_half_written_request_leads_back_to_its_form() -> None:
    line = half_written_line("", "", datetime(2026, 11, 24, 9, 5), Reckoning(england(), TODAY))
    assert (line.page, line.button, line.about) == ("log-request", "Finish the request", "no name written yet")
    assert line.sentence.startswith("Kept at 09:05 today.")
