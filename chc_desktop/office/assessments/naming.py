"""Whose names do not belong in what is published, and where a text names one of them."""

from collections.abc import Iterable
from functools import cached_property

from chc_desktop.domain.assessments.named import Named, Names, by_surname, named
from chc_desktop.office.desk import Desk
from chc_desktop.office.second_reader import name_words


class Naming:
    """The names of residents and of others around complaints, read once, with the first text that is looked through."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def first(self, text: str, kept: Iterable[str]) -> Named | None:
        """Whoever a text names first, but for those who were kept."""
        return named(text, self._names, name_words(), kept)

    @cached_property
    def _names(self) -> Names:
        with self._desk.register.transaction() as shelves:
            return by_surname(shelves.facts.names_of_others())
