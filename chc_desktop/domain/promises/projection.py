"""What lists, Today and the calendar know of the promises of a case."""

from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Person
from chc_desktop.domain.promises.money import movements
from chc_desktop.domain.promises.promise import Promise
from chc_desktop.domain.promises.summary import PromiseLine, PromiseMoney
from chc_desktop.domain.promises.telling import how_made
from chc_desktop.domain.summary import PROMISE, SETTLED, Task, home


@dataclass(frozen=True, slots=True)
class PromiseLines:
    """The promises of a case, and what happened to their money."""

    lines: tuple[PromiseLine, ...] = ()
    money: tuple[PromiseMoney, ...] = ()


NO_LINES = PromiseLines()


def promise_lines(case: Case, person: Person, edition: Edition) -> PromiseLines:
    """A line for each promise of a case."""
    if not case.promises:
        return NO_LINES
    lines = tuple(_line(promise, case, person, edition) for promise in case.promises)
    return PromiseLines(lines, tuple(each for promise in case.promises for each in _money(promise, case)))


def promise_tasks(case: Case) -> tuple[Task, ...]:
    """A task for each promise still to be kept, after the case is closed too."""
    ended = "" if case.status.is_open else " The case is closed; the promise is not."
    return tuple(
        Task(
            case.id,
            PROMISE,
            promise.key,
            promise.by.isoformat(),
            SETTLED,
            f"Promise: {promise.remedy.what}",
            f"Promised {how_made(promise)}.{_first_promised(promise)}{_part_paid(promise)}{ended}",
        )
        for promise in case.open_promises
    )


def _first_promised(promise: Promise) -> str:
    return f" First promised by {words.day(promise.first_by)}." if promise.moves else ""


def _part_paid(promise: Promise) -> str:
    paid = words.money(promise.recorded_pence)
    return f" {paid} of {words.money(promise.remedy.pence)} has been paid." if promise.payments else ""


def _line(promise: Promise, case: Case, person: Person, edition: Edition) -> PromiseLine:
    kind, remedy = edition.remedy_title(promise.remedy.kind), promise.remedy
    found_by = (case.reference, case.title, person.name, home(person), kind, remedy.what)
    return PromiseLine(
        case.id,
        promise.key,
        kind,
        remedy.what,
        promise.owner,
        promise.made_on.isoformat(),
        promise.first_by.isoformat(),
        promise.by.isoformat(),
        promise.state.value,
        _ended_on(promise),
        remedy.pence,
        promise.paid_pence,
        _answer(promise),
        int(promise.is_beyond_final),
        "\n".join(part for part in found_by if part),
    )


def _ended_on(promise: Promise) -> str:
    cannot = promise.undeliverable
    declined = promise.answer if promise.answer and not promise.answer.accepted else None
    ended = cannot.happened_on if cannot else promise.kept_on or (declined.happened_on if declined else None)
    return ended.isoformat() if ended else ""


def _answer(promise: Promise) -> str:
    return ("accepted" if promise.answer.accepted else "declined") if promise.answer else ""


def _money(promise: Promise, case: Case) -> tuple[PromiseMoney, ...]:
    return tuple(
        PromiseMoney(case.id, promise.key, place, each.what.value, each.on.isoformat(), each.pence)
        for place, each in enumerate(movements(promise))
    )
