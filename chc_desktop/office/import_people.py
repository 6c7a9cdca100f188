"""Who the rows of a spreadsheet name: found by exact name and address, or made new. Nobody is merged by likeness."""

from collections.abc import Iterable
from dataclasses import replace

from chc_desktop.domain.facts import Person, Role
from chc_desktop.exchange.planned import PlannedCase

UNNAMED = "Name not known"


class ImportPeople:
    """The people the register knows, and those who come in, numbered after them."""

    def __init__(self, known: Iterable[Person], last_id: int) -> None:
        self._next = last_id + 1
        self._residents: dict[tuple[str, str], Person] = {}
        self._staff: dict[str, Person] = {}
        self.new: list[Person] = []
        self.found: set[int] = set()
        self._before = last_id
        for person in known:
            if person.role is Role.RESIDENT:
                self._residents.setdefault(_key(person.name, person.address), person)
            else:
                self._staff.setdefault(person.name.strip(), person)

    def resident(self, row: PlannedCase) -> Person:
        """Who made the complaint. Without an address nobody is taken for somebody of the same name."""
        name, address = row.person.strip(), row.address.strip()
        known = self._residents.get(_key(name, address)) if name and address else None
        if known is None:
            known = self._add(Person(name=name or UNNAMED, address=address, email=row.email, telephone=row.telephone))
            if name and address:
                self._residents[_key(name, address)] = known
        elif known.id <= self._before:
            self.found.add(known.id)
        return known

    def colleague(self, name: str) -> int:
        """Who dealt with it, by id; 0 where nobody is named."""
        name = " ".join(name.split())
        if not name:
            return 0
        if name not in self._staff:
            self._staff[name] = self._add(Person(name=name, role=Role.STAFF))
        return self._staff[name].id

    def _add(self, person: Person) -> Person:
        numbered = replace(person, id=self._next)
        self._next += 1
        self.new.append(numbered)
        return numbered


def _key(name: str, address: str) -> tuple[str, str]:
    """As written, but for the way its lines and spaces run."""
    return " ".join(name.split()), "\n".join(" ".join(line.split()) for line in address.strip().splitlines())
