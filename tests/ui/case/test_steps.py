"""The timeline of a case, in the words the officer reads."""

from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Acknowledged, Escalated, Extended, Withdrawn
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.office.office import Office
from chc_desktop.office.preview import Preview
from chc_desktop.ui.case.steps import Stop, due_words, stops
from chc_desktop.ui.widgets.tag import Tone
from chc_desktop.ui.widgets.timeline import State, Step
from tests import make
from tests.letters import EDITIONS, an_office_under

RECEIVED = date(2026, 11, 3)


def shown(office: Office, case_id: int) -> tuple[Stop, ...]:
    return stops(office.cases.view(case_id), Preview(office.desk).days_taken(case_id))


def steps(office: Office, case_id: int) -> list[Step]:
    return [stop.step for stop in shown(office, case_id)]


def test_a_new_case_shows_when_it_must_be_acknowledged_and_that_the_rest_is_provisional(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, date(2026, 11, 5))
    case_id = make.a_complaint(office, received_on=RECEIVED)
    assert steps(office, case_id) == [
        Step("Received", "Tue 3 Nov", "by telephone", State.DONE),
        Step("Acknowledged", "due Tue 10 Nov", "in 3 working days, day 2 of 5", State.NOW, Tone.TEAL),
        Step("Stage 1 response", "due Tue 24 Nov", "provisional: 10 working days after the acknowledgement"),
        Step("Escalation", "", "if the resident asks"),
        Step("Stage 2 response", "", "20 working days after its acknowledgement"),
        Step("Closed"),
    ]


def test_what_was_done_in_time_says_on_which_day(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, date(2026, 11, 10))
    _received, acknowledged, response, *_later = steps(office, case_id)
    assert acknowledged == Step("Acknowledged", "Tue 10 Nov", "in time, day 5 of 5", State.DONE, Tone.GREEN)
    assert response == Step("Stage 1 response", "due Tue 24 Nov", "today, day 10 of 10", State.NOW)


@pytest.mark.parametrize(
    ("received", "done", "note"),
    [
        (date(2026, 11, 3), date(2026, 11, 3), "in time, on the same day"),
        (date(2026, 11, 7), date(2026, 11, 7), "in time, on the same day"),  # a Saturday
        (date(2026, 11, 7), date(2026, 11, 8), "in time, before day 1"),
    ],
)
def test_what_was_done_before_a_day_was_counted_says_so(tmp_path: Path, received: date, done: date, note: str) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=received)
    make.acknowledged(office, case_id, done)
    assert steps(office, case_id)[1].note == note


def test_what_came_late_is_red_and_says_so_in_words(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, date(2026, 11, 12))
    late = steps(office, case_id)[1]
    assert late == Step("Acknowledged", "Thu 12 Nov", "late, day 7; due Tue 10 Nov", State.DONE, Tone.RED)


def test_what_is_late_now_says_by_how_much(tmp_path: Path) -> None:
    office = make.an_office(tmp_path, date(2026, 11, 12))
    case_id = make.a_complaint(office, received_on=RECEIVED)
    assert steps(office, case_id)[1] == Step("Acknowledged", "was due Tue 10 Nov", "2 working days late", State.LATE)
    assert due_words(office.cases.view(case_id)) == ("acknowledgement 2 working days late", Tone.RED)


def test_an_extended_answer_counts_by_its_new_date(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, date(2026, 11, 10))
    extended = Extended(
        happened_on=make.TODAY, stage=1, new_date=date(2026, 12, 1), reason="A report", ombudsman_told=True
    )
    office.cases.record(case_id, extended)
    assert steps(office, case_id)[2] == Step(
        "Stage 1 response", "due Tue 1 Dec", "in 5 working days", State.NOW, Tone.TEAL
    )


def test_an_answer_within_an_extension_told_too_late_is_red_by_the_date_that_counts(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=date(2026, 9, 3))
    make.acknowledged(office, case_id, date(2026, 9, 3))
    late = Extended(
        happened_on=date(2026, 9, 25),
        stage=1,
        new_date=date(2026, 10, 30),
        reason="A report",
        ombudsman_told=True,
        beyond_cap_because="The surveyor fell ill",
    )
    office.cases.record(case_id, late)
    assert steps(office, case_id)[2].when == "was due Fri 30 Oct"
    make.answered(office, case_id, date(2026, 10, 29))
    answered = steps(office, case_id)[2]
    assert answered == Step("Stage 1 response", "Thu 29 Oct", "late, day 40; due Thu 17 Sep", State.DONE, Tone.RED)


