"""The chain itself: every entry is there, in its order, and says what was written."""

from collections.abc import Iterator
from datetime import date

from sqlalchemy import Connection

from chc_desktop.domain import words
from chc_desktop.store import chain, plain
from chc_desktop.store.chain import Link

_LINKS = f"""
    SELECT {", ".join(f"event.{name}" for name in Link._fields)}, event_content.salt, event_content.body,
        complaint.reference, erasure.erased_by
    FROM event LEFT JOIN event_content ON event_content.number = event.number
    LEFT JOIN complaint ON complaint.id = event.case_id
    LEFT JOIN erasure ON erasure.what = 'event' AND erasure.number = event.number
    ORDER BY event.number
"""


def broken(connection: Connection) -> Iterator[str]:
    """What is wrong with the chain, the first broken link first."""
    previous, expected = chain.START, 1
    for *row, salt, body, reference, erased_by in plain.each(connection, _LINKS):
        link = Link(*row)
        if link.number != expected:
            yield f"Entry {expected} of the record is missing; the next one there is {link.number}."
            return
        if not chain.is_sound(link, previous):
            yield f"{_named(link, reference)} is not as it was written."
        if body is None or salt is None:
            if erased_by is None:
                yield f"What entry {link.number} said is missing, and no entry allows it to be erased."
        elif chain.digest(salt, body) != link.digest:
            yield f"What entry {link.number} says is not what was written. {_named(link, reference)} is the one."
        previous, expected = link.hash, expected + 1


def _named(link: Link, reference: str | None) -> str:
    """An entry so that it can be told on the telephone: “Entry 5 of the record (acknowledged, of 2026-001, …)”."""
    try:
        day = words.day(date.fromisoformat(link.happened_on))
    except (TypeError, ValueError):
        day = str(link.happened_on)
    about = f"of {reference}, {day}" if reference else day
    return f"Entry {link.number} of the record (“{str(link.kind).replace('-', ' ')}”, {about})"
