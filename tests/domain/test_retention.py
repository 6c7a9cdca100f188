"""How long records are kept: by the charity's choice, and nothing is due before its day."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop import files
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.retention.periods import (
    Ended,
    Kind,
    chosen,
    due_for_review,
    load_periods,
    may_be_due,
    written,
)

SUGGESTED = load_periods(files.resources("retention") / "periods.toml")
CLOSED = Ended(1, Kind.COMPLAINTS, "2020-001", "Damp", date(2020, 11, 24))


def due_on(day: date, *ended: Ended, choice: str = "") -> list[str]:
    return [each.ended.reference for each in due_for_review(ended, chosen(SUGGESTED, choice), day)]


def test_every_kind_has_a_suggestion_with_its_reason() -> None:
    assert [period.kind for period in SUGGESTED] == list(Kind)
    assert all(period.reason and period.suggested for period in SUGGESTED)


def test_a_complaint_is_due_six_years_after_it_was_closed_and_not_a_day_before() -> None:
    assert due_on(date(2026, 11, 23), CLOSED) == []
    assert due_on(date(2026, 11, 24), CLOSED) == ["2020-001"]


def test_the_charity_may_choose_another_time_or_none() -> None:
    three = written({Kind.COMPLAINTS: 3, Kind.REQUESTS: 3, Kind.MISTAKES: 1})
    assert due_on(date(2023, 11, 24), CLOSED, choice=three) == ["2020-001"]
    never = written({Kind.COMPLAINTS: 0, Kind.REQUESTS: 3, Kind.MISTAKES: 1})
    assert due_on(date(2090, 1, 1), CLOSED, choice=never) == []
    with pytest.raises(RuleBroken, match="how many years"):
        written({Kind.COMPLAINTS: -1})


def test_what_is_kept_longer_is_due_on_the_later_day() -> None:
    longer = replace(CLOSED, until=date(2027, 3, 1), why="A claim goes on")
    assert due_on(date(2027, 2, 28), longer) == []
    (due,) = due_for_review([longer], chosen(SUGGESTED, ""), date(2027, 3, 1))
    assert (due.since, due.why) == (date(2027, 3, 1), "A claim goes on")


def test_a_record_that_ended_on_a_leap_day_is_due_on_the_28th() -> None:
    leap = replace(CLOSED, ended_on=date(2024, 2, 29))
    assert due_on(date(2030, 2, 27), leap) == []
    assert due_on(date(2030, 2, 28), leap) == ["2020-001"]
    assert may_be_due(chosen(SUGGESTED, "")[Kind.COMPLAINTS], date(2030, 2, 28)) >= date(2024, 2, 29)


def test_the_longest_due_comes_first() -> None:
    newer = replace(CLOSED, record_id=2, reference="2020-002", ended_on=date(2020, 1, 1))
    assert due_on(date(2027, 1, 1), CLOSED, newer) == ["2020-002", "2020-001"]
