"""The deadlines of the Housing Ombudsman's Code of April 2024, each with its explanation."""

from datetime import date

import pytest

from chc_desktop.domain.deadlines import deadline, deadlines
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.explaining import explain
from chc_desktop.domain.milestones import Milestones, check_order
from chc_desktop.domain.vocabulary import Duty, Trigger
from chc_desktop.domain.working_days import Closure, Counting, WorkingDays, bank_holidays, england
from tests import make

CODE = make.hos_2024()
COUNTING = Counting(england())
CHRISTMAS_EVE = date(2026, 12, 24)


def test_an_acknowledgement_is_due_five_working_days_after_receipt() -> None:
    found = deadline(CODE, Duty.STAGE1_ACKNOWLEDGEMENT, Milestones(CHRISTMAS_EVE), COUNTING)
    assert (found.due, found.start, found.provision) == (date(2027, 1, 5), CHRISTMAS_EVE, "6.2")
    assert not found.provisional
    assert found.latest_if_extended is None


def test_until_it_is_acknowledged_the_response_date_is_provisional_and_counts_from_the_last_day() -> None:
    found = deadline(CODE, Duty.STAGE1_RESPONSE, Milestones(CHRISTMAS_EVE), COUNTING)
    assert (found.due, found.start, found.runs_from) == (date(2027, 1, 19), date(2027, 1, 5), Trigger.ACKNOWLEDGED)
    assert found.provisional
    assert found.latest_if_extended == date(2027, 2, 2)


def test_acknowledged_at_once_the_ten_days_run_from_that_day() -> None:
    found = deadline(CODE, Duty.STAGE1_RESPONSE, Milestones(CHRISTMAS_EVE, CHRISTMAS_EVE), COUNTING)
    assert found.due == date(2027, 1, 12)
    assert not found.provisional


def test_acknowledged_late_shows_both_dates_and_the_breach() -> None:
    late = Milestones(CHRISTMAS_EVE, date(2027, 1, 7))
    acknowledgement = deadline(CODE, Duty.STAGE1_ACKNOWLEDGEMENT, late, COUNTING)
    response = deadline(CODE, Duty.STAGE1_RESPONSE, late, COUNTING)
    assert acknowledgement.breach is not None
    assert "2 working days after the last day, Tue 5 Jan 2027 (Code 6.2)" in acknowledgement.breach
    assert (response.due, response.if_in_time) == (date(2027, 1, 21), date(2027, 1, 19))
    assert "would have been due Tue 19 Jan 2027" in " ".join(explain(response, COUNTING).warnings)


def test_a_weekend_receipt_is_not_moved_to_monday_first() -> None:
    saturday = deadline(CODE, Duty.STAGE1_ACKNOWLEDGEMENT, Milestones(date(2026, 11, 21)), COUNTING)
    friday = deadline(CODE, Duty.STAGE1_ACKNOWLEDGEMENT, Milestones(date(2026, 11, 20)), COUNTING)
    assert saturday.due == friday.due == date(2026, 11, 27)


def test_stage_2_runs_from_the_request_and_then_from_its_acknowledgement() -> None:
    asked = Milestones(date(2026, 10, 1), date(2026, 10, 2), escalated=date(2026, 11, 2))
    acknowledgement, response = deadlines(CODE, asked, COUNTING)[2:]
    assert (acknowledgement.due, acknowledgement.provision) == (date(2026, 11, 9), "6.11")
    assert (response.due, response.limit, response.provision) == (date(2026, 12, 7), 20, "6.14")
    assert response.provisional
    assert response.latest_if_extended == date(2027, 1, 7)


def test_there_is_no_stage_2_until_it_is_asked_for() -> None:
    assert len(deadlines(CODE, Milestones(CHRISTMAS_EVE), COUNTING)) == 2


def test_an_extension_moves_the_date_and_keeps_the_original() -> None:
    extended = Milestones(CHRISTMAS_EVE, CHRISTMAS_EVE, extended_to=date(2027, 1, 20))
    found = deadline(CODE, Duty.STAGE1_RESPONSE, extended, COUNTING)
    assert (found.due, found.original) == (date(2027, 1, 20), date(2027, 1, 12))
    assert "extended to Wed 20 Jan 2027 (Code 6.4)" in explain(found, COUNTING).sentence


def test_counting_from_the_day_itself_gives_one_day_in_hand() -> None:
    strict = Counting(england(), from_the_day_itself=True)
    found = deadline(CODE, Duty.STAGE1_ACKNOWLEDGEMENT, Milestones(date(2026, 11, 23)), strict)
    assert found.due == date(2026, 11, 27)
    explained = explain(found, strict)
    assert "The day itself is day 1" in explained.sentence
    assert len(explained.counted) == 5


def test_a_date_in_an_office_closure_says_when_to_do_it_by() -> None:
    closed = Counting(WorkingDays(bank_holidays(), (Closure(date(2026, 12, 24), date(2027, 1, 3)),)))
    found = deadline(CODE, Duty.STAGE1_ACKNOWLEDGEMENT, Milestones(date(2026, 12, 18)), closed)
    assert found.due == date(2026, 12, 29)
    assert explain(found, closed).warnings == ("Office closed Thu 24 Dec to Sun 3 Jan: do it by Wed 23 Dec 2026.",)


def test_every_date_tells_each_day_counted_and_each_skipped_with_its_reason() -> None:
    found = deadline(CODE, Duty.STAGE1_ACKNOWLEDGEMENT, Milestones(CHRISTMAS_EVE), COUNTING)
    explained = explain(found, COUNTING)
    assert [day.day for day in explained.counted] == [29, 30, 31, 4, 5]
    assert [(each.date.day, each.why) for each in explained.skipped] == [
        (25, "Christmas Day"),
        (26, "Boxing Day"),
        (27, "Sunday"),
        (28, "Boxing Day (substitute day)"),
        (1, "New Year’s Day"),
        (2, "Saturday"),
        (3, "Sunday"),
    ]


def test_beyond_the_published_bank_holidays_a_date_is_provisional() -> None:
    found = deadline(CODE, Duty.STAGE1_RESPONSE, Milestones(date(2028, 12, 20), date(2028, 12, 20)), COUNTING)
    assert found.provisional
    assert any("published only to" in warning for warning in explain(found, COUNTING).warnings)


@pytest.mark.parametrize(
    ("milestones", "said"),
    [
        (Milestones(CHRISTMAS_EVE, date(2026, 12, 20)), "acknowledged on Sun 20 Dec 2026, before it was received"),
        (Milestones(CHRISTMAS_EVE, escalated=date(2026, 12, 1)), "before it was received"),
        (Milestones(CHRISTMAS_EVE, stage2_acknowledged=date(2027, 2, 1)), "before it was asked for"),
    ],
)
def test_dates_out_of_order_are_refused_in_a_sentence(milestones: Milestones, said: str) -> None:
    with pytest.raises(RuleBroken, match=said):
        check_order(milestones)