def test_stage_2_shows_both_of_its_dates(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, date(2026, 11, 10))
    make.answered(office, case_id, date(2026, 11, 17))
    make.escalated(office, case_id, date(2026, 11, 23))
    titles = [step.title for step in steps(office, case_id)]
    assert titles[3:] == ["Escalation", "Stage 2 acknowledged", "Stage 2 response", "Closed"]
    assert shown(office, case_id)[4].duty is Duty.STAGE2_ACKNOWLEDGEMENT
    assert shown(office, case_id)[3].about == "The resident asked for stage 2. Considered by: Chair of trustees."


def test_a_withdrawn_case_owes_no_more_dates(tmp_path: Path) -> None:
    office = make.an_office(tmp_path)
    case_id = make.a_complaint(office, received_on=RECEIVED)
    office.cases.record(case_id, Withdrawn(happened_on=date(2026, 11, 6), why="She rang to say so."))
    found = steps(office, case_id)
    assert found[1] == Step("Acknowledged", note="not sent")
    assert found[-1] == Step("Withdrawn", "Fri 6 Nov", state=State.DONE)
    assert due_words(office.cases.view(case_id)) is None


@pytest.mark.parametrize("edition", EDITIONS.values(), ids=EDITIONS)
def test_a_case_of_every_edition_has_its_timeline(tmp_path: Path, edition: Edition) -> None:
    office = an_office_under(edition, tmp_path)
    case_id = make.a_complaint(office, received_on=date(2026, 11, 16), logged_on=date(2026, 11, 18))
    assert [step.title for step in steps(office, case_id)] == [
        "Received",
        "Acknowledged",
        "Stage 1 response",
        "Escalation",
        "Stage 2 response",
        "Closed",
    ]
    make.acknowledged(office, case_id, date(2026, 11, 19))
    make.answered(office, case_id, date(2026, 11, 20))
    make.escalated(office, case_id, date(2026, 11, 23))
    acknowledged = ["Stage 2 acknowledged"] if edition.sets(Duty.STAGE2_ACKNOWLEDGEMENT) else []
    assert [step.title for step in steps(office, case_id)][4:] == [*acknowledged, "Stage 2 response", "Closed"]
    assert due_words(office.cases.view(case_id)) == (
        ("acknowledgement due in 4 working days", Tone.TEAL)
        if acknowledged
        else ("response due in 19 working days", Tone.TEAL)
    )


@pytest.mark.parametrize(
    ("edition", "response", "stage2"),
    [
        ("hos-2020", "", "20 working days after the request"),
        ("hos-2022", "", "20 working days after the request"),
        ("joint-draft", "", "20 working days after the request"),
        (
            "hos-2024",
            "provisional: 10 working days after the acknowledgement",
            "20 working days after its acknowledgement",
        ),
    ],
)
def test_what_is_ahead_says_from_which_event_it_runs(tmp_path: Path, edition: str, response: str, stage2: str) -> None:
    office = an_office_under(EDITIONS[edition], tmp_path)
    found = steps(office, make.a_complaint(office))
    assert (found[2].note, found[4].note) == (response, stage2)


def test_where_the_time_runs_from_logging_the_day_it_was_logged_is_told(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["hos-2022"], tmp_path)
    case_id = make.a_complaint(office, received_on=date(2026, 11, 13), logged_on=date(2026, 11, 17))
    received, _acknowledged, response, *_later = shown(office, case_id)
    assert "logged on Tue 17 Nov 2026, from which the time to answer runs" in received.about
    assert response.step.when == "due Tue 1 Dec"


def test_a_third_stage_is_shown_once_it_is_asked_for(tmp_path: Path) -> None:
    office = an_office_under(EDITIONS["hos-2022"], tmp_path)
    case_id = make.a_complaint(office, received_on=date(2026, 9, 1), logged_on=date(2026, 9, 1))
    make.acknowledged(office, case_id, date(2026, 9, 2))
    make.answered(office, case_id, date(2026, 9, 8))
    make.escalated(office, case_id, date(2026, 9, 14))
    office.cases.record(case_id, Acknowledged(happened_on=date(2026, 9, 15), done_by=1, stage=2))
    make.answered(office, case_id, date(2026, 10, 1), stage=2, done_by=2)
    assert [step.title for step in steps(office, case_id)][-2:] == ["Stage 2 response", "Closed"]
    office.cases.record(case_id, Escalated(happened_on=date(2026, 11, 2), done_by=1, reviewer=3, stage=3))
    found = shown(office, case_id)
    assert [stop.step.title for stop in found][3:] == [
        "Escalation",
        "Stage 2 acknowledged",
        "Stage 2 response",
        "Escalation",
        "Stage 3 response",
        "Closed",
    ]
    assert found[4].about == "Stage 2 acknowledged on Tue 15 Sep 2026. The Code of this case sets no limit for it."
    assert found[6].about == "The resident asked for stage 3. Considered by: Trustee for complaints."
    assert found[7].step == Step(
        "Stage 3 response", "due Mon 30 Nov", "in 4 working days, day 16 of 20", State.NOW, Tone.TEAL
    )
