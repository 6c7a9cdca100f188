"""What the calendar shows: its spans, its kinds of duty, and its words."""

from datetime import date

import pytest

from chc_desktop.domain.agenda import AgendaLine, DayView, Reckoning, Urgency
from chc_desktop.domain.calendar_view import CalendarView, Kind, Span, calendar_view, kind_of, remark, whole
from chc_desktop.domain.working_days import Closure, WorkingDays, bank_holidays
from tests.domain.lines import a_line

CALENDAR = WorkingDays(bank_holidays(), (Closure(date(2026, 12, 24), date(2027, 1, 3)),), date(2028, 12, 31))


@pytest.mark.parametrize(
    ("span", "around", "first", "count", "heading"),
    [
        (Span.MONTH, date(2026, 12, 22), date(2026, 11, 30), 35, "December 2026"),
        (Span.WEEK, date(2026, 12, 22), date(2026, 12, 21), 7, "21 to 27 December 2026"),
        (Span.WEEK, date(2026, 12, 1), date(2026, 11, 30), 7, "30 November to 6 December 2026"),
        (Span.WEEK, date(2027, 1, 3), date(2026, 12, 28), 7, "28 December 2026 to 3 January 2027"),
        (Span.AGENDA, date(2028, 2, 29), date(2028, 2, 1), 29, "February 2028"),
    ],
)
def test_each_span_begins_ends_and_is_headed(span: Span, around: date, first: date, count: int, heading: str) -> None:
    assert span.days(around) == (first, count)
    assert span.heading(around) == heading


@pytest.mark.parametrize(
    ("span", "day", "units", "there"),
    [
        (Span.MONTH, date(2026, 12, 31), -1, date(2026, 11, 30)),
        (Span.MONTH, date(2026, 12, 31), 2, date(2027, 2, 28)),
        (Span.AGENDA, date(2027, 1, 15), -1, date(2026, 12, 15)),
        (Span.WEEK, date(2026, 12, 31), 1, date(2027, 1, 7)),
    ],
)
def test_going_on_and_back_keeps_to_the_day_where_there_is_one(span: Span, day: date, units: int, there: date) -> None:
    assert span.beyond(day, units) == there


@pytest.mark.parametrize(
    ("duty", "kind"),
    [
        ("stage1-acknowledgement", Kind.ACKNOWLEDGEMENT),
        ("stage2-response", Kind.RESPONSE),
        ("promise", Kind.PROMISE),
        ("review", Kind.REVIEW),
        ("restriction-review", Kind.REVIEW),
        ("assessment", Kind.OTHER),
        ("log", Kind.OTHER),
        ("something new", Kind.OTHER),
    ],
)
def test_every_duty_is_of_one_kind(duty: str, kind: Kind) -> None:
    assert kind_of(duty) is kind


def test_only_the_kinds_that_are_wanted_are_shown_and_the_heading_says_so() -> None:
    lines = (a_line(), a_line(duty="promise", what="Promise: Fit dampers"), a_line(duty="review"))
    assert len(shown(lines).days[0].lines) == 3
    view = shown(lines, Kind.PROMISE, Kind.REVIEW)
    assert [line.duty for line in view.days[0].lines] == ["promise", "review"]
    assert view.summary == "Only promises and reviews are shown. 2 things are due."
    assert shown(lines, Kind.OTHER).summary == "Only other duties are shown. Nothing is due this week."


def test_the_summary_counts_what_is_late_and_leaves_out_what_is_only_expected() -> None:
    lines = (a_line(urgency=Urgency.LATE), a_line(urgency=Urgency.EXPECTED))
    assert shown(lines).summary == "1 thing is due, 1 of them late."


def test_days_of_a_neighbouring_month_are_drawn_and_not_counted() -> None:
    november = DayView(date(2026, 11, 30), True, "", None, (a_line(due=date(2026, 11, 30)),))
    view = calendar_view(Span.MONTH, date(2026, 12, 1), (november,), (), CALENDAR)
    assert view.days == (november,)
    assert view.summary == "Nothing is due this month."


def test_beyond_the_published_bank_holidays_there_is_a_warning_and_each_date_is_called_provisional() -> None:
    day = date(2029, 1, 3)
    view = shown((a_line(due=day),), day=day)
    (line,) = view.days[0].lines
    assert (line.short, line.what) == ("014 stage 1 response, provisional", "Stage 1 response (provisional)")
    assert view.notice.startswith("Government has published bank holidays up to 31 December 2028.")
    assert shown((a_line(),)).notice == ""


def test_a_closure_is_told_on_its_first_day_and_on_the_first_day_shown() -> None:
    closed, holiday = view_of(date(2026, 12, 24)), view_of(date(2027, 1, 1))
    assert remark(closed) == "Office closed 24 Dec to 3 Jan."
    assert remark(holiday) == "New Year’s Day, not a working day."
    assert remark(holiday, first_shown=True) == "New Year’s Day, not a working day. Office closed 24 Dec to 3 Jan."
    assert remark(view_of(date(2026, 12, 12))) == ""


def test_a_whole_line_leaves_nothing_out() -> None:
    assert whole(a_line()) == "Stage 1 response: 2026-014, Ana Silva, Flat 7, Damp and mould (in 3 working days)"
    assert whole(a_line(reference="", person="", home="", title="")) == "Stage 1 response (in 3 working days)"


def shown(lines: tuple[AgendaLine, ...], *kinds: Kind, day: date = date(2026, 12, 8)) -> CalendarView:
    """The week of one day on which these lines are due."""
    return calendar_view(Span.WEEK, day, (DayView(day, True, "", None, lines),), kinds, CALENDAR)


def view_of(day: date) -> DayView:
    why_not = Reckoning(CALENDAR, day).calendar.why_not(day) or ""
    return DayView(day, not why_not, why_not, CALENDAR.closure_on(day), ())
