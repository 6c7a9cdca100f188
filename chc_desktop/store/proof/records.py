"""Complaints and service requests are called and stand as their entries say; lessons and rounds have theirs."""

import json
from collections.abc import Iterator
from typing import NamedTuple

from sqlalchemy import Connection

from chc_desktop.store import plain
from chc_desktop.store.proof import rounds

_FIRST = {"complaint": "received", "request": "requested"}
_RECORDS = """
    SELECT complaint.id, complaint.reference, complaint.kind, complaint.taken_out, event.number, event.kind,
        event_content.body
    FROM complaint
    LEFT JOIN event ON event.number = (SELECT min(number) FROM event WHERE case_id = complaint.id)
    LEFT JOIN event_content ON event_content.number = event.number
    ORDER BY complaint.id
"""
_STANDING = """
    SELECT event.number, event.case_id, event.kind, event_content.body
    FROM event LEFT JOIN event_content ON event_content.number = event.number
    WHERE event.kind IN ('imported', 'import-undone', 'logged-by-mistake', 'no-mistake', 'erased') ORDER BY event.number
"""
_LESSONS = """
    SELECT event.number, event.kind, event_content.body, lesson_entry.lesson
    FROM event LEFT JOIN event_content ON event_content.number = event.number
    LEFT JOIN lesson_entry ON lesson_entry.entry = event.number
    WHERE event.kind LIKE 'lesson-%' OR lesson_entry.lesson IS NOT NULL ORDER BY event.number
"""


class _Standing(NamedTuple):
    """By which entry each case is out of the lists, and those that an undone import took out."""

    mistaken: dict[int, int]
    undone: dict[int, int]
    erased: dict[int, int]

    def by(self, record: int) -> int | None:
        """The entry by which a case is out of the lists; None where it stands in them."""
        return self.erased.get(record, self.undone.get(record, self.mistaken.get(record)))


def broken(connection: Connection) -> Iterator[str]:
    """What is not as its entries say, the first first."""
    standing = _standing(connection)
    for record, reference, kind, taken_out, entry, first, body in plain.rows(connection, _RECORDS):
        if entry is None:
            yield f"{reference} is in the register, but no entry of the record speaks of it."
            continue
        if first != _FIRST[kind]:
            yield f"{reference} is kept as a {kind}, which is not what entry {entry} of the record says."
        if body is not None and not _is_called(reference, json.loads(body)["reference"], record, standing):
            yield f"{reference} is not what entry {entry} of the record calls it: “{json.loads(body)['reference']}”."
        if taken_out != standing.by(record):
            yield f"Whether {reference} stands in the lists is not what the record says."
    yield from _lessons_astray(connection)
    yield from rounds.astray(connection)


def _is_called(reference: str, said: str, record: int, standing: _Standing) -> bool:
    """A case that an undone import took out has set its reference free."""
    return reference == said or (record in standing.undone and reference == f"taken out, {said} {record}")


def _lessons_astray(connection: Connection) -> Iterator[str]:
    """Each entry of a lesson names it; a correction goes with the entry that it puts right."""
    lesson_of: dict[int, int] = {}
    for number, kind, body, kept_with in plain.rows(connection, _LESSONS):
        said = json.loads(body) if body is not None else {}
        lesson = number if kind == "lesson-noted" else said.get("lesson", lesson_of.get(said.get("entry", 0)))
        if kept_with is None or (lesson is not None and lesson != kept_with):
            yield f"Entry {number} of the record is not kept with its lesson."
        lesson_of[number] = kept_with


def _standing(connection: Connection) -> _Standing:
    mistaken: dict[int, int] = {}
    undone: dict[int, int] = {}
    erased: dict[int, int] = {}
    imports: dict[int, range] = {}
    for number, case_id, kind, body in plain.rows(connection, _STANDING):
        if kind == "logged-by-mistake":
            mistaken[case_id] = number
        elif kind == "no-mistake":
            mistaken.pop(case_id, None)
        elif body is None:
            continue  # never erased: found before
        elif kind == "erased":
            erased |= dict.fromkeys(json.loads(body).get("records", ()), number)
        elif kind == "imported":
            said = json.loads(body)
            imports[number] = range(said["first_case"], said["last_case"] + 1) if said["first_case"] else range(0)
        else:
            undone |= dict.fromkeys(imports.get(json.loads(body)["entry"], ()), number)
    return _Standing(mistaken, undone, erased)
