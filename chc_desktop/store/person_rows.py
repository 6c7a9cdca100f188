"""People as the table has them, and as values."""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from chc_desktop.domain.facts import ContactWay, Person, Role, Whereabouts
from chc_desktop.domain.letters.form import Face, Form, Ground

_DAYS = ("adjustment_review", "disability_review", "restriction_review", "since")
_WORDS = {"role": Role, "contact_way": ContactWay, "whereabouts": Whereabouts}

_FORM_WORDS = {"face": Face, "ground": Ground}

_COLUMNS = tuple(Person.__dataclass_fields__)

PERSON = f"SELECT {', '.join(_COLUMNS)}, joined_to FROM person"

TO_REVIEW = f"""
    {PERSON} WHERE joined_to IS NULL
    AND (adjustment_review IS NOT NULL OR disability_review IS NOT NULL OR restriction_review IS NOT NULL)
    ORDER BY name
"""


def person_row(person: Person) -> dict[str, Any]:
    """A person as the table has them, without their id."""
    row = _fields(person)
    del row["id"]
    for day in _DAYS:
        row[day] = row[day].isoformat() if row[day] else None
    for word in _WORDS:
        row[word] = row[word].value
    return row


def person_of(row: Sequence[Any]) -> Person:
    """The person of a row of `PERSON`, whoever stands for them."""
    return _person(dict(zip(_COLUMNS, row, strict=False)))


def is_joined(row: Sequence[Any]) -> bool:
    """Whether another entry stands for the person of a row of `PERSON`."""
    return bool(row[-1])


def person_text(person: Person | None) -> str:
    """A person as an entry of the record has them; empty for nobody."""
    return json.dumps(_fields(person), ensure_ascii=False, default=str) if person else ""


def person_read(text: str) -> Person:
    """The person of such an entry. What was not known of people when it was written is empty."""
    return _person({name: value for name, value in json.loads(text).items() if name in Person.__dataclass_fields__})


def _fields(person: Person) -> dict[str, Any]:
    """Everything known of a person by its name; how letters are made for them as text."""
    fields = {name: getattr(person, name) for name in Person.__dataclass_fields__}
    return fields | {"letter_form": _form_text(person.letter_form)}


def _form_text(form: Form) -> str:
    """How letters are made for somebody; empty for the usual form."""
    return "" if form.is_usual else json.dumps(asdict(form), ensure_ascii=False, sort_keys=True)


def _form_read(text: str) -> Form:
    """The same read; what was not asked when it was written is as usual."""
    values = {name: value for name, value in json.loads(text or "{}").items() if name in Form.__dataclass_fields__}
    for word, kind in _FORM_WORDS.items():
        if word in values:
            values[word] = kind(values[word])
    return Form(**values)


def _person(values: dict[str, Any]) -> Person:
    for day in _DAYS:
        if values.get(day):
            values[day] = date.fromisoformat(values[day])
    for word, kind in _WORDS.items():
        if word in values:
            values[word] = kind(values[word])
    return Person(**values | {"letter_form": _form_read(values.get("letter_form", ""))})
