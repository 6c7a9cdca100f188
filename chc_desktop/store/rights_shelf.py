"""Where the register may speak of somebody, beside the cases that the lists know of them."""

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from sqlalchemy import Connection

from chc_desktop.domain.persons.former import Version
from chc_desktop.store import plain
from chc_desktop.store.person_rows import person_read
from chc_desktop.store.search import looked_for


class Kept(NamedTuple):
    """A text that is kept beside the record: what it is, which one (a year, a name), what it says, and its key."""

    what: str
    which: str
    text: str
    key: str


class RightsShelf:
    """What somebody may ask to see, on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def versions(self, person_id: int) -> list[Version]:
        """What the record said of one entry of a person, from the first on, but for what was erased."""
        found = plain.rows(self._connection, _VERSIONS, (f"person {person_id}",))
        return [Version(date.fromisoformat(day), person_read(text)) for day, text in found if text]

    def taken_out(self) -> list[tuple[int, bool]]:
        """What stands in no list and was not erased, and whether it is a service request: mistakes, undone imports."""
        return [(record, kind == "request") for record, kind in plain.rows(self._connection, _TAKEN_OUT)]

    def naming(self, words: str) -> tuple[list[int], list[int]]:
        """The complaints, and the service requests, in which all these words are found."""
        looked = looked_for(words)
        if looked is None or not looked.match:
            return [], []
        complaints, requests = (plain.rows(self._connection, each, (looked.match,)) for each in _NAMING)
        return [row[0] for row in complaints], [row[0] for row in requests]

    def entries_of_no_case(self) -> list[int]:
        """The entries about the register that say something of people in words: lessons, self-assessments, settings."""
        return [row[0] for row in plain.rows(self._connection, _OF_NO_CASE)]

    def kept(self) -> Iterator[Kept]:
        """What is half written, thrown away, answered, or kept to be used again."""
        for question in _KEPT:
            yield from (
                Kept(what, str(which), *texts) for what, which, *texts in plain.rows(self._connection, question)
            )

    def evidence_files(self) -> list[tuple[int, int, str]]:
        """The files attached to self-assessments that were not erased: id, year and title, each of the bytes once."""
        return [tuple(row) for row in plain.rows(self._connection, _EVIDENCE_FILES)]

    def names_of(self, people: Iterable[int]) -> list[str]:
        """Every name these entries have or had, as the record says."""
        found = [version.person for each in people for version in self.versions(each)]
        return [name for person in found for name in (person.name, *person.other_names.splitlines()) if name.strip()]


def strings_in(text: str) -> Sequence[str]:
    """Every text in what is kept as JSON; the text itself where it is none."""
    try:
        return tuple(_strings(json.loads(text)))
    except ValueError:
        return (text,)


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


_TEXT = "CAST(event_content.body AS TEXT)"
_VERSIONS = f"""
    SELECT event.happened_on, json_extract({_TEXT}, '$.after')
    FROM event JOIN event_content ON event_content.number = event.number
    WHERE event.kind = 'fact-changed' AND json_extract({_TEXT}, '$.what') = ? ORDER BY event.number
"""
_TAKEN_OUT = """
    SELECT id, kind FROM complaint WHERE taken_out IS NOT NULL
    AND id NOT IN (SELECT case_id FROM erased_case) ORDER BY id
"""
_NAMING = (
    "SELECT rowid FROM case_search WHERE case_search MATCH ? ORDER BY rowid",
    "SELECT rowid FROM request_search WHERE request_search MATCH ? ORDER BY rowid",
)
_OF_NO_CASE = f"""
    SELECT event.number FROM event JOIN event_content ON event_content.number = event.number
    WHERE event.case_id IS NULL AND event.kind NOT IN ('people-joined', 'people-parted', 'everything-made')
    AND NOT (event.kind = 'fact-changed' AND json_extract({_TEXT}, '$.what') LIKE 'person %') ORDER BY event.number
"""
_KEPT = (
    "SELECT 'draft', '', value, key FROM draft ORDER BY key",
    "SELECT 'bin', title, value, key FROM removed ORDER BY id",
    "SELECT 'assessment', year, evidence || char(10) || commentary || char(10) || reason || char(10) || own_words "
    "|| char(10) || note, '' FROM answer ORDER BY year, edition, slug",
    "SELECT 'evidence', year, title, '' FROM evidence ORDER BY id",
    "SELECT 'sentence', name, text, '' FROM snippet ORDER BY id",
    "SELECT 'paragraph', name, text, '' FROM own_paragraph ORDER BY id",
    "SELECT 'view', name, name || char(10) || shows, '' FROM saved_view ORDER BY id",
)
_EVIDENCE_FILES = """
    SELECT id, year, title FROM evidence WHERE digest <> '' AND content_of = 0
    AND id NOT IN (SELECT number FROM erasure WHERE what = 'evidence') ORDER BY id
"""
