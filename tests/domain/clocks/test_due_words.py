"""Why a duty is due when it is, in words that are right under every edition."""

from dataclasses import replace
from datetime import date

import pytest

from chc_desktop.domain.case import Case
from chc_desktop.domain.clocks.due_words import about_extension, in_a_closure, stricter_dates, why_due
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, deadlines
from chc_desktop.domain.events import Escalated, Event
from chc_desktop.domain.facts import Person
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.projection import project
from chc_desktop.domain.summary import SETTLED, WAITING
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Closure
from tests.domain.assessments.material import acknowledged, extended, responded
from tests.domain.clocks.material import COUNTING, KINDS, case_under, edition

TUESDAY, SATURDAY = date(2026, 11, 3), date(2026, 11, 7)
EDITIONS = ("hos-2020", "hos-2022", "joint-draft", "lgsco-2024", "hos-2024", "own-policy")
ACKNOWLEDGED = acknowledged(date(2026, 11, 5))
TO_STAGE2 = (ACKNOWLEDGED, responded(date(2026, 11, 12)), Escalated(happened_on=date(2026, 11, 16), reviewer=2))


def duty(case: Case, which: Duty, code: Edition | None = None) -> Deadline:
    found = deadlines(code or edition(case.edition), case.milestones, COUNTING)
    return next(each for each in found if each.duty is which)


def why(code: str, which: Duty, *events: Event, on: date = TUESDAY) -> str:
    case = case_under(code, *events, on=on)
    return why_due(case, duty(case, which), COUNTING.calendar)


@pytest.mark.parametrize(
    ("code", "before", "after"),
    [
        ("hos-2020", "after it was received on Tue 3 Nov 2026.", "after it was received on Tue 3 Nov 2026."),
        ("hos-2022", "after it was logged on Tue 3 Nov 2026.", "after it was logged on Tue 3 Nov 2026."),
        ("joint-draft", "after it was received on Tue 3 Nov 2026.", "after it was received on Tue 3 Nov 2026."),
        ("lgsco-2024", "the acknowledgement, still to be sent.", "the acknowledgement of Thu 5 Nov 2026."),
        ("hos-2024", "the acknowledgement, still to be sent.", "the acknowledgement of Thu 5 Nov 2026."),
        ("own-policy", "the acknowledgement, still to be sent.", "the acknowledgement of Thu 5 Nov 2026."),
    ],
)
def test_a_stage_1_response_names_what_it_is_counted_from(code: str, before: str, after: str) -> None:
    assert why(code, Duty.STAGE1_RESPONSE).startswith("10 working days after ")
    assert why(code, Duty.STAGE1_RESPONSE).endswith(before)
    assert why(code, Duty.STAGE1_RESPONSE, ACKNOWLEDGED).endswith(after)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("hos-2020", "20 working days after stage 2 was asked for on Mon 16 Nov 2026."),
        ("hos-2022", "20 working days after stage 2 was asked for on Mon 16 Nov 2026."),
        ("joint-draft", "20 working days after stage 2 was asked for on Mon 16 Nov 2026."),
        ("lgsco-2024", "20 working days after the acknowledgement, still to be sent."),
        ("hos-2024", "20 working days after the acknowledgement, still to be sent."),
        ("own-policy", "20 working days after the acknowledgement, still to be sent."),
    ],
)
def test_a_stage_2_response_names_what_it_is_counted_from(code: str, said: str) -> None:
    assert why(code, Duty.STAGE2_RESPONSE, *TO_STAGE2) == said


def test_a_stage_3_response_runs_from_its_request() -> None:
    events = (*TO_STAGE2, responded(date(2026, 11, 18), stage=2, by=2))
    third = Escalated(happened_on=date(2026, 11, 20), reviewer=3, stage=3)
    assert why("hos-2022", Duty.STAGE3_RESPONSE, *events, third) == (
        "20 working days after stage 3 was asked for on Fri 20 Nov 2026."
    )


