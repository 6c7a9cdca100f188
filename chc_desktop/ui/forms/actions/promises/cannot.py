"""The form for a promise that cannot be delivered: why, what is offered instead, and the letter that told of it."""

from chc_desktop.domain.promises.events import PromiseUndeliverable
from chc_desktop.domain.promises.final_offer import final_response, why_asked
from chc_desktop.domain.promises.steps import Step
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer, recording
from chc_desktop.ui.forms.actions.promises.asking import (
    ask_paper,
    in_quotes,
    paper_of,
    promise_of,
    remedy_asks,
    remedy_of,
)
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskDay, AskLine, AskText, AskTick, Filled

_ALTERNATIVE, _NOTHING = "alternative", "nothing"
_START = "alternative_"


def promise_undeliverable(office: Office, view: CaseView, key: str) -> ActionForm:
    """A promise cannot be delivered."""
    promise, person = promise_of(view, key), view.edition.person

    def event(answers: Filled) -> PromiseUndeliverable:
        instead = answers.text("instead") == _ALTERNATIVE
        return PromiseUndeliverable(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            promise=key,
            why=answers.text("why"),
            alternative=remedy_of(answers, _START) if instead else None,
            no_alternative_because="" if instead else answers.text("no_alternative_because"),
            told_on=answers.day("told_on"),
            told_how=answers.text("told_how").strip(),
            ombudsman_told=answers.ticked("ombudsman_told"),
            paper=paper_of(answers),
            why_not_earlier=answers.text("why_not_earlier") if "why_not_earlier" in answers.values else "",
        )

    return ActionForm(
        draft_key(view, f"{Step.CANNOT.value}/{key}"),
        "A promise cannot be delivered",
        f"{in_quotes(promise)} Write to the {person} first: why, what you offer instead, and that they can go to the "
        f"Ombudsman{view.edition.cite(Rule.UNDELIVERABLE)}. The promise stays in view, struck through, and says why. "
        "“Write a letter” on the page of the case writes that letter, and issuing it records all of this.",
        "Record it",
        (
            AskText(name="why", label="Why can it not be delivered?", lines=2),
            AskChoice(
                name="instead",
                label="What is offered instead?",
                choices=((_ALTERNATIVE, "Something else"), (_NOTHING, "Nothing can be offered")),
                value=_ALTERNATIVE,
            ),
            *remedy_asks(office, view, _START, ("instead", _ALTERNATIVE)),
            *_beyond_final(view),
            AskText(
                name="no_alternative_because",
                label="Why can nothing be offered instead?",
                lines=2,
                only_when=("instead", _NOTHING),
            ),
            AskDay(name="told_on", label=f"When was the {person} told?", value=office.today(), today=office.today()),
            AskLine(name="told_how", label="How?", help="Such as “letter of 20 November, sent by first class post”."),
            *ask_paper(view, "Which paper of this case is that letter?"),
            AskTick(name="ombudsman_told", label="They were told that they can go to the Ombudsman"),
            ask_day(office, "Since when is it known that it cannot be delivered?"),
        ),
        recording(office, view, event),
        help_name="promises",
    )


def _beyond_final(view: CaseView) -> tuple[Ask, ...]:
    if final_response(view.case) is None:
        return ()
    return (
        AskText(
            name="why_not_earlier",
            label="If it is more money than the final response offered: why was it not offered then?",
            help=why_asked(view.case, view.edition),
            lines=2,
            only_when=(f"{_START}kind", "money"),
        ),
    )
