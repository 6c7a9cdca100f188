"""What the forms about the people of a case share: who it is, how to reach them, the paper that shows it."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.people.events import PeopleEvent
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.actions.common import NOBODY_YET, called, colleagues, paper_choices
from chc_desktop.ui.forms.asks import Ask, AskChoice, AskLine, AskPerson, AskText, Filled

_OTHER = "other"
_REACHED = ("address", "telephone", "email")
_NO_PAPER = ("", "Paper to come")


def ask_who(office: Office, label: str) -> tuple[Ask, ...]:
    """Somebody the register knows or somebody new, and how to reach them."""
    return (
        AskPerson(name="who", label=label, persons=office.persons),
        AskText(
            name="address",
            label="Their address",
            help="One line each, the postcode last. Leave empty what we know already.",
            lines=3,
        ),
        AskLine(name="telephone", label="Their telephone"),
        AskLine(name="email", label="Their email"),
    )


def who(office: Office, answers: Filled, role: Role = Role.CONCERNED) -> Person:
    """The person who was named, with what was written of how to reach them."""
    person_id, name = answers.somebody("who")
    person = office.persons.person(person_id) if person_id else Person(name=name, role=role)
    reached: dict[str, Any] = {each: answers.text(each) or getattr(person, each) for each in _REACHED}
    return replace(person, **reached)


def ask_colleague(office: Office, label: str) -> tuple[Ask, ...]:
    """One of our own people, or somebody else by name."""
    ours = tuple((str(person.id), called(person)) for person in colleagues(office))
    return (
        AskChoice(name="colleague", label=label, choices=(NOBODY_YET, *ours, (_OTHER, "Somebody else…"))),
        AskPerson(
            name="who",
            label="Their name, and whom they work for",
            persons=office.persons,
            only_when=("colleague", _OTHER),
        ),
    )


def colleague(office: Office, answers: Filled) -> Person:
    """Whoever was chosen there; an unnamed person where nobody was."""
    if answers.text("colleague") != _OTHER:
        found = (each for each in colleagues(office) if str(each.id) == answers.text("colleague"))
        return next(found, Person(name="", role=Role.CONCERNED))
    person_id, name = answers.somebody("who")
    return office.persons.person(person_id) if person_id else Person(name=name, role=Role.CONCERNED)


def ask_paper(view: CaseView, only_when: tuple[str, str] | None = None, paper: int = 0) -> AskChoice:
    """The paper of the case that shows it, or that it is still to come."""
    papers = paper_choices(view)
    return AskChoice(
        name="paper",
        label="The paper that shows it",
        help="Add it to the case first to choose it here." if not papers else "",
        choices=(_NO_PAPER, *papers),
        value=str(paper) if str(paper) in dict(papers) else "",
        only_when=only_when,
    )


def of_this_case(view: CaseView, key: str) -> Person:
    """Somebody who is in the case, by the key that names them."""
    return view.people[int(key)]


def name_of(view: CaseView, person: int) -> str:
    return view.people[person].name if person in view.people else view.names.get(person, "")


def choose_from(view: CaseView, people: Sequence[int], key: str, label: str) -> AskChoice:
    """Which of those in the case it is about; `key` is the one asked about, if one is."""
    choices = tuple((str(each), name_of(view, each)) for each in dict.fromkeys(people))
    return AskChoice(name="about", label=label, choices=choices, value=key or next(iter(choices), ("",))[0])


def telling(
    office: Office, view: CaseView, person: Callable[[Filled], Person], event: Callable[[Filled], PeopleEvent]
) -> Callable[[Filled, str], object]:
    """What a form does that tells something about somebody of the case."""
    return lambda answers, draft: office.case_people.record(view.case.id, person(answers), event(answers), draft)
