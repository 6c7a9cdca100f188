"""When a step of another clock is due, whether it was done in time, and how the date explains itself."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chc_desktop.domain.clocks.clock import Clock
from chc_desktop.domain.clocks.counting import months_after
from chc_desktop.domain.clocks.dates import running_clocks
from chc_desktop.domain.clocks.explaining import explain_step
from chc_desktop.domain.clocks.kind import kind_of
from chc_desktop.domain.working_days import Closure, Counting, england
from tests.domain.clocks.material import COUNTING, KINDS, dated, edition

FRIDAY = date(2026, 12, 18)


@pytest.mark.parametrize(
    ("received", "due", "why"),
    [
        (date(2026, 11, 3), date(2026, 12, 3), "an ordinary month"),
        (date(2026, 10, 28), date(2026, 11, 30), "28 November is a Saturday"),
        (date(2026, 7, 31), date(2026, 9, 1), "31 August is a bank holiday"),
        (date(2026, 1, 31), date(2026, 3, 2), "no 31 February: the 28th, a Saturday"),
        (date(2027, 1, 29), date(2027, 3, 1), "no 29 February in 2027: the 28th, a Sunday"),
        (date(2028, 1, 30), date(2028, 2, 29), "29 February in a leap year"),
        (date(2026, 11, 25), date(2026, 12, 29), "Christmas Day, a weekend, a substitute day"),
        (date(2026, 12, 31), date(2027, 2, 1), "over the year's end to a Sunday"),
    ],
)
def test_a_subject_access_request_is_due_a_calendar_month_on(received: date, due: date, why: str) -> None:
    assert dated("subject-access", received)["answer"].due == due, why


@given(st.dates(date(2013, 1, 1), date(2038, 12, 31)))
def test_a_month_on_is_the_same_day_or_the_last_of_the_next_month(start: date) -> None:
    end = months_after(start, 1)
    assert (end.year * 12 + end.month) - (start.year * 12 + start.month) == 1
    assert end.day == start.day or (end.day < start.day and months_after(end, 0) == end)
    due = dated("subject-access", start)["answer"].due
    assert due >= end
    assert COUNTING.calendar.is_working(due)


def test_a_month_says_that_it_has_no_such_day_and_which_days_it_moved_over() -> None:
    explained = explain_step(dated("subject-access", date(2026, 1, 31))["answer"], COUNTING)
    assert explained.sentence == (
        "1 calendar month after the request came (UK GDPR, article 12), Sat 31 Jan 2026. February has no day 31, so "
        "its last day, Sat 28 Feb 2026. Sat 28 Feb 2026 is not a working day, so it moves on to Mon 2 Mar 2026."
    )
    assert [skipped.date.day for skipped in explained.skipped] == [28, 1]
    assert any("was not compared" in warning for warning in explained.warnings)


def test_a_data_protection_complaint_is_acknowledged_within_30_days_all_of_them_counted() -> None:
    steps = dated("data-protection-complaint", FRIDAY, given=date(2027, 2, 19))
    assert steps["acknowledge"].due == date(2027, 1, 17)
    assert "Sun 17 Jan 2027 is not a working day: do it by Fri 15 Jan 2027." in (
        explain_step(steps["acknowledge"], COUNTING).warnings
    )
    assert (steps["outcome"].due, steps["outcome"].why) == (
        date(2027, 2, 19),
        "The date you set yourself for the outcome",
    )


def test_an_emergency_hazard_is_made_safe_within_a_day_weekend_or_not() -> None:
    step = dated("hazard-emergency", FRIDAY)["make-safe"]
    assert (step.due, step.why) == (date(2026, 12, 19), "24 hours after we learned of the hazard, Fri 18 Dec 2026")
    warnings = explain_step(step, COUNTING).warnings
    assert warnings[0].startswith("Hours run day and night")
    assert "not compared with the regulations" in warnings[-1]


def test_the_steps_of_a_significant_hazard_are_provisional_until_the_investigation_ended() -> None:
    steps = dated("hazard-significant", FRIDAY)
    assert [(slug, step.due, step.waits) for slug, step in steps.items()] == [
        ("investigate", date(2027, 1, 6), False),
        ("summary", date(2027, 1, 11), True),
        ("make-safe", date(2027, 1, 13), True),
        ("further-work", date(2027, 1, 13), True),
    ]
    assert "Provisional until it is recorded that the investigation ended." in (
        explain_step(steps["summary"], COUNTING).warnings
    )


def test_once_the_investigation_ended_its_real_day_counts() -> None:
    steps = dated("hazard-significant", FRIDAY, investigate=date(2026, 12, 23))
    assert not steps["summary"].waits
    assert [steps[slug].due for slug in ("summary", "make-safe", "further-work")] == [
        date(2026, 12, 30),
        date(2027, 1, 4),
        date(2027, 1, 4),
    ]
    assert steps["further-work"].latest == date(2027, 3, 17)
    assert "Where that cannot be done, at the very latest by Wed 17 Mar 2027." in (
        explain_step(steps["further-work"], COUNTING).warnings
    )


def test_working_days_are_listed_one_by_one_and_the_skipped_ones_with_why() -> None:
    explained = explain_step(dated("hazard-significant", FRIDAY)["investigate"], COUNTING)
    assert explained.sentence == (
        "10 working days after we learned of the hazard (Awaab’s Law), Fri 18 Dec 2026. The day itself is not counted."
    )
    assert (explained.counted[0], explained.counted[-1]) == (date(2026, 12, 21), date(2027, 1, 6))
    assert len(explained.counted) == 10
    assert {skipped.why for skipped in explained.skipped} >= {"Saturday", "Christmas Day", "New Year’s Day"}


def test_a_hazard_counts_from_the_next_day_even_where_the_code_counts_the_day_itself() -> None:
    strict = Counting(england(), from_the_day_itself=True)
    clock = Clock(2, "hazard-significant", "", FRIDAY)
    (hazard,) = running_clocks([clock], KINDS, edition("hos-2024"), strict)
    assert hazard.steps[0].due == date(2027, 1, 6)


def test_evidence_is_due_on_the_date_the_ombudsman_gave() -> None:
    step = dated("ombudsman-evidence", FRIDAY, given=date(2027, 1, 15))["send"]
    assert (step.due, step.counted, step.by_given_date) == (date(2027, 1, 15), None, True)
    assert explain_step(step, COUNTING).sentence == (
        "The date the Ombudsman gave, Fri 15 Jan 2027. Nothing is counted: that date stands."
    )


@pytest.mark.parametrize(
    ("given", "due", "said"),
    [
        (None, date(2027, 1, 13), "15 working days after the request came (Code 3.20)"),
        (date(2027, 1, 8), date(2027, 1, 8), "The date the Ombudsman gave, Fri 8 Jan 2027, is earlier, so it counts."),
        (date(2027, 2, 1), date(2027, 1, 13), "Mon 1 Feb 2027, is no earlier, so the count stands."),
    ],
)
def test_under_the_2020_code_evidence_has_15_working_days_and_an_earlier_date_wins(
    given: date | None, due: date, said: str
) -> None:
    step = dated("ombudsman-evidence", FRIDAY, given=given, code="hos-2020")["send"]
    assert step.due == due
    explained = explain_step(step, COUNTING)
    assert said in explained.sentence
    assert len(explained.counted) == 15


def test_under_the_2020_code_the_organisations_stricter_counting_holds_for_evidence_too() -> None:
    strict = Counting(england(), from_the_day_itself=True)
    clock = Clock(2, "ombudsman-evidence", "", FRIDAY)
    (evidence,) = running_clocks([clock], KINDS, edition("hos-2020"), strict)
    assert evidence.steps[0].due == date(2027, 1, 12)
    explained = explain_step(evidence.steps[0], strict)
    assert "day 1, as your organisation counts" in explained.sentence
    assert len(explained.counted) == 15


def test_a_step_done_late_says_so_and_one_in_time_does_not() -> None:
    late = dated("subject-access", date(2026, 11, 3), answer=date(2026, 12, 7))["answer"]
    assert late.breach == "Done on Mon 7 Dec 2026, 2 working days after the last day, Thu 3 Dec 2026."
    assert dated("subject-access", date(2026, 11, 3), answer=date(2026, 12, 3))["answer"].breach == ""


def test_a_date_in_an_office_closure_says_by_when_to_do_it() -> None:
    closed = Counting(replace(england(), closures=(Closure(date(2026, 12, 24), date(2027, 1, 3)),)))
    step = dated("your-own-date", FRIDAY, given=date(2026, 12, 29), what="Ring Ann")["do"]
    assert explain_step(step, closed).warnings == ("Office closed: do it by Wed 23 Dec 2026.",)


def test_a_date_beyond_the_published_bank_holidays_is_provisional() -> None:
    step = dated("subject-access", date(2029, 1, 3))["answer"]
    assert "Provisional: bank holidays are published only to Sun 31 Dec 2028." in explain_step(step, COUNTING).warnings


def test_your_own_date_goes_by_what_was_written() -> None:
    step = dated("your-own-date", FRIDAY, given=date(2027, 1, 8), what="Ring Ann\nabout the roof")["do"]
    assert step.words == "Your own date: Ring Ann"
    assert dated("subject-access", FRIDAY)["answer"].words == "Subject access request: send the copy of their data"


def test_a_clock_that_cannot_be_read_has_no_dates_but_runs_until_it_is_stopped() -> None:
    clock = Clock(2, "vanished", "", FRIDAY)
    (found,) = running_clocks([clock], KINDS, edition("hos-2024"), COUNTING)
    assert (found.steps, found.is_open, found.kind) == ((), True, kind_of({}, "vanished"))
    (stopped,) = running_clocks([replace(clock, stopped_on=FRIDAY)], KINDS, edition("hos-2024"), COUNTING)
    assert not stopped.is_open
