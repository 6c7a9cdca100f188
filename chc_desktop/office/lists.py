"""The lists of complaints and of service requests, asked for by the page: nothing here holds all of one."""

from collections.abc import Iterator
from typing import Any

from chc_desktop.domain.listing.asked import Asked
from chc_desktop.office.desk import Desk


class Lists:
    """What the lists show. A line is a `CaseLine` or a `RequestSummary`, by the kind that is asked for."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def count(self, asked: Asked) -> int:
        """How many lines there are."""
        with self._desk.register.transaction() as shelves:
            return shelves.lists.count(asked, self._desk.today())

    def page(self, asked: Asked, start: int, size: int) -> list[Any]:
        """So many lines from a place on."""
        with self._desk.register.transaction() as shelves:
            return shelves.lists.page(asked, self._desk.today(), start, size)

    def every(self, asked: Asked, size: int = 500) -> Iterator[Any]:
        """Every line in its order, a page at a time."""
        start = 0
        while lines := self.page(asked, start, size):
            yield from lines
            start += len(lines)

    def place(self, asked: Asked, record_id: int) -> int | None:
        """How many lines stand before that of a complaint or request; None where it is not among them."""
        with self._desk.register.transaction() as shelves:
            return shelves.lists.place(asked, self._desk.today(), record_id)
