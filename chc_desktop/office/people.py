"""Keeps a person who complains or asks for something, and what is known of them elsewhere."""

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.domain.persons.rules import tidied, with_name_before
from chc_desktop.office import request_projections
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


def keep_person(desk: Desk, shelves: Transaction, person: Person) -> Person:
    """Keep a person, new or changed, and bring their cases and service requests up to date."""
    if not person.name.strip():
        raise RuleBroken("Please give the person’s name. Nothing was lost.", "name")
    person = with_name_before(tidied(person), shelves.facts.person(person.id))
    kept = shelves.facts.save_person(person, desk.now(), desk.officer(shelves))
    renew_of_person(desk, shelves, kept.id)
    return kept


def renew_of_person(desk: Desk, shelves: Transaction, person_id: int) -> None:
    """Bring what lists and Today know of somebody’s cases and service requests up to date."""
    desk.project_cases(shelves, shelves.projections.concerning(person_id))
    request_projections.renew_of_person(shelves, person_id)
