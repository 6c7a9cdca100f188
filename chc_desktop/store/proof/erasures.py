"""What was erased: each erasure is allowed by an entry that names it, and all that an entry names is gone, no more and
no less."""

import json
from collections.abc import Iterator
from typing import Any, NamedTuple

from sqlalchemy import Connection

from chc_desktop.store import plain

_ALLOWING = """
    SELECT event.number, event_content.body FROM event JOIN event_content ON event_content.number = event.number
    WHERE event.kind = 'erased' ORDER BY event.number
"""
_ERASURES = "SELECT what, number, erased_by FROM erasure ORDER BY erased_by, what, number"
_STAYING = """
    SELECT event.number, event.kind, event.case_id, erasure.erased_by
    FROM erasure JOIN event ON event.number = erasure.number WHERE erasure.what = 'event' ORDER BY event.number
"""
_DOCUMENTS = """
    SELECT document.id, document.case_id, erasure.erased_by
    FROM erasure JOIN document ON document.id = erasure.number WHERE erasure.what = 'document' ORDER BY document.id
"""
_FIRST = "SELECT case_id, min(number) FROM event WHERE case_id IS NOT NULL GROUP BY case_id"
_NAMES = {
    "event": "what entry {} said",
    "document": "document {}",
    "paper": "the file of entry {}",
    "evidence": "file {} of evidence",
}
_ALLOWS = {"event": ("entries",), "document": ("documents",), "paper": ("files", "entries"), "evidence": ("evidence",)}
"""Under which names an entry allows each of them to be erased; entries of before name no file by itself."""

_STILL_THERE = {
    "event": "SELECT count(*) FROM event_content WHERE number = ?",
    "document": "SELECT count(*) FROM document_content WHERE id = ?",
    "paper": "SELECT count(*) FROM paper_content WHERE paper = ?",
    "evidence": "SELECT count(*) FROM evidence_content WHERE evidence = ?",
}
_NAME_KEPT = {
    "document": "SELECT count(*) FROM document WHERE id = ? AND title <> 'Erased'",
    "evidence": "SELECT count(*) FROM evidence WHERE id = ? AND title <> 'Erased'",
}
_ABOUT_PEOPLE = ("fact-changed", "people-joined", "people-parted", "everything-made")
_NEVER = ("erased", "imported", "import-undone", "older-copy-taken-up")
"""What these say holds the register together: none of it is about anybody."""


class _Row(NamedTuple):
    """One thing that is marked as erased, by this entry."""

    what: str
    number: int
    erased_by: int


def broken(connection: Connection) -> Iterator[str]:
    """What was erased without leave, what should be gone and is there, and what may never be erased."""
    said: dict[int, dict[str, Any]] = {entry: json.loads(body) for entry, body in plain.rows(connection, _ALLOWING)}
    rows = [_Row._make(row) for row in plain.rows(connection, _ERASURES)]
    for row in rows:
        if sentence := _first_wrong(connection, row, said.get(row.erased_by, {})):
            yield sentence
    yield from _not_gone(said, set(rows))
    yield from _never_erased(connection, said)


def _first_wrong(connection: Connection, row: _Row, allowing: dict[str, Any]) -> str:
    erased = _capital(_NAMES[row.what].format(row.number))
    is_named = any(row.number in allowing.get(name, ()) for name in _ALLOWS[row.what])
    is_later = row.what in ("event", "paper") and row.number >= row.erased_by
    if not is_named or is_later:
        return f"{erased} is marked as erased, but entry {row.erased_by} of the record does not allow that."
    if plain.rows(connection, _STILL_THERE[row.what], (row.number,))[0][0]:
        return f"{erased} was erased by entry {row.erased_by} of the record, and is there again."
    if row.what in _NAME_KEPT and plain.rows(connection, _NAME_KEPT[row.what], (row.number,))[0][0]:
        return f"{erased} was erased by entry {row.erased_by} of the record, and is called by its name again."
    return ""


def _not_gone(said: dict[int, dict[str, Any]], rows: set[_Row]) -> Iterator[str]:
    """What an entry says was erased and was not."""
    for entry, allowing in said.items():
        for what, (name, *_of_before) in _ALLOWS.items():
            for number in allowing.get(name, ()):
                if _Row(what, number, entry) not in rows:
                    erased = _NAMES[what].format(number)
                    yield f"Entry {entry} of the record says that {erased} was erased, and it is not marked as erased."


def _never_erased(connection: Connection, said: dict[int, dict[str, Any]]) -> Iterator[str]:
    """What the entry that erased it could not allow: with whole cases goes only what is theirs or of their people."""
    first = dict(plain.rows(connection, _FIRST))
    for number, kind, case_id, erased_by in plain.rows(connection, _STAYING):
        allowing = said.get(erased_by, {})
        records, of_people = allowing.get("records", ()), kind in _ABOUT_PEOPLE and case_id is None
        if records:
            may_be = case_id in records or bool(of_people and (allowing["people"] or allowing.get("undone")))
        else:
            may_be = not (of_people or kind in _NEVER or first.get(case_id) == number)
        if not may_be:
            yield f"Entry {erased_by} of the record erased what entry {number} said, which it cannot allow."
    for document, case_id, erased_by in plain.rows(connection, _DOCUMENTS):
        if case_id not in said.get(erased_by, {}).get("records", ()):
            yield f"Entry {erased_by} of the record erased document {document}, which it cannot allow."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
