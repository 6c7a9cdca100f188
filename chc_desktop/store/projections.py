"""What is kept of each complaint beside its record: its line, what is to be done, its words. Rebuilt at will."""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, select

from chc_desktop.domain.assessments.round_summary import RoundSummary
from chc_desktop.domain.people.tasks import AUTHORITY, CONTRACTOR
from chc_desktop.domain.summary import PROMISE, UPDATE, WAITING, CaseSummary, Task
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.store import found_words, plain, search, sort_keys, tables
from chc_desktop.store.in_parts import in_parts
from chc_desktop.store.lesson_projections import LessonProjections
from chc_desktop.store.promise_projections import PromiseProjections

if TYPE_CHECKING:
    from chc_desktop.domain.agenda_spans import Between
    from chc_desktop.domain.clock_face import ClockFace
    from chc_desktop.domain.projection import Projection


class Projections:
    """The projections on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.promises = PromiseProjections(connection)
        self.changes = LessonProjections(connection)

    def keep(self, projection: "Projection") -> None:
        """Put a case's projections in the place of those there were."""
        put, case = self._connection.exec_driver_sql, (projection.summary.case_id,)
        put(_KEEP_SUMMARY, summary_row(projection.summary))
        put("DELETE FROM task WHERE case_id = ?", case)
        if projection.tasks:
            put(_KEEP_TASK, [task._asdict() for task in projection.tasks])
        if projection.face:
            put(_KEEP_FACE, projection.face._asdict())
        else:
            put("DELETE FROM clock_face WHERE case_id = ?", case)
        put("DELETE FROM case_person WHERE case_id = ?", case)
        if projection.others:
            put(_KEEP_OTHER, _others(projection))
        self.promises.keep(projection.summary.case_id, projection.promises)
        found_words.keep(self._connection, found_words.CASES, projection.summary.case_id, projection.text)

    def keep_new(self, projections: "Sequence[Projection]", tick: Callable[[int], object]) -> None:
        """The same for many cases of which nothing is kept yet; `tick` is told how many more there are."""
        for start in range(0, len(projections), _AT_ONCE):
            some = projections[start : start + _AT_ONCE]
            put = self._connection.exec_driver_sql
            put(_KEEP_SUMMARY, [summary_row(each.summary) for each in some])
            if tasks := [task._asdict() for each in some for task in each.tasks]:
                put(_KEEP_TASK, tasks)
            if faces := [each.face._asdict() for each in some if each.face]:
                put(_KEEP_FACE, faces)
            if others := [other for each in some for other in _others(each)]:
                put(_KEEP_OTHER, others)
            self.promises.keep_new([each.promises for each in some])
            words = {each.summary.case_id: each.text for each in some}
            found_words.keep_new(self._connection, found_words.CASES, words)
            tick(len(some))

    def forget(self, case_id: int) -> None:
        """Know nothing of this case any more."""
        for table in (tables.case_summary, tables.task, tables.clock_face, tables.case_person):
            self._connection.execute(delete(table).where(table.c.case_id == case_id))
        self.promises.drop(case_id, case_id)
        found_words.forget(self._connection, found_words.CASES, case_id)

    def drop(self, first_case: int, last_case: int) -> None:
        """Know nothing of these cases any more."""
        for table in (tables.case_summary, tables.task, tables.clock_face, tables.case_person):
            self._connection.execute(delete(table).where(table.c.case_id.between(first_case, last_case)))
        self.promises.drop(first_case, last_case)
        found_words.drop(self._connection, found_words.CASES, first_case, last_case)

    def summaries(self) -> list[CaseSummary]:
        """Every case in one line, the newest first."""
        return list(map(CaseSummary._make, plain.rows(self._connection, f"{_SUMMARY} ORDER BY case_id DESC")))

    def summary(self, case_id: int) -> CaseSummary | None:
        return self.some([case_id]).get(case_id)

    def some(self, case_ids: Iterable[int]) -> dict[int, CaseSummary]:
        """These cases, by id."""
        found = (
            CaseSummary._make(row)
            for part in in_parts(case_ids)
            for row in plain.rows(self._connection, f"{_SUMMARY} WHERE case_id IN ({plain.marks(len(part))})", part)
        )
        return {summary.case_id: summary for summary in found}

    def first_received(self) -> str:
        """The day on which the first complaint was received, empty where there is none."""
        return self._connection.scalar(select(func.min(tables.case_summary.c.received_on))) or ""

    def any(self) -> bool:
        """Whether there is a case at all."""
        return self._connection.execute(select(tables.case_summary.c.case_id).limit(1)).first() is not None

    def of_person(self, person_id: int) -> list[int]:
        """The cases a person made."""
        question = "SELECT case_id FROM case_summary WHERE person_id = ?"
        return [case_id for (case_id,) in plain.rows(self._connection, question, (person_id,))]

    def concerning(self, person_id: int) -> list[int]:
        """The cases a person made, and those in which they are somebody else."""
        other = tables.case_person.c
        others = self._connection.scalars(select(other.case_id).where(other.person_id == person_id))
        return sorted({*self.of_person(person_id), *others})

    def tasks(self, between: "Sequence[Between]" = (), most: int = -1) -> list[Task]:
        """What is to be done, soonest first: everything, or what falls between some days, and no more than `most`."""
        found = [Task._make(row) for each in between or (None,) for row in self._ask(_TASKS, each, most)]
        found.sort(key=lambda task: (task.due, task.case_id, task.duty))
        return found[:most] if most >= 0 else found

    def reasons_to_update(self) -> list[str]:
        """Why residents are to be told how things stand: each reason there is, found by one step in the index."""
        return [reason for (reason,) in plain.rows(self._connection, _REASONS, (UPDATE, UPDATE))]

    def how_many(self, between: "Sequence[Between]") -> int:
        """How many things are to be done between some days."""
        return sum(int(self._ask(_HOW_MANY, each, -1)[0][0]) for each in between)

    def _ask(self, statement: str, between: "Between | None", most: int) -> list[Any]:
        condition, values = _falls(between) if between else ("1", {})
        return plain.rows(self._connection, statement.replace(":which", condition), values | {"most": most})

    def faces(self) -> "list[ClockFace]":
        """What the clocks of every open case are counted from."""
        from chc_desktop.domain.clock_face import ClockFace  # not for the first screen

        return list(map(ClockFace._make, self._connection.execute(_FACES)))

    def with_other_clocks(self) -> list[int]:
        """The cases, ended ones too, on which something is to be done that no clock face shows."""
        return list(self._connection.scalars(_WITH_OTHER_CLOCKS))

    def rounds(self) -> list[RoundSummary]:
        """Where each year's self-assessment stands, as it was last kept."""
        return list(map(RoundSummary._make, plain.rows(self._connection, _ROUNDS)))

    def round(self, year: int) -> RoundSummary | None:
        return next((each for each in self.rounds() if each.year == year), None)

    def keep_round(self, summary: RoundSummary) -> None:
        """Keep where a year stands, in the place of what was kept before."""
        self._connection.exec_driver_sql(_KEEP_ROUND, tuple(summary))

    def clear_rounds(self) -> None:
        """Throw away where the years stand, to be worked out anew."""
        self._connection.exec_driver_sql("DELETE FROM assessment_round")

    def clear(self) -> None:
        """Throw all projections away, to be made anew."""
        for table in (tables.case_summary, tables.request_summary, tables.task, tables.clock_face, tables.case_person):
            self._connection.execute(delete(table))
        self.promises.clear()
        self.changes.clear()
        for index in (found_words.CASES, found_words.REQUESTS):
            found_words.clear(self._connection, index)

    def version(self) -> int:
        """By which version of the program's rules they were made; 0 where that is not known, so that they are anew."""
        return max((int(version) for (version,) in plain.rows(self._connection, _VERSION)), default=0)

    def set_version(self, version: int) -> None:
        self._connection.exec_driver_sql(_SET_VERSION, (version,))

    def first_unsearched(self) -> str:
        """A sentence that says which search misses what is kept for it; empty if none does."""
        from chc_desktop.store.proof import indexes  # seldom needed

        return indexes.first_astray(self._connection)

    def all(self) -> Iterable[tuple[CaseSummary, tuple[Task, ...], str]]:
        """Every case's projections as they are kept, to be compared with fresh ones."""
        tasks: dict[int, list[Task]] = {}
        for task in self.tasks():
            tasks.setdefault(task.case_id, []).append(task)
        words = found_words.all_kept(self._connection, found_words.CASES)
        for summary in self.summaries():
            yield summary, tuple(tasks.get(summary.case_id, ())), words.get(summary.case_id, "")

    def agrees(self, fresh: "Projection", summary: CaseSummary, tasks: tuple[Task, ...], folded: str) -> bool:
        """Whether what is kept of a case is what a fresh fold makes of it."""
        same_tasks = sorted(fresh.tasks) == sorted(tasks)
        kept = self._connection.execute(_FACES.where(tables.clock_face.c.case_id == summary.case_id)).first()
        same_face = (tuple(kept) if kept else None) == fresh.face
        others = select(tables.case_person.c.person_id).where(tables.case_person.c.case_id == summary.case_id)
        same_others = sorted(self._connection.scalars(others)) == sorted(fresh.others)
        same_promises = self.promises.agrees(summary.case_id, fresh.promises)
        line = plain.as_kept(self._connection, "case_summary", summary.case_id)
        same_lines = line == summary_row(fresh.summary) and same_tasks and same_others and same_promises
        return same_lines and same_face and search.indexed(fresh.text) == folded


