"""Whose names do not belong in what is published, and where a text names one of them."""

from collections.abc import Iterable

from chc_desktop.domain.assessments.named import Named, Names, by_surname, named
from chc_desktop.office.desk import Desk
from chc_desktop.office.second_reader import name_words


class Naming:
    """The names of residents and of others around complaints, read once."""

    def __init__(self, desk: Desk) -> None:
        with desk.register.transaction() as shelves:
            self._names: Names = by_surname(shelves.facts.names_of_others())

    def first(self, text: str, kept: Iterable[str]) -> Named | None:
        """Whoever a text names first, but for those who were kept."""
        return named(text, self._names, name_words(), kept)
