"""What is kept of each lesson beside its record: the change that is still to be made. Rebuilt at will."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chc_desktop.domain.lessons.summary import PlannedChange
from chc_desktop.store import plain

if TYPE_CHECKING:
    from sqlalchemy import Connection


class LessonProjections:
    """The changes to be made, on one open transaction."""

    def __init__(self, connection: "Connection") -> None:
        self._connection = connection

    def keep(self, changes: Sequence[PlannedChange]) -> None:
        """Keep the changes of lessons of which nothing is kept yet."""
        if changes:
            self._connection.exec_driver_sql(_KEEP, [tuple(change) for change in changes])

    def drop(self, lesson: int) -> None:
        """Know nothing of this lesson any more."""
        self._connection.exec_driver_sql("DELETE FROM lesson_change WHERE lesson = ?", (lesson,))

    def clear(self) -> None:
        """Throw all of it away, to be made anew."""
        self._connection.exec_driver_sql("DELETE FROM lesson_change")

    def all(self) -> list[PlannedChange]:
        """Every change that is still to be made, of the oldest lesson first."""
        return list(map(PlannedChange._make, plain.rows(self._connection, _ALL)))


_COLUMNS = PlannedChange._fields
_KEEP = f"INSERT INTO lesson_change ({', '.join(_COLUMNS)}) VALUES ({plain.marks(len(_COLUMNS))})"
_ALL = f"SELECT {', '.join(_COLUMNS)} FROM lesson_change ORDER BY lesson"
