"""Between which days a thing is late, due today, soon or later: so that a register can be asked for each, and counted.

The day of an update is worked out when it is shown, from the day that is kept with it. So what is asked of the register
is asked anew for each reason an update may have.
"""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from typing import NamedTuple

from chc_desktop.domain.agenda import Reckoning, Urgency
from chc_desktop.domain.clocks.telling import Because, due_day
from chc_desktop.domain.summary import UPDATE

_FIRST, _LAST = date(1900, 1, 1), date(2200, 1, 1)
_FURTHEST = 200  # days until what is due “soon” is over, whatever the bank holidays
_AROUND = 40  # days an update can lie from the day that is kept with it


class Span(NamedTuple):
    """How pressing what is due from `first` up to, but not on, `until` is."""

    urgency: Urgency
    first: date
    until: date


class Between(NamedTuple):
    """Which tasks are asked for: those kept with a day from `first` up to, but not on, `until`, as ISO text.

    Only those of `duty`, and of its `key`, where they are given; else all but those of the duty `but_for`.
    """

    first: str
    until: str
    duty: str = ""
    key: str = ""
    but_for: str = ""
    only_started: bool = False


def spans(reckoning: Reckoning) -> tuple[Span, ...]:
    """From when until when what is due is late, due today, soon and later."""
    today = reckoning.today
    soon = _first(today, lambda day: reckoning.urgency(day) is not Urgency.TODAY)
    later = _first(soon, lambda day: reckoning.urgency(day) is Urgency.LATER)
    return (
        Span(Urgency.LATE, _FIRST, today),
        Span(Urgency.TODAY, today, soon),
        Span(Urgency.SOON, soon, later),
        Span(Urgency.LATER, later, _LAST),
    )


def tasks_between(
    first: date, until: date, reckoning: Reckoning, only_started: bool, reasons: Iterable[str] = tuple(Because)
) -> tuple[Between, ...]:
    """What to ask for to have the tasks that are shown from `first` up to, but not on, `until`.

    To tell the resident that the answer is late is shown only once it is, and what was agreed for then too.
    `only_started` leaves out what waits for something else to happen first. `reasons` are those for which there is an
    update at all.
    """
    asked = [Between(first.isoformat(), until.isoformat(), but_for=UPDATE, only_started=only_started)]
    for because in map(Because, reasons):
        end = min(until, reckoning.today + timedelta(1)) if because is Because.LATE else until
        if first < end:
            start, stop = (_kept(because, day, reckoning) for day in (first, end))
            if because.days:
                stop = min(stop, reckoning.today + timedelta(1))
            if start < stop:
                asked.append(Between(start.isoformat(), stop.isoformat(), UPDATE, because.value))
    return tuple(asked)


def _kept(because: Because, shown: date, reckoning: Reckoning) -> date:
    """The first day that can be kept with an update shown on this day or later."""
    if shown in (_FIRST, _LAST):
        return shown
    start = shown - timedelta(_AROUND)
    return _first(start, lambda day: due_day(because, day, reckoning.calendar) >= shown)


def _first(start: date, holds: Callable[[date], bool]) -> date:
    days = (start + timedelta(n) for n in range(_FURTHEST))
    return next((day for day in days if holds(day)), start + timedelta(_FURTHEST))
