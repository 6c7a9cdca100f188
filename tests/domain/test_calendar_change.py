"""Changes of the bank holidays: compared, said in words, written down and taken back."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain.calendar_change import (
    FROM_THE_LIST,
    KEPT,
    CalendarChange,
    Holiday,
    decided_days,
    in_words,
    proposed,
    read,
    written,
)
from chc_desktop.domain.working_days import PUBLISHED_TO, Closure, WorkingDays

MAY_DAY, VE_DAY = Holiday(date(2020, 5, 4), "May Day"), Holiday(date(2020, 5, 8), "May Day")
CALENDAR = WorkingDays(dict([MAY_DAY]), (Closure(date(2026, 12, 24), date(2027, 1, 1)),), PUBLISHED_TO)
HOLIDAYS = st.builds(
    Holiday,
    st.dates(date(2012, 1, 1), date(2040, 12, 31)),
    st.text(st.characters(blacklist_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1).map(str.strip).filter(bool),
)
CHANGES = st.builds(
    CalendarChange,
    st.lists(HOLIDAYS, max_size=3).map(tuple),
    st.lists(HOLIDAYS, max_size=3).map(tuple),
    st.sampled_from(["", FROM_THE_LIST, "entry 17 taken back"]),
    st.none() | st.dates(date(2029, 1, 1), date(2035, 1, 1)),
)


@given(CHANGES)
def test_a_change_is_read_as_it_was_written(change: CalendarChange) -> None:
    before, after = written(change, PUBLISHED_TO)
    again, went_to = read(change.why, before, after)
    assert again == change
    assert went_to == (PUBLISHED_TO if change.published_to else None)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (CalendarChange((VE_DAY,)), ("Fri 8 May 2020, May Day, becomes a bank holiday.",)),
        (CalendarChange((), (MAY_DAY,)), ("Mon 4 May 2020, May Day, is not a bank holiday any more.",)),
        (CalendarChange((VE_DAY,), (MAY_DAY,)), ("May Day moves from Mon 4 May 2020 to Fri 8 May 2020.",)),
        (
            CalendarChange(published_to=date(2029, 12, 31)),
            ("Government has published bank holidays to Mon 31 Dec 2029.",),
        ),
        (CalendarChange((VE_DAY,), (MAY_DAY,), KEPT), ("Looked at and left: Mon 4 May 2020 and Fri 8 May 2020.",)),
    ],
)
def test_each_change_is_said_in_words(change: CalendarChange, said: tuple[str, ...]) -> None:
    assert in_words(change) == said


def test_a_change_of_several_days_pairs_moves_by_name_and_year() -> None:
    jubilee, spring = Holiday(date(2022, 6, 3), "Jubilee"), Holiday(date(2022, 5, 30), "Spring")
    later = Holiday(date(2022, 6, 2), "Spring")
    assert in_words(CalendarChange((later, jubilee), (spring,))) == (
        "Spring moves from Mon 30 May 2022 to Thu 2 Jun 2022.",
        "Fri 3 Jun 2022, Jubilee, becomes a bank holiday.",
    )


def test_a_change_applied_and_taken_back_leaves_the_calendar_as_it_was() -> None:
    move = CalendarChange((VE_DAY,), (MAY_DAY,))
    moved = move.applied(CALENDAR)
    assert list(moved.holidays) == [VE_DAY.day]
    assert moved.closures == CALENDAR.closures
    assert move.still_stands(moved)
    assert not move.still_stands(CALENDAR)
    back = move.reversed(17)
    assert back.taken_back == 17
    assert back.applied(moved) == CALENDAR


def test_the_list_proposes_days_moved_added_and_withdrawn_at_once() -> None:
    found = proposed(CALENDAR, dict([VE_DAY]), PUBLISHED_TO)
    assert found.change == CalendarChange((VE_DAY,), (MAY_DAY,), FROM_THE_LIST)
    assert found.is_something


def test_weekends_and_unpublished_years_are_not_compared() -> None:
    listed = dict([MAY_DAY, (date(2020, 5, 9), "Saturday"), (date(2029, 5, 7), "Later")])
    assert not proposed(CALENDAR, listed, PUBLISHED_TO).is_something


def test_what_the_officer_decided_is_theirs_and_what_came_from_the_list_is_not() -> None:
    by_hand, from_list = CalendarChange((VE_DAY,)), CalendarChange((), (MAY_DAY,), FROM_THE_LIST)
    decided = decided_days([by_hand, from_list])
    assert decided == {VE_DAY.day}
    found = proposed(by_hand.applied(CALENDAR), dict([MAY_DAY]), PUBLISHED_TO, decided)
    assert not found.is_something
    assert found.own == (VE_DAY,)
