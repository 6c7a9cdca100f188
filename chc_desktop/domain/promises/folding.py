"""What a case’s promises are after one more event."""

from collections.abc import Callable
from dataclasses import replace

from chc_desktop.domain.case import Case
from chc_desktop.domain.events import PromiseKept
from chc_desktop.domain.promises.events import (
    Made,
    MoneyAnswered,
    MoneyPaid,
    Promised,
    PromiseHandedOver,
    PromiseMoved,
    PromiseUndeliverable,
    PromiseUpdated,
)
from chc_desktop.domain.promises.final_offer import goes_beyond, is_higher_instead
from chc_desktop.domain.promises.promise import Promise


def promised(event: Promised, case: Case, number: int) -> Case:
    made = Promise(
        f"{number}.1",
        case.stage.number,
        event.remedy,
        event.happened_on,
        event.how,
        is_beyond_final=goes_beyond(event.remedy, case),
        why_not_earlier=event.why_not_earlier.strip(),
    )
    return replace(case, promises=(*case.promises, made))


def kept(event: PromiseKept, case: Case, number: int) -> Case:
    def done(promise: Promise) -> Promise:
        return replace(promise, marked_on=event.happened_on, evidence=event.evidence, paper=event.paper)

    return _with(case, event.promise, done)


def updated(event: PromiseUpdated, case: Case, number: int) -> Case:
    return _with(case, event.promise, lambda promise: replace(promise, updates=(*promise.updates, event)))


def moved(event: PromiseMoved, case: Case, number: int) -> Case:
    return _with(case, event.promise, lambda promise: replace(promise, moves=(*promise.moves, event)))


def handed_over(event: PromiseHandedOver, case: Case, number: int) -> Case:
    return _with(case, event.promise, lambda promise: replace(promise, handovers=(*promise.handovers, event)))


def money_answered(event: MoneyAnswered, case: Case, number: int) -> Case:
    return _with(case, event.promise, lambda promise: replace(promise, answers=(*promise.answers, event)))


def money_paid(event: MoneyPaid, case: Case, number: int) -> Case:
    return _with(case, event.promise, lambda promise: replace(promise, payments=(*promise.payments, event)))


def undeliverable(event: PromiseUndeliverable, case: Case, number: int) -> Case:
    """The promise stays with its reason; what is offered instead is a promise of its own."""
    replaced, key = case.promise(event.promise), f"{number}.1" if event.alternative else ""
    ended = _with(case, event.promise, lambda promise: replace(promise, undeliverable=event, replaced_by=key))
    if event.alternative is None:
        return ended
    instead = Promise(
        key,
        case.stage.number,
        event.alternative,
        event.told_on,
        Made.INSTEAD,
        replaces=event.promise,
        is_beyond_final=replaced is not None and is_higher_instead(event.alternative, replaced, case),
        why_not_earlier=event.why_not_earlier.strip(),
    )
    return replace(ended, promises=(*ended.promises, instead))


def _with(case: Case, key: str, changed: Callable[[Promise], Promise]) -> Case:
    """The case with one of its promises changed."""
    promises = tuple(changed(promise) if promise.key == key else promise for promise in case.promises)
    return replace(case, promises=promises)
