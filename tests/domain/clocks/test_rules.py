"""What cannot be done with another clock, and the sentence that says so."""

from datetime import date

import pytest

from chc_desktop.domain import record, rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import ClockStarted, ClockStepDone, ClockStopped, Closed, Event
from chc_desktop.domain.rulebook import Rulebook
from tests.domain.assessments.material import TODAY, acknowledged, responded
from tests.domain.clocks.material import COUNTING, KINDS, case_under, edition

RECEIVED, LATER = date(2026, 11, 3), date(2026, 11, 17)
HAZARD = ClockStarted(happened_on=date(2026, 10, 28), clock_kind="hazard-significant", what="Mould in the bedroom")
INVESTIGATED = ClockStepDone(happened_on=LATER, clock=2, step="investigate", evidence="Surveyor’s report")
STOPPED = ClockStopped(happened_on=LATER, clock=2, why="She has moved out.")


def check(event: Event, *before: Event, code: str = "hos-2024") -> None:
    rules.check(event, case(*before, code=code), Rulebook(edition(code), COUNTING, TODAY, KINDS))


def case(*events: Event, code: str = "hos-2024") -> Case:
    return case_under(code, *events, on=RECEIVED)


def started(kind: str, what: str = "", due: date | None = None, on: date = RECEIVED) -> ClockStarted:
    return ClockStarted(happened_on=on, clock_kind=kind, what=what, due=due)


@pytest.mark.parametrize("event", [HAZARD, INVESTIGATED, STOPPED])
def test_what_happens_to_a_clock_is_written_and_read_back(event: Event) -> None:
    assert record.read(event.kind, record.write(event)) == event
    assert record.read_tagged(record.write_tagged(event)) == event


def test_a_hazard_can_run_from_before_the_complaint_came() -> None:
    check(HAZARD)
    check(ClockStepDone(happened_on=date(2026, 11, 2), clock=2, step="investigate", evidence="Visit"), HAZARD)


def test_clocks_can_be_started_and_done_after_the_case_was_closed() -> None:
    closed = (acknowledged(date(2026, 11, 5)), responded(date(2026, 11, 12)), Closed(happened_on=LATER, why=""))
    check(started("ombudsman-evidence", due=date(2026, 12, 4)), *closed)
    check(INVESTIGATED, HAZARD, *closed)


def test_a_later_step_may_be_done_before_an_earlier_one() -> None:
    check(ClockStepDone(happened_on=LATER, clock=2, step="make-safe", evidence="Dried out at once"), HAZARD)


def test_two_clocks_of_one_kind_may_run() -> None:
    check(started("subject-access"), started("subject-access"))


@pytest.mark.parametrize(
    ("event", "said"),
    [
        (started("", ""), "There is no such kind of clock"),
        (started("ombudsman-order", due=date(2026, 12, 4)), "Please write in a line what has to be done"),
        (started("ombudsman-order", "Pay £200"), "needs a date"),
        (started("ombudsman-evidence"), "Evidence for the Ombudsman needs a date"),
        (started("data-protection-complaint"), "nothing else says when “Tell them what came of it” is due"),
        (started("your-own-date", "Ring", date(2026, 11, 2)), "Mon 2 Nov 2026 lies before Tue 3 Nov 2026"),
        (started("your-own-date", "Ring", date(2206, 11, 2)), "Please check the year"),
        (started("subject-access", on=date(1926, 11, 3)), "Please check the year"),
        (started("subject-access", on=date(2026, 11, 25)), "is still to come"),
    ],
)
def test_a_clock_that_cannot_be_started_so(event: Event, said: str) -> None:
    with pytest.raises(RuleBroken, match=said):
        check(event)


def test_under_the_2020_code_evidence_needs_no_date() -> None:
    check(started("ombudsman-evidence"), code="hos-2020")


@pytest.mark.parametrize(
    ("event", "before", "said"),
    [
        (INVESTIGATED, (), "no such clock on this case"),
        (ClockStepDone(happened_on=LATER, clock=2, step="paint", evidence="x"), (HAZARD,), "no such step"),
        (INVESTIGATED, (HAZARD, INVESTIGATED), "“Investigate” has been marked as done already"),
        (
            ClockStepDone(happened_on=date(2026, 10, 27), clock=2, step="investigate", evidence="x"),
            (HAZARD,),
            "it runs from Wed 28 Oct 2026",
        ),
        (ClockStepDone(happened_on=LATER, clock=2, step="investigate", evidence=" "), (HAZARD,), "what shows"),
        (INVESTIGATED, (HAZARD, STOPPED), "ended on Tue 17 Nov 2026 as no longer needed"),
    ],
)
def test_a_step_that_cannot_be_done(event: Event, before: tuple[Event, ...], said: str) -> None:
    with pytest.raises(RuleBroken, match=said):
        check(event, *before)


def test_a_clock_that_cannot_be_stopped() -> None:
    request = started("subject-access")
    sent = ClockStepDone(happened_on=LATER, clock=2, step="answer", evidence="Recorded delivery")
    with pytest.raises(RuleBroken, match="everything has been done"):
        check(STOPPED, request, sent)
    with pytest.raises(RuleBroken, match="as no longer needed"):
        check(STOPPED, HAZARD, STOPPED)
    with pytest.raises(RuleBroken, match="why it is no longer needed"):
        check(ClockStopped(happened_on=LATER, clock=2, why=""), HAZARD)
    with pytest.raises(RuleBroken, match="it runs from"):
        check(ClockStopped(happened_on=date(2026, 10, 1), clock=2, why="x"), HAZARD)
