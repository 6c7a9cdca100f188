"""What a date says in somebody's calendar, and what it keeps to itself."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.domain.agenda import AgendaLine, Urgency
from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.domain.working_days import Closure, WorkingDays, bank_holidays, england
from chc_desktop.exchange.calendar_entries import entry, identity, is_exported
from tests.domain.lines import a_line

CALENDAR = england()
PROMISE = a_line(duty="promise", key="12/1", what="Promise: Pay Ana Silva £50")
REQUEST = a_line(
    duty="review", key="request", action="review-request", reference="S2026-003", what="Review the service request"
)
REVIEW = a_line(duty="review", key="5", what="Review the adjustment: letters in 18 point", person="Ana Silva")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (a_line(), "2026-014: Stage 1 response"),
        (PROMISE, "2026-014: Promise due"),
        (REVIEW, "2026-014: Review an adjustment"),
        (a_line(duty="review", reference="", what="Review: large print"), "Review an adjustment"),
        (
            a_line(duty="review", key="5/restriction", what="Review the restriction on contact: no visits alone"),
            "2026-014: Review a restriction on contact",
        ),
        (REQUEST, "S2026-003: Review a service request"),
        (
            a_line(duty="update", key="late", what="Tell the resident how things stand"),
            "2026-014: Tell the resident how things stand",
        ),
        (
            a_line(duty="clock", key="12.investigate", what="Significant hazard: investigate"),
            "2026-014: Significant hazard: investigate",
        ),
        (a_line(duty="clock", key="12.do", what="Your own date: ring Ana Silva"), "2026-014: Your own date: do it"),
        (a_line(duty="clock", key="12.gone", what="Ana Silva’s boiler"), "2026-014: Task of the complaints register"),
        (
            a_line(duty="assessment", case_id=0, key="2026", reference="", what="Self-assessment 2026"),
            "Self-assessment 2026",
        ),
    ],
)
def test_an_entry_gives_reference_and_duty_and_nothing_else(line: AgendaLine, title: str) -> None:
    made = entry(line, CALENDAR)
    assert (made.title, made.details, made.day, made.settled) == (title, "", line.due, True)


def test_names_homes_and_promises_go_in_where_the_officer_wants_them() -> None:
    made = entry(PROMISE, CALENDAR, names=True)
    assert made.title == "2026-014: Promise: Pay Ana Silva £50"
    assert made.details == "Ana Silva, Flat 7, Damp and mould"
    assert made.plain_title == "2026-014: Promise due"


def test_what_is_expected_or_provisional_says_so_and_is_not_settled() -> None:
    expected = entry(a_line(urgency=Urgency.EXPECTED), CALENDAR)
    assert (expected.title, expected.settled) == ("2026-014: Stage 1 response (expected)", False)
    assert expected.details == "This date settles on the day the acknowledgement is sent."
    provisional = entry(a_line(due=date(2029, 6, 1)), CALENDAR)
    assert (provisional.title, provisional.settled) == ("2026-014: Stage 1 response (provisional)", False)
    assert provisional.details == "The bank holidays of 2029 are not published yet, so this date may move."


def test_a_review_stays_the_same_entry_when_its_person_complains_again() -> None:
    assert identity(REVIEW) == identity(a_line(duty="review", key="5", case_id=15))
    assert identity(a_line()) != identity(a_line(case_id=15))


def test_each_service_request_has_an_entry_of_its_own() -> None:
    assert identity(REQUEST) != identity(replace(REQUEST, case_id=15))
    assert identity(REQUEST) == "14/review/request"


@pytest.mark.parametrize(
    ("due", "reminder", "on"),
    [
        (date(2026, 11, 23), Reminder.DAY_BEFORE, date(2026, 11, 20)),  # a Monday: on Friday
        (date(2026, 12, 29), Reminder.DAY_BEFORE, date(2026, 12, 24)),  # after Christmas, its substitute day too
        (date(2026, 11, 25), Reminder.DAY_BEFORE, date(2026, 11, 24)),
        (date(2026, 11, 22), Reminder.ON_THE_DAY, date(2026, 11, 20)),  # promised for a Sunday
        (date(2027, 1, 4), Reminder.WEEK_BEFORE, date(2026, 12, 24)),
    ],
)
def test_a_reminder_falls_on_the_last_working_day_before(due: date, reminder: Reminder, on: date) -> None:
    assert entry(a_line(due=due), CALENDAR).reminders[reminder] == on


def test_a_reminder_minds_the_registers_own_bank_holidays_and_closures() -> None:
    own = WorkingDays(bank_holidays(), (Closure(date(2026, 11, 19), date(2026, 11, 19)),))
    calendar = own.with_holidays([date(2026, 11, 20)])
    made = entry(a_line(due=date(2026, 11, 23)), calendar)
    assert made.reminders[Reminder.DAY_BEFORE] == date(2026, 11, 18)


def test_a_half_written_complaint_has_no_date_to_take_along() -> None:
    assert not is_exported(a_line(duty="log", case_id=0))
    assert is_exported(a_line())
