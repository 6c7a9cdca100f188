"""The form that takes two entries apart which were joined as one person’s and are not."""

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.office.office import Office
from chc_desktop.office.persons_joining import Joining
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.asks import AskText, Filled


def taking_apart(office: Office, person: Person, joining: Joining) -> ActionForm:
    """Why they are not the same person."""

    def act(answers: Filled, draft: str) -> None:
        office.persons.part(joining.entry, answers.text("why"))
        office.drafts.drop(draft)

    return ActionForm(
        f"part/{joining.entry}",
        f"Take {joining.person.name} and {person.name} apart",
        f"The two entries become two again. What the other one brought on {words.day(joining.on)} goes back to it, "
        "with its cases and service requests; what was written about this person since stays here.",
        "Take them apart",
        (AskText(name="why", label="Why are they not the same person?", lines=2),),
        act,
        help_name="person",
    )
