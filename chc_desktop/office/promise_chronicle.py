"""What the record says of promises, in plain words. A promise is called by what was promised when it was made."""

from collections.abc import Iterable, Mapping
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.case import Recorded
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Event, PromiseKept, Remedy, Responded
from chc_desktop.domain.history import effective
from chc_desktop.domain.promises.events import (
    MoneyAnswered,
    MoneyPaid,
    Promised,
    PromiseHandedOver,
    PromiseMoved,
    PromiseUndeliverable,
    PromiseUpdated,
)
from chc_desktop.domain.vocabulary import Agreed

Names = Mapping[int, str]

PROMISE_EVENTS = (
    PromiseKept,
    Promised,
    PromiseUpdated,
    PromiseMoved,
    PromiseHandedOver,
    MoneyAnswered,
    MoneyPaid,
    PromiseUndeliverable,
)


def promised(entries: Iterable[Recorded]) -> dict[str, str]:
    """What was promised, by the keys of the promises."""
    return {
        f"{number}.{place}": remedy.what
        for number, event in effective(entries)
        for place, remedy in enumerate(_remedies(event), 1)
    }


def say(event: Event, made: Mapping[str, str], names: Names, edition: Edition) -> tuple[str, str]:
    """What happened to a promise, and the detail, the promise in quotation marks. `made` is what `promised` gave."""
    what, detail = _say(event, names, edition)
    about = made.get(getattr(event, "promise", ""), "")
    return what, " ".join(part for part in (f"“{about}”." if about else "", detail) if part)


def _remedies(event: Event) -> tuple[Remedy, ...]:
    if isinstance(event, Responded):
        return event.remedies
    if isinstance(event, PromiseUndeliverable):
        return (event.alternative,) if event.alternative else ()
    return (event.remedy,) if isinstance(event, Promised) else ()


@singledispatch
def _say(event: Event, names: Names, edition: Edition) -> tuple[str, str]:
    raise TypeError(f"no words for {event.kind}")


@_say.register
def _(event: PromiseKept, names: Names, edition: Edition) -> tuple[str, str]:
    return "Promise carried out", event.evidence


@_say.register
def _(event: Promised, names: Names, edition: Edition) -> tuple[str, str]:
    beyond = _beyond(event.why_not_earlier)
    return f"Promised {event.how.words}", f"{_remedy(event.remedy, names, edition)}{beyond}"


@_say.register
def _(event: PromiseUpdated, names: Names, edition: Edition) -> tuple[str, str]:
    return "Update on a promise", event.text


@_say.register
def _(event: PromiseMoved, names: Names, edition: Edition) -> tuple[str, str]:
    agreed = _agreed(event.agreed, event.agreed_how, edition)
    return f"Promise moved to {words.day(event.new_date)}", f"{event.reason}{agreed}"


@_say.register
def _(event: PromiseHandedOver, names: Names, edition: Edition) -> tuple[str, str]:
    return f"Promise handed to {names.get(event.owner, 'somebody else')}", event.why


@_say.register
def _(event: MoneyAnswered, names: Names, edition: Edition) -> tuple[str, str]:
    return f"Money {'accepted' if event.accepted else 'declined'} by the {edition.person}", event.how


@_say.register
def _(event: MoneyPaid, names: Names, edition: Edition) -> tuple[str, str]:
    reference = f" Reference: {event.reference}." if event.reference else ""
    agreed = f" Agreed: {event.arrears_agreed}" if event.against_arrears else ""
    what = "set against arrears" if event.against_arrears else "paid"
    return f"{words.money(event.pence)} {what}", f"{words.sentence(event.how)}{reference}{agreed}"


@_say.register
def _(event: PromiseUndeliverable, names: Names, edition: Edition) -> tuple[str, str]:
    instead = (
        f" Offered instead: {_remedy(event.alternative, names, edition)}"
        if event.alternative
        else f" Nothing is offered instead: {words.sentence(event.no_alternative_because)}"
    )
    named = " The Ombudsman was named." if event.ombudsman_told else ""
    told = f" The {edition.person} was told on {words.day(event.told_on)}: {words.sentence(event.told_how)}{named}"
    return "Promise cannot be delivered", f"{words.sentence(event.why)}{instead}{told}{_beyond(event.why_not_earlier)}"


def _remedy(remedy: Remedy, names: Names, edition: Edition) -> str:
    """“Payment, £50: Pay for the carpet, by Fri 4 Dec 2026. To be done by Chief Officer.”"""
    amount = f", {words.money(remedy.pence)}" if remedy.pence else ""
    owner = f" To be done by {names[remedy.owner]}." if remedy.owner in names else ""
    what = remedy.what.rstrip(".,;")
    kind = edition.remedy_title(remedy.kind)
    agreed = _agreed(remedy.agreed, remedy.agreed_how, edition)
    return f"{kind}{amount}: {what}, by {words.day(remedy.by)}.{owner}{agreed}"


def _agreed(agreed: Agreed, how: str, edition: Edition) -> str:
    if agreed is Agreed.NOT_SAID:
        return ""
    said = "Agreed" if agreed is Agreed.YES else "Not agreed"
    return f" {said} with the {edition.person}: {how}"


def _beyond(why: str) -> str:
    return f" This goes beyond the final response; why it was not offered then: {why}" if why else ""
