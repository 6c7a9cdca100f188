"""Lessons: which entries of the record make up each of them."""

from collections import defaultdict
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select

from chc_desktop.store import tables
from chc_desktop.store.record_shelf import RecordShelf

if TYPE_CHECKING:
    from chc_desktop.domain.case import Recorded


class LessonShelf:
    """The lessons on one open transaction. A lesson goes by the number of its first entry."""

    def __init__(self, connection: Connection, record: RecordShelf) -> None:
        self._connection = connection
        self._record = record

    def add(self, entry: int, lesson: int) -> None:
        """An entry of the record is about a lesson; the first one is about itself."""
        self._connection.execute(insert(tables.lesson_entry), {"entry": entry, "lesson": lesson})

    def any(self) -> bool:
        """Whether there is a lesson at all."""
        return self._connection.execute(select(tables.lesson_entry.c.entry).limit(1)).first() is not None

    def received_by_category(self, first: str, last: str) -> dict[str, int]:
        """How many complaints of each category were received between two days, both included."""
        case = tables.case_summary.c
        query = select(case.category, func.count()).where(case.received_on.between(first, last)).group_by(case.category)
        return {row.category: row[1] for row in self._connection.execute(query)}

    def history(self, lesson: int) -> list["Recorded"]:
        """Every entry of a lesson, in order."""
        known = tables.lesson_entry.c
        return self._record.numbered(list(self._connection.scalars(select(known.entry).where(known.lesson == lesson))))

    def histories(self) -> dict[int, list["Recorded"]]:
        """Every entry of every lesson, by its id, the oldest lesson first."""
        known = tables.lesson_entry.c
        of = {row.entry: row.lesson for row in self._connection.execute(select(known.entry, known.lesson))}
        found: dict[int, list[Recorded]] = defaultdict(list)
        for recorded in self._record.numbered(list(of)):
            found[of[recorded.number]].append(recorded)
        return found