_AT_ONCE = 500
_VERSION = "SELECT version FROM projection_state"
_SET_VERSION = """
    INSERT INTO projection_state (id, version) VALUES (1, ?) ON CONFLICT (id) DO UPDATE SET version = excluded.version
"""
_SUMMARY = f"SELECT {', '.join(CaseSummary._fields)} FROM case_summary"
_TASKS = f"SELECT {', '.join(Task._fields)} FROM task WHERE :which ORDER BY due, case_id, duty LIMIT :most"
_REASONS = """
    WITH RECURSIVE reason (key) AS (
        SELECT min(key) FROM task WHERE duty = ?
        UNION ALL
        SELECT (SELECT min(key) FROM task WHERE duty = ? AND key > reason.key) FROM reason WHERE reason.key IS NOT NULL
    )
    SELECT key FROM reason WHERE key IS NOT NULL
"""
_HOW_MANY = "SELECT count(*) FROM task WHERE :which LIMIT :most"
_OF_ROUNDS = ", ".join(RoundSummary._fields)
_ROUNDS = f"SELECT {_OF_ROUNDS} FROM assessment_round ORDER BY year"
_KEEP_ROUND = (
    f"INSERT OR REPLACE INTO assessment_round ({_OF_ROUNDS}) VALUES ({plain.marks(len(RoundSummary._fields))})"
)
_KEEP_SUMMARY = plain.put_anew(tables.case_summary)
_KEEP_TASK = plain.put_down(tables.task)
_KEEP_OTHER = plain.put_down(tables.case_person)
_FACES = select(tables.clock_face)
_KEEP_FACE = plain.put_anew(tables.clock_face)
_ON_A_FACE = (*(duty.value for duty in Duty), PROMISE, UPDATE, AUTHORITY, CONTRACTOR)
_WITH_OTHER_CLOCKS = (
    select(tables.task.c.case_id)
    .where(tables.task.c.duty.not_in(_ON_A_FACE))
    .where(tables.task.c.case_id.in_(select(tables.case_summary.c.case_id)))
    .distinct()
)


def summary_row(summary: CaseSummary) -> dict[str, object]:
    """A case as the table has it, with what it is sorted by."""
    return summary._asdict() | {"first_due": summary.first_due} | sort_keys.of(summary)


def _others(projection: "Projection") -> list[dict[str, int]]:
    case_id = projection.summary.case_id
    return [{"case_id": case_id, "person_id": other} for other in projection.others]


def _falls(between: "Between") -> tuple[str, dict[str, object]]:
    """Which tasks are asked for, as a condition and its values."""
    parts = ["due >= :first", "due < :until", "duty = :duty" if between.duty else "duty <> :duty"]
    parts += ["key = :key"] if between.key else []
    parts += [f"provisional <> {WAITING}"] if between.only_started else []
    duty = between.duty or between.but_for
    return " AND ".join(parts), {"first": between.first, "until": between.until, "duty": duty, "key": between.key}
