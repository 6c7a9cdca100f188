"""What the officer can do with people: look somebody up while their name is typed, and keep what is known of them."""

from dataclasses import dataclass

from chc_desktop.domain.case import Status
from chc_desktop.domain.facts import Person
from chc_desktop.domain.persons.rules import check_person
from chc_desktop.office import persons_joining
from chc_desktop.office.desk import Desk
from chc_desktop.office.people import keep_person
from chc_desktop.office.persons_joining import Joining
from chc_desktop.store.transaction import Transaction

_OFFERED = 4
_EARLIER = 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """An earlier complaint or service request of somebody, and where it stands. They share their numbers."""

    id: int
    reference: str
    title: str
    stands: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who may be meant. `earlier` are their newest cases, `further` how many more there are."""

    person: Person
    earlier: tuple[Earlier, ...]
    further: int


class Persons:
    """The people who complain or ask for something."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def person(self, person_id: int) -> Person:
        """Somebody by id; an unnamed person for an unknown one."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.person(person_id)

    def save(self, person: Person, draft: str = "") -> Person:
        """Keep a person, new or changed, and bring their cases up to date. Refused in a sentence where it may not be.

        The draft it was written in is dropped.
        """
        desk = self._desk
        with desk.register.transaction() as shelves:
            check_person(person, desk.edition_on(shelves, desk.today()), desk.today())
            person = keep_person(desk, shelves, person)
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()
        return person

    def what_joining_changes(self, kept: int, other: int) -> tuple[Person, tuple[str, ...], tuple[Earlier, ...]]:
        """The other person, each thing that joining them would change in a sentence, and the cases that would come."""
        with self._desk.register.transaction() as shelves:
            _kept, person, changes = persons_joining.preview(shelves, kept, other)
            return person, changes, tuple(_all_of(shelves, person.id))

    def join(self, kept: int, other: int) -> Person:
        """Let one entry of a person stand for another as well; nothing that was known is lost."""
        with self._desk.register.transaction() as shelves:
            both = persons_joining.join(self._desk, shelves, kept, other)
        self._desk.on_change()
        return both

    def part(self, entry: int, why: str) -> None:
        """Take two entries apart that an entry of the record says were joined."""
        with self._desk.register.transaction() as shelves:
            persons_joining.part(self._desk, shelves, entry, why)
        self._desk.on_change()

    def joinings(self, person_id: int) -> tuple[Joining, ...]:
        """The entries that were joined to somebody’s."""
        with self._desk.register.transaction() as shelves:
            return persons_joining.joinings(shelves, person_id)

    def found(self, typed: str) -> tuple[Candidate, ...]:
        """Those who may be meant by what is typed of a name, a postcode or a telephone number, the likeliest first."""
        from chc_desktop.office.likeness import likest  # rapidfuzz is needed only while a name is typed

        with self._desk.register.transaction() as shelves:
            people = likest(typed, shelves.facts.may_be_meant(typed))[:_OFFERED]
            return tuple(_candidate(shelves, person) for person in people)

    def candidate(self, person_id: int) -> Candidate | None:
        """Somebody by id with their earlier cases; None where the register does not know them."""
        with self._desk.register.transaction() as shelves:
            person = shelves.facts.person(person_id)
            return _candidate(shelves, person) if person.id else None


def _candidate(shelves: Transaction, person: Person) -> Candidate:
    found = _all_of(shelves, person.id)
    return Candidate(person, tuple(found[:_EARLIER]), max(0, len(found) - _EARLIER))


def _all_of(shelves: Transaction, person_id: int) -> list[Earlier]:
    """The complaints and service requests of somebody, the newest first."""
    return sorted((*_complaints(shelves, person_id), *_requests(shelves, person_id)), key=lambda each: -each.id)


def _complaints(shelves: Transaction, person_id: int) -> list[Earlier]:
    found = map(shelves.projections.summary, shelves.projections.of_person(person_id))
    return [
        Earlier(case.case_id, case.reference, case.title, Status(case.status).words.lower()) for case in found if case
    ]


def _requests(shelves: Transaction, person_id: int) -> list[Earlier]:
    return [
        Earlier(one.case_id, one.reference, one.title, one.stands[:1].lower() + one.stands[1:])
        for one in shelves.request_projections.by(person_id)
    ]
