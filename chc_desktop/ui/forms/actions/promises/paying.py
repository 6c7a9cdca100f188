"""Forms for money that was promised: accepted, declined, paid."""

from collections.abc import Callable

from chc_desktop.domain import words
from chc_desktop.domain.promises.events import MoneyAnswered, MoneyPaid
from chc_desktop.domain.promises.steps import Step
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer, recording
from chc_desktop.ui.forms.actions.promises.asking import ask_paper, in_quotes, paper_of, pence_of, promise_of
from chc_desktop.ui.forms.asks import AskChoice, AskLine, AskText, Filled

_TO_THEM, _ARREARS = "to-them", "arrears"


def money_paid(office: Office, view: CaseView, key: str) -> ActionForm:
    """Money was paid, all of it or a part."""
    promise, person = promise_of(view, key), view.edition.person
    owed = promise.owed_pence

    def event(answers: Filled) -> MoneyPaid:
        arrears = answers.text("to") == _ARREARS
        return MoneyPaid(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            promise=key,
            pence=pence_of(answers, "amount"),
            how=answers.text("how").strip(),
            reference=answers.text("reference").strip(),
            against_arrears=arrears,
            arrears_agreed=answers.text("arrears_agreed").strip() if arrears else "",
            paper=paper_of(answers),
        )

    return ActionForm(
        draft_key(view, f"{Step.PAID.value}/{key}"),
        "Record a payment",
        f"{in_quotes(promise)} {words.money(owed)} of {words.money(promise.remedy.pence)} is still to be paid. Once "
        "all of it is paid, the promise is kept.",
        "Record the payment",
        (
            AskLine(name="amount", label="How much was paid, in £?", value=words.money(owed).removeprefix("£")),
            AskChoice(
                name="to",
                label="How was it used?",
                choices=((_TO_THEM, f"Paid to the {person}"), (_ARREARS, f"Set against what the {person} owes us")),
                value=_TO_THEM,
            ),
            AskText(
                name="arrears_agreed",
                label=f"When and how did the {person} agree to that?",
                help="Money may be set against arrears only with their agreement.",
                lines=2,
                only_when=("to", _ARREARS),
            ),
            AskLine(name="how", label="How was it paid?", help="Such as “by bank transfer” or “by cheque”."),
            AskLine(name="reference", label="Reference (may stay empty)", help="Such as the number of the cheque."),
            *ask_paper(view, "Which paper of this case shows it?"),
            ask_day(office, "When was it paid?"),
        ),
        recording(office, view, event),
        help_name="promises",
    )


def money_accepted(office: Office, view: CaseView, key: str) -> ActionForm:
    return _answered(office, view, key, accepted=True)


def money_declined(office: Office, view: CaseView, key: str) -> ActionForm:
    return _answered(office, view, key, accepted=False)


def _answered(office: Office, view: CaseView, key: str, *, accepted: bool) -> ActionForm:
    promise, person = promise_of(view, key), view.edition.person
    after = "It stays on Today until it is paid." if accepted else "It goes from Today, and can be accepted later."
    step = Step.ACCEPTED if accepted else Step.DECLINED
    return ActionForm(
        draft_key(view, f"{step.value}/{key}"),
        f"The {person} {'accepted' if accepted else 'declined'} the money",
        f"{words.money(promise.remedy.pence)}: {in_quotes(promise)} {after}",
        "Record that",
        (
            AskText(
                name="how",
                label="How did they say so?",
                help="Such as “by telephone” or “in her letter of 20 November”.",
                lines=2,
            ),
            ask_day(office, "When did they say so?"),
        ),
        recording(office, view, _answer(office, key, accepted)),
        help_name="promises",
    )


def _answer(office: Office, key: str, accepted: bool) -> Callable[[Filled], MoneyAnswered]:
    return lambda answers: MoneyAnswered(
        happened_on=answers.day("happened_on"),
        done_by=officer(office),
        promise=key,
        accepted=accepted,
        how=answers.text("how").strip(),
    )
