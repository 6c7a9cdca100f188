"""The lists of the register: lines asked for by the page, counted, and found by the words typed."""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection

from chc_desktop.domain.listing.asked import CASES, REQUESTS, Asked
from chc_desktop.store import plain, search

if TYPE_CHECKING:
    from chc_desktop.store.list_questions import Question

_NEAR = 1_000  # lines that are passed over quickly


class ListShelf:
    """The lists on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def count(self, asked: Asked, today: date) -> int:
        """How many lines a list has."""
        made = _question(asked, today)
        return int(self._ask(made.count(), made.values)[0][0])

    def page(self, asked: Asked, today: date, start: int, size: int) -> list[Any]:
        """So many lines of a list from a place on."""
        made = _question(asked, today)
        return self._page(made, start, size)

    def place(self, asked: Asked, today: date, record_id: int) -> int | None:
        """How many lines stand before that of a record; None where it is not shown."""
        made = _question(asked, today)
        found = self._ask(made.place(), made.values | {"record": record_id})
        return int(found[0][0]) if found else None

    def found(self, typed: str) -> set[int] | None:
        """The complaints and service requests that have every word typed; None where nothing was typed."""
        if search.looked_for(typed) is None:
            return None
        made = [_question(Asked(kind, typed), date.min) for kind in (CASES, REQUESTS)]
        return {row[0] for one in made for row in self._ask(one.ids(), one.values)}

    def values(self, kind: str, column: str) -> list[str]:
        """Every value a column has, in order."""
        statement = f"SELECT DISTINCT {column} FROM {_table(kind)} ORDER BY {column}"
        return [str(row[0]) for row in self._ask(statement, {})]

    def years(self, kind: str) -> tuple[str, str]:
        """The first and the last day on which one was received; empty where there is none."""
        table = _table(kind)
        first, last = self._ask(f"SELECT min(received_on), max(received_on) FROM {table}", {})[0]
        return first or "", last or ""

    def _page(self, made: "Question", start: int, size: int) -> list[Any]:
        rows = self._ask(made.lines(start > _NEAR), made.values | {"start": start, "size": size})
        make: Callable[[Any], Any] = made.listed.row._make
        return [make(row) for row in rows]

    def _ask(self, statement: str, values: dict[str, object]) -> list[Any]:
        return plain.rows(self._connection, statement, values)


def _question(asked: Asked, today: date) -> "Question":
    from chc_desktop.store.list_questions import question  # not for the first screen

    return question(asked, today)


def _table(kind: str) -> str:
    from chc_desktop.store.list_questions import KINDS

    return KINDS[kind].table
