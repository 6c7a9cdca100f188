"""A promise as it stands: who does it and by when, its money, and what became of it. Folded from its events."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain.events import Remedy
from chc_desktop.domain.promises.events import (
    Made,
    MoneyAnswered,
    MoneyPaid,
    PromiseHandedOver,
    PromiseMoved,
    PromiseUndeliverable,
    PromiseUpdated,
)


class State(StrEnum):
    """What has become of a promise."""

    OPEN = "open"
    KEPT = "kept"
    DECLINED = "declined"
    UNDELIVERABLE = "undeliverable"


@dataclass(frozen=True, slots=True)
class Promise:
    """A remedy that was promised, until it is carried out. `key` is the entry it was made in and its place there.

    `is_beyond_final`: it goes beyond what the final response offered, so that the Ombudsman will ask why.
    `remedy` is what was promised at first. `marked_on` is the day on which it was marked as done, `evidence` and
    `paper` what shows it. `replaces` and `replaced_by` are keys, where one stands for another.
    """

    key: str
    stage: int
    remedy: Remedy
    made_on: date
    made: Made = Made.RESPONSE
    marked_on: date | None = None
    evidence: str = ""
    paper: int = 0
    moves: tuple[PromiseMoved, ...] = ()
    handovers: tuple[PromiseHandedOver, ...] = ()
    updates: tuple[PromiseUpdated, ...] = ()
    answers: tuple[MoneyAnswered, ...] = ()
    payments: tuple[MoneyPaid, ...] = ()
    undeliverable: PromiseUndeliverable | None = None
    replaces: str = ""
    replaced_by: str = ""
    is_beyond_final: bool = False
    why_not_earlier: str = ""

    @property
    def by(self) -> date:
        """The day by which it is to be kept as things stand."""
        return self.moves[-1].new_date if self.moves else self.remedy.by

    @property
    def first_by(self) -> date:
        """The day first promised: the one figures go by."""
        return self.remedy.by

    @property
    def owner(self) -> int:
        """Who has to do it, 0 where nobody is named."""
        return self.handovers[-1].owner if self.handovers else self.remedy.owner

    @property
    def is_money(self) -> bool:
        return self.remedy.pence > 0

    @property
    def answer(self) -> MoneyAnswered | None:
        """What was last said to an offer of money."""
        return self.answers[-1] if self.answers else None

    @property
    def recorded_pence(self) -> int:
        """What was paid of it, payment by payment."""
        return sum(payment.pence for payment in self.payments)

    @property
    def paid_pence(self) -> int:
        """What was paid of it; all of it once it was marked as done, as it was before payments were recorded."""
        return max(self.remedy.pence, self.recorded_pence) if self.marked_on else self.recorded_pence

    @property
    def owed_pence(self) -> int:
        """What is still to be paid."""
        return self.remedy.pence - self.paid_pence if self.state is State.OPEN else 0

    @property
    def kept_on(self) -> date | None:
        """The day it was carried out: marked as done, or paid in full."""
        if self.marked_on or not self.is_money or self.recorded_pence < self.remedy.pence:
            return self.marked_on
        return max(payment.happened_on for payment in self.payments)

    @property
    def state(self) -> State:
        if self.undeliverable:
            return State.UNDELIVERABLE
        if self.kept_on:
            return State.KEPT
        return State.DECLINED if self.answer and not self.answer.accepted else State.OPEN

    @property
    def is_open(self) -> bool:
        """Whether anything is still to be done."""
        return self.state is State.OPEN

    @property
    def papers(self) -> tuple[int, ...]:
        """The ids of the papers that show something of it, each once."""
        told = (self.undeliverable.paper,) if self.undeliverable else ()
        return tuple(dict.fromkeys(filter(None, (*(payment.paper for payment in self.payments), self.paper, *told))))
