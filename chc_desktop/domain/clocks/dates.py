"""When each step of another clock is due, and whether it was done in time.

Pure functions from a clock, its kind, the case's edition and the calendar. Nothing pauses one of these clocks either.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.clocks.clock import Clock, StepDone
from chc_desktop.domain.clocks.counting import last_day, rolled
from chc_desktop.domain.clocks.kind import ClockKind, ClockStep, Kinds, Span, kind_of, span_of
from chc_desktop.domain.code import Edition
from chc_desktop.domain.working_days import Counting


@dataclass(frozen=True, slots=True, kw_only=True)
class StepDate:
    """One step of a clock with its date.

    `start` is what it is counted from: the day itself, or while `waits` is true the day by which that should happen.
    `counted` is where the count ends, None where only the `given` date counts; it may move on to `due`. `breach` says
    in a sentence that it was done late.
    """

    clock: Clock
    kind: ClockKind
    step: ClockStep
    due: date
    start: date
    waits: bool
    span: Span | None
    counted: date | None
    given: date | None
    latest: date | None
    done: StepDone | None = None
    breach: str = ""

    @property
    def key(self) -> str:
        """Names the step among all those of the case: “12.investigate”."""
        return f"{self.clock.key}.{self.step.slug}"

    @property
    def by_given_date(self) -> bool:
        """Whether the date that was typed in is the one that counts."""
        return self.given is not None and self.given == self.due and self.given != self.counted

    @property
    def words(self) -> str:
        """“Subject access request: send the copy”."""
        if self.kind.goes_by_what:
            return called(self.clock, self.kind)
        return f"{self.kind.title}: {self.step.title[:1].lower()}{self.step.title[1:]}"

    @property
    def why(self) -> str:
        """How the date came about, in a clause: “10 working days after we learned of the hazard, Tue 3 Nov 2026”."""
        if self.by_given_date or self.span is None:
            return words.capital(self.step.typed_in)
        expected = ", expected by " if self.waits else ", "
        return f"{self.span.words} after {self.what_starts}{expected}{words.day(self.start)}"

    @property
    def what_starts(self) -> str:
        """What it runs from, as something that happened: “the investigation ended”."""
        before = self.kind.step(self.step.runs_from)
        return before.happens if before else self.kind.begins


@dataclass(frozen=True, slots=True)
class RunningClock:
    """A clock of a case with its kind and the dates of its steps."""

    clock: Clock
    kind: ClockKind
    steps: tuple[StepDate, ...]

    @property
    def title(self) -> str:
        return called(self.clock, self.kind)

    @property
    def is_open(self) -> bool:
        return is_running(self.clock, self.kind)

    @property
    def open_steps(self) -> tuple[StepDate, ...]:
        """The steps still to be done, the next one first; none once it was stopped."""
        still = {step.slug for step in open_steps(self.clock, self.kind)}
        waiting = (each for each in self.steps if each.step.slug in still)
        return tuple(sorted(waiting, key=lambda each: (each.waits, each.due)))


def open_steps(clock: Clock, kind: ClockKind) -> tuple[ClockStep, ...]:
    """The steps that are still to be done; none once the clock was stopped."""
    return () if clock.stopped_on else tuple(step for step in kind.steps if not clock.step_done(step.slug))


def is_running(clock: Clock, kind: ClockKind) -> bool:
    """Whether anything is left to do on it. One whose kind cannot be read runs until it is stopped."""
    return bool(open_steps(clock, kind)) or (not kind.readable and clock.stopped_on is None)


def called(clock: Clock, kind: ClockKind) -> str:
    """What a clock is called: “Subject access request”, or by what was written of it: “Your own date: ring Ann”."""
    first_line = next(iter(clock.what.splitlines()), "")
    return f"{kind.title}: {first_line}" if kind.goes_by_what and first_line else kind.title


def running_clocks(
    clocks: Iterable[Clock], kinds: Kinds, edition: Edition, counting: Counting
) -> tuple[RunningClock, ...]:
    """Every clock of a case with its dates, done or not, the first started first."""
    found = ((clock, kind_of(kinds, clock.kind)) for clock in clocks)
    return tuple(RunningClock(clock, kind, step_dates(clock, kind, edition, counting)) for clock, kind in found)


def step_dates(clock: Clock, kind: ClockKind, edition: Edition, counting: Counting) -> tuple[StepDate, ...]:
    """The date of each step, in the order of its kind."""
    dates: dict[str, StepDate] = {}
    for step in kind.steps:
        dates[step.slug] = _step_date(clock, kind, step, dates.get(step.runs_from), edition, counting)
    return tuple(dates.values())


def _step_date(
    clock: Clock, kind: ClockKind, step: ClockStep, before: StepDate | None, edition: Edition, counting: Counting
) -> StepDate:
    start = clock.started_on if before is None else before.done.on if before.done else before.due
    span = span_of(step, edition)
    counted = last_day(start, span, counting) if span else None
    given = clock.given if step.typed_in else None
    moved = [rolled(counted, step, counting.calendar)] if counted else []
    found = StepDate(
        clock=clock,
        kind=kind,
        step=step,
        due=min([*moved, *([given] if given else [])], default=start),
        start=start,
        waits=before is not None and before.done is None,
        span=span,
        counted=counted,
        given=given,
        latest=last_day(start, step.latest, counting) if step.latest else None,
        done=clock.step_done(step.slug),
    )
    return replace(found, breach=_breach(found, counting))


def _breach(found: StepDate, counting: Counting) -> str:
    if found.done is None or found.done.on <= found.due:
        return ""
    late = -counting.calendar.days_left(found.done.on, found.due)
    return (
        f"Done on {words.day(found.done.on)}, {words.count(late, 'working day')} after the last day, "
        f"{words.day(found.due)}."
    )
