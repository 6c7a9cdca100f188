"""Who is named in cases that are to be erased: those known from elsewhere too stay, the others go with them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from chc_desktop.domain.case import Case
from chc_desktop.domain.events import Event, LetterIssued
from chc_desktop.domain.facts import OWN_PEOPLE, Person
from chc_desktop.domain.papers.events import Corresponded
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.office import request_projections
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class NamedPeople:
    """The people of some cases. `going` are the ids of those who go, entries joined to theirs among them.

    `persons` is how many go, `going_names` every name they are known by.
    """

    going: tuple[int, ...]
    persons: int
    going_names: tuple[str, ...]
    staying_names: tuple[str, ...]

    @property
    def every_name(self) -> tuple[str, ...]:
        return *self.going_names, *self.staying_names


def named_people(desk: Desk, shelves: Transaction, matters: Sequence[Case | ServiceRequest]) -> NamedPeople:
    """Everybody in these cases who does not work for the organisation."""
    ours = {matter.id for matter in matters}
    elsewhere = _in_mistakes(desk, shelves, ours)
    going: dict[int, Person] = {}
    staying: list[str] = []
    persons = 0
    for person in _people(shelves, matters):
        entries = shelves.erasures.joined(person.id)
        known = {case_id for each in entries for case_id in _cases_of(shelves, each)}
        if known - ours or elsewhere & set(entries):
            staying.append(person.name)
        else:
            persons += 1
            going |= {each: shelves.facts.own_entry(each) for each in entries}
    names = dict.fromkeys(name for person in going.values() for name in _names(person))
    return NamedPeople(tuple(sorted(going)), persons, tuple(names), tuple(staying))


def _people(shelves: Transaction, matters: Iterable[Case | ServiceRequest]) -> list[Person]:
    ids = {person for matter in matters for person in _ids(matter)}
    for matter in matters:
        ids |= {each for entry in shelves.record.history(matter.id) for each in _in_entry(entry.event)}
    found = {shelves.facts.stands_for(each): shelves.facts.person(each) for each in sorted(ids - {0})}
    return [person for person in found.values() if person.id and person.role not in OWN_PEOPLE]


def _ids(matter: Case | ServiceRequest) -> tuple[int, ...]:
    if isinstance(matter, ServiceRequest):
        return (matter.person,)
    return matter.complainant, *matter.parties.everybody


def _in_entry(event: Event | None) -> tuple[int, ...]:
    if isinstance(event, Corresponded):
        return (event.person,)
    return (event.complainant, event.addressee) if isinstance(event, LetterIssued) else ()


def _cases_of(shelves: Transaction, person_id: int) -> set[int]:
    requests = shelves.request_projections.of_person(person_id)
    return {*shelves.projections.concerning(person_id), *requests}


def _in_mistakes(desk: Desk, shelves: Transaction, ours: set[int]) -> set[int]:
    """The people of cases that were logged by mistake and can be taken back: the lists do not know them."""
    found: set[int] = set()
    for record_id, _reference, kind, _entry in shelves.record.taken_out_by_mistake():
        if record_id not in ours:
            is_request = kind == "request"
            matter = request_projections.request(shelves, record_id) if is_request else desk.case(shelves, record_id)
            found |= set(_ids(matter))
    return found


def _names(person: Person) -> list[str]:
    return [name for name in (person.name, *person.other_names.splitlines()) if name.strip()]
