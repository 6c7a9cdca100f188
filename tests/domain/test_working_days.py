"""Counting England's working days."""

import csv
from datetime import date, timedelta
from pathlib import Path

import numpy as np
import pytest
from govuk_bank_holidays.bank_holidays import BankHolidays
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.working_days import Closure, WorkingDays, bank_holidays, england

CALENDAR = england()
DAYS = st.dates(date(2012, 1, 1), date(2035, 12, 31))
LIMITS = st.integers(1, 60)
VECTORS = list(csv.DictReader((Path(__file__).parent / "deadlines.csv").open(encoding="utf-8")))


def government_list() -> set[date]:
    events = BankHolidays(use_cached_holidays=True).get_holidays(division=BankHolidays.ENGLAND_AND_WALES)
    return {event["date"] for event in events}


@pytest.mark.parametrize("row", VECTORS, ids=lambda row: row["received"])
def test_the_worked_dates_on_which_two_calendars_agree_come_out_the_same(row: dict[str, str]) -> None:
    day = {name: date.fromisoformat(value) for name, value in row.items()}
    assert CALENDAR.add(day["received"], 5) == day["acknowledge_by"]
    assert CALENDAR.add(day["received"], 10) == day["stage1_from_receipt"] == day["stage1_if_acknowledged_same_day"]
    last = CALENDAR.add(day["acknowledge_by"], 10)
    assert last == day["stage1_if_acknowledged_on_last_day"]
    assert CALENDAR.add(last, 10) == day["stage1_extended_from_last_day_ack"]


def test_every_weekday_government_has_published_is_working_or_not_as_government_says() -> None:
    listed = government_list()
    first, last = min(listed), max(listed)
    days = (first + timedelta(n) for n in range((last - first).days + 1))
    differ = [day for day in days if day.weekday() < 5 and CALENDAR.is_working(day) == (day in listed)]
    assert differ == []
    assert first.year == 2012
    assert last.year >= 2027


def test_easter_monday_and_the_august_bank_holiday_are_england_s() -> None:
    assert CALENDAR.why_not(date(2027, 3, 29)) == "Easter Monday"
    assert CALENDAR.why_not(date(2026, 8, 31)) is not None
    assert CALENDAR.is_working(date(2026, 11, 30)), "St Andrew's Day is Scotland's"


@given(DAYS, LIMITS)
def test_a_due_date_is_a_working_day_after_its_start(start: date, limit: int) -> None:
    due = CALENDAR.add(start, limit)
    assert due > start
    assert CALENDAR.is_working(due)


@given(DAYS, LIMITS)
def test_a_later_start_never_gives_an_earlier_date(start: date, limit: int) -> None:
    assert CALENDAR.add(start + timedelta(1), limit) >= CALENDAR.add(start, limit)


@given(DAYS, LIMITS, LIMITS)
def test_an_extension_of_some_days_is_that_many_working_days_after_the_due_date(start: date, n: int, m: int) -> None:
    assert CALENDAR.add(CALENDAR.add(start, n), m) == CALENDAR.add(start, n + m)


@given(DAYS, LIMITS)
def test_counted_and_skipped_days_are_exactly_the_days_between(start: date, limit: int) -> None:
    due = CALENDAR.add(start, limit)
    counted, skipped = CALENDAR.counted(start, due), CALENDAR.skipped(start, due)
    assert len(counted) == limit
    assert counted[-1] == due
    between = [start + timedelta(n) for n in range(1, (due - start).days + 1)]
    assert sorted([*counted, *(each.date for each in skipped)]) == between


@given(DAYS, LIMITS, DAYS)
def test_a_further_bank_holiday_never_brings_a_date_forward(start: date, limit: int, holiday: date) -> None:
    assert CALENDAR.with_holidays([holiday]).add(start, limit) >= CALENDAR.add(start, limit)


@given(DAYS, LIMITS)
def test_numpy_with_the_same_holidays_agrees(start: date, limit: int) -> None:
    holidays = np.array(sorted(CALENDAR.holidays), dtype="datetime64[D]")
    day_after = np.datetime64(start) + np.timedelta64(1, "D")
    rolled = np.busday_offset(day_after, limit - 1, roll="forward", holidays=holidays)
    assert CALENDAR.add(start, limit) == rolled.item()


@given(DAYS, DAYS)
def test_days_left_is_nought_only_on_the_day_itself(today: date, due: date) -> None:
    left = CALENDAR.days_left(today, due)
    if due < today:
        assert left < 0
    elif due == today or CALENDAR.add(today, 1) > due:
        assert left == 0
    else:
        assert left > 0


def test_something_due_on_friday_is_a_day_late_on_the_saturday() -> None:
    assert CALENDAR.days_left(date(2026, 11, 28), date(2026, 11, 27)) == -1


def test_a_closure_does_not_stop_the_clock_but_gives_the_day_to_do_it_by() -> None:
    closed = WorkingDays(bank_holidays(), (Closure(date(2026, 12, 24), date(2027, 1, 3)),))
    due = closed.add(date(2026, 12, 18), 5)
    assert due == CALENDAR.add(date(2026, 12, 18), 5) == date(2026, 12, 29)
    assert closed.do_it_by(due) == date(2026, 12, 23)


def test_beyond_the_published_years_a_date_is_provisional() -> None:
    assert not CALENDAR.is_provisional(date(2028, 12, 29))
    assert CALENDAR.is_provisional(date(2029, 1, 2))


@pytest.mark.parametrize("day", [date(1999, 1, 1), date(2040, 12, 31), date(2055, 1, 1)])
def test_a_year_outside_the_calendar_is_refused_in_a_sentence(day: date) -> None:
    with pytest.raises(RuleBroken, match="runs from 2012 to 2040"):
        CALENDAR.add(day, 5)
