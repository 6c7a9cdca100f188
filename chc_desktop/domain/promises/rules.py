"""What cannot be with a promise: each refused in a sentence that says what to do."""

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import PromiseKept, Remedy
from chc_desktop.domain.promises.events import (
    MoneyAnswered,
    MoneyPaid,
    Promised,
    PromiseHandedOver,
    PromiseMoved,
    PromiseUndeliverable,
    PromiseUpdated,
)
from chc_desktop.domain.promises.final_offer import goes_beyond, is_higher_instead, why_asked
from chc_desktop.domain.promises.promise import Promise, State
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, not_before, refuse_if
from chc_desktop.domain.rulebook import Rulebook
from chc_desktop.domain.vocabulary import Agreed, Rule

MONEY = "money"
"""The kind of remedy that is money."""


def check_promised(event: Promised, case: Case, book: Rulebook) -> None:
    refuse_if(
        event.happened_on < case.received_on and not case.request,
        f"That cannot have been promised on {words.day(event.happened_on)}: the complaint was received on "
        f"{words.day(case.received_on)}. Please check the date.",
        "happened_on",
    )
    _whole(event.remedy)
    refuse_if(
        event.remedy.by < event.happened_on,
        "A promise cannot be due before the day it was made. Please check the two dates.",
        "by",
    )
    if goes_beyond(event.remedy, case) and not event.why_not_earlier.strip():
        raise _not_offered_then(case, book)


def check_repeated(remedy: Remedy, case: Case) -> None:
    """What is named again is money that is still to be paid, with its own sum and day."""
    promise = _money(case, remedy.repeats)
    refuse_if(
        remedy.pence > promise.remedy.pence,
        f"Only {words.money(promise.remedy.pence)} was promised before. {NOTHING_CHANGED} Please write what is offered "
        "beyond that as a remedy of its own.",
        "amount",
    )
    refuse_if(
        remedy.by != promise.by,
        f"The {words.money(promise.remedy.pence)} promised before is to be paid by {words.day(promise.by)}. "
        f"{NOTHING_CHANGED} Please name that day; if another was agreed, record that on the page of the case first.",
        "by",
    )


def check_kept(event: PromiseKept, case: Case, book: Rulebook) -> None:
    promise = _of(case, event.promise)
    refuse_if(
        promise.state is State.KEPT,
        f"This promise has been marked as carried out already. {NOTHING_CHANGED}",
    )
    _unfinished(case, event.promise)
    not_before(event.happened_on, promise.made_on, "it was made")
    needs(event.evidence, "Please write what shows that it was done, such as the receipt or the visit.", "evidence")


def check_updated(event: PromiseUpdated, case: Case, book: Rulebook) -> None:
    not_before(event.happened_on, _of(case, event.promise).made_on, "it was made")
    needs(event.text, "Please write how far it is, or what was said.", "text")


def check_moved(event: PromiseMoved, case: Case, book: Rulebook) -> None:
    promise = _unfinished(case, event.promise)
    not_before(event.happened_on, promise.made_on, "it was made")
    needs(event.reason, "Please write why it is kept later, so that the record shows it.", "reason")
    refuse_if(
        event.new_date == promise.by,
        f"It is to be kept by {words.day(promise.by)} already. {NOTHING_CHANGED} Please choose another day.",
        "new_date",
    )
    refuse_if(
        event.new_date < event.happened_on,
        "The new day has to come after the day on which it was agreed. Please check the two dates.",
        "new_date",
    )
    _agreement(event.agreed, event.agreed_how, f"the new day was agreed with the {book.edition.person}")
    refuse_if(
        event.agreed is Agreed.NOT_SAID,
        f"Please say whether the {book.edition.person} agreed to the new day. {NOTHING_CHANGED}",
        "agreed",
    )


def check_handed_over(event: PromiseHandedOver, case: Case, book: Rulebook) -> None:
    promise = _unfinished(case, event.promise)
    not_before(event.happened_on, promise.made_on, "it was made")
    refuse_if(not event.owner, "Please say who has to do it now.", "owner")
    refuse_if(event.owner == promise.owner, f"That is who has to do it already. {NOTHING_CHANGED}", "owner")


def check_money_answered(event: MoneyAnswered, case: Case, book: Rulebook) -> None:
    promise = _money(case, event.promise)
    not_before(event.happened_on, promise.made_on, "it was offered")
    needs(event.how, f"Please write how the {book.edition.person} said so, such as by telephone or in a letter.", "how")
    refuse_if(
        not event.accepted and bool(promise.payments),
        f"{words.money(promise.recorded_pence)} of it has been paid already, so it was not declined. "
        f"{NOTHING_CHANGED} If the entry of the payment is wrong, correct that in the record.",
    )


