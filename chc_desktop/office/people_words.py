"""The words in which the record of a case tells of its people."""

from collections.abc import Mapping
from datetime import date
from functools import singledispatch

from chc_desktop.domain import words
from chc_desktop.domain.people.events import (
    AuthorityEnded,
    AuthorityGiven,
    ComplainantJoined,
    ComplainantLeft,
    ComplainedAbout,
    ConflictDeclared,
    ConflictEnded,
    ContractorReplied,
    ContractorStep,
    LettersDirected,
    LettersTo,
    NotComplainedAbout,
    PassedToContractor,
    PeopleEvent,
    PersonConcerned,
    PersonNotConcerned,
    RepresentativeNamed,
)

Names = Mapping[int, str]


def letters_go(letters_to: LettersTo, person: str) -> str:
    """Who is written to where somebody speaks for the complainant, whom the edition calls `person`."""
    return f"Letters go to {_WHERE[letters_to].format(person=person)}."


@singledispatch
def say(event: PeopleEvent, names: Names, person: str) -> tuple[str, str]:
    """What happened, and the detail. `person` is what the edition calls whoever complains."""
    raise TypeError(f"no words for {event.kind}")


@say.register
def _(event: ComplainantJoined, names: Names, person: str) -> tuple[str, str]:
    return f"{_name(event, names)} complains too", "One case for all of them, and a letter for each."


@say.register
def _(event: ComplainantLeft, names: Names, person: str) -> tuple[str, str]:
    return f"{_name(event, names)} no longer complains", event.why


@say.register
def _(event: RepresentativeNamed, names: Names, person: str) -> tuple[str, str]:
    enquires = event.relation.is_elected
    need = "consent" if enquires else "authority"
    whom = names.get(event.for_whom, f"the {person}") if event.for_whom else f"the {person}"
    what = f"{_name(event, names)} {'enquires' if enquires else 'speaks'} for {whom}"
    if event.given_on:
        given = _given(f"{words.capital(need)} given", event.given_on, event)
    elif event.not_needed_because:
        given = f"No {need} is needed, because: {event.not_needed_because}"
    else:
        by = f", wanted by {words.day(event.wanted_by)}" if event.wanted_by else ""
        given = f"{words.capital(need)} still to come{by}."
    return what, f"{words.capital(event.relation.words)}. {given} {letters_go(event.letters_to, person)}"


@say.register
def _(event: AuthorityGiven, names: Names, person: str) -> tuple[str, str]:
    return f"{_name(event, names)} may speak for the {person}", _given("Given", event.given_on, event)


@say.register
def _(event: LettersDirected, names: Names, person: str) -> tuple[str, str]:
    return f"Where letters go was changed: {_name(event, names)}", letters_go(event.letters_to, person)


@say.register
def _(event: AuthorityEnded, names: Names, person: str) -> tuple[str, str]:
    return f"{_name(event, names)} no longer speaks for the {person}", event.why


@say.register
def _(event: PersonConcerned, names: Names, person: str) -> tuple[str, str]:
    return f"{_name(event, names)} has to do with the case", f"{words.capital(event.part.words)}. {event.about}".strip()


@say.register
def _(event: PersonNotConcerned, names: Names, person: str) -> tuple[str, str]:
    return f"The case no longer concerns {_name(event, names)}", event.why


@say.register
def _(event: ComplainedAbout, names: Names, person: str) -> tuple[str, str]:
    return f"Complained about: {_name(event, names)}", event.what


@say.register
def _(event: NotComplainedAbout, names: Names, person: str) -> tuple[str, str]:
    return f"No longer complained about: {_name(event, names)}", event.why


@say.register
def _(event: ConflictDeclared, names: Names, person: str) -> tuple[str, str]:
    goes_on = f" May go on, because: {event.may_go_on_because}" if event.may_go_on_because.strip() else ""
    return f"Conflict of interest: {_name(event, names)}", f"{event.what}\nWhat was done: {event.done}{goes_on}"


@say.register
def _(event: ConflictEnded, names: Names, person: str) -> tuple[str, str]:
    return f"No conflict of interest any more: {_name(event, names)}", event.why


@say.register
def _(event: PassedToContractor, names: Names, person: str) -> tuple[str, str]:
    return (
        f"Passed to a contractor, {_name(event, names)}",
        f"{event.what}\nTo answer us by {words.day(event.answer_by)}.",
    )


@say.register
def _(event: ContractorReplied, names: Names, person: str) -> tuple[str, str]:
    said = {
        ContractorStep.RECEIVED: "has it",
        ContractorStep.NEW_DATE: f"to answer us by {words.day(event.answer_by)}"
        if event.answer_by
        else "given a new date",
        ContractorStep.ANSWERED: "answered us",
        ContractorStep.TAKEN_BACK: "no longer deals with it",
    }
    return f"The contractor, {_name(event, names)}: {said[event.step]}", event.text


def _given(lead: str, day: date, event: RepresentativeNamed | AuthorityGiven) -> str:
    until = f", until {words.day(event.until)}" if event.until else ""
    return f"{lead} on {words.day(day)}{until}: {event.given_how.strip().rstrip('.')}."


def _name(event: PeopleEvent, names: Names) -> str:
    return names.get(event.person, "Somebody")


_WHERE = {
    LettersTo.RESIDENT: "the {person}",
    LettersTo.REPRESENTATIVE: "them",
    LettersTo.BOTH: "the {person} and to them",
}
