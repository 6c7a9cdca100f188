"""The money of a case: what was offered, accepted, declined and paid, in pence; and day by day, for the year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.promises.promise import Promise, State


class Moved(StrEnum):
    """What happened to money."""

    OFFERED = "offered"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    PAID = "paid"
    SET_OFF = "set-off"


@dataclass(frozen=True, slots=True)
class Movement:
    """Something that happened to money on a day."""

    what: Moved
    on: date
    pence: int


@dataclass(frozen=True, slots=True)
class MoneyTotals:
    """Sums in pence. `set_off` is the part of what was paid that was set against arrears."""

    offered: int = 0
    accepted: int = 0
    declined: int = 0
    paid: int = 0
    set_off: int = 0
    owed: int = 0

    @property
    def words(self) -> str:
        """“£150 offered, £50 accepted, £30 paid, £20 still to be paid”; empty where there is no money in it."""
        parts = (
            (self.offered, "offered"),
            (self.accepted, "accepted"),
            (self.declined, "declined"),
            (self.paid, "paid"),
            (self.owed, "still to be paid"),
        )
        said = [f"{words.money(pence)} {what}" for pence, what in parts if pence]
        part = "all" if self.set_off == self.paid else words.money(self.set_off)
        off = f" ({part} of it set against arrears)" if self.set_off else ""
        return ", ".join(f"{each}{off}" if each.endswith(" paid") else each for each in said)


def totals(promises: Iterable[Promise]) -> MoneyTotals:
    """What was offered, answered, paid and is still owed in these promises.

    A promise that took the place of another is counted, the one it replaces is not; what was paid of either was paid.
    """
    money = [promise for promise in promises if promise.is_money]
    counted = [promise for promise in money if promise.state is not State.UNDELIVERABLE]
    return MoneyTotals(
        offered=sum(promise.remedy.pence for promise in counted),
        accepted=sum(promise.remedy.pence for promise in counted if promise.answer and promise.answer.accepted),
        declined=sum(promise.remedy.pence for promise in counted if promise.state is State.DECLINED),
        paid=sum(promise.paid_pence for promise in money),
        set_off=sum(paid.pence for promise in money for paid in promise.payments if paid.against_arrears),
        owed=sum(promise.owed_pence for promise in counted),
    )


def movements(promise: Promise) -> Iterator[Movement]:
    """Everything that happened to the money of a promise, each on its day."""
    if not promise.is_money:
        return
    if promise.state is not State.UNDELIVERABLE:
        yield Movement(Moved.OFFERED, promise.made_on, promise.remedy.pence)
    if promise.answer and promise.state is not State.UNDELIVERABLE:
        what = Moved.ACCEPTED if promise.answer.accepted else Moved.DECLINED
        yield Movement(what, promise.answer.happened_on, promise.remedy.pence)
    for payment in promise.payments:
        yield Movement(Moved.PAID, payment.happened_on, payment.pence)
        if payment.against_arrears:
            yield Movement(Moved.SET_OFF, payment.happened_on, payment.pence)
    if promise.marked_on and promise.paid_pence > promise.recorded_pence:
        yield Movement(Moved.PAID, promise.marked_on, promise.paid_pence - promise.recorded_pence)
