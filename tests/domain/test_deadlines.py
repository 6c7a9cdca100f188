"""The deadlines of the Housing Ombudsman's Code of April 2024, each with its explanation."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.domain import words
from chc_desktop.domain.deadlines import Deadline, deadline, deadlines
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.explaining import explain
from chc_desktop.domain.milestones import Milestones, Told, check_order
from chc_desktop.domain.vocabulary import Duty, Trigger
from chc_desktop.domain.working_days import Closure, Counting, WorkingDays, bank_holidays, england
from tests import make
from tests.letters import EDITIONS

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


def told(on: date, to: date, answered: date | None) -> Milestones:
    """Under the Code of 2022 due Thu 17 Sep 2026, and with the whole extension Thu 1 Oct."""
    received = date(2026, 9, 3)
    return Milestones(received, received, answered, to, logged=received, told=on)


def of_2022(milestones: Milestones, edition: str = "hos-2022") -> Deadline:
    return deadline(EDITIONS[edition], Duty.STAGE1_RESPONSE, milestones, COUNTING)


def test_an_extension_told_when_the_date_had_passed_makes_no_late_answer_timely() -> None:
    late = told(date(2026, 9, 25), date(2026, 10, 30), date(2026, 10, 29))
    found = of_2022(late)
    assert (found.due, found.original, found.last_day) == (date(2026, 10, 30), date(2026, 9, 17), date(2026, 9, 17))
    assert found.breach == (
        "Answered at stage 1 on Thu 29 Oct 2026, 30 working days after the last day, Thu 17 Sep 2026 (Code 5.1). "
        "The extension to Fri 30 Oct 2026 does not count: it was told on Fri 25 Sep 2026, after the last day had "
        "passed."
    )


def test_an_extension_beyond_the_cap_counts_up_to_the_cap() -> None:
    received = date(2026, 9, 3)
    case = Milestones(received, received, date(2026, 10, 2), date(2026, 10, 30), told=date(2026, 9, 10))
    found = of_2022(case, "hos-2024")
    assert found.last_day == found.latest_if_extended == date(2026, 10, 1)
    assert found.breach == (
        "Answered at stage 1 on Fri 2 Oct 2026, 1 working day after the last day, Thu 1 Oct 2026 (Code 6.3). "
        "The extension to Fri 30 Oct 2026 counts only up to that day, the most that is allowed (Code 6.4)."
    )
    assert of_2022(replace(case, responded=date(2026, 10, 1)), "hos-2024").breach is None


def test_beyond_the_cap_what_was_agreed_counts_where_the_code_provides_for_it() -> None:
    agreed = told(date(2026, 9, 10), date(2026, 10, 30), date(2026, 10, 29))
    assert of_2022(agreed).breach is None
    unwritten = Told(1, date(2026, 9, 10), date(2026, 10, 30), agreed=False)
    assert of_2022(replace(agreed, extensions=(unwritten,))).last_day == date(2026, 10, 1)


def test_a_second_extension_counts_only_if_it_was_told_before_the_first_had_passed() -> None:
    first = Told(1, date(2026, 9, 10), date(2026, 9, 22))
    for on, last_day in ((date(2026, 9, 22), date(2026, 9, 30)), (date(2026, 9, 23), date(2026, 9, 22))):
        second = Told(1, on, date(2026, 9, 30))
        case = replace(told(first.on or on, second.to, date(2026, 9, 30)), extensions=(first, second))
        found = of_2022(case)
        assert (found.due, found.last_day, found.breach is None) == (second.to, last_day, last_day == second.to)


def test_while_it_is_open_the_date_told_stays_with_its_warnings() -> None:
    found = of_2022(told(date(2026, 9, 25), date(2026, 10, 30), None))
    assert (found.due, found.breach) == (date(2026, 10, 30), None)
    assert "told too late" in " ".join(explain(found, COUNTING).warnings)


def test_what_waits_says_so_even_beyond_the_published_bank_holidays() -> None:
    waiting = deadline(CODE, Duty.STAGE1_RESPONSE, Milestones(date(2028, 12, 22)), COUNTING)
    explained = explain(waiting, COUNTING)
    assert (waiting.waits, waiting.provisional) == (True, True)
    assert f"{words.day(waiting.start)}, the last day on which it should happen" in explained.sentence
    assert explained.warnings == (
        "Provisional until the complaint is acknowledged.",
        "Provisional: bank holidays are published only to Sun 31 Dec 2028.",
    )


def test_what_is_only_beyond_the_published_bank_holidays_waits_for_nothing() -> None:
    begun = deadline(CODE, Duty.STAGE1_RESPONSE, Milestones(date(2028, 12, 22), date(2028, 12, 22)), COUNTING)
    explained = explain(begun, COUNTING)
    assert (begun.waits, begun.provisional) == (False, True)
    assert "should happen" not in explained.sentence
    assert explained.warnings == ("Provisional: bank holidays are published only to Sun 31 Dec 2028.",)


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
