"""Erasing whole cases: what they said goes from every table, their bare line and their figures stay."""

import json
from collections.abc import Iterable, Sequence
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, delete, insert

from chc_desktop.domain.assessments.measures.measured import Measured
from chc_desktop.domain.retention.erasing import BareLine
from chc_desktop.domain.retention.half_written import is_about
from chc_desktop.store import plain, still_named, tables
from chc_desktop.store.in_parts import in_parts
from chc_desktop.store.record_shelf import RecordShelf

if TYPE_CHECKING:
    from chc_desktop.domain.entries import Erased


class Held(NamedTuple):
    """What the register holds of some cases: entries that say something, letters and files, by number."""

    entries: tuple[int, ...]
    documents: tuple[int, ...]
    files: tuple[int, ...]


class ErasedCase(NamedTuple):
    """The line that stays of a case, with the entry that allowed it, and its certificate."""

    case_id: int
    reference: str
    kind: str
    entry: int
    edition: str
    received_on: str
    ended_on: str
    outcome: str
    certificate: int
    dated: str


class ErasureShelf:
    """Whole cases that are erased, on one open transaction."""

    def __init__(self, connection: Connection, record: RecordShelf) -> None:
        self._connection = connection
        self._record = record

    def register(self) -> str:
        """What tells this register from another of the same house."""
        return str(self._ask("SELECT substr(uuid, 1, 8) FROM register", ())[0][0])

    def held(self, case_ids: Sequence[int]) -> Held:
        """What is held of these."""
        return Held(*(tuple(sorted(row[0] for row in self._parts(each, case_ids))) for each in _HELD))

    def entries_of_people(self, people: Sequence[int]) -> tuple[int, ...]:
        """The entries about the register that speak of these people and of nobody else."""
        these = set(people)
        named = {f"person {person}" for person in these}
        facts = [number for number, what in self._ask(_OF_FACTS, ()) if what in named] if these else []
        joinings = [number for number, *both in self._ask(_OF_JOININGS, ()) if these.issuperset(both)]
        exports = [number for number, person in self._ask(_OF_EXPORTS, ()) if person in these]
        return tuple(sorted((*facts, *joinings, *exports)))

    def joined(self, person_id: int) -> tuple[int, ...]:
        """A person’s entry with those that were joined to it, and those that had been joined to these."""
        return person_id, *(row[0] for row in self._ask(_JOINED, (person_id, person_id)))

    def what_is_left(self, lines: Sequence[BareLine]) -> str:
        """The SHA-256 of what stays of these cases: their lines, and how they count as they were last measured."""
        return _digest([_line(each) for each in lines], self._figures([each.case_id for each in lines], "measured"))

    def erase(self, erased: "Erased", lines: Sequence[BareLine], now: datetime, by: int) -> int:
        """Erase these cases, allowed by an entry: its number. Their lines and figures are kept."""
        figures = self._figures(erased.records, "measured")
        entry = self._record.erase(erased, now, by)
        for line in lines:
            row = {**line_row(line), "entry": entry, "certificate": erased.certificate}
            self._connection.execute(insert(tables.erased_case), row)
        if figures:
            self._connection.exec_driver_sql(_KEEP_FIGURE, [tuple(each) for each in figures])
        for case_id in erased.records:
            self._record.set_taken_out(case_id, entry)
        if erased.undone:
            for part in in_parts(erased.records):
                self._connection.exec_driver_sql(_CALL_BY_NUMBER.format(plain.marks(len(part))), tuple(part))
        for statement in _SETTLE_FIGURES:
            for part in in_parts(erased.records):
                self._connection.exec_driver_sql(statement.format(plain.marks(len(part))), tuple(part))
        return entry

    def of_reference(self, reference: str) -> int:
        """The record of this reference that is not erased; 0 where there is none."""
        found = self._ask(_OF_REFERENCE, (reference,))
        return int(found[0][0]) if found else 0

    def forget_writing(self, erased: "Erased") -> None:
        """Throw away what was half written on what was erased, in the bin too."""
        for table in (tables.draft, tables.removed):
            for (key,) in self._ask(f"SELECT DISTINCT key FROM {table.name}", ()):
                if is_about(key, erased):
                    self._connection.execute(delete(table).where(table.c.key == key))

    def all(self) -> list[ErasedCase]:
        """Every case that was erased, the latest first; all that a spreadsheet had brought as one."""
        return [ErasedCase._make(row) for row in self._ask(_ALL, ())]

    def places_of(self, names: Iterable[str]) -> list[tuple[str, str]]:
        """Where a name is still written: each place as what it is, and which one (a reference, or nothing)."""
        return still_named.places_of(self._connection, names)

    def _figures(self, case_ids: Sequence[int], table: str) -> list[Measured]:
        question = _FIGURES.format(table, "{}")
        return [Measured._make(row)._replace(why="") for row in self._parts(question, case_ids)]

    def _parts(self, question: str, ids: Sequence[int]) -> list[Any]:
        return _in_parts(self._connection, question, ids)

    def _ask(self, question: str, values: Sequence[object] | dict[str, str]) -> list[Any]:
        return plain.rows(self._connection, question, values)


