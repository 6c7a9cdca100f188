"""Current facts: people, settings, closures and bank holidays are what their last entries in the record say."""

import json
from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from typing import Any, NamedTuple

from sqlalchemy import Connection

from chc_desktop.domain import calendar_change, words
from chc_desktop.domain.facts import Person
from chc_desktop.store import plain
from chc_desktop.store.person_rows import PERSON, person_of, person_read

_ENTRIES = """
    SELECT event.number, event.kind, event_content.body
    FROM event LEFT JOIN event_content ON event_content.number = event.number
    WHERE event.kind IN ('fact-changed', 'people-joined', 'people-parted', 'imported', 'import-undone')
    ORDER BY event.number
"""
_ERASED = """
    SELECT event_content.body FROM event JOIN event_content ON event_content.number = event.number
    WHERE event.kind = 'erased' ORDER BY event.number
"""
_HOLIDAY = "bank holiday"
_CLOSURE = "office closure"
_WITHOUT_ENTRY = "bank holidays published to"
"""Set with the calendar of a new register, and by a change of the calendar, which has an entry of its own."""


_ID = list(Person.__dataclass_fields__).index("id")


class _Fact(NamedTuple):
    """The last that was said of a fact, and the entry that says it."""

    entry: int
    text: str


class _Said:
    """All that entries say of current facts. What was erased with people leaves open what it was about."""

    def __init__(self, erased_people: Set[int]) -> None:
        self.facts: dict[str, _Fact] = {}
        self.joined: dict[int, tuple[int, int]] = {}
        self.holidays: dict[date, tuple[int, str]] = {}
        self.closures: dict[str, int] = {}
        self.may_be_gone: set[int] = set()
        self.erased_people = erased_people
        self._people_of: dict[int, range] = {}

    def hear(self, number: int, kind: str, body: bytes | None) -> None:
        """Take in one entry, in order."""
        if body is None:
            return  # allowed by an entry that names the people it was about, or found before
        said = json.loads(body)
        if kind == "fact-changed":
            self._hear_fact(number, said["what"], said["before"], said["after"])
        elif kind == "people-joined":
            self.joined[said["joined"]] = number, said["kept"]
        elif kind == "people-parted":
            self.joined.pop(said["joined"], None)
        elif kind == "imported" and said["first_person"]:
            self._people_of[number] = range(said["first_person"], said["last_person"] + 1)
        elif kind == "import-undone":
            self.may_be_gone |= set(self._people_of.get(said["entry"], ()))

    def _hear_fact(self, number: int, what: str, before: str, after: str) -> None:
        if what == _CLOSURE:
            self.closures.pop(before, None)
            if after:
                self.closures[after] = number
        elif what == _HOLIDAY or what.startswith(f"{_HOLIDAY}: "):
            change, _went_to = calendar_change.read(what.removeprefix(_HOLIDAY).removeprefix(": "), before, after)
            if not change.is_kept:
                self.holidays |= {each.day: (number, "") for each in change.removed}
                self.holidays |= {each.day: (number, each.name) for each in change.added}
        else:
            self.facts[what] = _Fact(number, after)


def broken(connection: Connection) -> Iterator[str]:
    """Facts that are not what the record says, the first of each kind first."""
    said = _Said(_erased_people(connection))
    for entry in plain.each(connection, _ENTRIES):
        said.hear(*entry)
    yield from _people(connection, said)
    yield from _settings(connection, said)
    yield from _calendar(connection, said)


def _people(connection: Connection, said: _Said) -> Iterator[str]:
    known: set[int] = set()
    for row in plain.rows(connection, f"{PERSON} ORDER BY id"):
        person, joined_to = _read(row), row[-1]
        if person is None:
            yield f"What is known of person number {row[_ID]} is not as the program writes it."
            continue
        known.add(person.id)
        fact = said.facts.get(f"person {person.id}")
        if fact is None:
            yield f"“{person.name}” is among the people (number {person.id}), but no entry of the record brought them."
        elif person_read(fact.text) != person:
            yield f"What is known of “{person.name}” is not what entry {fact.entry} of the record says."
        entry, kept = said.joined.get(person.id, (0, None))
        if joined_to != kept and person.id not in said.erased_people:
            yield f"Whose entry stands for “{person.name}” is not what the record says{_of(entry)}."
    for what, fact in said.facts.items():
        number = int(what.removeprefix("person ")) if what.startswith("person ") else 0
        if number and number not in known | said.may_be_gone:
            yield f"The person of entry {fact.entry} of the record, “{person_read(fact.text).name}”, is missing."


def _read(row: Sequence[Any]) -> Person | None:
    """The person of a row; None where something in it is no such thing as stands there."""
    try:
        return person_of(row)
    except (ValueError, TypeError):
        return None


def _settings(connection: Connection, said: _Said) -> Iterator[str]:
    kept: Mapping[str, str] = dict(plain.rows(connection, "SELECT key, value FROM setting ORDER BY key"))
    for key, value in kept.items():
        fact = said.facts.get(key)
        if key == _WITHOUT_ENTRY:
            continue
        if fact is None or fact.text != value:
            yield f"The setting “{key}” is not what the record says{_of(fact.entry if fact else 0)}."
    for what, fact in said.facts.items():
        if not what.startswith("person ") and fact.text and what not in kept:
            yield f"The setting “{what}”, of entry {fact.entry} of the record, is missing."


def _calendar(connection: Connection, said: _Said) -> Iterator[str]:
    closures = {" ".join(row) for row in plain.rows(connection, "SELECT first, last, why FROM closure")}
    for closure in sorted(closures ^ said.closures.keys()):
        yield f"The office closure “{closure}” is not what the record says{_of(said.closures.get(closure, 0))}."
    kept = dict(plain.rows(connection, "SELECT day, name FROM bank_holiday ORDER BY day"))
    for written in kept:
        if not _is_day(written):
            yield f"“{written}” stands among the bank holidays, and is no day."
    for day, (entry, name) in sorted(said.holidays.items()):
        if kept.get(day.isoformat(), "") != name:
            yield f"Whether {words.day(day)} is a bank holiday is not what entry {entry} of the record says."


def _is_day(written: str) -> bool:
    try:
        return date.fromisoformat(written).isoformat() == written
    except ValueError:
        return False


def _erased_people(connection: Connection) -> Set[int]:
    """The people of whom nothing is known any more, as entries say."""
    said = (json.loads(body) for (body,) in plain.rows(connection, _ERASED))
    return {person for each in said for person in each.get("people", ())}


def _of(entry: int) -> str:
    return f" in entry {entry}" if entry else ""
