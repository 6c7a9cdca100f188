"""What is pressing, in words, judged without a register."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.domain.agenda import Group, Reckoning, Urgency, days, grouped, headline, weeks_around
from chc_desktop.domain.agenda_lines import closure_warning, restriction_line, review_line, stands_now, task_line
from chc_desktop.domain.facts import Person
from chc_desktop.domain.summary import UPDATE, WAITING, CaseSummary, Task
from chc_desktop.domain.working_days import Closure, WorkingDays, england

FRIDAY = date(2026, 11, 20)
SATURDAY = date(2026, 11, 21)
MONDAY = date(2026, 11, 23)
TUESDAY = date(2026, 11, 24)
CHRISTMAS = Closure(date(2026, 12, 24), date(2027, 1, 3))

SUMMARY = CaseSummary(
    14, "2026-014", "Damp and mould", "Joan Bell", "Flat 7", "Damp and mould", "by telephone", "new", 1,
    "2026-11-13", "stage1-acknowledgement", "2026-11-20", "", "", 1, 4, 1, 0,
)  # fmt: skip
ACKNOWLEDGE = Task(
    14, "stage1-acknowledgement", "", "2026-11-20", 0, "Acknowledge the complaint", "Received Fri 13 Nov by telephone."
)
RESPOND = ACKNOWLEDGE._replace(duty="stage1-response", what="Stage 1 response", due="2026-12-04")
JOAN = Person(id=4, name="Joan Bell", address="Flat 7\nAmberley", vulnerability="Breathing difficulty")


@pytest.fixture(scope="module")
def calendar() -> WorkingDays:
    return england()


def reckoning(calendar: WorkingDays, today: date, *closures: Closure) -> Reckoning:
    return Reckoning(replace(calendar, closures=closures), today)


@pytest.mark.parametrize(
    ("today", "due", "urgency", "in_words"),
    [
        (TUESDAY, FRIDAY, Urgency.LATE, "2 working days late"),
        (SATURDAY, FRIDAY, Urgency.LATE, "1 working day late"),
        (TUESDAY, TUESDAY, Urgency.TODAY, "today"),
        (SATURDAY, MONDAY, Urgency.SOON, "in 1 working day"),
        (FRIDAY, MONDAY, Urgency.SOON, "in 1 working day"),
        (FRIDAY, SATURDAY, Urgency.TODAY, "do it today"),
        (TUESDAY, date(2026, 12, 8), Urgency.SOON, "in 10 working days"),
        (TUESDAY, date(2026, 12, 9), Urgency.LATER, "in 11 working days"),
        (date(2026, 12, 24), date(2026, 12, 29), Urgency.SOON, "in 1 working day"),
    ],
)
def test_how_pressing_a_date_is_and_how_it_is_said(
    calendar: WorkingDays, today: date, due: date, urgency: Urgency, in_words: str
) -> None:
    judged = reckoning(calendar, today)
    assert (judged.urgency(due), judged.left_in_words(due)) == (urgency, in_words)


def test_before_an_office_closure_a_later_date_has_to_be_met_today(calendar: WorkingDays) -> None:
    judged = reckoning(calendar, date(2026, 12, 23), CHRISTMAS)
    due = date(2026, 12, 29)
    assert judged.urgency(due) is Urgency.TODAY
    assert judged.left_in_words(due) == "do it today"
    assert closure_warning(due, judged) == "Office closed 24 Dec to 3 Jan: do it by Wed 23 Dec."


def test_no_warning_asks_for_a_day_that_has_passed(calendar: WorkingDays) -> None:
    assert closure_warning(date(2026, 12, 29), reckoning(calendar, date(2026, 12, 28), CHRISTMAS)) == ""
    assert closure_warning(date(2026, 12, 23), reckoning(calendar, date(2026, 12, 1), CHRISTMAS)) == ""


def test_a_year_typed_wrongly_does_not_break_the_list(calendar: WorkingDays) -> None:
    judged = reckoning(calendar, TUESDAY)
    assert judged.urgency(date(2206, 12, 1)) is Urgency.LATER
    assert judged.urgency(date(1926, 12, 1)) is Urgency.LATE


def test_a_late_line_says_when_it_was_due_why_and_who_is_vulnerable(calendar: WorkingDays) -> None:
    line = task_line(ACKNOWLEDGE, SUMMARY, JOAN, reckoning(calendar, TUESDAY))
    assert line.details == ("Was due Fri 20 Nov. Received Fri 13 Nov by telephone. Vulnerable: Breathing difficulty.")
    assert (line.about, line.short) == ("Joan Bell, Flat 7, Damp and mould", "014 acknowledge")
    assert (line.button, line.letter) == ("Write acknowledgement", "acknowledgement-stage1")


def test_a_date_in_another_year_is_said_with_its_year(calendar: WorkingDays) -> None:
    line = task_line(ACKNOWLEDGE._replace(due="2027-01-05"), SUMMARY, JOAN, reckoning(calendar, date(2026, 12, 29)))
    assert line.sentence.startswith("Due Tue 5 Jan 2027.")
    assert task_line(ACKNOWLEDGE, SUMMARY, JOAN, reckoning(calendar, date(2027, 1, 5))).short == "2026-014 acknowledge"


def test_a_response_says_that_an_extension_must_be_told_by_then(calendar: WorkingDays) -> None:
    judged = reckoning(calendar, TUESDAY)
    assert "last day to tell them of an extension" in task_line(RESPOND, SUMMARY, JOAN, judged).sentence
    extended = RESPOND._replace(sentence="Extended from Fri 20 Nov to Fri 4 Dec 2026.")
    assert "last day" not in task_line(extended, SUMMARY, JOAN, judged).sentence


def test_a_response_waits_while_the_acknowledgement_is_still_to_be_sent(calendar: WorkingDays) -> None:
    judged = reckoning(calendar, TUESDAY)
    waiting = RESPOND._replace(provisional=WAITING)
    lines = [task_line(ACKNOWLEDGE, SUMMARY, JOAN, judged), task_line(waiting, SUMMARY, JOAN, judged)]
    assert [line.duty for group in grouped(lines) for line in group.lines] == ["stage1-acknowledgement"]
    assert [line.short for day in days(date(2026, 12, 4), 1, lines, calendar) for line in day.lines] == [
        "014 stage 1 response, expected"
    ]
    assert lines[1].left_in_words == "expected"
    assert lines[1].sentence.startswith("Expected by Fri 4 Dec. ")


def test_a_review_names_the_adjustment_and_opens_the_case(calendar: WorkingDays) -> None:
    person = replace(JOAN, adjustment="Large print\nand a call first", adjustment_review=date(2026, 12, 3))
    line = review_line(person, SUMMARY, reckoning(calendar, TUESDAY))
    assert (line.what, line.about) == ("Review the adjustment: Large print", "Joan Bell, Flat 7")
    assert (line.case_id, line.button, line.left_in_words) == (14, "Look at it again", "in 7 working days")
    assert review_line(person, None, reckoning(calendar, TUESDAY)).button == ""


def test_the_headline_counts_in_words_and_names_the_next_bank_holiday(calendar: WorkingDays) -> None:
    judged = reckoning(calendar, TUESDAY)
    late = task_line(ACKNOWLEDGE, SUMMARY, JOAN, judged)
    today = task_line(ACKNOWLEDGE._replace(due="2026-11-24"), SUMMARY, JOAN, judged)
    holiday = "Next bank holiday: Christmas Day, Friday 25 December."
    assert headline(grouped([late, late, today]), judged) == f"Two things are late, one is due today. {holiday}"
    assert headline(grouped([late]), judged) == f"One thing is late, nothing is due today. {holiday}"
    assert headline(grouped([today]), judged) == f"Nothing is late, one thing is due today. {holiday}"
    assert headline((), judged) == f"Nothing is late and nothing is due today. {holiday}"
    assert "New Year’s Day, Friday 1 January 2027" in headline((), reckoning(calendar, date(2026, 12, 29)))


def test_groups_come_in_order_and_empty_ones_not_at_all(calendar: WorkingDays) -> None:
    judged = reckoning(calendar, TUESDAY)
    dues = ("2027-03-01", "2026-11-26", "2026-11-19", "2026-11-25")
    groups = grouped(task_line(ACKNOWLEDGE._replace(due=due), SUMMARY, JOAN, judged) for due in dues)
    assert [(group.urgency.words, len(group.lines)) for group in groups] == [
        ("Late", 1),
        ("This week and next", 2),
        ("Later", 1),
    ]
    assert isinstance(groups[0], Group)
    assert [line.due.day for line in groups[1].lines] == [25, 26]


def test_a_month_is_drawn_in_whole_weeks_from_monday() -> None:
    assert weeks_around(date(2026, 12, 9)) == (date(2026, 11, 30), 35)
    assert weeks_around(date(2026, 8, 1)) == (date(2026, 7, 27), 42)
    assert weeks_around(date(2027, 2, 1)) == (date(2027, 2, 1), 28)


def test_days_say_whether_they_are_worked_and_why_not(calendar: WorkingDays) -> None:
    closed = replace(calendar, closures=(CHRISTMAS,))
    thursday, friday, saturday = days(date(2026, 12, 24), 3, [], closed)
    assert (thursday.working, thursday.closure) == (True, CHRISTMAS)
    assert (friday.working, friday.why_not, friday.is_bank_holiday) == (False, "Christmas Day", True)
    assert days(date(2026, 12, 5), 1, [], calendar)[0].is_bank_holiday is False
    assert saturday.date == date(2026, 12, 26)


def test_a_response_that_waits_for_nothing_stands_on_today_beside_the_acknowledgement(calendar: WorkingDays) -> None:
    judged = reckoning(calendar, TUESDAY)
    lines = [task_line(each, SUMMARY, JOAN, judged) for each in (ACKNOWLEDGE, RESPOND)]
    assert [line.duty for group in grouped(lines) for line in group.lines] == [
        "stage1-acknowledgement",
        "stage1-response",
    ]


def test_stricter_dates_stand_as_warnings_with_the_office_closure_last(calendar: WorkingDays) -> None:
    judged = reckoning(calendar, date(2026, 12, 14), CHRISTMAS)
    task = RESPOND._replace(due="2026-12-29", sentence=f"{RESPOND.sentence}\nOur own policy: by Fri 18 Dec.")
    line = task_line(task, SUMMARY, JOAN, judged)
    assert line.sentence.startswith("Due Tue 29 Dec. Received Fri 13 Nov by telephone. Also the last day")
    assert line.warning == "Our own policy: by Fri 18 Dec. Office closed 24 Dec to 3 Jan: do it by Wed 23 Dec."


def test_a_stage_3_response_leads_to_its_letter(calendar: WorkingDays) -> None:
    task = RESPOND._replace(duty="stage3-response", what="Stage 3 response")
    line = task_line(task, SUMMARY, JOAN, reckoning(calendar, TUESDAY))
    assert (line.letter, line.button, line.short) == (
        "response-stage3",
        "Write the response",
        "014 stage 3 response",
    )
    assert line.is_a_clock


def test_an_update_stands_once_the_answer_is_late_and_an_agreed_one_before(calendar: WorkingDays) -> None:
    late = Task(14, UPDATE, "late", "2026-11-24", 0, "Tell the resident how things stand", "The answer was due.")
    assert not stands_now(late, reckoning(calendar, TUESDAY))
    assert stands_now(late, reckoning(calendar, date(2026, 11, 25)))
    assert stands_now(late._replace(key="agreed", due="2026-12-02"), reckoning(calendar, TUESDAY))
    assert stands_now(RESPOND, reckoning(calendar, TUESDAY))


def test_reminders_never_fall_on_a_day_that_is_not_worked(calendar: WorkingDays) -> None:
    late = Task(14, UPDATE, "late", "2026-12-24", 0, "Tell the resident how things stand", "The answer was due.")
    line = task_line(late, SUMMARY, JOAN, reckoning(calendar, TUESDAY))
    assert line.due == date(2026, 12, 29)
    assert (line.letter, line.button, line.short) == ("update", "Write an update", "014 send an update")
    assert not line.is_a_clock


def test_a_restriction_is_reviewed_like_an_adjustment(calendar: WorkingDays) -> None:
    person = replace(JOAN, restriction="Letters only\nsince May", restriction_review=date(2026, 12, 3))
    line = restriction_line(person, SUMMARY, reckoning(calendar, TUESDAY))
    assert (line.what, line.case_id) == ("Review the restriction on contact: Letters only", 14)
    assert (
        line.id
        != review_line(replace(person, adjustment_review=date(2026, 12, 3)), SUMMARY, reckoning(calendar, TUESDAY)).id
    )
