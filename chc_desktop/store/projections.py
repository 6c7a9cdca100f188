"""Projections: one line a case, what is to be done, and every word to be found. Rebuilt at will."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from chc_desktop.domain.summary import CaseSummary, Task
from chc_desktop.store import search, tables

if TYPE_CHECKING:
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
        self._connection.execute(_DROP_WORDS, case)
        self._connection.execute(_KEEP_WORDS, case | {"folded": search.fold(projection.text)})

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
        """The cases that have every word typed somewhere, as a whole or a part; None where nothing was typed."""
        condition = search.condition(typed)
        if condition is None:
            return None
        clause, values = condition
        return set(self._connection.scalars(text(f"SELECT rowid FROM case_search WHERE {clause}"), values))

    def tasks(self) -> list[Task]:
        """Everything that is to be done, soonest first."""
        query = select(tables.task).order_by(tables.task.c.due, tables.task.c.case_id, tables.task.c.duty)
        return list(map(Task._make, self._connection.execute(query)))

    def clear(self) -> None:
        """Throw all projections away, to be made anew."""
        for table in (tables.case_summary, tables.task, tables.case_search):
            self._connection.execute(delete(table))

    def all(self) -> Iterable[tuple[CaseSummary, tuple[Task, ...], str]]:
        """Every case's projections as they are kept, to be compared with fresh ones."""
        tasks: dict[int, list[Task]] = {}
        for task in self.tasks():
            tasks.setdefault(task.case_id, []).append(task)
        words = dict(tuple(row) for row in self._connection.execute(select(tables.case_search.c.rowid, _FOLDED)))
        for summary in self.summaries():
            yield summary, tuple(tasks.get(summary.case_id, ())), words.get(summary.case_id, "")

    def agrees(self, fresh: "Projection", summary: CaseSummary, tasks: tuple[Task, ...], folded: str) -> bool:
        """Whether what is kept of a case is what a fresh fold makes of it."""
        same_tasks = sorted(fresh.tasks) == sorted(tasks)
        return fresh.summary == summary and same_tasks and search.fold(fresh.text) == folded


_FOLDED = tables.case_search.c.folded
_WITH_TASKS = select(tables.case_summary).where(tables.case_summary.c.case_id.in_(select(tables.task.c.case_id)))
_SUMMARIES = select(tables.case_summary).order_by(tables.case_summary.c.case_id.desc())
_KEEP_SUMMARY = upsert(tables.case_summary)
_KEEP_SUMMARY = _KEEP_SUMMARY.on_conflict_do_update(
    set_={column.name: _KEEP_SUMMARY.excluded[column.name] for column in tables.case_summary.c}
)
_DROP_TASKS = delete(tables.task).where(tables.task.c.case_id == bindparam("case"))
_KEEP_TASK = insert(tables.task)
_DROP_WORDS = delete(tables.case_search).where(tables.case_search.c.rowid == bindparam("case"))
_KEEP_WORDS = text("INSERT INTO case_search (rowid, folded) VALUES (:case, :folded)")
