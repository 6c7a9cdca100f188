"""What tests say of the people of a case, to be changed as a test needs."""

from datetime import date, timedelta
from typing import Any

from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.people.actions import PeopleAction
from chc_desktop.domain.people.events import (
    ComplainantJoined,
    ComplainantLeft,
    ComplainedAbout,
    ConflictDeclared,
    ContractorReplied,
    ContractorStep,
    LettersTo,
    Part,
    PassedToContractor,
    PeopleEvent,
    PersonConcerned,
    Relation,
    RepresentativeNamed,
)
from chc_desktop.office.cases import CaseView
from chc_desktop.office.office import Office
from tests import make

DAUGHTER = Person(name="Sam Bell", role=Role.CONCERNED, address="9 High Street\nAmberley\nAM1 2BB")
NEIGHBOUR = Person(name="Ali Khan", address="Cottage 4\nChurch Walk\nAmberley\nAM1 1AA")
CONTRACTOR = Person(name="Hale Heating Ltd", role=Role.CONCERNED)
MP = Person(name="Dr Nia Rees MP", role=Role.CONCERNED, address="House of Commons\nLondon\nSW1A 0AA")


def spoken_for(office: Office, case_id: int, person: Person = DAUGHTER, **changes: Any) -> int:
    """Somebody speaks for the resident, by a signed letter of five days ago; their id."""
    said: dict[str, Any] = {
        "relation": Relation.FAMILY,
        "letters_to": LettersTo.REPRESENTATIVE,
        "given_on": make.TODAY - timedelta(5),
        "given_how": "A signed letter",
    }
    return record(office, case_id, person, RepresentativeNamed, **said | changes)


def joined(office: Office, case_id: int, person: Person = NEIGHBOUR, **changes: Any) -> int:
    return record(office, case_id, person, ComplainantJoined, **changes)


def left(office: Office, case_id: int, person: Person, **changes: Any) -> None:
    record(office, case_id, person, ComplainantLeft, **{"why": "He telephoned to say so.", **changes})


def accused(office: Office, case_id: int, person_id: int) -> None:
    record(office, case_id, somebody(office, person_id), ComplainedAbout, what="Was short with her on the telephone.")


def conflicted(office: Office, case_id: int, person_id: int, **changes: Any) -> None:
    said = {"what": "Her sister lives next door.", "done": "She takes no part.", **changes}
    record(office, case_id, somebody(office, person_id), ConflictDeclared, **said)


def passed_on(office: Office, case_id: int, answer_by: date, person: Person = CONTRACTOR) -> int:
    return record(office, case_id, person, PassedToContractor, what="The noise of the pump", answer_by=answer_by)


def replied(office: Office, case_id: int, contractor: int, step: ContractorStep, **changes: Any) -> None:
    record(office, case_id, somebody(office, contractor), ContractorReplied, step=step, **changes)


def everybody(office: Office, case_id: int) -> None:
    """One of each: who complains too, who speaks, is concerned, complained about, in conflict, and a contractor."""
    joined(office, case_id)
    spoken_for(office, case_id)
    record(office, case_id, Person(name="Lee Bell", role=Role.CONCERNED), PersonConcerned, part=Part.HOUSEHOLD)
    accused(office, case_id, 1)
    conflicted(office, case_id, 2)
    passed_on(office, case_id, office.today() + timedelta(3))


def one_for(view: CaseView, action: PeopleAction) -> int:
    """Somebody of such a case whom an action may be about, 0 where it brings somebody in."""
    parties = view.case.parties
    groups: dict[PeopleAction, int] = {
        PeopleAction.AUTHORITY_GIVEN: parties.representatives[0].person,
        PeopleAction.LETTERS_TO: parties.representatives[0].person,
        PeopleAction.AUTHORITY_ENDED: parties.representatives[0].person,
        PeopleAction.COMPLAINANT_LEFT: parties.complainants[1].person,
        PeopleAction.NOT_CONCERNED: parties.concerned[0].person,
        PeopleAction.NOT_ACCUSED: parties.accused[0].person,
        PeopleAction.CONFLICT_ENDED: parties.conflicts[0].person,
        PeopleAction.CONTRACTOR_REPLIED: parties.contractors[0].person,
        PeopleAction.CONTACT: parties.representatives[0].person,
    }
    return groups.get(action, 0)


def record(office: Office, case_id: int, person: Person, kind: type[PeopleEvent], **said: Any) -> int:
    """Let an entry about somebody happen today, written down by the officer; the person’s id."""
    event = kind(**{"happened_on": office.today(), "done_by": 1, "person": 0, **said})
    before = set(office.cases.view(case_id).people)
    case = office.case_people.record(case_id, person, event)
    return person.id or next(each for each in reversed(case.parties.everybody) if each not in before)


def somebody(office: Office, person_id: int) -> Person:
    return next(each for each in office.cases.people() if each.id == person_id)
