"""Counts open cases anew where the calendar, or how the organisation counts, has changed: only those that move."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from chc_desktop.domain.clocks.telling import Because
from chc_desktop.domain.summary import UPDATE, Task
from chc_desktop.domain.working_days import Counting
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

if TYPE_CHECKING:
    from chc_desktop.domain.clock_face import ClockFace
    from chc_desktop.domain.deadlines import Deadline

Dates = tuple[str, date, date]
"""A duty in words, when it is due now, and when it would be."""


@dataclass(frozen=True, slots=True)
class Move:
    """A duty of a case whose date would change."""

    case_id: int
    reference: str
    duty: str
    before: date
    after: date


@dataclass(frozen=True, slots=True)
class Recount:
    """What a change comes to: the dates that move, every case of which anything is kept differently, and whether
    there are cases that cannot be counted because their Code could not be read."""

    moves: tuple[Move, ...] = ()
    changed: tuple[int, ...] = ()
    any_unread: bool = False


@contextmanager
def recounting(desk: Desk) -> Iterator[Transaction]:
    """A transaction at whose end the cases that move are counted anew; all of it is kept, or nothing."""
    try:
        with desk.register.transaction() as shelves:
            before = desk.counting(shelves)
            yield shelves
            desk.forget_calendar()
            after = desk.counting(shelves)
            if after != before:
                _keep(desk, shelves, before, after)
    except BaseException:
        desk.forget_calendar()  # what was read within the transaction was not kept
        raise
    desk.on_change()


def recount(desk: Desk, shelves: Transaction, before: Counting, after: Counting) -> Recount:
    """What moves when days are counted otherwise. Nothing is written."""
    if (before.calendar.holidays, before.calendar.published_to, before.from_the_day_itself) == (
        after.calendar.holidays,
        after.calendar.published_to,
        after.from_the_day_itself,
    ):
        return Recount()
    work = _Work(desk, before, after)
    faces = shelves.projections.faces()
    by_record = {*shelves.projections.with_other_clocks(), *(face.case_id for face in faces if not face.is_all)}
    work.faces(face for face in faces if face.case_id not in by_record)
    work.cases(shelves, sorted(by_record))
    return Recount(tuple(sorted(work.moves, key=_soonest_first)), tuple(work.changed), work.any_unread)


def _keep(desk: Desk, shelves: Transaction, before: Counting, after: Counting) -> None:
    found = recount(desk, shelves, before, after)
    desk.project_cases(shelves, found.changed)
    if found.any_unread:
        shelves.projections.set_version(0)  # they are counted once their Code can be read again


@dataclass
class _Work:
    """One recount under way."""

    desk: Desk
    before: Counting
    after: Counting
    moves: list[Move] = field(default_factory=list)
    changed: list[int] = field(default_factory=list)
    any_unread: bool = False

    def faces(self, faces: "Iterable[ClockFace]") -> None:
        """Count these cases by their clock faces; those that show the same are counted once."""
        counted: dict[tuple[str, str, int, str], tuple[Dates, ...] | None] = {}
        touched = _touched(self.before, self.after)
        for face in faces:
            shown = face.edition, face.own_limits, face.stage, face.milestones
            if shown not in counted:
                counted[shown] = self._count(face, touched)
            dates = counted[shown]
            if dates is None:
                continue
            self.changed.append(face.case_id)
            for duty, before, after in dates:
                if before != after:
                    self.moves.append(Move(face.case_id, face.reference, duty, before, after))

    def cases(self, shelves: Transaction, case_ids: Iterable[int]) -> None:
        """Count these from their record: they carry clocks that a face does not show."""
        from chc_desktop.domain.projection import project

        for case_id in case_ids:
            case = self.desk.case(shelves, case_id)
            if case.edition not in self.desk.editions:
                self.any_unread = True
                continue
            edition, person = self.desk.edition_of(shelves, case), shelves.facts.person(case.complainant)
            old = project(case, person, edition, self.before, self.desk.kinds)
            new = project(case, person, edition, self.after, self.desk.kinds)
            if old != new:
                self.changed.append(case_id)
                self.moves += _moved(case_id, case.reference, old.tasks, new.tasks)

    def _count(self, face: "ClockFace", touched: "Callable[[list[Deadline]], bool]") -> tuple[Dates, ...] | None:
        """The duties still to be done with their dates before and after; None where the change does not touch them."""
        from chc_desktop.domain.clock_face import milestones, own_limits, still_due

        edition = self.desk.editions.get(face.edition)
        if edition is None:
            self.any_unread = True
            return None
        ruled = edition.applied(own_limits(face.own_limits)), face.stage, milestones(face)
        old = still_due(*ruled, self.before)
        if not old or not touched(old):
            return None
        new = still_due(*ruled, self.after)
        return tuple((was.words, was.due, will.due) for was, will in zip(old, new, strict=True))


def _touched(before: Counting, after: Counting) -> "Callable[[list[Deadline]], bool]":
    """Whether anything said of these duties can be another: a changed day lies between a start and the first working
    day after a due date, on which the resident is told of the delay."""
    if before.from_the_day_itself != after.from_the_day_itself:
        return lambda _duties: True
    days = sorted(before.calendar.holidays.keys() ^ after.calendar.holidays.keys())
    published = before.calendar.published_to, after.calendar.published_to
    sure_to = min(published) if published[0] != published[1] else date.max

    def touched(duties: "list[Deadline]") -> bool:
        last = max(max(each.due, each.original) for each in duties)
        place = bisect_left(days, min(each.start for each in duties))
        spans = place < len(days) and days[place] <= before.calendar.add(last, 1)
        return spans or last > sure_to

    return touched


def _moved(case_id: int, reference: str, old: "Iterable[Task]", new: "Iterable[Task]") -> Iterator[Move]:
    """The tasks whose date is another; telling of a delay follows the answer and is not named apart."""
    will = {(task.duty, task.key): task.due for task in new}
    for task in old:
        due = will.get((task.duty, task.key), task.due)
        if due != task.due and not (task.duty == UPDATE and (task.key == Because.LATE or Because(task.key).days)):
            yield Move(case_id, reference, task.what, date.fromisoformat(task.due), date.fromisoformat(due))


def _soonest_first(move: Move) -> tuple[date, str]:
    return move.before, move.reference
