"""Imports: many complaints written at once, in one chain, and taken out of the lists again together."""

import os
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, Table, delete, func, insert, select, update

from chc_desktop.store import chain, people_index, tables
from chc_desktop.store.chain import Link
from chc_desktop.store.person_rows import person_row
from chc_desktop.store.record_shelf import RecordShelf

if TYPE_CHECKING:
    from chc_desktop.domain.facts import Person

Tick = Callable[[int], object]
"""Told how many more rows were written. What it raises undoes them all."""

_AT_ONCE = 500
_SALT = 16
_EVENT = f"INSERT INTO event ({', '.join(Link._fields)}) VALUES ({', '.join('?' for _ in Link._fields)})"
_CONTENT = "INSERT INTO event_content (number, salt, body) VALUES (?, ?, ?)"
_COMPLAINT = "INSERT INTO complaint (id, reference, kind) VALUES (?, ?, 'complaint')"
_JOINED_TO = select(tables.person.c.joined_to).where(tables.person.c.joined_to.is_not(None))
_IN_USE = (tables.case_summary, tables.request_summary)


class Room(NamedTuple):
    """Where the register ends now: its last entry, complaint and person."""

    entry: int
    complaint: int
    person: int


class Entry(NamedTuple):
    """An entry to be chained: its case (None: about the register), and its event as it is written down."""

    case_id: int | None
    kind: str
    happened_on: str
    done_by: int
    body: bytes


class ImportShelf:
    """Imports on one open transaction."""

    def __init__(self, connection: Connection, record: RecordShelf) -> None:
        self._connection = connection
        self._record = record

    def room(self) -> Room:
        """Where what comes in begins: with the numbers after these."""
        return Room(self._record.head()[0], self._last(tables.complaint), self._last(tables.person))

    def references(self) -> list[str]:
        """Every reference in use, of complaints and service requests; those of an import that was undone are free."""
        return list(self._connection.scalars(select(tables.complaint.c.reference)))

    def add_people(self, people: "Sequence[Person]") -> None:
        """Keep new people under the ids they have."""
        if people:
            rows = [{"id": person.id} | person_row(person) for person in people]
            self._connection.execute(insert(tables.person), rows)
            people_index.keep_new(self._connection, people)

    def add_complaints(self, first: int, references: Sequence[str], tick: Tick) -> None:
        """Make room for complaints of these references, numbered from `first`."""
        self._write(_COMPLAINT, list(enumerate(references, first)), tick)

    def append(self, entries: Sequence[Entry], recorded_at: datetime, recorded_by: int, tick: Tick) -> None:
        """Write entries at the end of the chain, in their order."""
        number, previous = self._record.head()
        at = recorded_at.isoformat(timespec="seconds")
        salts = os.urandom(_SALT * len(entries))
        links, contents = [], []
        for place, entry in enumerate(entries):
            salt = salts[place * _SALT : (place + 1) * _SALT]
            number += 1
            facts = number, entry.case_id, entry.kind, entry.happened_on, at, entry.done_by, recorded_by
            link = chain.linked(Link(*facts, chain.digest(salt, entry.body), previous, b""))
            previous = link.hash
            links.append(tuple(link))
            contents.append((number, salt, entry.body))
        self._write(_EVENT, links, tick)
        self._write(_CONTENT, contents, tick)

    def happened_since(self, first_case: int, last_case: int, entry: int) -> bool:
        """Whether anything was written about these cases after this entry."""
        kept = tables.event.c
        query = select(kept.number).where(kept.case_id.between(first_case, last_case), kept.number > entry).limit(1)
        erased = tables.erased_case.c.case_id
        gone = select(erased).where(erased.between(first_case, last_case)).limit(1)
        return any(self._connection.execute(each).first() for each in (query, gone))

    def take_out(self, first_case: int, last_case: int, entry: int) -> None:
        """Take these cases out of every list, as this entry says, and set their references free."""
        kept = tables.complaint.c
        freed = "taken out, " + kept.reference.concat(" ").concat(kept.id)
        chosen = kept.id.between(first_case, last_case)
        self._connection.execute(update(tables.complaint).where(chosen).values(reference=freed, taken_out=entry))

    def remove_people(self, people: Sequence[int]) -> None:
        """Take out people no case and no service request knows."""
        kept = tables.person.c
        for start in range(0, len(people), _AT_ONCE):
            chosen = delete(tables.person).where(kept.id.in_(people[start : start + _AT_ONCE]))
            for summary in _IN_USE:
                chosen = chosen.where(kept.id.not_in(select(summary.c.person_id)))
            chosen = chosen.where(kept.joined_to.is_(None), kept.id.not_in(_JOINED_TO))
            self._connection.execute(chosen)
        found_by = tables.person_search.c.rowid
        self._connection.execute(delete(tables.person_search).where(found_by.not_in(select(kept.id))))

    def _last(self, table: Table) -> int:
        return self._connection.scalar(select(func.max(table.c.id))) or 0

    def _write(self, statement: str, rows: Sequence[tuple[object, ...]], tick: Tick) -> None:
        for start in range(0, len(rows), _AT_ONCE):
            chunk = list(rows[start : start + _AT_ONCE])
            self._connection.exec_driver_sql(statement, chunk)
            tick(len(chunk))
