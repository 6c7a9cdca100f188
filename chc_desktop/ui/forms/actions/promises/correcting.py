"""Putting right what was recorded of a promise: the questions, filled with what the entry says, and its correction."""

from dataclasses import replace

from chc_desktop.domain import words
from chc_desktop.domain.events import Event
from chc_desktop.domain.promises.events import (
    BESIDE_A_RESPONSE,
    Made,
    MoneyAnswered,
    MoneyPaid,
    OfPromise,
    Promised,
    PromiseHandedOver,
    PromiseMoved,
    PromiseUndeliverable,
    PromiseUpdated,
)
from chc_desktop.domain.vocabulary import Agreed
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.actions.promises.asking import AGREED, ask_owner, pence_of, remedy_asks, remedy_of
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText, AskTick, Filled

CorrectedHere = Promised | OfPromise
"""The entries whose correction is made of these questions."""

When = tuple[str, str]


def asks(office: Office, view: CaseView, event: CorrectedHere, when: When) -> tuple[Ask, ...]:
    """A question for each part that can be put right, the day first. `when` is when they are asked at all."""
    day = AskDay(
        name="happened_on", label="When it happened", value=event.happened_on, today=office.today(), only_when=when
    )
    return day, *_asks(office, view, event, when)


def corrected(event: CorrectedHere, answers: Filled) -> Event:
    """The entry as it should have been."""
    return _corrected(replace(event, happened_on=answers.day("happened_on")), answers)


def _asks(office: Office, view: CaseView, event: CorrectedHere, when: When) -> tuple[Ask, ...]:
    match event:
        case Promised():
            return (
                AskChoice(
                    name="made", label="How it was promised", choices=_HOW, value=event.how.value, only_when=when
                ),
                *remedy_asks(office, view, "", when, event.remedy),
                _text("why_not_earlier", "Why it was not offered in the final response", event.why_not_earlier, when),
            )
        case PromiseUpdated():
            return (_text("text", "What it says", event.text, when),)
        case PromiseMoved():
            return (
                AskDay(
                    name="new_date", label="The new date", value=event.new_date, today=office.today(), only_when=when
                ),
                _text("reason", "Why it is kept later", event.reason, when),
                AskChoice(
                    name="agreed", label="Was it agreed?", choices=AGREED, value=event.agreed.value, only_when=when
                ),
                _line("agreed_how", "When and how, or why not", event.agreed_how, when),
            )
        case PromiseHandedOver():
            return (
                ask_owner(office, "owner", "Who has to do it", event.owner, when),
                _text("why", "The reason given in the entry", event.why, when),
            )
        case MoneyAnswered():
            value = str(event.accepted)
            return (
                AskChoice(name="accepted", label="What they said", choices=_ANSWERS, value=value, only_when=when),
                _text("how_said", "How they said so", event.how, when),
            )
        case MoneyPaid():
            return (
                _line("amount", "How much was paid, in £", words.money(event.pence).removeprefix("£"), when),
                _line("how_paid", "How it was paid", event.how, when),
                _line("reference", "Reference", event.reference, when),
                *_agreement_on_arrears(event, when),
            )
        case PromiseUndeliverable():
            return _asks_of_undeliverable(office, view, event, when)


def _asks_of_undeliverable(office: Office, view: CaseView, event: PromiseUndeliverable, when: When) -> tuple[Ask, ...]:
    instead = (
        remedy_asks(office, view, "alternative_", when, event.alternative)
        if event.alternative
        else (_text("no_alternative_because", "Why nothing can be offered", event.no_alternative_because, when),)
    )
    return (
        _text("why", "Why it cannot be delivered", event.why, when),
        *instead,
        _text("why_not_earlier", "Why more was not offered in the final response", event.why_not_earlier, when),
        AskDay(name="told_on", label="When they were told", value=event.told_on, today=office.today(), only_when=when),
        _line("told_how", "How they were told", event.told_how, when),
        AskTick(
            name="ombudsman_told",
            label="They were told that they can go to the Ombudsman",
            value=event.ombudsman_told,
            only_when=when,
        ),
    )


def _corrected(event: CorrectedHere, answers: Filled) -> Event:
    match event:
        case Promised():
            made, why = Made(answers.text("made")), answers.text("why_not_earlier")
            return replace(event, how=made, remedy=remedy_of(answers), why_not_earlier=why)
        case PromiseUpdated():
            return replace(event, text=answers.text("text"))
        case PromiseMoved():
            return replace(
                event,
                new_date=answers.day("new_date"),
                reason=answers.text("reason"),
                agreed=Agreed(answers.text("agreed")),
                agreed_how=answers.text("agreed_how"),
            )
        case PromiseHandedOver():
            return replace(event, owner=answers.person("owner"), why=answers.text("why"))
        case MoneyAnswered():
            return replace(event, accepted=answers.text("accepted") == str(True), how=answers.text("how_said"))
        case MoneyPaid():
            return replace(
                event,
                pence=pence_of(answers, "amount"),
                how=answers.text("how_paid"),
                reference=answers.text("reference"),
                arrears_agreed=answers.text("arrears_agreed") if event.against_arrears else "",
            )
        case PromiseUndeliverable():
            return replace(
                event,
                why=answers.text("why"),
                alternative=remedy_of(answers, "alternative_") if event.alternative else None,
                no_alternative_because="" if event.alternative else answers.text("no_alternative_because"),
                told_on=answers.day("told_on"),
                told_how=answers.text("told_how"),
                ombudsman_told=answers.ticked("ombudsman_told"),
                why_not_earlier=answers.text("why_not_earlier"),
            )


def _agreement_on_arrears(event: MoneyPaid, when: When) -> tuple[Ask, ...]:
    if not event.against_arrears:
        return ()
    return (_text("arrears_agreed", "When and how they agreed to that", event.arrears_agreed, when),)


def _text(name: str, label: str, value: str, when: When) -> AskText:
    return AskText(name=name, label=label, value=value, lines=2, only_when=when)


def _line(name: str, label: str, value: str, when: When) -> AskLine:
    return AskLine(name=name, label=label, value=value, only_when=when)


_HOW = tuple((made.value, words.capital(made.words)) for made in BESIDE_A_RESPONSE)
_ANSWERS = ((str(True), "Accepted"), (str(False), "Declined"))
