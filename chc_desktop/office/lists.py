"""The lists of complaints and of service requests, asked for by the page: nothing here holds all of one."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from chc_desktop.domain.listing.asked import Asked
from chc_desktop.office.desk import Desk

if TYPE_CHECKING:
    from chc_desktop.domain.listing.choices import Choices
    from chc_desktop.office.found import Why


class Glance(NamedTuple):
    """What a list shows at first: how many there are at all, how many of them it shows, and the first lines."""

    every: int
    shown: int
    first: list[Any]


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

    def glance(self, asked: Asked, size: int) -> Glance:
        """What a list shows at first, with how many lines there are, narrowed and at all."""
        with self._desk.register.transaction() as shelves:
            every = shelves.lists.count(Asked(asked.kind), self._desk.today())
            count = shelves.lists.count(asked, self._desk.today()) if asked.is_narrowed else every
            return Glance(every, count, shelves.lists.page(asked, self._desk.today(), 0, size))

    def choices(self, kind: str) -> "tuple[Choices, ...]":
        """By what a list can be narrowed beside its chips."""
        from chc_desktop.office.list_choices import list_choices  # only once somebody narrows

        with self._desk.register.transaction() as shelves:
            return list_choices(shelves, kind)

    def why(self, asked: Asked, record_ids: Iterable[int]) -> "dict[int, tuple[Why, ...]]":
        """For each of these records, where the words typed stand in it."""
        from chc_desktop.office.found import why_found  # only once something is looked for

        return why_found(self._desk, asked.kind, record_ids, asked.typed)

    def place(self, asked: Asked, record_id: int) -> int | None:
        """How many lines stand before that of a complaint or request; None where it is not among them."""
        with self._desk.register.transaction() as shelves:
            return shelves.lists.place(asked, self._desk.today(), record_id)
