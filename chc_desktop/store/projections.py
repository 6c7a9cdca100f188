"""Projections: one line a case, what is to be done, and every word to be found. Rebuilt at will."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, bindparam, delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as upsert

from chc_desktop.domain.requests.summary import RequestSummary
from chc_desktop.domain.summary import PROMISE, UPDATE, CaseSummary, Task
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.store import search, tables

if TYPE_CHECKING:
    from chc_desktop.domain.clock_face import ClockFace
    from chc_desktop.domain.projection import Projection
    from chc_desktop.domain.requests.projection import RequestProjection


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

    def keep_request(self, projection: "RequestProjection") -> None:
        """Put a service request’s projections in the place of those there were."""
        row = projection.summary._asdict()
        del row["became"]  # known from the complaint itself
        request = {"case": projection.summary.case_id}
        self._connection.execute(_KEEP_REQUEST, row)
        self._connection.execute(_DROP_WORDS, request)
        self._connection.execute(_KEEP_WORDS, request | {"folded": search.fold(projection.text)})

    def requests(self) -> list[RequestSummary]:
        """Every service request in one line, the newest first."""
        return list(map(RequestSummary._make, self._connection.execute(_REQUESTS)))

    def open_requests(self) -> list[RequestSummary]:
        """The service requests that wait for a review."""
        waiting = _REQUESTS.where(tables.request_summary.c.review_due != "")
        return list(map(RequestSummary._make, self._connection.execute(waiting)))

    def requests_of_person(self, person_id: int) -> list[int]:
        """The service requests a person made."""
        summary = tables.request_summary.c
        return list(self._connection.scalars(select(summary.case_id).where(summary.person_id == person_id)))

    def all_requests(self) -> Iterable[tuple[RequestSummary, str]]:
        """Every service request’s projections as they are kept, to be compared with fresh ones."""
        words = self._words()
        return ((summary, words.get(summary.case_id, "")) for summary in self.requests())

    def request_agrees(self, fresh: "RequestProjection", summary: RequestSummary, folded: str) -> bool:
        """Whether what is kept of a service request is what a fresh fold makes of it."""
        return fresh.summary == summary and search.fold(fresh.text) == folded

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
        words = self._words()
        for summary in self.summaries():
            yield summary, tuple(tasks.get(summary.case_id, ())), words.get(summary.case_id, "")

    def agrees(self, fresh: "Projection", summary: CaseSummary, tasks: tuple[Task, ...], folded: str) -> bool:
        """Whether what is kept of a case is what a fresh fold makes of it."""
        same_tasks = sorted(fresh.tasks) == sorted(tasks)
        kept = self._connection.execute(_FACES.where(tables.clock_face.c.case_id == summary.case_id)).first()
        same_face = (tuple(kept) if kept else None) == fresh.face
        return fresh.summary == summary and same_tasks and same_face and search.fold(fresh.text) == folded

    def _words(self) -> dict[int, str]:
        """What is searched of each complaint and each service request."""
        return dict(tuple(row) for row in self._connection.execute(_ALL_WORDS))


_FOLDED = tables.case_search.c.folded
_ALL_WORDS = select(tables.case_search.c.rowid, _FOLDED)
_WITH_TASKS = select(tables.case_summary).where(tables.case_summary.c.case_id.in_(select(tables.task.c.case_id)))
_SUMMARIES = select(tables.case_summary).order_by(tables.case_summary.c.case_id.desc())
_KEEP_SUMMARY = upsert(tables.case_summary)
_KEEP_SUMMARY = _KEEP_SUMMARY.on_conflict_do_update(
    set_={column.name: _KEEP_SUMMARY.excluded[column.name] for column in tables.case_summary.c}
)
_DROP_TASKS = delete(tables.task).where(tables.task.c.case_id == bindparam("case"))
_KEEP_TASK = insert(tables.task)
_FACES = select(tables.clock_face)
_KEEP_FACE = upsert(tables.clock_face)
_KEEP_FACE = _KEEP_FACE.on_conflict_do_update(
    set_={column.name: _KEEP_FACE.excluded[column.name] for column in tables.clock_face.c}
)
_DROP_FACE = delete(tables.clock_face).where(tables.clock_face.c.case_id == bindparam("case"))
_ON_A_FACE = (*(duty.value for duty in Duty), PROMISE, UPDATE)
_WITH_OTHER_CLOCKS = (
    select(tables.task.c.case_id)
    .where(tables.task.c.duty.not_in(_ON_A_FACE))
    .where(tables.task.c.case_id.in_(select(tables.case_summary.c.case_id)))
    .distinct()
)
_DROP_WORDS = delete(tables.case_search).where(tables.case_search.c.rowid == bindparam("case"))
_KEEP_WORDS = text("INSERT INTO case_search (rowid, folded) VALUES (:case, :folded)")
_REQUESTS = (
    select(tables.request_summary, func.coalesce(tables.complaint.c.reference, ""))
    .outerjoin(tables.complaint, tables.complaint.c.id == tables.request_summary.c.complaint)
    .order_by(tables.request_summary.c.case_id.desc())
)
_KEEP_REQUEST = upsert(tables.request_summary)
_KEEP_REQUEST = _KEEP_REQUEST.on_conflict_do_update(
    set_={column.name: _KEEP_REQUEST.excluded[column.name] for column in tables.request_summary.c}
)
