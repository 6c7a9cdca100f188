"""Keeps a person who complains or asks for something, and what is known of them elsewhere."""

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.office import request_projections
from chc_desktop.office.desk import Desk
from chc_desktop.store.register import Transaction


def keep_person(desk: Desk, shelves: Transaction, person: Person) -> Person:
    """Keep a person, new or changed, and bring their cases and service requests up to date."""
    if not person.name.strip():
        raise RuleBroken("Please give the person’s name. Nothing was lost.")
    kept = shelves.facts.save_person(person, desk.now(), desk.officer(shelves))
    desk.project_cases(shelves, shelves.projections.of_person(kept.id))
    request_projections.renew_of_person(shelves, kept.id)
    return kept
