"""What the people of a case are after one more entry about them."""

from dataclasses import replace
from functools import singledispatch
from typing import Any, TypeVar

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
    NotComplainedAbout,
    PassedToContractor,
    PeopleEvent,
    PersonConcerned,
    PersonNotConcerned,
    RepresentativeNamed,
)
from chc_desktop.domain.people.parties import (
    Accused,
    Authority,
    Complainant,
    Concerned,
    Conflict,
    Handling,
    Parties,
    Representative,
)

_Over = TypeVar("_Over", Accused, Conflict, Concerned)


@singledispatch
def after(event: PeopleEvent, parties: Parties) -> Parties:
    """The people of the case once this has happened."""
    raise TypeError(f"no fold for {event.kind}")


@after.register
def _(event: ComplainantJoined, parties: Parties) -> Parties:
    return replace(parties, complainants=(*parties.complainants, Complainant(event.person, event.happened_on)))


@after.register
def _(event: ComplainantLeft, parties: Parties) -> Parties:
    complainants = tuple(
        replace(each, left_on=event.happened_on, left_because=event.why)
        if each.person == event.person and each.left_on is None
        else each
        for each in parties.complainants
    )
    return replace(parties, complainants=complainants)


@after.register
def _(event: RepresentativeNamed, parties: Parties) -> Parties:
    authority = Authority(event.given_on, event.given_how, event.until, event.paper) if event.given_on else None
    named = Representative(
        event.person,
        event.relation,
        event.letters_to,
        event.happened_on,
        event.for_whom,
        authority,
        event.wanted_by,
        event.not_needed_because,
    )
    return replace(parties, representatives=(*parties.representatives, named))


@after.register
def _(event: AuthorityGiven, parties: Parties) -> Parties:
    given = Authority(event.given_on, event.given_how, event.until, event.paper)
    return _with_representative(parties, event.person, authority=given)


@after.register
def _(event: LettersDirected, parties: Parties) -> Parties:
    return _with_representative(parties, event.person, letters_to=event.letters_to)


@after.register
def _(event: AuthorityEnded, parties: Parties) -> Parties:
    return _with_representative(parties, event.person, ended_on=event.happened_on, ended_because=event.why)


@after.register
def _(event: PersonConcerned, parties: Parties) -> Parties:
    who = Concerned(event.person, event.part, event.about, event.happened_on)
    return replace(parties, concerned=(*parties.concerned, who))


@after.register
def _(event: PersonNotConcerned, parties: Parties) -> Parties:
    return replace(parties, concerned=_over(parties.concerned, event))


@after.register
def _(event: ComplainedAbout, parties: Parties) -> Parties:
    return replace(parties, accused=(*parties.accused, Accused(event.person, event.what, event.happened_on)))


@after.register
def _(event: NotComplainedAbout, parties: Parties) -> Parties:
    return replace(parties, accused=_over(parties.accused, event))


@after.register
def _(event: ConflictDeclared, parties: Parties) -> Parties:
    conflict = Conflict(event.person, event.what, event.done, event.happened_on, event.may_go_on_because)
    return replace(parties, conflicts=(*parties.conflicts, conflict))


@after.register
def _(event: ConflictEnded, parties: Parties) -> Parties:
    return replace(parties, conflicts=_over(parties.conflicts, event))


@after.register
def _(event: PassedToContractor, parties: Parties) -> Parties:
    handling = Handling(event.person, event.what, event.happened_on, event.answer_by)
    return replace(parties, contractors=(*parties.contractors, handling))


@after.register
def _(event: ContractorReplied, parties: Parties) -> Parties:
    contractors = tuple(
        _handled(each, event) if each.person == event.person and each.is_open else each for each in parties.contractors
    )
    return replace(parties, contractors=contractors)


def _handled(handling: Handling, event: ContractorReplied) -> Handling:
    if event.step is ContractorStep.RECEIVED:
        return replace(handling, received_on=event.happened_on)
    if event.step is ContractorStep.NEW_DATE:
        return replace(handling, answer_by=event.answer_by or handling.answer_by)
    if event.step is ContractorStep.ANSWERED:
        return replace(handling, answered_on=event.happened_on, answer=event.text, paper=event.paper)
    return replace(handling, taken_back_on=event.happened_on, taken_back_because=event.text)


def _with_representative(parties: Parties, person: int, **changes: Any) -> Parties:
    representatives = tuple(
        replace(each, **changes) if each.person == person and each.stands else each for each in parties.representatives
    )
    return replace(parties, representatives=representatives)


def _over(
    group: tuple[_Over, ...], event: PersonNotConcerned | NotComplainedAbout | ConflictEnded
) -> tuple[_Over, ...]:
    return tuple(
        replace(each, ended_on=event.happened_on, ended_because=event.why)
        if each.person == event.person and each.ended_on is None
        else each
        for each in group
    )
