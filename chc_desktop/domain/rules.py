"""What the Code forbids, and what cannot be: each refused in a sentence that names the provision.

`check` is asked before an event is written down. It returns nothing, or raises `RuleBroken`. What is refused at a stage
stands in `stage_rules`, of another clock in `clocks.rules`.
"""

from functools import singledispatch

from chc_desktop.domain import stage_rules, words
from chc_desktop.domain.case import Case
from chc_desktop.domain.clocks import rules as clock_rules
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
    Received,
    Refused,
    Reopened,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.milestones import Milestones, check_order
from chc_desktop.domain.papers import rules as paper_rules
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.people import rules as people_rules
from chc_desktop.domain.people.events import PeopleEvent
from chc_desktop.domain.promises import events as promises
from chc_desktop.domain.promises import rules as promise_rules
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, not_before, not_in_future, refuse_if
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.domain.stage_rules import check_open
from chc_desktop.domain.vocabulary import RESPONSE, Rule


def check_received(event: Received, book: Rulebook) -> None:
    """Whether a complaint can be logged as it stands."""
    not_in_future(event.happened_on, book.today)
    refuse_if(not event.complainant, "A complaint needs the person who makes it. Please give their name.", "name")
    refuse_if(
        event.made_on > event.happened_on,
        "The complaint cannot have been made after it was received. Please check the two dates.",
        "made_on",
    )
    if event.logged_on:
        check_order(Milestones(event.happened_on, logged=event.logged_on))
        not_in_future(event.logged_on, book.today, "logged_on")
    refuse_if(
        not event.their_words.strip() and not any(point.strip() for point in event.points),
        f"A complaint needs some words: what the {book.edition.person} said, or at least one point. Please write a "
        "line.",
        "their_words",
    )
    refuse_if(not event.title.strip(), "Please give the complaint a short title, so that it can be found.", "title")


def check(event: Event, case: Case, book: Rulebook) -> None:
    """Whether this may happen to the case. Raises `RuleBroken` if not."""
    from chc_desktop.domain.mistakes.rules import check_still_listed  # it stands on this module

    check_still_listed(event, case.mistake)
    not_in_future(event.happened_on, book.today)
    refuse_if(
        event.happened_on < case.received_on and not isinstance(event, _MAY_COME_BEFORE),
        f"That cannot have happened on {words.day(event.happened_on)}: the complaint was received on "
        f"{words.day(case.received_on)}. Please check the date.",
        "happened_on",
    )
    _check(event, case, book)


_MAY_COME_BEFORE = (ClockStarted, ClockStepDone, ClockStopped, Corresponded, promises.Promised)
"""What may have happened before the complaint was received; its own rule says when."""


@singledispatch
def _check(event: Event, case: Case, book: Rulebook) -> None:
    raise TypeError(f"no rule for {event.kind}")


@_check.register
def _(event: Noted, case: Case, book: Rulebook) -> None:
    needs(event.text, "Please write what should go into the record.", "text")


@_check.register
def _(event: LetterIssued, case: Case, book: Rulebook) -> None:
    """A letter stands for itself: the event it brings about is checked beside it."""


@_check.register
def _(event: Updated, case: Case, book: Rulebook) -> None:
    check_open(case)
    needs(event.text, f"Please write what the {book.edition.person} was told.", "text")
    refuse_if(
        event.next_update is not None and event.next_update < event.happened_on,
        f"The {book.edition.person} cannot hear again before the day they were told. Please check the two dates.",
        "next_update",
    )


@_check.register
def _(event: PointAdded, case: Case, book: Rulebook) -> None:
    check_open(case)
    needs(event.text, "Please write the new point in a sentence.", "text")
    refuse_if(
        case.stage1.response is not None,
        "Stage 1 has been answered, so a new point no longer joins this complaint"
        f"{book.edition.cite(Rule.NEW_POINTS)}. {NOTHING_CHANGED} Please log it as a new complaint.",
    )


@_check.register
def _(event: Withdrawn, case: Case, book: Rulebook) -> None:
    check_open(case)
    needs(
        event.why,
        f"Please write how the {book.edition.person} withdrew the complaint, so that the record shows it.",
        "why",
    )


@_check.register
def _(event: Closed, case: Case, book: Rulebook) -> None:
    check_open(case)
    stage = case.stage
    limit = book.edition.limit(RESPONSE[stage.number])
    refuse_if(
        stage.response is None,
        f"Stage {stage.number} has not been answered, so the case cannot be closed "
        f"({words.cited(limit.provision)}). "
        f"{NOTHING_CHANGED} Issue the response first.",
    )
    not_before(event.happened_on, stage.responded_on, "the complaint was answered")


@_check.register
def _(event: Reopened, case: Case, book: Rulebook) -> None:
    refuse_if(case.status.is_open, f"This case is open already. {NOTHING_CHANGED}")
    needs(event.why, "Please write why the case is opened again.", "why")
    not_before(event.happened_on, case.ended_on, "it ended")


@_check.register
def _(event: ClockStarted, case: Case, book: Rulebook) -> None:
    clock_rules.check_started(event, book.kinds, book.edition)


@_check.register
def _(event: ClockStepDone, case: Case, book: Rulebook) -> None:
    clock_rules.check_step_done(event, case.clocks, book.kinds)


@_check.register
def _(event: ClockStopped, case: Case, book: Rulebook) -> None:
    clock_rules.check_stopped(event, case.clocks, book.kinds)


@_check.register
def _(event: Corresponded | PaperRemoved | PaperTakenBack, case: Case, book: Rulebook) -> None:
    paper_rules.check(event, case.papers)


_check.register(PeopleEvent, people_rules.check)
_check.register(Acknowledged, stage_rules.check_acknowledged)
_check.register(Extended, stage_rules.check_extended)
_check.register(Responded, stage_rules.check_responded)
_check.register(Escalated, stage_rules.check_escalated)
_check.register(Refused, stage_rules.check_refused)
_check.register(HandlerChanged, stage_rules.check_handler_changed)
_check.register(PromiseKept, promise_rules.check_kept)
_check.register(promises.Promised, promise_rules.check_promised)
_check.register(promises.PromiseUpdated, promise_rules.check_updated)
_check.register(promises.PromiseMoved, promise_rules.check_moved)
_check.register(promises.PromiseHandedOver, promise_rules.check_handed_over)
_check.register(promises.MoneyAnswered, promise_rules.check_money_answered)
_check.register(promises.MoneyPaid, promise_rules.check_money_paid)
_check.register(promises.PromiseUndeliverable, promise_rules.check_undeliverable)
