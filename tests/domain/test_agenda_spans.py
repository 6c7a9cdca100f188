"""What is asked of the register for each part of Today is what the lines themselves say of how pressing they are."""

from datetime import date, timedelta

import pytest

from chc_desktop.domain import agenda_lines
from chc_desktop.domain.agenda import Reckoning, Urgency
from chc_desktop.domain.agenda_spans import Between, spans, tasks_between
from chc_desktop.domain.clocks.telling import Because
from chc_desktop.domain.summary import PROMISE, SETTLED, UPDATE, WAITING, CaseSummary, Task
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Closure, WorkingDays, bank_holidays
from tests import make

SUMMARY = CaseSummary(
    1, "2026-001", "Noise", "Joan Bell", "", "", "", "new", 1, "2026-11-01", "", "", "", "", 1, 1, 0, 0
)
CALENDAR = WorkingDays(bank_holidays(), (Closure(date(2026, 12, 24), date(2027, 1, 3), "Closed"),))
TODAYS = [date(2026, 11, 24), date(2026, 11, 28), date(2026, 12, 23), date(2026, 12, 26), date(2027, 3, 25)]


@pytest.mark.parametrize("today", TODAYS)
def test_each_task_falls_into_the_span_of_its_urgency_and_no_other(today: date) -> None:
    reckoning = Reckoning(CALENDAR, today)
    asked = {span.urgency: tasks_between(span.first, span.until, reckoning, True) for span in spans(reckoning)}
    for task in every_task(today):
        line = agenda_lines.task_line(task, SUMMARY, make.RESIDENT, reckoning)
        shown = agenda_lines.stands_now(task, reckoning) and line.urgency is not Urgency.EXPECTED
        expected = [line.urgency] if shown else []
        assert [urgency for urgency, between in asked.items() if holds(task, between)] == expected, task


@pytest.mark.parametrize("today", TODAYS)
def test_every_task_of_a_week_is_asked_for_once(today: date) -> None:
    reckoning, first = Reckoning(CALENDAR, today), date(2026, 12, 21)
    asked = tasks_between(first, first + timedelta(7), reckoning, only_started=False)
    for task in every_task(today):
        due = agenda_lines.task_line(task, SUMMARY, make.RESIDENT, reckoning).due
        shown = agenda_lines.stands_now(task, reckoning) and first <= due < first + timedelta(7)
        assert holds(task, asked) == shown, task


def every_task(today: date) -> list[Task]:
    kinds = [
        (Duty.STAGE1_RESPONSE.value, "", SETTLED),
        (Duty.STAGE1_RESPONSE.value, "", WAITING),
        (PROMISE, "3.1", SETTLED),
        *((UPDATE, because.value, SETTLED) for because in Because),
    ]
    days = [today + timedelta(offset) for offset in range(-45, 60)]
    return [Task(1, duty, key, day.isoformat(), sure, "What", "Why.") for duty, key, sure in kinds for day in days]


def holds(task: Task, asked: tuple[Between, ...]) -> bool:
    found = [
        each
        for each in asked
        if each.first <= task.due < each.until
        and (task.duty == each.duty if each.duty else task.duty != each.but_for)
        and (not each.key or task.key == each.key)
        and (not each.only_started or task.provisional != WAITING)
    ]
    assert len(found) <= 1
    return bool(found)
