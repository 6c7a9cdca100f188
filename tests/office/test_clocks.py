"""Other clocks, updates and restrictions on a real register: what Today, the calendar, the case and the record say."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from chc_desktop.domain.agenda import AgendaLine, Urgency
from chc_desktop.domain.calendar_change import CalendarChange, Holiday
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import ClockStarted, ClockStepDone, ClockStopped, Closed, Updated
from chc_desktop.office.office import Office
from chc_desktop.office.recount import recounting
from tests import make

RECEIVED = date(2026, 11, 3)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def case_id(office: Office) -> int:
    return make.a_complaint(office, received_on=RECEIVED)


def start(office: Office, case_id: int, kind: str, on: date = RECEIVED, what: str = "", due: date | None = None) -> int:
    """Start a clock; the number of its entry."""
    office.cases.record(case_id, ClockStarted(happened_on=on, done_by=1, clock_kind=kind, what=what, due=due))
    return office.cases.view(case_id).case.clocks[-1].key


def step_done(office: Office, case_id: int, clock: int, step: str, on: date) -> None:
    event = ClockStepDone(happened_on=on, done_by=1, clock=clock, step=step, evidence="Seen by the warden.")
    office.cases.record(case_id, event)


def on_today(office: Office, *duties: str) -> list[AgendaLine]:
    lines = (line for group in office.agenda.today().groups for line in group.lines)
    return [line for line in lines if line.duty in duties]


def in_calendar(office: Office, month: date, *duties: str) -> dict[str, list[str]]:
    days = office.agenda.month(month)
    due = {day.date.isoformat(): [line.short for line in day.lines if line.duty in duties] for day in days}
    return {day: shorts for day, shorts in due.items() if shorts}


def closed(office: Office, case_id: int) -> None:
    make.acknowledged(office, case_id, date(2026, 11, 5))
    make.answered(office, case_id, date(2026, 11, 12), remedies=(), no_remedy_because="Nothing went wrong.")
    office.cases.record(case_id, Closed(happened_on=date(2026, 11, 13), done_by=1, why=""))


def test_a_clock_stands_on_today_with_the_button_that_marks_it_as_done(office: Office, case_id: int) -> None:
    key = start(office, case_id, "subject-access")
    (line,) = on_today(office, "clock")
    assert (line.what, line.button) == ("Subject access request: send the copy of their data", "Mark as done")
    assert (line.action, line.due, line.urgency) == (f"clock-step/{key}.answer", date(2026, 12, 3), Urgency.SOON)
    assert line.sentence == (
        "Due Thu 3 Dec, 1 calendar month after the request came, Tue 3 Nov 2026. This limit was not checked."
    )


def test_it_stays_on_today_after_the_case_is_closed_until_it_is_done(office: Office, case_id: int) -> None:
    key = start(office, case_id, "subject-access")
    closed(office, case_id)
    (line,) = on_today(office, "clock")
    assert line.sentence.endswith("The case has ended; this has not.")
    step_done(office, case_id, key, "answer", make.TODAY)
    assert on_today(office, "clock") == []
    assert not office.cases.view(case_id).clocks[0].is_open


def test_it_can_be_started_on_a_closed_case(office: Office, case_id: int) -> None:
    closed(office, case_id)
    start(office, case_id, "ombudsman-evidence", date(2026, 11, 20), due=date(2026, 12, 4))
    (line,) = on_today(office, "clock")
    assert line.sentence.startswith("Due Fri 4 Dec. The date the Ombudsman gave.")


def test_what_waits_for_another_step_is_only_expected_in_the_calendar(office: Office, case_id: int) -> None:
    key = start(office, case_id, "hazard-significant", date(2026, 11, 13))
    assert [line.what for line in on_today(office, "clock")] == ["Significant hazard: investigate"]
    assert in_calendar(office, date(2026, 12, 1), "clock") == {
        "2026-12-02": ["001 send the resident the written summary, expected"],
        "2026-12-04": [
            "001 begin the further work, expected",
            "001 make it safe, expected",
        ],
    }
    step_done(office, case_id, key, "investigate", date(2026, 11, 20))
    assert {line.what.partition(": ")[2]: line.due.day for line in on_today(office, "clock")} == {
        "send the resident the written summary": 25,
        "make it safe": 27,
        "begin the further work": 27,
    }


def test_one_that_is_no_longer_needed_goes_from_today_and_stays_in_the_record(office: Office, case_id: int) -> None:
    key = start(office, case_id, "subject-access")
    stop = ClockStopped(happened_on=make.TODAY, done_by=1, clock=key, why="She took the request back.")
    office.cases.record(case_id, stop)
    assert on_today(office, "clock") == []
    lines = office.cases.view(case_id).lines
    assert [line.what for line in lines[1:]] == [
        "Another clock started: Subject access request",
        "No longer needed: Subject access request",
    ]


def test_the_record_calls_each_step_by_its_own_clock(office: Office, case_id: int) -> None:
    first = start(office, case_id, "hazard-emergency")
    second = start(office, case_id, "hazard-significant")
    step_done(office, case_id, first, "make-safe", RECEIVED)
    step_done(office, case_id, second, "make-safe", date(2026, 11, 9))
    assert [(line.what, line.detail) for line in office.cases.view(case_id).lines[3:]] == [
        ("Emergency hazard: done", "Look at it and make it safe. Seen by the warden."),
        ("Significant hazard: done", "Make it safe. Seen by the warden."),
    ]


def test_a_wrong_start_is_corrected_and_every_date_follows(office: Office, case_id: int) -> None:
    key = start(office, case_id, "subject-access")
    event = office.cases.entry(case_id, key)
    office.cases.correct(case_id, key, "It came a day later.", replace(event, happened_on=date(2026, 11, 4)))
    assert [line.due for line in on_today(office, "clock")] == [date(2026, 12, 4)]
    assert "All is sound" in office.safekeeping.check()


def test_a_start_that_later_steps_rest_on_cannot_be_struck_out(office: Office, case_id: int) -> None:
    key = start(office, case_id, "hazard-significant")
    step_done(office, case_id, key, "investigate", date(2026, 11, 9))
    with pytest.raises(RuleBroken, match="a later entry of Mon 9 Nov 2026 could not have happened"):
        office.cases.correct(case_id, key, "It was another flat.", None)
    later = office.cases.view(case_id).lines[-1].number
    office.cases.correct(case_id, later, "It was another flat.", None)
    office.cases.correct(case_id, key, "It was another flat.", None)
    assert office.cases.view(case_id).clocks == ()


def test_the_chain_and_what_lists_show_stay_sound(office: Office, case_id: int) -> None:
    key = start(office, case_id, "hazard-significant")
    start(office, case_id, "your-own-date", what="Ring Ann", due=date(2026, 12, 26))
    step_done(office, case_id, key, "investigate", date(2026, 11, 9))
    assert "All is sound" in office.safekeeping.check()
    assert office.cases.found("Ring Ann") == {case_id}


def test_every_date_of_every_clock_explains_itself(office: Office, case_id: int) -> None:
    for kind in ("subject-access", "hazard-emergency", "hazard-significant"):
        start(office, case_id, kind)
    start(office, case_id, "data-protection-complaint", due=date(2026, 12, 18))
    for clock in office.cases.view(case_id).clocks:
        for step in clock.steps:
            found, explained = office.cases.explain_clock(case_id, step.key)
            assert found == step
            assert explained.sentence.endswith(".")


def test_a_bank_holiday_declared_at_short_notice_moves_a_clock_of_a_closed_case_too(
    office: Office, case_id: int
) -> None:
    start(office, case_id, "subject-access")
    closed(office, case_id)
    with recounting(office.desk) as shelves:
        change = CalendarChange(added=(Holiday(date(2026, 12, 3), "Day of mourning"),), why="Announced today")
        shelves.facts.change_calendar(change, office.desk.now(), 1)
    assert [line.due for line in on_today(office, "clock")] == [date(2026, 12, 4)]
    assert "All is sound" in office.safekeeping.check()


def test_a_late_answer_asks_to_tell_the_resident_and_only_once_it_is_late(tmp_path: Path) -> None:
    day = date(2026, 11, 24)
    office = make.an_office(tmp_path / "register", lambda: day)
    case_id = make.a_complaint(office, received_on=RECEIVED)
    make.acknowledged(office, case_id, date(2026, 11, 10))
    assert on_today(office, "update") == []
    assert in_calendar(office, day, "update") == {}
    day = date(2026, 11, 25)
    (line,) = on_today(office, "update")
    assert (line.what, line.letter, line.urgency) == ("Tell the resident how things stand", "update", Urgency.TODAY)
    assert line.details == (
        "Due Wed 25 Nov. The answer was due Tue 24 Nov 2026: say what has happened, and agree the next update "
        "(Code 5.9)."
    )
    update = Updated(happened_on=day, done_by=1, text="The report is late.", next_update=date(2026, 11, 28))
    office.cases.record(case_id, update)
    (line,) = on_today(office, "update")
    assert (line.due, line.urgency) == (date(2026, 11, 27), Urgency.SOON)
    assert line.sentence == "Due Fri 27 Nov. Agreed on Wed 25 Nov 2026 for Sat 28 Nov 2026 (Code 5.9)."
    make.answered(office, case_id, day, remedies=(), no_remedy_because="Nothing went wrong.")
    assert on_today(office, "update") == []


def test_the_resident_cannot_hear_again_before_they_were_told(office: Office, case_id: int) -> None:
    with pytest.raises(RuleBroken, match="cannot hear again before"):
        office.cases.record(
            case_id, Updated(happened_on=make.TODAY, done_by=1, text="Late", next_update=date(2026, 11, 2))
        )


def test_a_restriction_on_contact_is_looked_at_again_on_its_day(office: Office) -> None:
    person = replace(
        make.RESIDENT,
        restriction="Letters only, after threats by telephone",
        restriction_review=date(2026, 12, 3),
        adjustment="Large print",
        adjustment_review=date(2026, 12, 3),
    )
    case_id = make.a_complaint(office, person=person)
    found = on_today(office, "review")
    assert {line.what for line in found} == {
        "Review the adjustment: Large print",
        "Review the restriction on contact: Letters only, after threats by telephone",
    }
    restriction = next(line for line in found if "restriction" in line.what)
    assert (restriction.case_id, restriction.button) == (case_id, "Look at it again")
    assert "Ask whether it is still needed and still fair" in restriction.sentence
    assert len({line.id for line in found}) == 2
    assert in_calendar(office, date(2026, 12, 1), "review")["2026-12-03"] == [
        "Review: Large print",
        "Review: Letters only, after threats by telephone",
    ]
