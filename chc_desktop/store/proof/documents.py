"""The documents that were issued: each has the bytes, the case and the title that its entry speaks of."""

import json
from collections import Counter
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from sqlalchemy import Connection

from chc_desktop.store import plain

_DOCUMENTS = """
    SELECT document.id, document.case_id, document.kind, document.title, document.dated, document.version,
        document.template, document.edition, document.digest, erasure.erased_by
    FROM document LEFT JOIN erasure ON erasure.what = 'document' AND erasure.number = document.id
    ORDER BY document.id
"""
_BYTES = "SELECT bytes FROM document_content WHERE id = ?"
_BODIES = """
    SELECT event.number, event.case_id, event.kind, event.happened_on, event_content.body
    FROM event LEFT JOIN event_content ON event_content.number = event.number ORDER BY event.number
"""
_LETTER, _ASSESSMENT, _ERASED = "letter-issued", "assessment-", "erased"


class _Spoken(NamedTuple):
    """What an entry says of a document; None where nothing was said of it yet when the entry was written."""

    entry: int
    case_id: int | None
    kind: str
    title: str
    dated: str
    version: int | None
    template: str | None
    edition: str | None
    digest: str

    def speaks_of(self, found: "_Spoken") -> bool:
        """Whether a document that was found is the one, as far as anything is said of it."""
        late = ("version", "template", "edition")
        unsaid = {name: getattr(found, name) for name in late if getattr(self, name) is None}
        return self._replace(**unsaid) == found


class _Said(NamedTuple):
    """What all entries say of documents.

    `frozen` are the forms of self-assessments and the certificates of erasures: the entry that speaks of each, its
    edition where that is said, and its digest. `silent` counts the letters of each case whose entry was erased and may
    have spoken of one.
    """

    documents: dict[int, _Spoken]
    frozen: dict[int, tuple[int, str, str]]
    silent: Counter[int | None]


def broken(connection: Connection) -> Iterator[str]:
    """Documents that are not as they were issued, and entries whose document is another."""
    said = _what_entries_say(connection)
    known: set[int] = set()
    for document, case_id, kind, title, dated, *made, digest, erased_by in plain.rows(connection, _DOCUMENTS):
        known.add(document)
        content = plain.rows(connection, _BYTES, (document,))
        if erased_by is None and (not content or sha256(content[0][0]).digest() != digest):
            yield f"Document {document}, “{title}”, is not as it was issued."
        spoken = said.documents.get(document)
        is_called = spoken.title if spoken and erased_by is not None else title  # its title went with it
        found = case_id, kind, is_called, dated, *made, digest.hex()
        if spoken and not spoken.speaks_of(_Spoken._make((spoken.entry, *found))):
            yield f"Document {document}, “{title}”, is not the one that entry {spoken.entry} of the record speaks of."
        entry, edition, frozen = said.frozen.get(document, (0, "", digest.hex()))
        if frozen != digest.hex() or (entry and case_id is not None) or edition not in ("", made[-1]):
            yield f"Document {document}, “{title}”, is not the one that entry {entry} of the record speaks of."
        if not spoken and not entry and not _may_be_silent(said, case_id):
            yield f"Document {document}, “{title}”, is in the register, but no entry of the record speaks of it."
    for missing in sorted((said.documents.keys() | said.frozen.keys()) - known):
        entry = said.documents[missing].entry if missing in said.documents else said.frozen[missing][0]
        yield f"The document of entry {entry} of the record is missing."
    for case_id in +said.silent:
        yield f"A letter of case number {case_id}, whose entry was erased, is missing."


def _may_be_silent(said: _Said, case_id: int | None) -> bool:
    """Whether the entry of a letter of this case was erased, for each such letter once."""
    said.silent[case_id] -= 1
    return said.silent[case_id] >= 0


def _what_entries_say(connection: Connection) -> _Said:
    said = _Said({}, {}, Counter())
    for number, case_id, kind, happened_on, body in plain.each(connection, _BODIES):
        if body is None:
            said.silent[case_id] += kind == _LETTER
        elif kind == _LETTER:
            letter = json.loads(body)
            said.documents[letter["document"]] = _Spoken(
                number,
                case_id,
                letter["letter"],
                letter["title"],
                happened_on,
                letter.get("version"),
                letter.get("template") or None,
                letter.get("edition") or None,
                letter["digest"],
            )
        elif kind.startswith(_ASSESSMENT):
            form = json.loads(body)
            edition = form.get("edition", "")
            said.frozen.update({document: (number, edition, digest) for document, digest in _frozen(form)})
        elif kind == _ERASED and (erased := json.loads(body)).get("certificate"):
            said.frozen[erased["certificate"]] = number, "", erased["digest"]
    return said


def _frozen(said: Any) -> Iterator[tuple[int, str]]:
    """Every file that an entry of a self-assessment froze, wherever in it that stands."""
    if isinstance(said, dict) and said.get("document") and said.get("digest"):
        yield said["document"], said["digest"]
    for within in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from _frozen(within)
