"""What the officer can do about the people of a case: bring somebody in, say what changed about them."""

from dataclasses import replace

from chc_desktop.domain import history, rules
from chc_desktop.domain.case import Case
from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.people.events import PeopleEvent
from chc_desktop.office.desk import Desk
from chc_desktop.office.people import keep_person
from chc_desktop.store.transaction import Transaction


class CasePeople:
    """The people of the cases in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def record(self, case_id: int, person: Person, event: PeopleEvent, draft: str = "") -> Case:
        """Bring somebody into a case, or say what changed about them. `person.id` is 0 for somebody new.

        What is known of them is kept with it, all or nothing; the draft it was written in is dropped.
        """
        desk = self._desk
        with desk.register.transaction() as shelves:
            case = bring_in(desk, shelves, desk.case(shelves, case_id), person, event)
            desk.project(shelves, case)
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()
        return case

    def keep_contact(self, person: Person, draft: str = "") -> None:
        """Keep how somebody can be reached."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            keep_person(desk, shelves, person)
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()

    def known(self) -> list[Person]:
        """Everybody the register knows who does not work for the organisation, by name."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.people(Role.RESIDENT, Role.CONCERNED)


def bring_in(desk: Desk, shelves: Transaction, case: Case, person: Person, event: PeopleEvent) -> Case:
    """Let an entry about somebody happen to a case, who is kept first; the case afterwards, not yet projected."""
    told = replace(event, person=keep_person(desk, shelves, person).id)
    rules.check(told, case, desk.book(shelves, case))
    return history.apply(case, desk.append(shelves, case.id, told).number, told)
