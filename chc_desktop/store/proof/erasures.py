"""What was erased: each erasure is allowed by an entry that names it, and what it erased is gone; of whole cases stays
what was to stay."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from chc_desktop.store import erasure_shelf, plain

_ERASURES = """
    SELECT erasure.what, erasure.number, erasure.erased_by, event.kind, event_content.body
    FROM erasure LEFT JOIN event ON event.number = erasure.erased_by
    LEFT JOIN event_content ON event_content.number = erasure.erased_by
    ORDER BY erasure.erased_by, erasure.what, erasure.number
"""
_NAMES = {
    "event": "what entry {} said",
    "document": "document {}",
    "paper": "the file of entry {}",
    "evidence": "file {} of evidence",
}
_ALLOWS = {"event": "entries", "document": "documents", "paper": "entries", "evidence": "evidence"}
_STILL_THERE = {
    "event": "SELECT count(*) FROM event_content WHERE number = ?",
    "document": "SELECT count(*) FROM document_content WHERE id = ?",
    "paper": "SELECT count(*) FROM paper_content WHERE paper = ?",
    "evidence": "SELECT count(*) FROM evidence_content WHERE evidence = ?",
}


def broken(connection: Connection) -> Iterator[str]:
    """What was erased without leave, and what was erased and is there again."""
    for what, number, erased_by, kind, body in plain.rows(connection, _ERASURES):
        erased = _NAMES[what].format(number)
        if kind != "erased" or body is None or number not in json.loads(body).get(_ALLOWS[what], ()):
            yield f"{_capital(erased)} is marked as erased, but entry {erased_by} of the record does not allow that."
        elif plain.rows(connection, _STILL_THERE[what], (number,))[0][0]:
            yield f"{_capital(erased)} was erased by entry {erased_by} of the record, and is there again."
    if sentence := erasure_shelf.first_astray(connection):
        yield sentence


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
