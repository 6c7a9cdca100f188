"""The form for the agreement how often whoever complains hears while the answer is late."""

from chc_desktop.domain import words
from chc_desktop.domain.updates.events import Interval, UpdatesAgreed
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer, recording
from chc_desktop.ui.forms.asks import AskChoice, AskText, Filled


def agree_updates(office: Office, view: CaseView) -> ActionForm:
    """How often they hear, as agreed with them."""
    person, agreed = view.edition.person, view.case.updates_agreed

    def event(answers: Filled) -> UpdatesAgreed:
        return UpdatesAgreed(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            every=Interval(answers.text("every")),
            agreed_how=answers.text("agreed_how"),
        )

    return ActionForm(
        draft_key(view, "agree-updates"),
        f"Agree how often the {person} hears",
        f"Where the answer will take longer than the Code allows, agree with the {person} how often they hear how "
        f"things stand{view.edition.cite(Rule.UPDATES)}. Today then asks for each update on its day, from the day the "
        "answer was first due until it goes out.",
        "Keep what was agreed",
        (
            AskChoice(
                name="every",
                label="How often?",
                choices=tuple((each.value, words.capital(each.words)) for each in Interval),
                value=(agreed.every if agreed else Interval.WEEKLY).value,
            ),
            AskText(
                name="agreed_how",
                label="How was it agreed?",
                help=f"Such as: by telephone, with the {person}; they would like an email.",
                lines=2,
            ),
            ask_day(office, "When was it agreed?"),
        ),
        recording(office, view, event),
    )
