"""What a date says in somebody's calendar, and what it keeps to itself."""

from datetime import date

import pytest

from chc_desktop.domain.agenda import AgendaLine, Urgency
from chc_desktop.domain.working_days import england
from chc_desktop.exchange.calendar_entries import entry, identity, is_exported
from tests.domain.lines import a_line

CALENDAR = england()
PROMISE = a_line(duty="promise", key="12/1", what="Promise: Pay Ana Silva £50")
REVIEW = a_line(duty="review", key="5", what="Review the adjustment: letters in 18 point", person="Ana Silva")


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (a_line(), "2026-014: Stage 1 response"),
        (PROMISE, "2026-014: Promise due"),
        (REVIEW, "2026-014: Review an adjustment"),
        (a_line(duty="review", reference="", what="Review: large print"), "Review an adjustment"),
        (
            a_line(duty="assessment", case_id=0, key="2026", reference="", what="Self-assessment 2026"),
            "Self-assessment 2026",
        ),
    ],
)
def test_an_entry_gives_reference_and_duty_and_nothing_else(line: AgendaLine, title: str) -> None:
    made = entry(line, CALENDAR)
    assert (made.title, made.details, made.day, made.settled) == (title, "", line.due, True)


def test_names_homes_and_promises_go_in_where_the_officer_wants_them() -> None:
    made = entry(PROMISE, CALENDAR, names=True)
    assert made.title == "2026-014: Promise: Pay Ana Silva £50"
    assert made.details == "Ana Silva, Flat 7, Damp and mould"
    assert made.plain_title == "2026-014: Promise due"


def test_what_is_expected_or_provisional_says_so_and_is_not_settled() -> None:
    expected = entry(a_line(urgency=Urgency.EXPECTED), CALENDAR)
    assert (expected.title, expected.settled) == ("2026-014: Stage 1 response (expected)", False)
    assert expected.details == "This date settles on the day the acknowledgement is sent."
    provisional = entry(a_line(due=date(2029, 6, 1)), CALENDAR)
    assert (provisional.title, provisional.settled) == ("2026-014: Stage 1 response (provisional)", False)
    assert provisional.details == "The bank holidays of 2029 are not published yet, so this date may move."


def test_a_review_stays_the_same_entry_when_its_person_complains_again() -> None:
    assert identity(REVIEW) == identity(a_line(duty="review", key="5", case_id=15))
    assert identity(a_line()) != identity(a_line(case_id=15))


def test_a_half_written_complaint_has_no_date_to_take_along() -> None:
    assert not is_exported(a_line(duty="log", case_id=0))
    assert is_exported(a_line())
