"""Reads lessons from the register and keeps what Today and the calendar know of them."""

from chc_desktop.domain.lessons.lesson import Lesson, fold
from chc_desktop.domain.lessons.projection import planned_change
from chc_desktop.store.register import Transaction


def lesson(shelves: Transaction, lesson_id: int) -> Lesson | None:
    """A lesson as it stands; None where it was struck out or erased."""
    return fold(shelves.lessons.history(lesson_id))


def lessons(shelves: Transaction) -> tuple[Lesson, ...]:
    """Every lesson, the oldest first."""
    if not shelves.lessons.any():
        return ()
    return tuple(found for entries in shelves.lessons.histories().values() if (found := fold(entries)))


def keep(shelves: Transaction, lesson_id: int) -> None:
    """Bring what is known of a lesson up to date."""
    found = lesson(shelves, lesson_id)
    change = planned_change(found) if found else None
    shelves.projections.changes.drop(lesson_id)
    if change:
        shelves.projections.changes.keep([change])


def renew(shelves: Transaction) -> None:
    """Make what is known of every lesson anew."""
    shelves.projections.changes.clear()
    shelves.projections.changes.keep(list(filter(None, map(planned_change, lessons(shelves)))))


def first_stale(shelves: Transaction) -> str:
    """A sentence about changes of which lists show something else than the record; empty if all agree."""
    fresh = list(filter(None, map(planned_change, lessons(shelves))))
    if sorted(fresh) == sorted(shelves.projections.changes.all()):
        return ""
    return "What Today shows of changes to be made is not what the record says."
