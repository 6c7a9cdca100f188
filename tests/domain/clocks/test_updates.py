"""When the resident has to be told how things stand: once, on a working day, and not once the answer is out."""

from datetime import date

import pytest

from chc_desktop.domain.clocks.telling import Because, due_day
from chc_desktop.domain.clocks.updates import UpdateDue, update_due
from chc_desktop.domain.events import Escalated, Event, Updated
from chc_desktop.domain.projection import open_deadlines
from chc_desktop.domain.updates.events import Interval, UpdatesAgreed
from tests.domain.assessments.material import acknowledged, extended, responded
from tests.domain.clocks.material import COUNTING, case_under, edition

RECEIVED, ACKNOWLEDGED = date(2026, 11, 3), date(2026, 11, 10)
DUE = date(2026, 11, 24)


def told(on: date, following: date | None = None) -> Updated:
    return Updated(happened_on=on, text="The surveyor is late.", next_update=following)


def update(*events: Event, code: str = "hos-2024") -> UpdateDue | None:
    case = case_under(code, acknowledged(ACKNOWLEDGED), *events, on=RECEIVED)
    duties = open_deadlines(case, edition(code), COUNTING)
    return update_due(case, edition(code), next((duty for duty in duties if duty.duty.is_response), None))


def day(*events: Event) -> tuple[date, Because]:
    found = update(*events)
    assert found
    return due_day(found.because, found.counts_from, COUNTING.calendar), found.because


def test_the_first_is_due_on_the_working_day_after_the_answer_was() -> None:
    assert day() == (date(2026, 11, 25), Because.LATE)
    assert day(extended(date(2026, 11, 20), date(2026, 12, 4))) == (date(2026, 12, 7), Because.LATE)


def test_an_agreed_day_counts_before_and_after_the_answer_was_due() -> None:
    assert day(told(date(2026, 11, 16), date(2026, 11, 19))) == (date(2026, 11, 19), Because.AGREED)
    assert day(told(date(2026, 11, 25), date(2026, 12, 2))) == (date(2026, 12, 2), Because.AGREED)


def test_an_agreed_day_that_is_not_worked_is_kept_the_working_day_before() -> None:
    assert day(told(date(2026, 11, 20), date(2026, 12, 26))) == (date(2026, 12, 24), Because.AGREED)


def test_a_call_before_the_answer_was_due_does_not_make_up_for_one_after_it() -> None:
    assert day(told(date(2026, 11, 16))) == (date(2026, 11, 25), Because.LATE)


def test_told_late_without_a_next_day_it_is_due_again_a_week_on_and_not_before() -> None:
    assert day(told(date(2026, 11, 25))) == (date(2026, 12, 2), Because.AGAIN)
    assert day(told(date(2026, 11, 25)), told(date(2026, 12, 2))) == (date(2026, 12, 9), Because.AGAIN)


def test_the_newest_update_counts_whichever_was_written_down_last() -> None:
    events = told(date(2026, 11, 26), date(2026, 12, 3)), told(date(2026, 11, 25), date(2026, 12, 9))
    assert day(*events) == (date(2026, 12, 3), Because.AGREED)


def test_nothing_is_due_once_the_stage_is_answered() -> None:
    assert update(told(date(2026, 11, 20), date(2026, 12, 2)), responded(date(2026, 11, 24))) is None


def test_what_was_agreed_at_stage_1_does_not_bind_stage_2() -> None:
    events = (
        told(date(2026, 11, 16), date(2026, 12, 2)),
        responded(date(2026, 11, 17)),
        Escalated(happened_on=date(2026, 11, 18), reviewer=2),
        acknowledged(date(2026, 11, 19), stage=2),
    )
    assert day(*events) == (date(2026, 12, 18), Because.LATE)


@pytest.mark.parametrize(
    ("code", "cited"),
    [
        ("hos-2020", " (Code 3.19)."),
        ("hos-2022", " (Code 4.10)."),
        ("joint-draft", " (Code 5.7)."),
        ("lgsco-2024", " (Code 5.5)."),
        ("hos-2024", " (Code 5.9)."),
        ("own-policy", "agree the next update."),
    ],
)
def test_it_names_the_provision_of_the_cases_own_code(code: str, cited: str) -> None:
    found = update(code=code)
    assert found
    assert found.why.endswith(cited)


@pytest.mark.parametrize("because", Because)
@pytest.mark.parametrize("from_day", [date(2026, 12, n) for n in range(18, 32)])
def test_a_reminder_always_falls_on_a_working_day(because: Because, from_day: date) -> None:
    assert COUNTING.calendar.is_working(due_day(because, from_day, COUNTING.calendar))


def agreed(on: date, every: Interval) -> UpdatesAgreed:
    return UpdatesAgreed(happened_on=on, every=every, agreed_how="By telephone")


def test_an_agreed_interval_runs_from_the_day_the_answer_was_first_due() -> None:
    before = agreed(date(2026, 11, 12), Interval.WEEKLY)
    assert day(before) == (date(2026, 12, 1), Because.EVERY_5)
    longer = extended(date(2026, 11, 20), date(2026, 12, 4))
    assert day(before, longer) == (date(2026, 12, 1), Because.EVERY_5)


def test_it_runs_anew_from_each_update_and_from_a_later_agreement() -> None:
    before, late = agreed(date(2026, 11, 12), Interval.WEEKLY), agreed(date(2026, 11, 30), Interval.EVERY_2)
    assert day(before, told(date(2026, 11, 26))) == (date(2026, 12, 3), Because.EVERY_5)
    assert day(before, late) == (date(2026, 12, 2), Because.EVERY_2)
    assert day(before, told(date(2026, 11, 16))) == (date(2026, 12, 1), Because.EVERY_5)


def test_a_day_that_was_promised_comes_before_the_interval() -> None:
    before = agreed(date(2026, 11, 12), Interval.WEEKLY)
    assert day(before, told(date(2026, 11, 26), date(2026, 11, 27))) == (date(2026, 11, 27), Because.AGREED)


def test_it_ends_with_the_answer() -> None:
    assert update(agreed(date(2026, 11, 12), Interval.DAILY), responded(date(2026, 11, 20))) is None


@pytest.mark.parametrize("interval", Interval)
def test_every_interval_leads_to_its_working_day(interval: Interval) -> None:
    found = update(agreed(date(2026, 11, 12), interval))
    assert found
    assert found.because.days == interval.days
    assert due_day(found.because, found.counts_from, COUNTING.calendar) == COUNTING.calendar.add(DUE, interval.days)
    assert "Agreed on Thu 12 Nov 2026: they hear every" in found.why
    assert "(Code 5.9)" in found.why


def test_each_edition_is_cited_for_it() -> None:
    found = update(agreed(date(2026, 11, 12), Interval.WEEKLY), code="joint-draft")
    assert found
    assert "(Code 5.7)" in found.why
