"""An entry is told once: it moves, it is cancelled, it comes back, and never stands there twice."""

from dataclasses import replace
from datetime import date, datetime, timedelta

from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.exchange import calendar_memory
from chc_desktop.exchange.calendar_entries import Entry
from chc_desktop.exchange.calendar_file import Event, Status
from chc_desktop.exchange.calendar_memory import Memory, compared

NOW = datetime(2026, 11, 24, 14, 2)
LATER = NOW + timedelta(1)
ENTRY = Entry("14/stage1-response/", date(2026, 12, 8), "2026-014: Stage 1 response", "2026-014: Stage 1 response")


def test_what_is_told_for_the_first_time_begins_at_nought() -> None:
    event, _ = told(ENTRY)
    assert (event.sequence, event.changed, event.status) == (0, NOW, Status.CONFIRMED)


def test_what_stayed_the_same_keeps_its_number_and_its_day_of_change() -> None:
    _, memory = told(ENTRY)
    event, again = told(ENTRY, memory, LATER)
    assert (event.sequence, event.changed) == (0, NOW)
    assert again == memory


def test_each_change_of_date_words_certainty_or_reminder_counts() -> None:
    _, memory = told(ENTRY)
    for changed in (
        replace(ENTRY, day=date(2026, 12, 22)),
        replace(ENTRY, title="2026-014: Stage 1 response (expected)"),
        replace(ENTRY, details="Ana Silva"),
        replace(ENTRY, settled=False),
    ):
        event, _ = told(changed, memory, LATER)
        assert (event.sequence, event.changed, event.day) == (1, LATER, changed.day)
    with_reminder = replace(ENTRY, reminders={Reminder.DAY_BEFORE: date(2026, 12, 7)})
    (reminded,), after = compared([with_reminder], (), memory, LATER, Reminder.DAY_BEFORE)
    assert (reminded.sequence, reminded.remind_on) == (1, date(2026, 12, 7))
    earlier = replace(ENTRY, reminders={Reminder.DAY_BEFORE: date(2026, 12, 4)})
    (moved,), _ = compared([earlier], (), after, LATER, Reminder.DAY_BEFORE)
    assert moved.sequence == 2, "a new bank holiday moves the reminder alone"


def test_what_is_done_is_cancelled_where_it_stood_with_a_higher_number() -> None:
    _, memory = told(replace(ENTRY, title="2026-014: Stage 1 response, Ana Silva", details="Ana Silva, Flat 7"))
    (event,), after = compared([], [ENTRY.identity], memory, LATER, Reminder.ON_THE_DAY)
    assert (event.status, event.sequence, event.day) == (Status.CANCELLED, 1, ENTRY.day)
    assert (event.title, event.details) == ("No longer due: 2026-014: Stage 1 response", "")
    assert event.remind_on is None
    (again,), _ = compared([], [ENTRY.identity], after, LATER, Reminder.NONE)
    assert again.sequence == 1, "cancelled in the calendar of one case, then in that of all"


def test_what_is_due_again_after_all_has_a_higher_number_than_its_cancellation() -> None:
    _, memory = told(ENTRY)
    _, after = compared([], [ENTRY.identity], memory, LATER, Reminder.NONE)
    event, _ = told(ENTRY, after, LATER)
    assert (event.sequence, event.status) == (2, Status.CONFIRMED)


def test_the_memory_is_the_same_after_it_was_kept_and_has_no_names_in_it() -> None:
    _, memory = told(replace(ENTRY, title="2026-014: Promise: Pay Ana Silva £50", details="Ana Silva, Flat 7"))
    text = calendar_memory.written(memory)
    assert calendar_memory.read(text) == memory
    assert "Ana" not in text
    assert calendar_memory.read("") == {}


def told(entry: Entry, memory: Memory | None = None, now: datetime = NOW) -> tuple[Event, Memory]:
    (event,), after = compared([entry], (), memory or {}, now, Reminder.NONE)
    return event, after
