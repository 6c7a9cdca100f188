"""What the other clocks of a case, and a promise to tell the resident how things stand, ask to be done and by when."""

from collections.abc import Iterable

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.clocks.dates import RunningClock, StepDate
from chc_desktop.domain.clocks.updates import UpdateDue
from chc_desktop.domain.summary import CLOCK, SETTLED, UPDATE, WAITING, Task


def clock_tasks(case: Case, clocks: Iterable[RunningClock]) -> tuple[Task, ...]:
    """A task for each step still to be done, after the case is closed too."""
    return tuple(_step_task(case, step) for clock in clocks for step in clock.open_steps)


def update_task(case: Case, update: UpdateDue, person: str) -> Task:
    """The task of telling whoever complains, as `person` calls them.

    Its date is what it counts from, so that no change of the calendar moves it.
    """
    day, because = update.counts_from.isoformat(), update.because.value
    return Task(case.id, UPDATE, because, day, SETTLED, f"Tell the {person} how things stand", update.why)


def _step_task(case: Case, found: StepDate) -> Task:
    unchecked = "" if found.kind.checked or found.by_given_date or not found.span else " This limit was not checked."
    latest = f" At the very latest {words.day(found.latest)}." if found.latest else ""
    ended = "" if case.status.is_open else " The case has ended; this has not."
    return Task(
        case.id,
        CLOCK,
        found.key,
        found.due.isoformat(),
        WAITING if found.waits else SETTLED,
        found.words,
        f"{found.why}.{latest}{unchecked}{ended}",
    )