def what_is_left(connection: Connection, case_ids: Sequence[int]) -> str:
    """The SHA-256 of what stays of these cases, as it is kept: their lines, and how they count."""
    lines = _in_parts(connection, _LINES, case_ids)
    return _digest([list(line) for line in lines], _in_parts(connection, _FIGURES_KEPT, case_ids))


def _in_parts(connection: Connection, question: str, ids: Sequence[int]) -> list[Any]:
    return [
        row for part in in_parts(ids) for row in plain.rows(connection, question.format(plain.marks(len(part))), part)
    ]


def line_row(line: BareLine) -> dict[str, object]:
    return dict(zip(_LINE, _line(line), strict=True))


def _line(line: BareLine) -> list[object]:
    return [line.case_id, line.edition, line.received_on, line.ended_on, line.outcome]


def _digest(lines: Sequence[Sequence[object]], figures: Iterable[Sequence[object]]) -> str:
    left = [sorted(map(list, lines)), [list(each) for each in figures]]
    return sha256(json.dumps(left, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


_OF_REFERENCE = """
    SELECT id FROM complaint WHERE reference = ? COLLATE NOCASE AND id NOT IN (SELECT case_id FROM erased_case)
"""
_LINE = ("case_id", "edition", "received_on", "ended_on", "outcome")
_HELD = (
    "SELECT event.number FROM event JOIN event_content ON event_content.number = event.number "
    "WHERE event.case_id IN ({}) ORDER BY 1",
    "SELECT document.id FROM document JOIN document_content ON document_content.id = document.id "
    "WHERE document.case_id IN ({}) ORDER BY 1",
    "SELECT id FROM paper WHERE case_id IN ({}) ORDER BY 1",
)
_TEXT = "CAST(event_content.body AS TEXT)"
_OF_FACTS = f"""
    SELECT event.number, json_extract({_TEXT}, '$.what')
    FROM event JOIN event_content ON event_content.number = event.number WHERE event.kind = 'fact-changed'
"""
_OF_JOININGS = f"""
    SELECT event.number, json_extract({_TEXT}, '$.kept'), json_extract({_TEXT}, '$.joined')
    FROM event JOIN event_content ON event_content.number = event.number
    WHERE event.kind IN ('people-joined', 'people-parted')
"""
_JOINED = """
    WITH RECURSIVE theirs (id) AS (
        SELECT ? UNION SELECT person.id FROM person JOIN theirs ON person.joined_to = theirs.id
    )
    SELECT id FROM theirs WHERE id <> ? ORDER BY id
"""
_OF_EXPORTS = f"""
    SELECT event.number, json_extract({_TEXT}, '$.person')
    FROM event JOIN event_content ON event_content.number = event.number WHERE event.kind = 'everything-made'
"""
_FIGURES = f"SELECT {', '.join(Measured._fields)} FROM {{}} WHERE case_id IN ({{}}) ORDER BY case_id, place"
_FIGURES_KEPT = _FIGURES.format("erased_figure", "{}")
_LINES = f"SELECT {', '.join(_LINE)} FROM erased_case WHERE case_id IN ({{}}) ORDER BY case_id"
_KEEP_FIGURE = (
    f"INSERT INTO erased_figure ({', '.join(Measured._fields)}) VALUES ({plain.marks(len(Measured._fields))})"
)
_SETTLE_FIGURES = (
    "UPDATE measured SET why = '' WHERE case_id IN ({})",
    "DELETE FROM to_measure WHERE case_id IN ({})",
)
_ALL = f"""
    SELECT min(erased_case.case_id),
        iif(undone, count(*) || iif(count(*) = 1, ' complaint', ' complaints') || ' of a spreadsheet', reference),
        iif(undone, 'spreadsheet', kind), entry, edition, received_on, ended_on, outcome, certificate, happened_on
    FROM (
        SELECT erased_case.*, complaint.reference, complaint.kind, event.happened_on,
            coalesce(json_extract({_TEXT}, '$.undone'), 0) AS undone
        FROM erased_case JOIN complaint ON complaint.id = erased_case.case_id
        JOIN event ON event.number = erased_case.entry JOIN event_content ON event_content.number = event.number
    ) AS erased_case
    GROUP BY entry, iif(undone, 0, case_id) ORDER BY entry DESC, case_id
"""
_CALL_BY_NUMBER = "UPDATE complaint SET reference = 'taken out, case ' || id WHERE id IN ({})"