def check_money_paid(event: MoneyPaid, case: Case, book: Rulebook) -> None:
    promise = _money(case, event.promise)
    not_before(event.happened_on, promise.made_on, "it was offered")
    refuse_if(
        promise.state is State.DECLINED,
        f"The {book.edition.person} declined this money. {NOTHING_CHANGED} If they accept it after all, record that "
        "first.",
    )
    refuse_if(event.pence <= 0, "Please write how much was paid, such as 50 or 12.50.", "amount")
    left = promise.remedy.pence - promise.recorded_pence
    refuse_if(
        event.pence > left,
        f"Only {words.money(left)} of the {words.money(promise.remedy.pence)} promised is still to be paid. "
        f"{NOTHING_CHANGED} If more is offered now, add that as a promise first.",
        "amount",
    )
    needs(event.how, "Please write how it was paid, such as by bank transfer or by cheque.", "how")
    refuse_if(
        event.against_arrears and not event.arrears_agreed.strip(),
        f"Money may be set against what the {book.edition.person} owes only if they agreed to that. {NOTHING_CHANGED} "
        "Please write when and how they agreed, or pay it to them.",
        "arrears_agreed",
    )


def check_undeliverable(event: PromiseUndeliverable, case: Case, book: Rulebook) -> None:
    """Why, the alternative, and that they were told of both and of the Ombudsman (LGSCO 7.4)."""
    promise, person = _unfinished(case, event.promise), book.edition.person
    asked = book.edition.cite(Rule.UNDELIVERABLE)
    not_before(event.happened_on, promise.made_on, "it was made")
    needs(event.why, f"Please write why it cannot be delivered{asked}.", "why")
    if event.alternative is None:
        needs(
            event.no_alternative_because,
            f"Please write what is offered instead{asked}, or why nothing can be.",
            "no_alternative_because",
        )
    else:
        _whole(event.alternative, "What is offered instead: ", "alternative_")
        refuse_if(
            event.alternative.by < event.told_on,
            "What is offered instead cannot be due before they were told of it. Please check the two dates.",
            "alternative_by",
        )
        if is_higher_instead(event.alternative, promise, case) and not event.why_not_earlier.strip():
            raise _not_offered_then(case, book)
    not_before(event.told_on, promise.made_on, "the promise was made", "told_on")
    refuse_if(
        event.told_on > book.today,
        f"Please write to the {person} first{asked}, with the reason, what is offered instead and their right to go "
        f"to the Ombudsman; then record it here. {NOTHING_CHANGED}",
        "told_on",
    )
    needs(event.told_how, f"Please write how the {person} was told, such as in a letter of that day.", "told_how")
    refuse_if(
        bool(asked) and not event.ombudsman_told,
        f"The {person} has to be told of their right to go to the Ombudsman too{asked}. {NOTHING_CHANGED} Please tell "
        "them, then record it here.",
        "ombudsman_told",
    )


def _of(case: Case, key: str) -> Promise:
    promise = case.promise(key)
    if promise is None:
        raise RuleBroken(f"There is no such promise in this case. {NOTHING_CHANGED}")
    return promise


def _unfinished(case: Case, key: str) -> Promise:
    promise = _of(case, key)
    refuse_if(
        not promise.is_open,
        f"Nothing is left to do about this promise: it {_ENDED.get(promise.state, '')}. {NOTHING_CHANGED} If that is "
        "wrong, correct its entry in the record.",
    )
    return promise


def _money(case: Case, key: str) -> Promise:
    """A promise of money that is still to be paid; declined money too, for it may be accepted after all."""
    promise = _of(case, key)
    if promise.state is not State.DECLINED:
        _unfinished(case, key)
    refuse_if(not promise.is_money, f"No money was promised there. {NOTHING_CHANGED}")
    return promise


def _whole(remedy: Remedy, which: str = "", start: str = "") -> None:
    """Everything a promise needs. `start` begins the names of the fields it was written in."""
    needs(remedy.what, f"{which}Please write what will be done, so that it can be checked.", f"{start}what")
    refuse_if(not remedy.owner, f"{which}Please say who has to do it.", f"{start}owner")
    refuse_if(
        remedy.kind == MONEY and remedy.pence <= 0,
        f"{which}Please write how much money it is, such as 50 or 12.50.",
        f"{start}amount",
    )
    _agreement(remedy.agreed, remedy.agreed_how, "it was agreed", f"{start}agreed_how")


def _agreement(agreed: Agreed, how: str, what: str, about: str = "agreed_how") -> None:
    if agreed is Agreed.YES:
        needs(how, f"Please write when and how {what}.", about)
    if agreed is Agreed.NO:
        needs(how, "Please write why it was not agreed.", about)


def _not_offered_then(case: Case, book: Rulebook) -> RuleBroken:
    return RuleBroken(
        f"This goes beyond the final response. {why_asked(case, book.edition)} {NOTHING_CHANGED} Please write why it "
        "was not offered then; the record and the promise will show it.",
        "why_not_earlier",
    )


_ENDED = {
    State.KEPT: "was carried out",
    State.DECLINED: "was declined",
    State.UNDELIVERABLE: "cannot be delivered",
}
