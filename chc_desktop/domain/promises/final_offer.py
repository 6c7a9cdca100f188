"""Whether something goes beyond what the final response offered: the Ombudsman asks why it was not offered then."""

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Remedy, Responded
from chc_desktop.domain.promises.events import Made
from chc_desktop.domain.promises.promise import Promise, State


def final_response(case: Case) -> Responded | None:
    """The answer that was the last word: of the latest stage beyond the first that was answered."""
    return case.stage3.response or case.stage2.response


def offered_money(response: Responded) -> int:
    """All the money a response offered anew, in pence."""
    return sum(remedy.pence for remedy in response.remedies if not remedy.repeats)


def goes_beyond(remedy: Remedy, case: Case) -> bool:
    """Whether a further remedy is more than was on offer with the final response: more money in all, or anything else.

    What an earlier stage offered and still stood then was on offer with it. Money that was declined, or cannot be
    delivered, stands no more: as much may be offered again.
    """
    final = final_response(case)
    if final is None:
        return False
    on_offer = offered_money(final) + _stood_beside(case, final)
    return not remedy.pence or _standing_money(case) + remedy.pence > on_offer


def is_higher_instead(remedy: Remedy, promise: Promise, case: Case) -> bool:
    """Whether the money offered in place of a promise is more than that promise was, after the final response."""
    return final_response(case) is not None and 0 < promise.remedy.pence < remedy.pence


def what_was_final(case: Case) -> str:
    """“The stage 2 response of Mon 4 Jan 2027 was the final one and offered £50.” Empty where there is none yet."""
    final = final_response(case)
    if final is None:
        return ""
    pence, before = offered_money(final), _stood_beside(case, final)
    further = "further " if before else ""
    offered = words.money(pence) if pence else f"no {further}money"
    beside = f" beside the {words.money(before)} offered before, which still stood" if before else ""
    which = f"The stage {final.stage} response of {words.day(final.happened_on)}"
    return f"{which} was the final one and offered {offered}{beside}."


def why_asked(case: Case, edition: Edition) -> str:
    """The caution for whoever offers more than that."""
    ombudsman = edition.ombudsman.name
    asks = f"The {ombudsman} asks" if ombudsman else "Whoever looks at this case later will ask"
    return f"{what_was_final(case)} {asks} why more was not offered then."


def _standing_money(case: Case) -> int:
    """All the money that was promised and still stands, paid or not, in pence."""
    return sum(promise.remedy.pence for promise in case.promises if promise.state in (State.OPEN, State.KEPT))


def _stood_beside(case: Case, final: Responded) -> int:
    """The money promised before the final response that stood on the day of it, in pence."""
    return sum(promise.remedy.pence for promise in case.promises if _was_before(promise, case, final))


def _was_before(promise: Promise, case: Case, final: Responded) -> bool:
    """Whether it was promised before that response and had not ended by then. What replaced it later is it still."""
    day = final.happened_on
    made_before = promise.stage < final.stage if promise.made is Made.RESPONSE else promise.made_on < day
    ended = promise.undeliverable is not None and promise.undeliverable.happened_on <= day
    answers = [answer.accepted for answer in promise.answers if answer.happened_on <= day]
    return made_before and not ended and answers[-1:] != [False]
