"""Which promise of a case is kept first, and what that is called: money is paid, anything else is done."""

from chc_desktop.domain.actions import Action
from chc_desktop.domain.case import Case
from chc_desktop.domain.promises.promise import Promise
from chc_desktop.domain.promises.steps import Step


def in_order(case: Case) -> list[Promise]:
    """The promises that are still to be kept, the one due first before the others."""
    return sorted(case.open_promises, key=lambda promise: promise.by)


def called(action: Action, case: Case, person: str) -> str:
    """What an action is called in this case; `person` is what the edition calls whoever complains."""
    if action is Action.PROMISE_KEPT and any(promise.is_money for promise in in_order(case)[:1]):
        return Step.PAID.words
    return action.words_for(person)
