"""How the people of a case are called, by id: only those its entries may name, however many the register knows."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, is_dataclass
from functools import cache
from typing import Any

from chc_desktop.domain.case import Recorded
from chc_desktop.store.register import Transaction


def names_in(shelves: Transaction, entries: Iterable[Recorded]) -> dict[int, str]:
    """Everybody the entries name. Every whole number in them is looked up: they name people by id."""
    numbers = {number for entry in entries for number in (entry.recorded_by, *_numbers(entry.event))}
    return {person_id: person.title for person_id, person in shelves.facts.people_of(numbers).items()}


def _numbers(value: object) -> Iterator[int]:
    if isinstance(value, int):
        if not isinstance(value, bool):
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _numbers(item)
    elif not isinstance(value, str) and is_dataclass(value):
        for name in _names(value.__class__):
            yield from _numbers(getattr(value, name))


@cache
def _names(kind: Any) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