@pytest.mark.parametrize("code", EDITIONS)
def test_only_what_waits_for_an_acknowledgement_is_kept_off_today(code: str) -> None:
    case = case_under(code, on=TUESDAY)
    tasks = project(case, Person(id=101, name="Ana"), edition(code), COUNTING, KINDS).tasks
    sure = {task.duty: task.provisional for task in tasks}
    waits = code in ("lgsco-2024", "hos-2024", "own-policy")
    assert sure["stage1-acknowledgement"] == SETTLED
    assert sure["stage1-response"] == (WAITING if waits else SETTLED)


def test_a_weekend_receipt_keeps_its_day_and_names_the_first_day_that_counts() -> None:
    assert why("hos-2024", Duty.STAGE1_ACKNOWLEDGEMENT, on=SATURDAY) == (
        "Received Sat 7 Nov 2026 by telephone. Not a working day, so day 1 is Mon 9 Nov."
    )


def test_acknowledged_late_gives_both_dates() -> None:
    said = why("hos-2024", Duty.STAGE1_RESPONSE, acknowledged(date(2026, 11, 12)))
    assert said == (
        "10 working days after the acknowledgement of Thu 12 Nov 2026. Acknowledged late: in time, it would have been "
        "due Tue 24 Nov 2026."
    )


def test_days_that_are_not_working_days_warn_of_the_stricter_reading() -> None:
    assert stricter_dates(duty(case_under("hos-2022", on=TUESDAY), Duty.STAGE1_ACKNOWLEDGEMENT)) == (
        "The Code says days, not working days. Strictly read: by Sun 8 Nov.",
    )
    assert stricter_dates(duty(case_under("hos-2024", on=TUESDAY), Duty.STAGE1_ACKNOWLEDGEMENT)) == ()


def test_days_of_an_extension_warn_of_the_stricter_reading_once_it_is_used_up() -> None:
    case = case_under("hos-2022", ACKNOWLEDGED, extended(date(2026, 11, 16), date(2026, 12, 1)), on=TUESDAY)
    assert stricter_dates(duty(case, Duty.STAGE1_RESPONSE)) == (
        "The Code says days of the extension too. Strictly read: by Fri 27 Nov.",
    )


def test_our_own_shorter_limit_is_said_beside_the_codes() -> None:
    code = edition("hos-2024").applied((OwnLimit(Duty.STAGE1_RESPONSE, 7),))
    found = duty(case_under("hos-2024", ACKNOWLEDGED, on=TUESDAY), Duty.STAGE1_RESPONSE, code)
    assert stricter_dates(found) == ("Our own policy: by Mon 16 Nov.",)


def test_an_extension_told_too_late_or_beyond_the_cap_says_so() -> None:
    late = extended(date(2026, 11, 24), date(2026, 12, 31))
    found = duty(case_under("hos-2024", ACKNOWLEDGED, late, on=TUESDAY), Duty.STAGE1_RESPONSE)
    assert about_extension(found) == (
        "The extension was told too late, on Tue 24 Nov 2026.",
        "It goes beyond Thu 3 Dec 2026, the most that is allowed (Code 6.4).",
    )
    assert about_extension(duty(case_under("hos-2024", ACKNOWLEDGED, on=TUESDAY), Duty.STAGE1_RESPONSE)) == ()


def test_a_day_in_an_office_closure_says_by_when_to_do_it_until_it_is_too_late() -> None:
    closed = replace(COUNTING.calendar, closures=(Closure(date(2026, 12, 24), date(2027, 1, 3)),))
    due = date(2026, 12, 29)
    assert in_a_closure(due, closed, date(2026, 12, 1)) == (
        "Office closed Thu 24 Dec to Sun 3 Jan: do it by Wed 23 Dec."
    )
    assert in_a_closure(due, closed, date(2026, 12, 28)) == ""
    assert in_a_closure(date(2026, 12, 22), closed, date(2026, 12, 1)) == ""
