"""What is kept of each complaint beside its record: its line, what is to be done, its words. Rebuilt at will."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from chc_desktop.domain.people.tasks import AUTHORITY, CONTRACTOR
from chc_desktop.domain.summary import PROMISE, UPDATE, CaseSummary, Task
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.store import found_words, search, tables
from chc_desktop.store.put_anew import put_anew

if TYPE_CHECKING:
    from chc_desktop.domain.clock_face import ClockFace
    from chc_desktop.domain.projection import Projection


class Projections:
    """The projections on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, projection: "Projection") -> None:
        """Put a case's projections in the place of those there were."""
        case = {"case": projection.summary.case_id}
        self._connection.execute(_KEEP_SUMMARY, projection.summary._asdict())
        self._connection.execute(_DROP_TASKS, case)
        if projection.tasks:
            self._connection.execute(_KEEP_TASK, [task._asdict() for task in projection.tasks])
        if projection.face:
            self._connection.execute(_KEEP_FACE, projection.face._asdict())
        else:
            self._connection.execute(_DROP_FACE, case)
        found_words.keep(self._connection, projection.summary.case_id, projection.text)

    def keep_new(self, projections: "Sequence[Projection]", tick: Callable[[int], object]) -> None:
        """The same for many cases of which nothing is kept yet; `tick` is told how many more there are."""
        for start in range(0, len(projections), _AT_ONCE):
            some = projections[start : start + _AT_ONCE]
            self._connection.execute(_KEEP_SUMMARY, [each.summary._asdict() for each in some])
            if tasks := [task._asdict() for each in some for task in each.tasks]:
                self._connection.execute(_KEEP_TASK, tasks)
            if faces := [each.face._asdict() for each in some if each.face]:
                self._connection.execute(_KEEP_FACE, faces)
            found_words.keep_new(self._connection, {each.summary.case_id: each.text for each in some})
            tick(len(some))

    def forget(self, case_id: int) -> None:
        """Know nothing of this case any more."""
        for table in (tables.case_summary, tables.task, tables.clock_face):
            self._connection.execute(delete(table).where(table.c.case_id == case_id))
        found_words.forget(self._connection, case_id)

    def drop(self, first_case: int, last_case: int) -> None:
        """Know nothing of these cases any more."""
        for table in (tables.case_summary, tables.task, tables.clock_face):
            self._connection.execute(delete(table).where(table.c.case_id.between(first_case, last_case)))
        found_words.drop(self._connection, first_case, last_case)

    def summaries(self) -> list[CaseSummary]:
        """Every case in one line, the newest first."""
        return list(map(CaseSummary._make, self._connection.execute(_SUMMARIES)))

    def summary(self, case_id: int) -> CaseSummary | None:
        row = self._connection.execute(
            select(tables.case_summary).where(tables.case_summary.c.case_id == case_id)
        ).first()
        return CaseSummary._make(row) if row else None

    def with_tasks(self) -> dict[int, CaseSummary]:
        """The cases on which something is to be done, by id."""
        return {row.case_id: CaseSummary._make(row) for row in self._connection.execute(_WITH_TASKS)}

    def any(self) -> bool:
        """Whether there is a case at all."""
        return self._connection.execute(select(tables.case_summary.c.case_id).limit(1)).first() is not None

    def of_person(self, person_id: int) -> list[int]:
        """The cases a person made."""
        summary = tables.case_summary.c
        return list(self._connection.scalars(select(summary.case_id).where(summary.person_id == person_id)))

    def found(self, typed: str) -> set[int] | None:
        """The complaints and requests that have every word typed somewhere; None where nothing was typed."""
        return found_words.having(self._connection, typed)

    def tasks(self) -> list[Task]:
        """Everything that is to be done, soonest first."""
        query = select(tables.task).order_by(tables.task.c.due, tables.task.c.case_id, tables.task.c.duty)
        return list(map(Task._make, self._connection.execute(query)))

    def faces(self) -> "list[ClockFace]":
        """What the clocks of every open case are counted from."""
        from chc_desktop.domain.clock_face import ClockFace  # not for the first screen

        return list(map(ClockFace._make, self._connection.execute(_FACES)))

    def with_other_clocks(self) -> list[int]:
        """The cases, ended ones too, on which something is to be done that no clock face shows."""
        return list(self._connection.scalars(_WITH_OTHER_CLOCKS))

    def clear(self) -> None:
        """Throw all projections away, to be made anew."""
        for table in (tables.case_summary, tables.request_summary, tables.task, tables.clock_face, tables.case_search):
            self._connection.execute(delete(table))

    def version(self) -> int:
        """By which version of the program's rules they were made."""
        return int(self._connection.scalar(select(tables.projection_state.c.version)) or 0)

    def set_version(self, version: int) -> None:
        self._connection.execute(update(tables.projection_state), {"version": version})

    def all(self) -> Iterable[tuple[CaseSummary, tuple[Task, ...], str]]:
        """Every case's projections as they are kept, to be compared with fresh ones."""
        tasks: dict[int, list[Task]] = {}
        for task in self.tasks():
            tasks.setdefault(task.case_id, []).append(task)
        words = found_words.all_kept(self._connection)
        for summary in self.summaries():
            yield summary, tuple(tasks.get(summary.case_id, ())), words.get(summary.case_id, "")

    def agrees(self, fresh: "Projection", summary: CaseSummary, tasks: tuple[Task, ...], folded: str) -> bool:
        """Whether what is kept of a case is what a fresh fold makes of it."""
        same_tasks = sorted(fresh.tasks) == sorted(tasks)
        kept = self._connection.execute(_FACES.where(tables.clock_face.c.case_id == summary.case_id)).first()
        same_face = (tuple(kept) if kept else None) == fresh.face
        return fresh.summary == summary and same_tasks and same_face and search.fold(fresh.text) == folded


_AT_ONCE = 500
_WITH_TASKS = select(tables.case_summary).where(tables.case_summary.c.case_id.in_(select(tables.task.c.case_id)))
_SUMMARIES = select(tables.case_summary).order_by(tables.case_summary.c.case_id.desc())
_KEEP_SUMMARY = put_anew(tables.case_summary)
_DROP_TASKS = delete(tables.task).where(tables.task.c.case_id == bindparam("case"))
_KEEP_TASK = insert(tables.task)
_FACES = select(tables.clock_face)
_KEEP_FACE = put_anew(tables.clock_face)
_DROP_FACE = delete(tables.clock_face).where(tables.clock_face.c.case_id == bindparam("case"))
_ON_A_FACE = (*(duty.value for duty in Duty), PROMISE, UPDATE, AUTHORITY, CONTRACTOR)
_WITH_OTHER_CLOCKS = (
    select(tables.task.c.case_id)
    .where(tables.task.c.duty.not_in(_ON_A_FACE))
    .where(tables.task.c.case_id.in_(select(tables.case_summary.c.case_id)))
    .distinct()
)
