"""Reads lessons from the register and keeps what Today, the calendar and the search know of them."""

from collections.abc import Iterator

from chc_desktop.domain.events import Event
from chc_desktop.domain.history import effective
from chc_desktop.domain.lessons.events import LessonLinked
from chc_desktop.domain.lessons.lesson import Lesson, fold
from chc_desktop.domain.lessons.projection import planned_change
from chc_desktop.store.transaction import Transaction


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
    shelves.projections.changes.put_cases(lesson_id, found.cases if found else ())


def taught(shelves: Transaction, case_id: int) -> tuple[Lesson, ...]:
    """What a complaint taught, the oldest first."""
    ids = shelves.projections.changes.taught_by(case_id)
    return tuple(found for lesson_id in ids if (found := lesson(shelves, lesson_id)))


def words_taught(shelves: Transaction, case_id: int) -> Iterator[tuple[int, Event]]:
    """The entries in which stands what a complaint taught, by number, corrections applied.

    That another complaint taught the same is left out: its reference is no word of this one.
    """
    for lesson_id in shelves.projections.changes.taught_by(case_id):
        for number, event in effective(shelves.lessons.history(lesson_id)):
            if not isinstance(event, LessonLinked):
                yield number, event


def renew(shelves: Transaction) -> None:
    """Make what is known of every lesson anew."""
    shelves.projections.changes.clear()
    every = lessons(shelves)
    shelves.projections.changes.keep(list(filter(None, map(planned_change, every))))
    for each in every:
        shelves.projections.changes.put_cases(each.id, each.cases)


def first_stale(shelves: Transaction) -> str:
    """A sentence about changes of which lists show something else than the record; empty if all agree."""
    every = lessons(shelves)
    fresh = list(filter(None, map(planned_change, every)))
    pairs = sorted({(each.id, case_id) for each in every for case_id in each.cases})
    if pairs != shelves.projections.changes.pairs():
        return "What is found of complaints by what they taught is not what the record says."
    if sorted(fresh) == sorted(shelves.projections.changes.all()):
        return ""
    return "What Today shows of changes to be made is not what the record says."
