"""Each entry about a year's self-assessment is kept with its year, and a correction with the entry it corrects."""

import json
from collections.abc import Iterator

from sqlalchemy import Connection

from chc_desktop.store import plain

_ENTRIES = """
    SELECT event.number, event_content.body, assessment_entry.year
    FROM event LEFT JOIN event_content ON event_content.number = event.number
    LEFT JOIN assessment_entry ON assessment_entry.entry = event.number
    WHERE (event.kind LIKE 'assessment-%' AND event.kind <> 'assessment-answers') OR assessment_entry.year IS NOT NULL
    ORDER BY event.number
"""


def astray(connection: Connection) -> Iterator[str]:
    """The entries that are kept with no year, or with another one; of what was erased only the first can be said."""
    year_of: dict[int, int | None] = {}
    for number, body, kept_with in plain.rows(connection, _ENTRIES):
        said = json.loads(body) if body is not None else {}
        year = said.get("year", year_of.get(said.get("entry", 0)))
        if kept_with is None or (year is not None and year != kept_with):
            yield f"Entry {number} of the record is not kept with the year of its self-assessment."
        year_of[number] = kept_with
