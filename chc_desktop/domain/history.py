"""What a case is, folded from its events, correcting events applied."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import reduce, singledispatch

from chc_desktop.domain import record
from chc_desktop.domain.case import Case, Point, Recorded, Stage, Status, with_stage
from chc_desktop.domain.clocks import clock
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import (
    Acknowledged,
    ClockStarted,
    ClockStepDone,
    ClockStopped,
    Closed,
    Corrected,
    Escalated,
    Event,
    Extended,
    HandlerChanged,
    LetterIssued,
    PointAdded,
    PromiseKept,
    Received,
    Refused,
    Reopened,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.papers.events import Corresponded, PaperRemoved, PaperTakenBack
from chc_desktop.domain.papers.paper import with_event
from chc_desktop.domain.people import folding
from chc_desktop.domain.people.events import PeopleEvent
from chc_desktop.domain.people.parties import of_one
from chc_desktop.domain.promises import events as promises
from chc_desktop.domain.promises import folding as promise_folding
from chc_desktop.domain.promises.promise import Promise

ERASED = (
    "This case was erased. Only its line, its figures and the certificate are kept: Settings shows them, under "
    "“Keeping and erasing”."
)


def fold(case_id: int, history: Sequence[Recorded]) -> Case:
    """The case these entries, in their order, make; refused where all was erased. The receipt counts first."""
    entries = effective(history)
    if not entries:
        raise RuleBroken(ERASED)
    first, *rest = entries
    assert isinstance(first[1], Received)
    return reduce(lambda case, entry: apply(case, *entry), rest, opened(case_id, first[1]))


def effective(history: Iterable[Recorded]) -> list[tuple[int, Event]]:
    """Entry number and event of everything that counts, corrections applied, corrections themselves left out."""
    events: dict[int, Event] = {}
    for entry in history:
        if isinstance(entry.event, Corrected):
            _correct(events, entry.event)
        elif entry.event is not None:
            events[entry.number] = entry.event
    return list(events.items())


def opened(case_id: int, event: Received) -> Case:
    """A case on the day it is received."""
    return Case(
        id=case_id,
        reference=event.reference,
        edition=event.edition,
        complainant=event.complainant,
        channel=event.channel,
        category=event.category,
        made_on=event.made_on,
        received_on=event.happened_on,
        title=event.title,
        their_words=event.their_words,
        outcome_sought=event.outcome_sought,
        points=tuple(Point(number, text) for number, text in enumerate(event.points, 1)),
        stage1=Stage(1, event.handler, asked_on=event.happened_on),
        stage2=Stage(2),
        stage3=Stage(3),
        status=Status.NEW,
        logged_on=event.logged_on,
        own_limits=event.own_limits,
        own_stages=event.own_stages,
        matter=event.matter,
        request=event.request,
        parties=of_one(event.complainant, event.happened_on),
    )


def apply(case: Case, number: int, event: Event) -> Case:
    """The case after one more event, which has this number in the register."""
    return _after(event, case, number)


def _correct(events: dict[int, Event], correction: Corrected) -> None:
    if correction.replacement:
        events[correction.entry] = record.read_tagged(correction.replacement)
    else:
        events.pop(correction.entry, None)


_ANSWERED = {1: Status.ANSWERED1, 2: Status.ANSWERED2, 3: Status.ANSWERED3}


@singledispatch
def _after(event: Event, case: Case, number: int) -> Case:
    return case  # notes and whatever else leaves the case as it is


@_after.register
def _(event: PointAdded, case: Case, number: int) -> Case:
    point = Point(len(case.points) + 1, event.text)
    return replace(case, points=(*case.points, point), points_joined=case.points_joined + 1)


@_after.register
def _(event: Acknowledged, case: Case, number: int) -> Case:
    stage = replace(case.at(event.stage), acknowledged_on=event.happened_on)
    points = tuple(replace(point, not_ours=point.not_ours or point.number in event.not_ours) for point in case.points)
    status = Status.STAGE1 if event.stage == 1 else Status.STAGE2
    return replace(with_stage(case, stage), points=points, status=status)


@_after.register
def _(event: Extended, case: Case, number: int) -> Case:
    stage = case.at(event.stage)
    return with_stage(case, replace(stage, extensions=(*stage.extensions, event)))


@_after.register
def _(event: Updated, case: Case, number: int) -> Case:
    return replace(case, updates=(*case.updates, event))


@_after.register
def _(event: Responded, case: Case, number: int) -> Case:
    stage = replace(case.at(event.stage), response=event)
    promises = tuple(
        Promise(f"{number}.{place}", event.stage, remedy, event.happened_on)
        for place, remedy in enumerate(event.remedies, 1)
        if not remedy.repeats
    )
    return replace(
        with_stage(case, stage),
        points=_with_findings(case.points, event),
        promises=(*case.promises, *promises),
        status=_ANSWERED[event.stage],
    )


@_after.register
def _(event: Escalated, case: Case, number: int) -> Case:
    why = event.still_unhappy_with
    stage = replace(case.at(event.stage), asked_on=event.happened_on, handler=event.reviewer, still_unhappy_with=why)
    status = Status.ESCALATED if event.stage == 2 else Status.STAGE3
    return replace(with_stage(case, stage), status=status, ended_on=None, before_end=None)


@_after.register
def _(event: Refused, case: Case, number: int) -> Case:
    return replace(_ended(case, Status.REFUSED, event), refusal=event)


@_after.register
def _(event: Withdrawn, case: Case, number: int) -> Case:
    return _ended(case, Status.WITHDRAWN, event)


@_after.register
def _(event: Closed, case: Case, number: int) -> Case:
    return _ended(case, Status.CLOSED, event)


@_after.register
def _(event: Reopened, case: Case, number: int) -> Case:
    return replace(case, status=case.before_end or Status.NEW, ended_on=None, before_end=None)


@_after.register
def _(event: HandlerChanged, case: Case, number: int) -> Case:
    stage = case.at(event.stage)
    return with_stage(case, replace(stage, handler=event.handler, past_handlers=(*stage.past_handlers, stage.handler)))


@_after.register
def _(event: LetterIssued, case: Case, number: int) -> Case:
    return replace(case, letters=(*case.letters, event.letter))


@_after.register
def _(event: ClockStarted, case: Case, number: int) -> Case:
    return replace(case, clocks=(*case.clocks, clock.started(number, event)))


@_after.register
def _(event: ClockStepDone, case: Case, number: int) -> Case:
    return replace(case, clocks=clock.with_step_done(case.clocks, event))


@_after.register
def _(event: ClockStopped, case: Case, number: int) -> Case:
    return replace(case, clocks=clock.with_one_stopped(case.clocks, event))


@_after.register
def _(event: Corresponded | PaperRemoved | PaperTakenBack, case: Case, number: int) -> Case:
    return replace(case, papers=with_event(case.papers, number, event))


@_after.register
def _(event: PeopleEvent, case: Case, number: int) -> Case:
    parties = folding.after(event, case.parties)
    return replace(case, parties=parties, complainant=next(iter(parties.complaining), case.complainant))


_after.register(PromiseKept, promise_folding.kept)
_after.register(promises.Promised, promise_folding.promised)
_after.register(promises.PromiseUpdated, promise_folding.updated)
_after.register(promises.PromiseMoved, promise_folding.moved)
_after.register(promises.PromiseHandedOver, promise_folding.handed_over)
_after.register(promises.MoneyAnswered, promise_folding.money_answered)
_after.register(promises.MoneyPaid, promise_folding.money_paid)
_after.register(promises.PromiseUndeliverable, promise_folding.undeliverable)


def _with_findings(points: tuple[Point, ...], event: Responded) -> tuple[Point, ...]:
    found = {finding.point: finding for finding in event.findings}
    if event.stage == 1:
        return tuple(replace(point, stage1=found.get(point.number, point.stage1)) for point in points)
    if event.stage == 2:
        return tuple(replace(point, stage2=found.get(point.number, point.stage2)) for point in points)
    return tuple(replace(point, stage3=found.get(point.number, point.stage3)) for point in points)


def _ended(case: Case, status: Status, event: Event) -> Case:
    return replace(case, status=status, ended_on=event.happened_on, before_end=case.before_end or case.status)
