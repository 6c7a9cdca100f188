"""What cannot be done with another clock, each refused in a sentence."""

from collections.abc import Iterable
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.clocks.clock import Clock
from chc_desktop.domain.clocks.dates import called, is_running
from chc_desktop.domain.clocks.kind import Kinds, kind_of
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import ClockStarted, ClockStepDone, ClockStopped
from chc_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR


def check_started(event: ClockStarted, kinds: Kinds, edition: Edition) -> None:
    """Whether a clock can be started so. It may run from before the complaint came."""
    kind = kinds.get(event.clock_kind)
    if kind is None:
        raise RuleBroken(
            "There is no such kind of clock. Nothing was changed. Please choose one from the list.", "kind"
        )
    if kind.goes_by_what and not event.what.strip():
        raise RuleBroken(
            "Please write in a line what has to be done. It is what this date goes by. Nothing was lost.", "what"
        )
    step = kind.dated_step()
    if event.due is None and step and kind.needs_date(edition):
        raise RuleBroken(
            f"{kind.title} needs a date: nothing else says when “{step.title}” is due. Please give {step.typed_in}.",
            "due",
        )
    if event.due is not None and event.due < event.happened_on:
        raise RuleBroken(
            f"{words.day(event.due)} lies before {words.day(event.happened_on)}, the day it runs from. Nothing was "
            "changed. Please check the two dates.",
            "due",
        )
    _in_the_calendar(event.happened_on, "happened_on")
    if event.due:
        _in_the_calendar(event.due, "due")


def check_step_done(event: ClockStepDone, clocks: Iterable[Clock], kinds: Kinds) -> None:
    """Whether a step can be marked as done: known, not done before, and not before its clock began."""
    clock = _running(event.clock, clocks)
    step = kind_of(kinds, clock.kind).step(event.step)
    if step is None:
        raise RuleBroken("This clock has no such step. Nothing was changed.")
    if clock.step_done(event.step):
        raise RuleBroken(f"“{step.title}” has been marked as done already. Nothing was changed.", "step")
    _not_before(clock, event.happened_on)
    if not event.evidence.strip():
        raise RuleBroken("Please write what shows that it was done, such as the letter or who saw it.", "evidence")


def check_stopped(event: ClockStopped, clocks: Iterable[Clock], kinds: Kinds) -> None:
    """Whether a clock can be stopped: it runs, something is still to be done on it, and the reason is given."""
    clock = _running(event.clock, clocks)
    kind = kind_of(kinds, clock.kind)
    if not is_running(clock, kind):
        raise RuleBroken(f"{called(clock, kind)}: everything has been done, so there is nothing to stop.")
    _not_before(clock, event.happened_on)
    if not event.why.strip():
        raise RuleBroken("Please write why it is no longer needed, so that the record shows it.", "why")


def _running(key: int, clocks: Iterable[Clock]) -> Clock:
    clock = next((clock for clock in clocks if clock.key == key), None)
    if clock is None:
        raise RuleBroken("There is no such clock on this case. Nothing was changed.")
    if clock.stopped_on:
        raise RuleBroken(f"This was ended on {words.day(clock.stopped_on)} as no longer needed. Nothing was changed.")
    return clock


def _not_before(clock: Clock, day: date) -> None:
    if day < clock.started_on:
        raise RuleBroken(
            f"That cannot have happened on {words.day(day)}: it runs from {words.day(clock.started_on)}. "
            "Please check the date.",
            "happened_on",
        )


def _in_the_calendar(day: date, about: str) -> None:
    if not FIRST_YEAR <= day.year < LAST_YEAR:
        raise RuleBroken(
            f"The calendar of working days runs from {FIRST_YEAR} to {LAST_YEAR}. Nothing was changed. Please check "
            "the year.",
            about,
        )
