"""The calendar of a real register: shown, printed, and taken to another program's calendar again and again."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from chc_desktop.domain.agenda import DayView
from chc_desktop.domain.calendar_view import Kind, Reminder, Span
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.working_days import Closure
from chc_desktop.office.calendar import CalendarRoom, Taken
from chc_desktop.office.office import Office
from tests import make
from tests.documents.reading import structure


class Today:
    """The day it is, to be set by a test."""

    def __init__(self) -> None:
        self.day = date(2026, 11, 24)

    def __call__(self) -> date:
        return self.day


@pytest.fixture
def today() -> Today:
    return Today()


@pytest.fixture
def office(tmp_path: Path, today: Today) -> Office:
    return make.an_office(tmp_path / "register", today)


@pytest.fixture
def room(office: Office) -> CalendarRoom:
    return CalendarRoom(office.desk)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "dates.ics"


def events(path: Path) -> dict[str, Any]:
    """The entries of the file by their title."""
    return {str(event["SUMMARY"]): event for event in Calendar.from_ical(path.read_bytes()).walk("VEVENT")}


def facts(event: Any) -> tuple[date, int, str]:
    return event["DTSTART"].dt, event["SEQUENCE"], str(event["STATUS"])


def due(days: tuple[DayView, ...]) -> list[str]:
    return [line.short for day in days for line in day.lines]


def test_the_week_shows_its_seven_days_and_what_is_due(office: Office, room: CalendarRoom) -> None:
    make.a_complaint(office)
    view = room.view(Span.WEEK, date(2026, 11, 26))
    assert (view.title, len(view.days)) == ("23 to 29 November 2026", 7)
    assert due(view.days) == ["001 acknowledge"]
    assert due(room.view(Span.WEEK, date(2026, 11, 26), [Kind.PROMISE]).days) == []


def test_everything_is_taken_along_late_things_and_far_ones_too(office: Office, room: CalendarRoom, path: Path) -> None:
    make.a_complaint(office, received_on=date(2026, 11, 3))
    person = replace(make.RESIDENT, adjustment="Large print", adjustment_review=date(2031, 3, 3))
    make.a_complaint(office, person=person)
    room.save_file(path, Reminder.NONE)
    assert {title: facts(event)[0] for title, event in events(path).items()} == {
        "2026-001: Acknowledge the complaint": date(2026, 11, 10),
        "2026-001: Stage 1 response (expected)": date(2026, 11, 24),
        "2026-002: Acknowledge the complaint": date(2026, 11, 24),
        "2026-002: Stage 1 response (expected)": date(2026, 12, 8),
        "Self-assessment 2026": date(2027, 4, 30),
        "2026-002: Review an adjustment (provisional)": date(2031, 3, 3),
    }


def test_nobody_is_named_unless_the_officer_wants_it(office: Office, room: CalendarRoom, path: Path) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 10))
    make.acknowledged(office, case_id, date(2026, 11, 11))
    make.answered(office, case_id, date(2026, 11, 23))
    room.save_file(path, Reminder.NONE)
    plain = path.read_text(encoding="utf-8")
    assert "2026-001: Promise due" in plain
    assert not [word for word in ("Joan", "Cottage", "Noise", "dampers") if word in plain]
    room.save_file(path, Reminder.NONE, names=True)
    assert str(events(path)["2026-001: Promise: Fit dampers to the pump"]["DESCRIPTION"]).startswith("Joan Bell")


def test_a_second_file_changes_only_what_changed(office: Office, room: CalendarRoom, path: Path, today: Today) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 17))
    make.a_complaint(office, received_on=date(2026, 11, 23))
    assert room.save_file(path, Reminder.NONE) == Taken(5, 0)
    before = events(path)
    today.day = date(2026, 11, 25)
    make.acknowledged(office, case_id, date(2026, 11, 25))
    assert room.save_file(path, Reminder.NONE) == Taken(4, 1)
    after = events(path)

    moved = after["2026-001: Stage 1 response"]
    assert moved["UID"] == before["2026-001: Stage 1 response (expected)"]["UID"]
    assert facts(moved) == (date(2026, 12, 9), 1, "CONFIRMED")
    assert str(moved["LAST-MODIFIED"].dt) == "2026-11-25 14:02:00+00:00"

    gone = after["No longer due: 2026-001: Acknowledge the complaint"]
    assert gone["UID"] == before["2026-001: Acknowledge the complaint"]["UID"]
    assert facts(gone) == (date(2026, 11, 24), 1, "CANCELLED")

    same = after["2026-002: Acknowledge the complaint"]
    assert facts(same) == (date(2026, 11, 30), 0, "CONFIRMED")
    assert str(same["LAST-MODIFIED"].dt) == "2026-11-24 14:02:00+00:00"
    assert str(same["DTSTAMP"].dt) == "2026-11-25 14:02:00+00:00"


def test_what_is_gone_is_cancelled_once(office: Office, room: CalendarRoom, path: Path) -> None:
    case_id = make.a_complaint(office)
    room.save_file(path, Reminder.NONE)
    make.acknowledged(office, case_id, office.today())
    assert [room.save_file(path, Reminder.NONE).cancelled for _ in range(2)] == [1, 0]


def test_one_case_takes_only_its_own_dates_along(office: Office, room: CalendarRoom, path: Path) -> None:
    first, second = make.a_complaint(office), make.a_complaint(office)
    assert room.save_file(path, Reminder.NONE, case_id=second) == Taken(2, 0)
    assert all(title.startswith("2026-002") for title in events(path))
    make.acknowledged(office, first, office.today())
    make.acknowledged(office, second, office.today())
    assert room.save_file(path, Reminder.NONE, case_id=second) == Taken(1, 1)
    assert all("2026-002" in title for title in events(path))


def test_the_file_of_a_case_and_the_file_of_all_agree_on_each_entry(
    office: Office, room: CalendarRoom, path: Path
) -> None:
    case_id = make.a_complaint(office)
    room.save_file(path, Reminder.NONE)
    everything = events(path)
    room.save_file(path, Reminder.NONE, case_id=case_id)
    assert {title: event["UID"] for title, event in events(path).items()}.items() <= {
        title: event["UID"] for title, event in everything.items()
    }.items()
    make.acknowledged(office, case_id, office.today())
    for scope in (case_id, 0):
        room.save_file(path, Reminder.NONE, case_id=scope)
        assert facts(events(path)["2026-001: Stage 1 response"])[1] == 1
        assert facts(events(path)["No longer due: 2026-001: Acknowledge the complaint"])[1] == 1


def test_a_review_that_goes_over_to_a_newer_case_is_not_cancelled(
    office: Office, room: CalendarRoom, path: Path
) -> None:
    person = replace(make.RESIDENT, adjustment="Large print", adjustment_review=date(2026, 12, 10))
    case_id = make.a_complaint(office, person=person)
    room.save_file(path, Reminder.NONE, case_id=case_id)
    uid = events(path)["2026-001: Review an adjustment"]["UID"]
    make.a_complaint(office, person=office.cases.view(case_id).person)
    assert room.save_file(path, Reminder.NONE, case_id=case_id).cancelled == 0
    room.save_file(path, Reminder.NONE)
    assert events(path)["2026-002: Review an adjustment"]["UID"] == uid


def test_where_the_file_cannot_be_written_nothing_is_remembered(office: Office, room: CalendarRoom, path: Path) -> None:
    case_id = make.a_complaint(office)
    room.save_file(path, Reminder.NONE)
    make.acknowledged(office, case_id, office.today())
    with pytest.raises(RuleBroken, match="could not be saved"):
        room.save_file(path / "no such folder" / "dates.ics", Reminder.NONE)
    assert room.save_file(path, Reminder.NONE).cancelled == 1


def test_taking_dates_along_leaves_the_record_as_it_was(office: Office, room: CalendarRoom, path: Path) -> None:
    make.a_complaint(office)
    before = office.desk.register.inspect()
    calls: list[str] = []
    office.on_change(lambda: calls.append("changed"))
    room.save_file(path, Reminder.DAY_BEFORE)
    assert replace(office.desk.register.inspect(), scratch=before.scratch) == before
    assert calls == []


def test_the_printed_month_is_a_table_of_its_days(office: Office, room: CalendarRoom, today: Today) -> None:
    today.day = date(2026, 12, 22)
    close_at_christmas(office)
    make.a_complaint(office, received_on=date(2026, 12, 18))
    read = structure(room.printed(room.view(Span.MONTH, date(2026, 12, 1))))
    rows = {row.children[0].text: [cell.text for cell in row.children[1:]] for row in read.all("TR")[1:]}
    assert len(rows) == 31
    assert rows["Sat 12 Dec"] == ["Not a working day.", ""]
    assert rows["Thu 24 Dec"] == ["Office closed 24 Dec to 3 Jan.", ""]
    assert rows["Fri 25 Dec"] == ["Christmas Day, not a working day. Office closed.", ""]
    assert rows["Tue 29 Dec"][1] == (
        "• Acknowledge the complaint: 2026-001, Joan Bell, Cottage 3, Noise at night from the boiler room (in 3 "
        "working days). Office closed 24 Dec to 3 Jan: do it by Wed 23 Dec."
    )


def test_the_printed_agenda_is_a_list_of_the_days_that_matter(office: Office, room: CalendarRoom, today: Today) -> None:
    today.day = date(2026, 12, 22)
    close_at_christmas(office)
    make.a_complaint(office, received_on=date(2026, 12, 18))
    read = structure(room.printed(room.view(Span.AGENDA, date(2026, 12, 1))))
    assert [node.text for node in read.all("H2")] == [
        "Thursday 24 December 2026",
        "Friday 25 December 2026",
        "Saturday 26 December 2026",
        "Monday 28 December 2026",
        "Tuesday 29 December 2026",
    ]
    assert "As the register stood on Tue 22 Dec 2026." in read.text


def test_what_is_printed_says_which_duties_it_shows_and_what_is_provisional(room: CalendarRoom) -> None:
    read = structure(room.printed(room.view(Span.WEEK, date(2029, 1, 3), [Kind.RESPONSE]))).text
    assert "Only responses are shown. Nothing is due this week." in read
    assert "Government has published bank holidays up to 31 December 2028." in read


def close_at_christmas(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        shelves.facts.add_closure(Closure(date(2026, 12, 24), date(2027, 1, 3)), office.desk.now(), 1)
    office.desk.forget_calendar()
