"""The file, read back by a reader of the format and looked at byte for byte."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from icalendar import Calendar

from chc_desktop.exchange.calendar_file import Event, Status, calendar_file

REGISTER = "5f0c3a52-7a3e-4d0e-9d5e-0d5a5b8f1c11"
MADE = datetime(2026, 11, 24, 14, 2)
EVENT = Event(
    identity="14/stage1-response/",
    day=date(2026, 12, 8),
    title="2026-014: Stage 1 response",
    sequence=3,
    changed=datetime(2026, 7, 1, 9, 30),
)
AWKWARD = [
    "Damp, mould; and \\ a back-slash",
    "Two lines,\nand a third;\n\nafter a gap",
    "Ffôn y tŷ – “ŵyl” £50 ½",
    "🏠 the family 👩‍👩‍👧 and the flag 🏴󠁧󠁢󠁷󠁬󠁳󠁿 " * 4,
    "שלום לכולם, مرحبا; وشكرا " * 6,
    "a" * 300,
    "é" * 200,
    "BEGIN:VEVENT",
    "x\nEND:VEVENT\nBEGIN:VEVENT\nATTACH:http://away.example/",
    "ends with a space ",
    "tab\there",
]


def test_the_calendar_says_what_it_is() -> None:
    calendar = Calendar.from_ical(calendar_file([EVENT], REGISTER, MADE))
    assert [str(calendar[key]) for key in ("VERSION", "METHOD", "CALSCALE")] == ["2.0", "PUBLISH", "GREGORIAN"]
    assert "CHC Desktop" in str(calendar["PRODID"])


def test_an_entry_takes_one_whole_day_and_blocks_no_time() -> None:
    content = calendar_file([EVENT], REGISTER, MADE)
    assert b"DTSTART;VALUE=DATE:20261208\r\nDTEND;VALUE=DATE:20261209\r\n" in content
    assert b"\r\nTRANSP:TRANSPARENT\r\n" in content
    read = only(content)
    assert (read["DTSTART"].dt, read["DTEND"].dt) == (date(2026, 12, 8), date(2026, 12, 9))
    assert type(read["DTSTART"].dt) is date
    assert (str(read["SUMMARY"]), str(read["STATUS"]), read["SEQUENCE"]) == (EVENT.title, "CONFIRMED", 3)
    assert "DESCRIPTION" not in read


def test_the_stamps_are_those_handed_in_winter_and_summer_alike_in_universal_time() -> None:
    read = only(calendar_file([EVENT], REGISTER, MADE))
    assert read["DTSTAMP"].dt == datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
    assert read["LAST-MODIFIED"].dt == datetime(2026, 7, 1, 8, 30, tzinfo=UTC)


def test_the_same_duty_of_the_same_register_has_the_same_name_for_good() -> None:
    first = only(calendar_file([EVENT], REGISTER, MADE))["UID"]
    moved = only(calendar_file([replace(EVENT, day=date(2027, 1, 5), title="x")], REGISTER, MADE))["UID"]
    other_duty = only(calendar_file([replace(EVENT, identity="14/stage2-response/")], REGISTER, MADE))["UID"]
    other_register = only(calendar_file([EVENT], REGISTER.replace("5f", "6f"), MADE))["UID"]
    assert first == moved == "52e72666-794c-5c9b-adca-dd57395fa981"
    assert len({first, other_duty, other_register}) == 3


@pytest.mark.parametrize("text", AWKWARD)
def test_whatever_people_type_comes_back_whole(text: str) -> None:
    read = only(calendar_file([replace(EVENT, title=text, details=text)], REGISTER, MADE))
    assert (str(read["SUMMARY"]), str(read["DESCRIPTION"])) == (text, text)


@pytest.mark.parametrize("text", AWKWARD)
def test_lines_end_as_the_format_asks_and_are_no_longer_than_75_octets(text: str) -> None:
    reminded = replace(EVENT, title=text, details=text, remind_on=EVENT.day)
    content = calendar_file([reminded], REGISTER, MADE)
    lines = content.split(b"\r\n")
    assert lines[-1] == b""
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    for line in lines:
        line.decode("utf-8")  # no character is cut in two


def test_line_ends_of_windows_are_evened_and_control_characters_left_out() -> None:
    read = only(calendar_file([replace(EVENT, title="One\r\ntwo\rthree\x07\x00")], REGISTER, MADE))
    assert str(read["SUMMARY"]) == "One\ntwo\nthree"


@pytest.mark.parametrize(
    ("remind_on", "before"),
    [
        (date(2026, 12, 8), timedelta(hours=9)),
        (date(2026, 12, 7), timedelta(hours=-15)),
        (date(2026, 12, 4), timedelta(days=-4, hours=9)),
    ],
)
def test_a_reminder_comes_once_at_nine_in_the_morning_of_its_day(remind_on: date, before: timedelta) -> None:
    (alarm,) = only(calendar_file([replace(EVENT, remind_on=remind_on)], REGISTER, MADE)).walk("VALARM")
    assert (str(alarm["ACTION"]), str(alarm["DESCRIPTION"])) == ("DISPLAY", EVENT.title)
    assert alarm["TRIGGER"].dt == before


def test_there_is_no_reminder_unless_it_is_asked_for() -> None:
    assert b"VALARM" not in calendar_file([EVENT], REGISTER, MADE)


def test_what_is_cancelled_says_so() -> None:
    assert str(only(calendar_file([replace(EVENT, status=Status.CANCELLED)], REGISTER, MADE))["STATUS"]) == "CANCELLED"


def test_the_same_entries_at_the_same_time_are_the_same_bytes() -> None:
    assert calendar_file([EVENT], REGISTER, MADE) == calendar_file([EVENT], REGISTER, MADE)


def test_no_entries_make_an_empty_calendar() -> None:
    assert Calendar.from_ical(calendar_file([], REGISTER, MADE)).walk("VEVENT") == []


def only(content: bytes) -> Any:
    (event,) = Calendar.from_ical(content).walk("VEVENT")
    return event
