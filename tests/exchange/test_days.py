"""Days as other people write them. 03/04/2026 is 3 April."""

import os
import subprocess
import sys
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain import words
from chc_desktop.exchange.book import Value
from chc_desktop.exchange.days import day

THIRD_OF_APRIL = date(2026, 4, 3)


@pytest.mark.parametrize(
    "written",
    [
        "03/04/2026", "3/4/26", "3.4.26", "3-4-2026", "03 04 2026", "3 April 2026", "3rd April 2026", "3 apr 26",
        "3-Apr-26",
        "03Apr2026", "3rd of April, 2026", "April 3, 2026", "Fri 3 April 2026", "Friday, 03/04/2026", "2026-04-03",
        "2026/04/03", "20260403", 20260403, "46115", 46115, 46115.75, " 03/04/2026 ", "03/04/2026 14:30",
        "03/04/2026 2:30 pm",
        "3 April 2026 at 2.30pm", "2026-04-03T14:30:00", "2026-04-03 14:30:00.000", datetime(2026, 4, 3, 23, 59),
        THIRD_OF_APRIL,
    ],
)  # fmt: skip
def test_every_way_to_write_3_april(written: Value) -> None:
    assert day(written).value == THIRD_OF_APRIL


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        ("31/04/2026", "“31/04/2026” is no date: April 2026 has 30 days."),
        ("29/02/2025", "“29/02/2025” is no date: February 2025 has 28 days."),
        ("04/13/2026", "“04/13/2026” is no date: the day comes first, and there is no month 13."),
        ("Apr-26", "“Apr-26” names a month and no day."),
        ("April 2026", "“April 2026” names a month and no day."),
        ("04/2026", "“04/2026” names a month and no day."),
        ("tbc", "“tbc” is no date that can be read."),
        ("12", "“12” is no date that can be read."),
        (12, "“12” is no date that can be read."),
        ("03/04/2026 25:00", "“03/04/2026 25:00” has a time in it that there is not."),
        ("3/4/0026", "“3/4/0026” is too long ago to be right."),
    ],
)
def test_what_is_no_day_says_why(written: Value, problem: str) -> None:
    assert day(written).value is None
    assert day(written).problem == problem


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-06-03T23:30:00Z", date(2026, 6, 4)),
        ("Wed, 3 Jun 2026 23:30:00 +0000", date(2026, 6, 4)),
        ("03/06/2026 23:30 GMT", date(2026, 6, 4)),
        ("03/06/2026 23:30 BST", date(2026, 6, 3)),
        ("2026-12-03T23:30:00Z", date(2026, 12, 3)),
        ("2026-06-03T00:30:00+02:00", date(2026, 6, 2)),
        (datetime(2026, 6, 3, 23, 30, tzinfo=UTC), date(2026, 6, 4)),
    ],
)
def test_a_time_in_another_zone_lands_on_the_day_in_the_united_kingdom(written: Value, expected: date) -> None:
    assert day(written).value == expected


@pytest.mark.parametrize("zone", ["Europe/London", "Pacific/Auckland", "America/Los_Angeles"])
def test_the_zone_of_the_computer_changes_no_day(zone: str) -> None:
    asked = (
        "from chc_desktop.exchange.days import day\n"
        "print(day('2026-06-03T23:30:00Z').value, day('03/04/2026 00:10').value, day(46115).value)"
    )
    said = subprocess.run(
        [sys.executable, "-c", asked], env={**os.environ, "TZ": zone}, capture_output=True, text=True, check=True
    )
    assert said.stdout.split() == ["2026-06-04", "2026-04-03", "2026-04-03"]


def test_serial_numbers_from_1904_are_four_years_on() -> None:
    assert day(46115 - 1462, dates_from_1904=True).value == THIRD_OF_APRIL


def test_years_of_two_figures_are_in_living_memory() -> None:
    assert day("12/05/98").value == date(1998, 5, 12)
    assert day("12/05/31").value == date(2031, 5, 12)


@given(st.dates(date(1970, 1, 1), date(2069, 12, 31)))
def test_every_day_is_itself_however_it_is_written(one: date) -> None:
    serial = (one - date(1899, 12, 30)).days
    ways: list[Value] = [
        one.isoformat(), f"{one:%d/%m/%Y}", f"{one:%d.%m.%y}", words.letter_day(one), words.long_day(one),
        words.day(one),
    ]  # fmt: skip
    if serial in range(20_000, 80_000):
        ways += [serial, str(serial), serial + 0.5]
    assert {day(way).value for way in ways} == {one}


@given(
    st.one_of(st.text(max_size=80), st.floats(), st.integers(), st.datetimes(), st.from_regex(r"[0-9a-z/:. +-]{1,30}"))
)
def test_anything_gives_a_day_or_a_sentence_or_nothing(value: Value) -> None:
    reading = day(value)
    assert not (reading.value and reading.problem)


@given(st.datetimes(datetime(2000, 1, 1), datetime(2060, 1, 1)), st.integers(-14, 14))
def test_zones_move_a_day_by_one_at_most(at: datetime, hours: int) -> None:
    found = day(f"{at:%Y-%m-%d %H:%M}{'-' if hours < 0 else '+'}{abs(hours):02}:00").value
    assert found is not None
    assert abs(found - at.date()) <= timedelta(days=1)
