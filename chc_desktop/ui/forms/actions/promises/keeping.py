"""Forms for a promise: making one, marking it as done, how far it is, another day, and somebody else who does it."""

from chc_desktop.domain import words
from chc_desktop.domain.events import PromiseKept
from chc_desktop.domain.promises.events import (
    BESIDE_A_RESPONSE,
    Made,
    Promised,
    PromiseHandedOver,
    PromiseMoved,
    PromiseUpdated,
)
from chc_desktop.domain.promises.final_offer import final_response, why_asked
from chc_desktop.domain.promises.promise import Promise
from chc_desktop.domain.promises.soonest import in_order
from chc_desktop.domain.promises.steps import Step
from chc_desktop.domain.vocabulary import Agreed, Measure
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer, provision, recording
from chc_desktop.ui.forms.actions.promises.asking import (
    AGREED,
    ask_owner,
    ask_paper,
    in_quotes,
    paper_of,
    promise_of,
    remedy_asks,
    remedy_of,
)
from chc_desktop.ui.forms.actions.promises.paying import money_paid
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText, Filled


def add_promise(office: Office, view: CaseView) -> ActionForm:
    """Something was promised beside a response."""

    def event(answers: Filled) -> Promised:
        return Promised(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            remedy=remedy_of(answers),
            how=Made(answers.text("how")),
            why_not_earlier=answers.text("why_not_earlier") if "why_not_earlier" in answers.values else "",
        )

    return ActionForm(
        draft_key(view, "add-promise"),
        "Add a promise",
        "For what was promised outside a response, such as on the telephone, or decided later. It stays on Today until "
        f"it is done, after the case is closed too{provision(view.edition, Measure.PROMISES_KEPT)}.",
        "Add it",
        (
            AskChoice(
                name="how",
                label="How was it promised?",
                choices=tuple((made.value, words.capital(made.words)) for made in BESIDE_A_RESPONSE),
                value=Made.TELEPHONE.value,
            ),
            *remedy_asks(office, view),
            *_beyond_final(view),
            ask_day(office, "When was it promised?"),
        ),
        recording(office, view, event),
        help_name="promises",
    )


def promise_kept(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """A promise was carried out; `key` is the one asked about, the earliest due if none is named.

    Money is kept by being paid, so that is asked for where it is about money; it stands nowhere among the others.
    """
    every = in_order(view.case)
    named = view.case.promise(key) if key or not every else every[0]
    if named and named.is_money:
        return money_paid(office, view, named.key)
    waiting = [promise for promise in every if not promise.is_money]

    def event(answers: Filled) -> PromiseKept:
        return PromiseKept(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            promise=answers.text("promise"),
            evidence=answers.text("evidence"),
            paper=paper_of(answers),
        )

    return ActionForm(
        draft_key(view, f"promise-kept/{key}" if key else "promise-kept"),
        "A promise was kept",
        "What was promised is followed through until it is done, after the case is closed too"
        f"{provision(view.edition, Measure.PROMISES_KEPT)}.",
        "Mark it as done",
        (
            AskChoice(
                name="promise",
                label="Which promise?",
                choices=tuple((promise.key, _said(promise)) for promise in waiting),
                value=key or (waiting[0].key if waiting else ""),
            ),
            AskText(
                name="evidence",
                label="What shows that it was done?",
                help="Such as the receipt, the invoice, or who saw it and when.",
                lines=3,
            ),
            *ask_paper(view, "Which paper of this case shows it?"),
            ask_day(office, "When was it done?"),
        ),
        recording(office, view, event),
        help_name="promises",
    )


def promise_updated(office: Office, view: CaseView, key: str) -> ActionForm:
    """How far a promise is."""

    def event(answers: Filled) -> PromiseUpdated:
        return PromiseUpdated(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            promise=key,
            text=answers.text("text"),
        )

    return ActionForm(
        draft_key(view, f"{Step.UPDATE.value}/{key}"),
        "An update on a promise",
        in_quotes(promise_of(view, key)),
        "Add the update",
        (
            AskText(name="text", label="How far is it, or what was said?", lines=3),
            ask_day(office, "On which day?"),
        ),
        recording(office, view, event),
        help_name="promises",
    )


def promise_moved(office: Office, view: CaseView, key: str) -> ActionForm:
    """A promise will be kept on another day."""
    person = view.edition.person

    def event(answers: Filled) -> PromiseMoved:
        return PromiseMoved(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            promise=key,
            new_date=answers.day("new_date"),
            reason=answers.text("reason"),
            agreed=Agreed(answers.text("agreed")),
            agreed_how=answers.text("agreed_how").strip(),
        )

    return ActionForm(
        draft_key(view, f"{Step.MOVE.value}/{key}"),
        "A new date for a promise",
        f"{in_quotes(promise_of(view, key))} The day first promised stays in view, and in the figures the promise "
        "counts as late after it.",
        "Set the new date",
        (
            AskDay(name="new_date", label="By when will it be done?", value=None, today=office.today()),
            AskText(name="reason", label="Why is it kept later?", lines=2),
            AskChoice(name="agreed", label=f"Did the {person} agree?", choices=AGREED),
            AskLine(
                name="agreed_how",
                label="When and how they agreed, or why not",
                help="Such as “by telephone on 20 November”.",
            ),
            ask_day(office, "When was the new date set?"),
        ),
        recording(office, view, event),
        help_name="promises",
    )


def promise_handed_over(office: Office, view: CaseView, key: str) -> ActionForm:
    """Somebody else has to do it."""
    promise = promise_of(view, key)

    def event(answers: Filled) -> PromiseHandedOver:
        return PromiseHandedOver(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            promise=key,
            owner=answers.person("owner"),
            why=answers.text("why"),
        )

    return ActionForm(
        draft_key(view, f"{Step.HAND_OVER.value}/{key}"),
        "Somebody else does it",
        in_quotes(promise),
        "Hand it over",
        (
            ask_owner(office, "owner", "Who has to do it now?", promise.owner),
            AskText(name="why", label="Why? (may stay empty)", lines=2),
            ask_day(office, "From which day?"),
        ),
        recording(office, view, event),
        help_name="promises",
    )


def _beyond_final(view: CaseView) -> tuple[Ask, ...]:
    """After the final response: the caution, and room for why it was not offered then."""
    if final_response(view.case) is None:
        return ()
    return (
        AskText(
            name="why_not_earlier",
            label="If it is more than the final response offered: why was it not offered then?",
            help=why_asked(view.case, view.edition),
            lines=2,
        ),
    )


def _said(promise: Promise) -> str:
    money = f", {words.money(promise.remedy.pence)}" if promise.is_money else ""
    return f"{promise.remedy.what}{money}, by {words.short_day(promise.by)}"
