"""How the people of a case are called, by id: only those its entries may name, however many the register knows."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from typing import Any, get_type_hints

from chc_desktop.domain.case import Recorded
from chc_desktop.store.transaction import Transaction


def names_in(shelves: Transaction, entries: Iterable[Recorded]) -> dict[int, str]:
    """Everybody the entries name. Every whole number in them is looked up: they name people by id."""
    numbers = {number for entry in entries for number in (entry.recorded_by, *numbers_in(entry.event))}
    return {person_id: person.title for person_id, person in shelves.facts.people_of(numbers).items()}


def numbers_in(value: object) -> Iterator[int]:
    """Every whole number in an event; among them the people it names, by id."""
    if isinstance(value, int):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from numbers_in(item)
    elif not isinstance(value, str) and is_dataclass(value):
        kind: Any = type(value)
        for name in _names(kind):
            yield from numbers_in(getattr(value, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    """The fields that can hold a number: no text, no day, no word of a closed vocabulary, no yes or no."""
    hints = get_type_hints(kind)
    return tuple(field.name for field in fields(kind) if not _holds_no_number(hints[field.name]))


def _holds_no_number(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, str | date | bool)
