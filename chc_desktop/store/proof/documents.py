"""The documents that were issued: each has the bytes, the case and the title that its entry speaks of."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection

from chc_desktop.store import plain

_DOCUMENTS = """
    SELECT document.id, document.case_id, document.kind, document.title, document.digest, erasure.erased_by
    FROM document LEFT JOIN erasure ON erasure.what = 'document' AND erasure.number = document.id
    ORDER BY document.id
"""
_BYTES = "SELECT bytes FROM document_content WHERE id = ?"
_BODIES = """
    SELECT event.number, event.case_id, event.kind, event_content.body
    FROM event LEFT JOIN event_content ON event_content.number = event.number ORDER BY event.number
"""
_DIGEST = re.compile(rb'"([0-9a-f]{64})"')
_LETTER, _ASSESSMENT = "letter-issued", "assessment-"


class _Spoken(NamedTuple):
    """What an entry says of a document."""

    entry: int
    case_id: int | None
    kind: str
    title: str
    digest: str


class _Said(NamedTuple):
    """What all entries say: of which documents, every digest they hold, and whether any of it was erased.

    `frozen` are the forms of self-assessments: the entry that froze each, and its digest.
    """

    documents: dict[int, _Spoken]
    frozen: dict[int, tuple[int, str]]
    digests: set[str]
    any_erased: bool


def broken(connection: Connection) -> Iterator[str]:
    """Documents that are not as they were issued, and entries whose document is another."""
    said = _what_entries_say(connection)
    known: set[int] = set()
    for document, case_id, kind, title, digest, erased_by in plain.rows(connection, _DOCUMENTS):
        known.add(document)
        content = plain.rows(connection, _BYTES, (document,))
        if erased_by is None and (not content or sha256(content[0][0]).digest() != digest):
            yield f"Document {document}, “{title}”, is not as it was issued."
        spoken = said.documents.get(document)
        if spoken and spoken[1:] != (case_id, kind, title, digest.hex()):
            yield f"Document {document}, “{title}”, is not the one that entry {spoken.entry} of the record speaks of."
        entry, frozen = said.frozen.get(document, (0, digest.hex()))
        if frozen != digest.hex():
            yield f"Document {document}, “{title}”, is not the one that entry {entry} of the record speaks of."
        if not spoken and not said.any_erased and digest.hex() not in said.digests:
            yield f"Document {document}, “{title}”, is in the register, but no entry of the record speaks of it."
    for missing in sorted((said.documents.keys() | said.frozen.keys()) - known):
        entry = said.documents[missing].entry if missing in said.documents else said.frozen[missing][0]
        yield f"The document of entry {entry} of the record is missing."


def _what_entries_say(connection: Connection) -> _Said:
    said = _Said({}, {}, set(), False)
    for number, case_id, kind, body in plain.each(connection, _BODIES):
        if body is None:
            said = said._replace(any_erased=True)
            continue
        found = {digest.decode() for digest in _DIGEST.findall(body)}
        said.digests.update(found)
        if kind == _LETTER:
            letter = json.loads(body)
            said.documents[letter["document"]] = _Spoken(
                number, case_id, letter["letter"], letter["title"], letter["digest"]
            )
        elif kind.startswith(_ASSESSMENT):
            said.frozen.update({document: (number, digest) for document, digest in _frozen(json.loads(body))})
    return said


def _frozen(said: Any) -> Iterator[tuple[int, str]]:
    """Every file that an entry of a self-assessment froze, wherever in it that stands."""
    if isinstance(said, dict) and said.get("document") and said.get("digest"):
        yield said["document"], said["digest"]
    for within in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from _frozen(within)
