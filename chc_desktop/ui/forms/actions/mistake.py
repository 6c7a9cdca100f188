"""Forms for what was logged by mistake: out of every list, and back into them."""

from chc_desktop.domain.mistakes.events import LoggedByMistake, NoMistake
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, officer
from chc_desktop.ui.forms.asks import AskText, Filled


def logged_by_mistake(office: Office, view: CaseView) -> ActionForm:
    """The complaint should not have been logged."""
    return take_out(office, view.case.id, "complaint")


def no_mistake(office: Office, view: CaseView) -> ActionForm:
    """It was right to log it."""
    return bring_back(office, view.case.id, "complaint")


def take_out(office: Office, record_id: int, what: str) -> ActionForm:
    """Take a complaint or a service request, as `what` calls it, out of the lists."""

    def act(answers: Filled, draft: str) -> None:
        event = LoggedByMistake(
            happened_on=answers.day("happened_on"), done_by=officer(office), why=answers.text("why")
        )
        office.mistakes.take_out(record_id, event, draft)

    return ActionForm(
        f"action/{record_id}/logged-by-mistake",
        "Logged by mistake",
        f"Such as a {what} that was logged twice. It leaves the lists, Today, the calendar, the search and the "
        "figures. Nothing is erased: it waits in the bin, its number stays used, and you can take it back. If somebody "
        "really asked for something, do not use this.",
        "Take it out of the lists",
        (
            AskText(name="why", label="Why should it not have been logged?", lines=3),
            ask_day(office, "When was this noticed?"),
        ),
        act,
    )


def bring_back(office: Office, record_id: int, what: str) -> ActionForm:
    """Put it back into the lists."""

    def act(answers: Filled, draft: str) -> None:
        event = NoMistake(happened_on=answers.day("happened_on"), done_by=officer(office), why=answers.text("why"))
        office.mistakes.bring_back(record_id, event, draft)

    return ActionForm(
        f"action/{record_id}/no-mistake",
        "Take it back",
        f"The {what} stands in every list again, with all that was written on it. Its dates count from the same days "
        "as before, so something may be late.",
        "Take it back",
        (AskText(name="why", label="Why was it no mistake?", lines=3), ask_day(office, "When was this noticed?")),
        act,
    )
