"""What is said of a promise, sentence by sentence: on the page of its case and in its printed record."""

from collections.abc import Iterator, Mapping

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.promises.events import Made, MoneyPaid, PromiseMoved
from chc_desktop.domain.promises.promise import Promise, State
from chc_desktop.domain.vocabulary import Agreed

Names = Mapping[int, str]
"""How people of the organisation are called, by their ids."""


def how_made(promise: Promise) -> str:
    """“in the stage 1 response”, “on the telephone”."""
    return f"in the stage {promise.stage} response" if promise.made is Made.RESPONSE else promise.made.words


def introduced(promise: Promise, edition: Edition) -> str:
    """“Payment, £50. Promised on the telephone, Tue 17 Nov 2026.”"""
    money = f", {words.money(promise.remedy.pence)}" if promise.is_money else ""
    kind = f"{edition.remedy_title(promise.remedy.kind)}{money}."
    return f"{kind} Promised {how_made(promise)}, {words.day(promise.made_on)}."


def still_promised(promise: Promise) -> str:
    """What of it is still to be done, money by what is left of it: “Pay for the fan: £20 of £50 still to be paid”."""
    what = " ".join(promise.remedy.what.split()).rstrip(".,;")
    whole = words.money(promise.remedy.pence)
    if promise.payments:
        return f"{what}: {words.money(promise.owed_pence)} of {whole} still to be paid"
    return f"{what} ({whole})" if promise.is_money and whole not in what else what


def who_does_it(promise: Promise, names: Names) -> str:
    """“Chief Officer has to do it.” Empty where nobody is named."""
    owner = names.get(promise.owner, "")
    return f"{owner} {'has to do it' if promise.is_open else 'had to do it'}." if owner else ""


def agreement(promise: Promise, edition: Edition) -> str:
    """Whether it was agreed with whoever complained, and how."""
    return _agreed(promise.remedy.agreed, promise.remedy.agreed_how, edition)


def dates_moved(promise: Promise, edition: Edition) -> tuple[str, ...]:
    """The day first promised, and each day that took its place, with the reason."""
    if not promise.moves:
        return ()
    first = f"First promised by {words.day(promise.first_by)}; in figures that day counts."
    return first, *(_moved(move, edition) for move in promise.moves)


def money_state(promise: Promise, edition: Edition) -> tuple[str, ...]:
    """Whether the money was accepted, and what was paid of it."""
    return tuple(_money(promise, edition)) if promise.is_money else ()


def updates(promise: Promise) -> tuple[str, ...]:
    return tuple(f"{words.day(update.happened_on)}: {update.text}" for update in promise.updates)


def ended(promise: Promise) -> tuple[str, ...]:
    """What shows that it was done; or why it cannot be, what is offered instead and how they were told."""
    found = promise.undeliverable
    if found is None:
        return (f"What shows it: {promise.evidence}",) if promise.evidence else ()
    instead = found.alternative
    return (
        f"Cannot be delivered, {words.day(found.happened_on)}: {found.why}",
        f"Offered instead: {instead.what}" if instead else f"Nothing instead: {found.no_alternative_because}",
        f"Told on {words.day(found.told_on)}: {words.sentence(found.told_how)}"
        + (" The Ombudsman was named." if found.ombudsman_told else ""),
    )


def beyond_final(promise: Promise) -> tuple[str, ...]:
    if not promise.is_beyond_final:
        return ()
    return (f"Goes beyond the final response. Why it was not offered then: {promise.why_not_earlier}",)


def story(promise: Promise, names: Names, edition: Edition) -> tuple[str, ...]:
    """Everything that is said of it, in order."""
    first = " ".join(filter(None, (introduced(promise, edition), who_does_it(promise, names))))
    return (
        first,
        *filter(None, (agreement(promise, edition),)),
        *dates_moved(promise, edition),
        *money_state(promise, edition),
        *updates(promise),
        *ended(promise),
        *beyond_final(promise),
    )


def _agreed(agreed: Agreed, how: str, edition: Edition) -> str:
    if agreed is Agreed.NOT_SAID:
        return ""
    said = f"agreed with the {edition.person}" if agreed is Agreed.YES else f"not agreed with the {edition.person}"
    return f"{words.capital(said)}: {how}"


def _moved(move: PromiseMoved, edition: Edition) -> str:
    agreed = _agreed(move.agreed, move.agreed_how, edition)
    moved = f"Moved to {words.day(move.new_date)} on {words.day(move.happened_on)}: {words.sentence(move.reason)}"
    return f"{moved} {agreed}".strip()


def _money(promise: Promise, edition: Edition) -> Iterator[str]:
    if promise.answer:
        what = "Accepted" if promise.answer.accepted else "Declined"
        yield f"{what} by the {edition.person}, {words.day(promise.answer.happened_on)}: {promise.answer.how}"
    yield from (_paid(payment) for payment in promise.payments)
    if promise.payments and promise.state is State.OPEN:
        yield f"{words.money(promise.owed_pence)} of {words.money(promise.remedy.pence)} still to be paid."


def _paid(payment: MoneyPaid) -> str:
    """“£30 paid on Tue 1 Dec 2026 by bank transfer, reference 114.”"""
    reference = f", reference {payment.reference}" if payment.reference else ""
    verb = "set against arrears" if payment.against_arrears else "paid"
    agreed = f" Agreed: {payment.arrears_agreed}" if payment.against_arrears else ""
    how = payment.how[:1].lower() + payment.how[1:]
    return f"{words.money(payment.pence)} {verb} on {words.day(payment.happened_on)}, {how}{reference}.{agreed}"
