"""A kind of other clock as the program knows it: its steps, each with its limit and what that runs from.

A kind is data, one file in `resources/clocks/`; `file` reads it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition

START = "start"
"""What a step runs from that does not run from another step."""


class Measured(StrEnum):
    """What a limit is measured in."""

    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"
    CALENDAR_MONTHS = "calendar-months"
    HOURS = "hours"
    WEEKS = "weeks"


class Roll(StrEnum):
    """Where a counted date goes that falls on a weekend or a bank holiday."""

    STAYS = "stays"
    NEXT_WORKING_DAY = "next-working-day"


@dataclass(frozen=True, slots=True)
class Span:
    """So many days, months, hours or weeks. `provision` is the Code’s, where a Code sets it."""

    number: int
    unit: Measured
    provision: str = ""

    @property
    def words(self) -> str:
        """“10 working days”, “1 calendar month”."""
        return words.count(self.number, _UNIT_WORDS[self.unit])


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockStep:
    """One thing to be done. `happens` says it as something that happened, for what runs from it.

    `span` is None where only a date that was given counts. `typed_in` says which date may be typed in its place, empty
    where none may; the earlier of the two counts. `by_edition`: the limit is the one the Code sets for sending
    evidence, if it does. `latest` is the very last day beyond which the step cannot be put off.
    """

    slug: str
    title: str
    happens: str = ""
    span: Span | None = None
    runs_from: str = START
    roll: Roll = Roll.STAYS
    typed_in: str = ""
    by_edition: bool = False
    latest: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ClockKind:
    """A kind of clock. `begins` says what starts it; `source` is the law or provision it comes from.

    `checked` is true where its figures were compared with the source, and `note` says what to know of that.
    `asks` is what is asked about it when it is started; `goes_by_what`: that has to be written, for the clock is called
    by it.
    """

    slug: str
    title: str
    about: str
    begins: str
    source: str
    checked: bool
    note: str
    asks: str
    goes_by_what: bool
    steps: tuple[ClockStep, ...]
    readable: bool = True

    def step(self, slug: str) -> ClockStep | None:
        return next((step for step in self.steps if step.slug == slug), None)

    def dated_step(self) -> ClockStep | None:
        """The step for which a date can be typed in, if there is one."""
        return next((step for step in self.steps if step.typed_in), None)

    def needs_date(self, edition: Edition) -> bool:
        """Whether it cannot be started without a date, for nothing else says when its step is due."""
        step = self.dated_step()
        return step is not None and span_of(step, edition) is None


Kinds = Mapping[str, ClockKind]


def kind_of(kinds: Kinds, slug: str) -> ClockKind:
    """The kind of this name, or a bare one where its file cannot be read: it has no steps and can only be stopped."""
    return kinds.get(slug) or ClockKind(
        slug=slug,
        title=f"A clock “{slug}” that could not be read",
        about="",
        begins="it started",
        source="",
        checked=False,
        note="",
        asks="",
        goes_by_what=False,
        steps=(),
        readable=False,
    )


def span_of(step: ClockStep, edition: Edition) -> Span | None:
    """The limit of a step: its own, or the one the case’s edition sets for it."""
    if step.by_edition and edition.evidence:
        return Span(edition.evidence.days, Measured.WORKING_DAYS, edition.evidence.provision)
    return step.span


_UNIT_WORDS = {
    Measured.WORKING_DAYS: "working day",
    Measured.CALENDAR_DAYS: "day",
    Measured.CALENDAR_MONTHS: "calendar month",
    Measured.HOURS: "hour",
    Measured.WEEKS: "week",
}
