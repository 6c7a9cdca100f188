"""Forms about those who complain together, others who have to do with the case, and how somebody is reached."""

from dataclasses import replace
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.facts import Role
from chc_desktop.domain.people.events import (
    ComplainantJoined,
    ComplainantLeft,
    Part,
    PersonConcerned,
    PersonNotConcerned,
)
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionForm
from chc_desktop.ui.forms.actions.common import ask_day, draft_key, officer
from chc_desktop.ui.forms.asks import AskChoice, AskLine, AskText, Filled
from chc_desktop.ui.people.common import ask_who, of_this_case, telling, who


def join(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """Somebody else complains of the same."""

    def event(answers: Filled) -> ComplainantJoined:
        return ComplainantJoined(happened_on=answers.day("happened_on"), done_by=officer(office), person=0)

    return ActionForm(
        draft_key(view, "people/complainant"),
        "Somebody else complains too",
        "One case for all who complain of the same, with the same dates: they count from the day the complaint was "
        "first received. Each gets a letter of their own, with their own name and address.",
        "Add them",
        (*ask_who(office, "Who is it?"), ask_day(office, "When did they join?")),
        telling(office, view, lambda answers: who(office, answers, Role.RESIDENT), event),
        help_name="people",
    )


def leave(office: Office, view: CaseView, key: str) -> ActionForm:
    """One of several no longer complains."""
    person = of_this_case(view, key)

    def event(answers: Filled) -> ComplainantLeft:
        return ComplainantLeft(
            happened_on=answers.day("happened_on"), done_by=officer(office), person=0, why=answers.text("why")
        )

    return ActionForm(
        draft_key(view, f"people/left/{key}"),
        f"{person.name} no longer complains",
        "The others go on, with the same dates. No letter goes to them any more.",
        "Record it",
        (AskText(name="why", label="How did they tell you?", lines=2), ask_day(office, "When?")),
        telling(office, view, lambda _answers: person, event),
        help_name="people",
    )


def concern(office: Office, view: CaseView, key: str = "") -> ActionForm:
    """Somebody else has to do with the case."""

    def event(answers: Filled) -> PersonConcerned:
        return PersonConcerned(
            happened_on=answers.day("happened_on"),
            done_by=officer(office),
            person=0,
            part=Part(answers.text("part")),
            about=answers.text("about"),
        )

    return ActionForm(
        draft_key(view, "people/concerned"),
        "Somebody else is concerned",
        f"Somebody who lives with the {view.edition.person}, a neighbour, or whoever saw what happened. No letter "
        "goes to them.",
        "Add them",
        (
            *ask_who(office, "Who is it?"),
            AskChoice(
                name="part",
                label="What have they to do with it?",
                choices=tuple((each.value, words.capital(each.words)) for each in Part),
                value=Part.HOUSEHOLD.value,
            ),
            AskText(name="about", label="Anything to know of them here (may stay empty)", lines=2),
            ask_day(office, "Since when have you known of them?"),
        ),
        telling(office, view, lambda answers: who(office, answers), event),
        help_name="people",
    )


def concern_no_more(office: Office, view: CaseView, key: str) -> ActionForm:
    """The case no longer concerns somebody."""
    person = of_this_case(view, key)

    def event(answers: Filled) -> PersonNotConcerned:
        return PersonNotConcerned(
            happened_on=answers.day("happened_on"), done_by=officer(office), person=0, why=answers.text("why")
        )

    return ActionForm(
        draft_key(view, f"people/not-concerned/{key}"),
        f"The case no longer concerns {person.name}",
        "The record keeps that it did.",
        "Record it",
        (AskText(name="why", label="Why?", lines=2), ask_day(office, "Since when?")),
        telling(office, view, lambda _answers: person, event),
        help_name="people",
    )


def contact(office: Office, view: CaseView, key: str) -> ActionForm:
    """How somebody of the case can be reached."""
    person = of_this_case(view, key)

    def act(answers: Filled, draft: str) -> None:
        reached: dict[str, Any] = {name: answers.text(name) for name in ("name", "address", "telephone", "email")}
        office.case_people.keep_contact(replace(person, **reached), draft)

    return ActionForm(
        draft_key(view, f"people/contact/{key}"),
        f"How to reach {person.name}",
        "Used in every letter from now on. Letters already issued stay as they are.",
        "Keep the changes",
        (
            AskLine(name="name", label="Name", value=person.name),
            AskText(
                name="address", label="Address", help="One line each, the postcode last.", value=person.address, lines=3
            ),
            AskLine(name="telephone", label="Telephone", value=person.telephone),
            AskLine(name="email", label="Email", value=person.email),
        ),
        act,
        help_name="people",
    )
