"""What may be done with one promise as it stands, in the order it is offered."""

from enum import StrEnum

from chc_desktop.domain.promises.promise import Promise, State


class Step(StrEnum):
    """Something the officer may do with a promise."""

    PAID = "money-paid"
    KEPT = "promise-kept"
    UPDATE = "promise-update"
    MOVE = "promise-move"
    ACCEPTED = "money-accepted"
    DECLINED = "money-declined"
    HAND_OVER = "promise-hand-over"
    CANNOT = "promise-cannot"

    @property
    def words(self) -> str:
        return _WORDS[self]


def steps(promise: Promise) -> tuple[Step, ...]:
    """The first is what it is for: paying money, carrying out anything else."""
    if promise.state is State.DECLINED:
        return Step.ACCEPTED, Step.UPDATE
    if promise.state is not State.OPEN:
        return (Step.UPDATE,)
    possible = {Step.UPDATE, Step.MOVE, Step.HAND_OVER, Step.CANNOT}
    possible.add(Step.PAID if promise.is_money else Step.KEPT)
    if promise.is_money and not (promise.answer and promise.answer.accepted):
        possible.add(Step.ACCEPTED)
    if promise.is_money and not promise.payments:
        possible.add(Step.DECLINED)
    return tuple(step for step in Step if step in possible)


_WORDS = {
    Step.PAID: "Record a payment…",
    Step.KEPT: "Mark as done…",
    Step.UPDATE: "Add an update…",
    Step.MOVE: "Set a new date…",
    Step.ACCEPTED: "Money accepted…",
    Step.DECLINED: "Money declined…",
    Step.HAND_OVER: "Somebody else does it…",
    Step.CANNOT: "It cannot be delivered…",
}
