"""Dates and counts in words, and dates as people type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain import words
from chc_desktop.ui.typed_dates import read_day

DAY = date(2027, 1, 5)


def test_a_date_is_said_in_words() -> None:
    assert words.day(DAY) == "Tue 5 Jan 2027"
    assert words.short_day(DAY) == "Tue 5 Jan"
    assert words.long_day(DAY) == "Tuesday 5 January 2027"
    assert words.month(DAY) == "January"


def test_working_days_left_are_said_as_people_say_them() -> None:
    said = [words.working_days_left(n) for n in (3, 1, 0, -1, -2)]
    assert said == ["in 3 working days", "in 1 working day", "today", "1 working day late", "2 working days late"]


def test_a_count_agrees_with_its_noun() -> None:
    assert [words.count(n, "case") for n in (0, 1, 14)] == ["0 cases", "1 case", "14 cases"]
    assert words.count(2, "reply", "replies") == "2 replies"


def test_small_numbers_are_words_and_large_ones_figures() -> None:
    assert [words.number(n) for n in (0, 1, 12, 13)] == ["none", "one", "twelve", "13"]


@pytest.mark.parametrize(
    "written",
    [
        "5/1/27",
        "5 jan 2027",
        "05.01.2027",
        "Tue 5 Jan 2027",
        "tuesday, 5th January 2027",
        "2027-01-05",
        " 5-1-2027 ",
        "5 JANUARY 27",
        "5/1",
        "5 jan",
    ],
)
def test_a_date_is_understood_however_it_is_written(written: str) -> None:
    assert read_day(written, near=date(2026, 12, 20)) == DAY


@pytest.mark.parametrize(
    "written",
    ["", "32 jan 2027", "31/04/2026", "5", "jan", "5/13/2027", "5 ju 2027", "5 jan 027", "soon", "5/1/2027/3"],
)
def test_what_is_no_date_is_not_guessed_at(written: str) -> None:
    assert read_day(written, near=DAY) is None


def test_the_day_comes_before_the_month() -> None:
    assert read_day("03/04/2026") == date(2026, 4, 3)


def test_a_date_without_its_year_needs_a_date_to_be_near() -> None:
    assert read_day("5 jan") is None
    assert read_day("30/12", near=date(2027, 1, 4)) == date(2026, 12, 30)
    assert read_day("29 feb", near=date(2027, 6, 1)) == date(2028, 2, 29)


@given(st.dates(min_value=date(2000, 1, 1), max_value=date(2099, 12, 31)))
def test_what_is_shown_is_understood_again(day: date) -> None:
    assert read_day(words.day(day)) == day
    assert read_day(words.long_day(day)) == day
