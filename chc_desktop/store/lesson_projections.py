"""What is kept of each lesson beside its record: the change still to be made, and from which complaints it was learnt.

Rebuilt at will.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from chc_desktop.domain.lessons.summary import PlannedChange
from chc_desktop.store import plain

if TYPE_CHECKING:
    from sqlalchemy import Connection


class LessonProjections:
    """The changes to be made and what complaints taught, on one open transaction."""

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
        self._connection.exec_driver_sql("DELETE FROM lesson_case")

    def all(self) -> list[PlannedChange]:
        """Every change that is still to be made, of the oldest lesson first."""
        return list(map(PlannedChange._make, plain.rows(self._connection, _ALL)))

    def learnt_from(self, lesson: int) -> list[int]:
        """The complaints a lesson was learnt from."""
        return [row[0] for row in self._connection.exec_driver_sql(_CASES, (lesson,))]

    def taught_by(self, case_id: int) -> list[int]:
        """The lessons of a complaint, the oldest first."""
        return [row[0] for row in self._connection.exec_driver_sql(_LESSONS, (case_id,))]

    def put_cases(self, lesson: int, case_ids: Sequence[int]) -> None:
        """Say from which complaints a lesson was learnt, in the place of what was said before."""
        self._connection.exec_driver_sql("DELETE FROM lesson_case WHERE lesson = ?", (lesson,))
        pairs = [(lesson, case_id) for case_id in dict.fromkeys(case_ids)]
        if pairs:
            self._connection.exec_driver_sql("INSERT INTO lesson_case (lesson, case_id) VALUES (?, ?)", pairs)

    def pairs(self) -> list[tuple[int, int]]:
        """Every lesson with each complaint it was learnt from."""
        asked = "SELECT lesson, case_id FROM lesson_case ORDER BY lesson, case_id"
        return [(lesson, case_id) for lesson, case_id in self._connection.exec_driver_sql(asked)]


_COLUMNS = PlannedChange._fields
_KEEP = f"INSERT INTO lesson_change ({', '.join(_COLUMNS)}) VALUES ({plain.marks(len(_COLUMNS))})"
_ALL = f"SELECT {', '.join(_COLUMNS)} FROM lesson_change ORDER BY lesson"
_CASES = "SELECT case_id FROM lesson_case WHERE lesson = ? ORDER BY case_id"
_LESSONS = "SELECT lesson FROM lesson_case WHERE case_id = ? ORDER BY lesson"
