"""The next step of a case, and that exactly what the rules allow is offered."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from chc_desktop import files
from chc_desktop.domain import rules
from chc_desktop.domain.actions import Action, actions, refusable_stage
from chc_desktop.domain.agenda import Urgency
from chc_desktop.domain.case import Case, Status
from chc_desktop.domain.clocks.dates import running_clocks
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import (
    Acknowledged,
    ClockStarted,
    ClockStepDone,
    ClockStopped,
    Closed,
    Escalated,
    Event,
    Extended,
    HandlerChanged,
    LetterIssued,
    Noted,
    PointAdded,
    PromiseKept,
    Refused,
    Remedy,
    Reopened,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.mistakes.events import LoggedByMistake, NoMistake
from chc_desktop.domain.next_step import NextStep, next_step
from chc_desktop.domain.points.events import CaseLinked, PointReworded, ResponsibilityDecided
from chc_desktop.domain.projection import open_deadlines
from chc_desktop.domain.promises.events import Made, Promised
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.domain.updates import rules as update_rules  # noqa: F401 - what was agreed is judged by them
from chc_desktop.domain.updates.events import Interval, UpdatesAgreed
from chc_desktop.domain.working_days import Counting, england
from tests import make
from tests.domain.assessments.material import a_case, acknowledged, extended, responded
from tests.domain.clocks.material import KINDS, case_under, edition

TODAY = date(2026, 11, 24)
RECEIVED, ACKNOWLEDGED, ANSWERED = date(2026, 11, 3), date(2026, 11, 10), date(2026, 11, 17)
FAN = Remedy("action-on-delay", "Repair the fan", date(2026, 12, 4))
EDITION = make.hos_2024()
BOOK = Rulebook(EDITION, Counting(england()), TODAY, KINDS)

NEW: tuple[Event, ...] = ()
AT_STAGE1 = (acknowledged(ACKNOWLEDGED),)
ANSWERED1 = (*AT_STAGE1, responded(ANSWERED, remedies=(FAN,)))
ESCALATED = (*ANSWERED1, Escalated(happened_on=date(2026, 11, 18), reviewer=2))
AT_STAGE2 = (*ESCALATED, acknowledged(date(2026, 11, 19), stage=2))
ANSWERED2 = (*AT_STAGE2, responded(date(2026, 11, 20), stage=2, by=2))
CLOSED = (*ANSWERED1, Closed(happened_on=date(2026, 11, 20), why=""))
CLOSED2 = (*ANSWERED2, Closed(happened_on=date(2026, 11, 20), why=""))
WITHDRAWN = (Withdrawn(happened_on=date(2026, 11, 12), why="She rang."),)
REFUSED = (
    Refused(happened_on=date(2026, 11, 12), stage=1, exclusion="over-12-months", reasons="Old", ombudsman_told=True),
)
REQUEST = ClockStarted(happened_on=date(2026, 11, 4), clock_kind="subject-access")
SENT = ClockStepDone(happened_on=date(2026, 11, 20), clock=2, step="answer", evidence="Recorded delivery")
UNACKNOWLEDGED2 = (*ESCALATED, responded(date(2026, 11, 20), stage=2, by=2))
AT_STAGE3 = (*UNACKNOWLEDGED2, Escalated(happened_on=date(2026, 11, 23), reviewer=3, stage=3))
ANSWERED3 = (*AT_STAGE3, responded(TODAY, stage=3, by=3))
STATES = {
    "new": NEW,
    "at stage 1": AT_STAGE1,
    "answered at stage 1": ANSWERED1,
    "escalated": ESCALATED,
    "at stage 2": AT_STAGE2,
    "answered at stage 2": ANSWERED2,
    "closed after stage 1": CLOSED,
    "closed after stage 2": CLOSED2,
    "withdrawn": WITHDRAWN,
    "refused": REFUSED,
    "with another clock": (REQUEST,),
    "with another clock that was done": (REQUEST, SENT),
    "closed with another clock": (REQUEST, *CLOSED),
}


STATES_OF_THREE_STAGES = {
    **STATES,
    "answered at stage 2 without an acknowledgement": UNACKNOWLEDGED2,
    "at stage 3": AT_STAGE3,
    "answered at stage 3": ANSWERED3,
}
EDITIONS = load_editions(files.resources("codes"))[0]
EVERY_STATE = [
    pytest.param(edition, state, id=f"{edition.id}-{name}")
    for edition in EDITIONS.values()
    for name, state in (STATES if edition.stages.most == 2 else STATES_OF_THREE_STAGES).items()
]
every_state = pytest.mark.parametrize(("edition", "state"), EVERY_STATE)


def a(*events: Event) -> Case:
    return a_case(1, *events, on=RECEIVED)


def step(case: Case, today: date = TODAY, edition: Edition = EDITION) -> NextStep:
    due = open_deadlines(case, edition, BOOK.counting)
    days_left = BOOK.counting.calendar.days_left(today, due[0].due) if due else None
    return next_step(case, edition, due[0] if due else None, days_left, today)


@every_state
def test_exactly_what_the_rules_allow_is_offered(edition: Edition, state: tuple[Event, ...]) -> None:
    case = a(*state)
    book = replace(BOOK, edition=edition)
    allowed = {action for action, event in _tries(case, edition) if _allowed(event, case, book)}
    assert set(actions(case, edition, KINDS)) == allowed


@every_state
def test_the_next_step_can_always_be_done(edition: Edition, state: tuple[Event, ...]) -> None:
    case = a(*state)
    found = step(case, edition=edition)
    assert found.action is None or found.action in actions(case, edition, KINDS)
    assert found.beside is None or found.beside in actions(case, edition, KINDS)


def test_a_new_case_asks_for_its_acknowledgement_by_its_date() -> None:
    found = step(a(), today=date(2026, 11, 5))
    assert found.sentence == "Next: acknowledge the complaint."
    assert found.detail == "Due Tue 10 Nov 2026, in 3 working days (Code 6.2)."
    assert (found.action, found.urgency) == (Action.WRITE_ACKNOWLEDGEMENT, Urgency.SOON)


def test_an_answer_due_today_says_what_an_extension_needs() -> None:
    found = step(a(*AT_STAGE1))
    assert found.sentence == "Next: answer the complaint."
    assert found.aside == (
        "Cannot answer today? An extension must be told in writing today, with the reason, the new date "
        "(Tue 8 Dec at the latest) and the Ombudsman’s details."
    )
    assert (found.action, found.beside, found.urgency) == (Action.WRITE_RESPONSE, Action.EXTEND, Urgency.TODAY)


def test_a_late_answer_asks_to_tell_the_resident_today() -> None:
    found = step(a(*AT_STAGE1), today=date(2026, 11, 26))
    assert found.detail == "It was due on Tue 24 Nov 2026, 2 working days ago (Code 6.3)."
    assert found.aside.startswith("Tell the resident today")
    assert (found.beside, found.urgency) == (Action.WRITE_UPDATE, Urgency.LATE)


def test_a_late_acknowledgement_shows_the_date_it_should_have_led_to() -> None:
    found = step(a(acknowledged(date(2026, 11, 12))))
    assert found.detail == (
        "Due Thu 26 Nov 2026, in 2 working days (Code 6.3). "
        "Had we acknowledged in time, it would have been due Tue 24 Nov 2026."
    )


def test_an_answer_extended_to_the_last_day_cannot_simply_be_extended_again() -> None:
    case = a(*AT_STAGE1, extended(date(2026, 11, 20), date(2026, 12, 8)))
    assert "as far as the Code allows" in step(case).aside


def test_an_answered_case_can_be_closed_or_taken_further() -> None:
    found = step(a(*ANSWERED1))
    assert (found.action, found.beside) == (Action.CLOSE, Action.ESCALATE)
    assert "they need give no reason (Code 6.12)" in found.detail
    assert found.aside == "1 promise still to keep; closing the case does not end them."


def test_a_promise_outlives_its_case() -> None:
    found = step(a(*CLOSED))
    assert found.action is Action.PROMISE_KEPT
    assert found.detail == "Repair the fan, promised by Fri 4 Dec 2026."
    assert "the promise has not" in found.aside


def test_a_promise_whose_day_has_passed_comes_before_closing() -> None:
    found = step(a(*ANSWERED1), today=date(2026, 12, 7))
    assert (found.action, found.urgency) == (Action.PROMISE_KEPT, Urgency.LATE)


def test_nothing_is_left_to_do_on_a_withdrawn_case() -> None:
    found = step(a(*WITHDRAWN))
    assert found.sentence == "Withdrawn by the resident on Thu 12 Nov 2026."
    assert (found.action, found.urgency) == (None, None)


def test_a_case_answered_at_both_stages_has_no_stage_left_to_refuse() -> None:
    assert [refusable_stage(a(*events)) for events in (NEW, ANSWERED1, ANSWERED2)] == [1, 2, 0]


def under(code: str, *events: Event, today: date = TODAY, closure: str = "") -> NextStep:
    case = case_under(code, *events, on=RECEIVED)
    due = open_deadlines(case, edition(code), BOOK.counting)
    days_left = BOOK.counting.calendar.days_left(today, due[0].due) if due else None
    return next_step(case, edition(code), due[0] if due else None, days_left, today, closure=closure)


@pytest.mark.parametrize(
    ("code", "said"),
    [
        ("hos-2020", "does not wait for it: it runs from the day the complaint was received."),
        ("hos-2022", "does not wait for it: it runs from the day the complaint was logged."),
        ("joint-draft", "does not wait for it: it runs from the day the complaint was received."),
        ("lgsco-2024", "runs from the day the acknowledgement is sent."),
        ("hos-2024", "runs from the day the acknowledgement is sent."),
        ("own-policy", "runs from the day the acknowledgement is sent."),
    ],
)
def test_it_says_of_every_code_what_the_time_to_answer_runs_from(code: str, said: str) -> None:
    assert under(code, today=RECEIVED).aside.endswith(said)


def test_stage_2_of_the_2020_code_is_answered_without_an_acknowledgement() -> None:
    found = under("hos-2020", *ESCALATED)
    assert (found.sentence, found.action) == ("Next: answer at stage 2.", Action.WRITE_RESPONSE)
    assert found.beside is Action.EXTEND


def test_an_extension_without_a_cap_names_no_last_day() -> None:
    third = (*ANSWERED2, Escalated(happened_on=date(2026, 11, 23), reviewer=3, stage=3))
    found = under("hos-2022", *third)
    assert found.sentence == "Next: answer at stage 3."
    assert "with the reason, the new date and the Ombudsman’s details" in found.aside


def test_a_stricter_reading_stands_beside_the_date() -> None:
    assert "Strictly read: by Sun 8 Nov." in under("hos-2022", today=RECEIVED).detail


def test_an_office_closure_is_said_with_the_date() -> None:
    closed = "Office closed Thu 24 Dec to Sun 3 Jan: do it by Wed 23 Dec."
    assert under("hos-2024", *AT_STAGE1, closure=closed).detail.endswith(closed)


def test_an_extension_told_late_says_so_with_the_date() -> None:
    found = under("hos-2024", *AT_STAGE1, extended(date(2026, 11, 25), date(2026, 12, 4)))
    assert "The extension was told too late, on Wed 25 Nov 2026." in found.detail


def test_once_the_resident_was_told_it_is_not_asked_for_again() -> None:
    told = Updated(happened_on=date(2026, 11, 25), text="The report is late.", next_update=date(2026, 12, 2))
    found = step(a(*AT_STAGE1, told), today=date(2026, 11, 26))
    assert found.aside == (
        "The resident was told on Wed 25 Nov how things stand, and is to hear again by Wed 2 Dec. Send the answer as "
        "soon as you can."
    )


def test_the_sooner_of_a_promise_and_another_clock_comes_first() -> None:
    case = a(replace(REQUEST, happened_on=RECEIVED), *CLOSED)
    clocks = running_clocks(case.clocks, KINDS, EDITION, BOOK.counting)
    found = next_step(case, EDITION, None, None, TODAY, clocks)
    assert (found.action, found.detail) == (
        Action.CLOCK_STEP,
        "Subject access request, due Thu 3 Dec 2026.",
    )
    later = a(replace(REQUEST, happened_on=date(2026, 11, 10)), *CLOSED)
    clocks = running_clocks(later.clocks, KINDS, EDITION, BOOK.counting)
    assert next_step(later, EDITION, None, None, TODAY, clocks).action is Action.PROMISE_KEPT


def _allowed(event: Event, case: Case, book: Rulebook) -> bool:
    try:
        rules.check(event, case, book)
    except RuleBroken:
        return False
    return True


def _tries(case: Case, edition: Edition) -> Iterable[tuple[Action, Event]]:
    """Each action as an event with everything it needs, as the officer would fill it in on the day."""
    stage, promise = case.stage.number, next(iter(case.open_promises), None)
    told: dict[str, Any] = {"happened_on": TODAY, "done_by": 2}
    if stage < 3:
        yield Action.WRITE_ACKNOWLEDGEMENT, Acknowledged(**told, stage=stage)
        yield Action.ACKNOWLEDGED, Acknowledged(**told, stage=stage)
    answer = responded(TODAY, stage=stage, by=stage, remedies=(FAN,))
    yield Action.WRITE_RESPONSE, answer
    assert isinstance(answer, Responded)
    yield (
        Action.EXTEND,
        Extended(
            **told,
            stage=stage,
            new_date=date(2027, 6, 1),
            reason="Late report",
            ombudsman_told=True,
            beyond_cap_because="She agreed",
        ),
    )
    yield Action.UPDATE, Updated(**told, text="Told her")
    yield Action.WRITE_UPDATE, UpdatesAgreed(**told, every=Interval.WEEKLY, agreed_how="While it is not answered")
    if case.status is Status.REFUSED:
        letter = LetterIssued(**told, document=1, letter="refusal-stage1", title="", digest="", sent="", texts="")
        yield Action.WRITE_REFUSAL, letter
    yield Action.AGREE_UPDATES, UpdatesAgreed(**told, every=Interval.WEEKLY, agreed_how="By telephone")
    yield Action.NOTE, Noted(**told, text="A visit")
    yield Action.ADD_POINT, PointAdded(**told, text="The fan is loud")
    yield Action.REWORD_POINT, PointReworded(**told, point=1, text="The fan is loud", why="She said so")
    theirs = ResponsibilityDecided(**told, point=2, ours=False, why="It is not our fan", whose="The council")
    yield Action.RESPONSIBILITY, theirs
    for action in (Action.LINKED_COMPLAINT, Action.LINK):
        yield action, CaseLinked(**told, other=99, reference="2026-099")
    yield Action.ESCALATE, Escalated(**told, reviewer=4, stage=stage + 1)
    more = Remedy("apology", "Say sorry", TODAY, owner=2)
    yield Action.ADD_PROMISE, Promised(**told, remedy=more, how=Made.TELEPHONE, why_not_earlier="It was forgotten")
    yield Action.PROMISE_KEPT, PromiseKept(**told, promise=promise.key if promise else "", evidence="Receipt")
    yield Action.CHANGE_HANDLER, HandlerChanged(**told, stage=stage, handler=4, why="")
    ground = edition.exclusions[0].slug
    yield (
        Action.REFUSE,
        Refused(**told, stage=refusable_stage(case), exclusion=ground, reasons="Old", ombudsman_told=True),
    )
    yield Action.WITHDRAW, Withdrawn(**told, why="She rang")
    yield Action.CLOSE, Closed(**told, why="")
    yield Action.REOPEN, Reopened(**told, why="She wrote again")
    yield Action.START_CLOCK, ClockStarted(**told, clock_kind="subject-access")
    yield Action.CLOCK_STEP, ClockStepDone(**told, clock=2, step="answer", evidence="Letter")
    yield Action.STOP_CLOCK, ClockStopped(**told, clock=2, why="She withdrew it")
    yield Action.LOGGED_BY_MISTAKE, LoggedByMistake(**told, why="Logged twice")
    yield Action.NO_MISTAKE, NoMistake(**told, why="It was real")


def test_whoever_complains_is_called_what_the_edition_calls_them() -> None:
    for person in ("resident", "individual", "complainant"):
        assert Action.UPDATE.words_for(person) == f"Note an update to the {person}…"
        assert Action.WITHDRAW.words_for(person) == f"The {person} withdrew it…"
