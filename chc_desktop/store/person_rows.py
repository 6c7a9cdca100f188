"""People as the table has them, and as values."""

import json
from datetime import date
from typing import Any

from sqlalchemy import Row, Select, or_, select

from chc_desktop.domain.facts import ContactWay, Person, Role, Whereabouts
from chc_desktop.store import tables

_DAYS = ("adjustment_review", "disability_review", "restriction_review", "since")
_WORDS = {"role": Role, "contact_way": ContactWay, "whereabouts": Whereabouts}

_KEPT = tables.person.c

PERSON: Select[Any] = select(*(column for column in tables.person.c if column.name != "joined_to"))

TO_REVIEW = PERSON.where(
    _KEPT.joined_to.is_(None),
    or_(*(_KEPT[day].is_not(None) for day in ("adjustment_review", "disability_review", "restriction_review"))),
).order_by(_KEPT.name)


def person_row(person: Person) -> dict[str, Any]:
    """A person as the table has them, without their id."""
    row = _fields(person)
    del row["id"]
    for day in _DAYS:
        row[day] = row[day].isoformat() if row[day] else None
    for word in _WORDS:
        row[word] = row[word].value
    return row


def person_of(row: Row[Any]) -> Person:
    """The person of a row of `PERSON`, which may hold which entry stands for them besides."""
    values = dict(row._mapping)
    values.pop("joined_to", None)
    return _person(values)


def person_text(person: Person | None) -> str:
    """A person as an entry of the record has them; empty for nobody."""
    return json.dumps(_fields(person), ensure_ascii=False, default=str) if person else ""


def person_read(text: str) -> Person:
    """The person of such an entry. What was not known of people when it was written is empty."""
    return _person({name: value for name, value in json.loads(text).items() if name in Person.__dataclass_fields__})


def _fields(person: Person) -> dict[str, Any]:
    """Everything known of a person by its name. No field holds another value within, so none has to be taken apart."""
    return {name: getattr(person, name) for name in Person.__dataclass_fields__}


def _person(values: dict[str, Any]) -> Person:
    for day in _DAYS:
        if values.get(day):
            values[day] = date.fromisoformat(values[day])
    for word, kind in _WORDS.items():
        if word in values:
            values[word] = kind(values[word])
    return Person(**values)
