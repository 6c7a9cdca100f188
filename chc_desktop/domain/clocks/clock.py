"""A clock that was started on a case, with what was done about it since: folded from the events of the case."""

from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.domain.events import ClockStarted, ClockStepDone, ClockStopped


@dataclass(frozen=True, slots=True)
class StepDone:
    """A step that was done: its slug, when, and what shows it."""

    step: str
    on: date
    evidence: str


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock of a case. `key` is the entry it was started in; `given` the date that was typed in, if any."""

    key: int
    kind: str
    what: str
    started_on: date
    given: date | None = None
    done: tuple[StepDone, ...] = ()
    stopped_on: date | None = None
    stopped_because: str = ""

    def step_done(self, slug: str) -> StepDone | None:
        return next((done for done in self.done if done.step == slug), None)


def started(number: int, event: ClockStarted) -> Clock:
    return Clock(number, event.clock_kind, event.what.strip(), event.happened_on, event.due)


def with_step_done(clocks: tuple[Clock, ...], event: ClockStepDone) -> tuple[Clock, ...]:
    done = StepDone(event.step, event.happened_on, event.evidence)
    return tuple(replace(clock, done=(*clock.done, done)) if clock.key == event.clock else clock for clock in clocks)


def with_one_stopped(clocks: tuple[Clock, ...], event: ClockStopped) -> tuple[Clock, ...]:
    return tuple(
        replace(clock, stopped_on=event.happened_on, stopped_because=event.why) if clock.key == event.clock else clock
        for clock in clocks
    )
