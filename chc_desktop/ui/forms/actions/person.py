"""The form for a person's details."""

from dataclasses import replace

from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Person
from chc_desktop.domain.vocabulary import Measure, Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import draft_key, provision
from chc_desktop.ui.forms.asks import Ask, AskDay, AskLine, AskText, Filled


def edit_person(office: Office, view: CaseView) -> ActionForm:
    """The details of whoever made the complaint."""

    def act(answers: Filled, draft: str) -> None:
        office.cases.save_person(_changed(view.person, answers))
        office.drafts.drop(draft)

    return ActionForm(
        draft_key(view, "person"),
        f"The {view.edition.person}’s details",
        "Used in every letter and every case of this person from now on. Letters already issued stay as they are; the "
        "record keeps what stood here before.",
        "Keep the changes",
        _asks(office, view.person, view.edition),
        act,
    )


def _asks(office: Office, person: Person, edition: Edition) -> tuple[Ask, ...]:
    return (
        AskLine(name="name", label="Name", value=person.name),
        AskText(
            name="address", label="Address", help="One line each, the postcode last.", value=person.address, lines=3
        ),
        AskLine(name="telephone", label="Telephone", value=person.telephone),
        AskLine(name="email", label="Email", value=person.email),
        AskText(name="vulnerability", label="Vulnerable or at risk?", value=person.vulnerability, lines=2),
        AskText(
            name="adjustment",
            label="Adjustment needed",
            help="Such as large print, or a call before a visit. It is recorded and reviewed"
            f"{provision(edition, Measure.ADJUSTMENTS_RECORDED)}.",
            value=person.adjustment,
            lines=2,
        ),
        AskDay(
            name="adjustment_review",
            label="Look at the adjustment again on",
            value=person.adjustment_review,
            today=office.today(),
            optional=True,
        ),
        AskText(
            name="restriction",
            label="Restriction on contact",
            help="How contact is restricted and why, such as letters only after abuse by telephone. It has to be fair "
            f"to the behaviour and to any disability, and is looked at again{edition.cite(Rule.RESTRICTIONS)}.",
            value=person.restriction,
            lines=2,
        ),
        AskDay(
            name="restriction_review",
            label="Look at the restriction again on",
            value=person.restriction_review,
            today=office.today(),
            optional=True,
        ),
    )


def _changed(person: Person, answers: Filled) -> Person:
    return replace(
        person,
        name=answers.text("name"),
        address=answers.text("address"),
        telephone=answers.text("telephone"),
        email=answers.text("email"),
        vulnerability=answers.text("vulnerability"),
        adjustment=answers.text("adjustment"),
        adjustment_review=answers.day_or_none("adjustment_review"),
        restriction=answers.text("restriction"),
        restriction_review=answers.day_or_none("restriction_review"),
    )
