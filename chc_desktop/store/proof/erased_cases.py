"""Whole cases that were erased: nothing they said is left, and of each stays what its entry says was to stay."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from sqlalchemy import Connection

from chc_desktop.store import erasure_shelf, plain
from chc_desktop.store.in_parts import in_parts

_ENTRIES = """
    SELECT event.number, event_content.body FROM event JOIN event_content ON event_content.number = event.number
    WHERE event.kind = 'erased' ORDER BY event.number
"""
_LINES = """
    SELECT complaint.id, complaint.reference, erased_case.entry, erased_case.certificate
    FROM complaint LEFT JOIN erased_case ON erased_case.case_id = complaint.id WHERE complaint.id IN ({})
"""
_UNSAID = """
    SELECT complaint.reference FROM erased_case JOIN complaint ON complaint.id = erased_case.case_id
    LEFT JOIN event_content ON event_content.number = erased_case.entry
    WHERE event_content.body IS NULL OR erased_case.case_id NOT IN (
        SELECT value FROM json_each(CAST(event_content.body AS TEXT), '$.records'))
"""
_LEFT_OVER = (
    (
        "SELECT event.number FROM event JOIN event_content ON event_content.number = event.number "
        "WHERE event.case_id IN ({})",
        "what entry {} said",
    ),
    (
        "SELECT document.id FROM document JOIN document_content ON document_content.id = document.id "
        "WHERE document.case_id IN ({})",
        "document {}",
    ),
    (
        "SELECT DISTINCT paper.id FROM paper JOIN paper_content ON paper_content.paper = paper.id "
        "WHERE paper.case_id IN ({})",
        "the file of entry {}",
    ),
)
_IMPORT = """
    SELECT imported.number, imported.body
    FROM event JOIN event_content AS undone ON undone.number = event.number AND event.kind = 'import-undone'
    JOIN event AS first ON first.number = json_extract(CAST(undone.body AS TEXT), '$.entry') AND first.kind = 'imported'
    JOIN event_content AS imported ON imported.number = first.number WHERE event.number = ?
"""
_ENTRIES_OF = "SELECT number FROM event WHERE case_id BETWEEN ? AND ?"
_LISTED = "SELECT case_id FROM case_summary UNION SELECT case_id FROM request_summary"
_KNOWN = "SELECT id FROM person WHERE id IN ({}) AND name || other_names || address || telephone || email <> ''"


def broken(connection: Connection) -> Iterator[str]:
    """What of an erased case is left, or is not as its entry says."""
    for entry, body in plain.rows(connection, _ENTRIES):
        said = json.loads(body)
        if said.get("records"):
            yield from _left_over(connection, entry, said)
            yield from _astray(connection, entry, said)
        if said.get("undone"):
            yield from _of_import_astray(connection, entry, said)
    for (reference,) in plain.rows(connection, _UNSAID):
        yield f"The case of {reference} is kept as erased, and no entry of the record says so."


def _left_over(connection: Connection, entry: int, said: dict[str, Any]) -> Iterator[str]:
    for question, named in _LEFT_OVER:
        for number in _of(connection, question, said["records"]):
            yield f"Entry {entry} of the record erased a whole case, and {named.format(number)} is still there."
    for person in _of(connection, _KNOWN, said.get("people", ())):
        yield f"Entry {entry} of the record erased what is known of person {person}, and it is there again."
    listed = {row[0] for row in plain.rows(connection, _LISTED)}
    for record in sorted(listed.intersection(said["records"])):
        yield f"Entry {entry} of the record erased a whole case (number {record}), and it stands in a list again."


def _astray(connection: Connection, entry: int, said: dict[str, Any]) -> Iterator[str]:
    """What stays is what was to stay: lines and figures, the references, and the certificate with each line."""
    records: Sequence[int] = said["records"]
    if erasure_shelf.what_is_left(connection, records) != said.get("left"):
        yield f"What was kept of the cases that entry {entry} of the record erased is not what it says."
    found = {
        record: (reference, by, certificate)
        for part in in_parts(records)
        for record, reference, by, certificate in plain.rows(connection, _LINES.format(plain.marks(len(part))), part)
    }
    for record, called in zip(records, said.get("references") or [""] * len(records), strict=False):
        reference, by, certificate = found.get(record, ("", 0, 0))
        if by != entry or certificate != said.get("certificate"):
            yield f"{reference or called} was erased by entry {entry} of the record, and its line does not say so."
        called = called or (f"taken out, case {record}" if said.get("undone") else reference)
        if called != reference:
            yield f"{reference} is not what entry {entry} of the record calls the case that it erased: “{called}”."


def _of_import_astray(connection: Connection, entry: int, said: dict[str, Any]) -> Iterator[str]:
    """Of an import that was taken out all goes together, with the entries that brought its people and no others."""
    for first_entry, body in plain.rows(connection, _IMPORT, (said["undone"],)):
        brought = json.loads(body)
        of_cases = {
            row[0] for row in plain.rows(connection, _ENTRIES_OF, (brought["first_case"], brought["last_case"]))
        }
        facts = set(said["entries"]) - of_cases
        others = {each for each in facts if not first_entry < each <= brought["last_entry"]}
        is_whole = said["records"] == list(range(brought["first_case"], brought["last_case"] + 1))
        if is_whole and of_cases <= set(said["entries"]) and (not others or said["people"]):
            return
    yield f"Entry {entry} of the record erased another part of an import than the one that was taken out."


def _of(connection: Connection, question: str, values: Sequence[int]) -> list[int]:
    found = (
        row[0]
        for part in in_parts(values)
        for row in plain.rows(connection, question.format(plain.marks(len(part))), part)
    )
    return sorted(found)
