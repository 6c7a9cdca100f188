"""Whether something goes beyond what the final response offered: the Ombudsman asks why it was not offered then."""

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Remedy, Responded
from chc_desktop.domain.promises.events import BESIDE_A_RESPONSE, Made
from chc_desktop.domain.promises.promise import Promise, State


def final_response(case: Case) -> Responded | None:
    """The answer that was the last word: of the latest stage beyond the first that was answered."""
    return case.stage3.response or case.stage2.response


def offered_money(response: Responded) -> int:
    """All the money a response offered, in pence."""
    return sum(remedy.pence for remedy in response.remedies)


def goes_beyond(remedy: Remedy, case: Case) -> bool:
    """Whether a further remedy is more than the final response offered: higher money in all, or something else to do.

    Money that was declined, or cannot be delivered, stands no more: as much may be offered again.
    """
    final = final_response(case)
    if final is None:
        return False
    return not remedy.pence or _standing_money(case, final) + remedy.pence > offered_money(final)


def is_higher_instead(remedy: Remedy, promise: Promise, case: Case) -> bool:
    """Whether the money offered in place of a promise is more than that promise was, after the final response."""
    return final_response(case) is not None and 0 < promise.remedy.pence < remedy.pence


def what_was_final(case: Case) -> str:
    """“The stage 2 response of Mon 4 Jan 2027 was the final one and offered £50.” Empty where there is none yet."""
    final = final_response(case)
    if final is None:
        return ""
    pence = offered_money(final)
    offered = f"offered {words.money(pence)}" if pence else "offered no money"
    return f"The stage {final.stage} response of {words.day(final.happened_on)} was the final one and {offered}."


def why_asked(case: Case, edition: Edition) -> str:
    """The caution for whoever offers more than that."""
    ombudsman = edition.ombudsman.name
    asks = f"The {ombudsman} asks" if ombudsman else "Whoever looks at this case later will ask"
    return f"{what_was_final(case)} {asks} why more was not offered then."


def _standing_money(case: Case, final: Responded) -> int:
    """The money of the final response, and what was promised since, that still stands, in pence."""
    promised = [promise for promise in case.promises if promise.made is Made.RESPONSE and promise.stage == final.stage]
    in_it = {promise.key for promise in promised}
    counted = (
        promise
        for promise in case.promises
        if promise.key in in_it or promise.replaces in in_it or _since(promise, final)
    )
    return sum(promise.remedy.pence for promise in counted if promise.state in (State.OPEN, State.KEPT))


def _since(promise: Promise, final: Responded) -> bool:
    return promise.made in BESIDE_A_RESPONSE and promise.made_on >= final.happened_on
