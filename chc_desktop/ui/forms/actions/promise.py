"""The form for a promise that was kept."""

from chc_desktop.domain import words
from chc_desktop.domain.case import Promise
from chc_desktop.domain.events import PromiseKept
from chc_desktop.domain.vocabulary import Measure
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer, provision, recording
from chc_desktop.ui.forms.asks import AskChoice, AskText, Filled


def promise_kept(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """A promise was carried out; `key` is the one asked about, the earliest due if none is named."""
    waiting = sorted(view.case.open_promises, key=lambda promise: promise.remedy.by)

    def event(answers: Filled) -> PromiseKept:
        return PromiseKept(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            promise=answers.text("promise"),
            evidence=answers.text("evidence"),
        )

    return ActionForm(
        draft_key(view, f"promise-kept/{key}" if key else "promise-kept"),
        "A promise was kept",
        "What was promised in a letter is followed through until it is done, after the case is closed too"
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
            ask_day(office, "When was it done?"),
        ),
        recording(office, view, event),
    )


def _said(promise: Promise) -> str:
    return f"{promise.remedy.what}, by {words.short_day(promise.remedy.by)}"
