"""What the register says about a provision: one figure a `Measure`, with the cases that spoil it by name.

Which cases belong to a year: complaints received in it for stage 1, stage 2 asked for in it for stage 2,
promises that fell due in it for promises. A case still inside its time is neither good nor bad, and is named.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial

from chc_desktop.domain import words
from chc_desktop.domain.case import Case, Point, Promise, Responded, Stage
from chc_desktop.domain.code import Duty, Edition, Measure, Outcome
from chc_desktop.domain.deadlines import Counting, deadline
from chc_desktop.domain.facts import Person
from chc_desktop.domain.reporting_year import ReportingYear
from chc_desktop.domain.rules import ACKNOWLEDGEMENT, RESPONSE
from chc_desktop.domain.timeliness import Judged, Mark, extensions, judge, refused


@dataclass(frozen=True, slots=True)
class Spoiler:
    """A case that a figure names, and why: “2026-003 by 1 working day”."""

    case_id: int
    reference: str
    why: str

    def __str__(self) -> str:
        return f"{self.reference} {self.why}".strip()


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure, in a sentence ready to be used as evidence.

    `shortfall` says what is amiss in a few words (“2 of 16 were late”), empty where nothing is; `waiting`
    are the cases still inside their time, which count neither way. `judges` is false for a bare count.
    """

    measure: Measure
    numerator: int
    denominator: int
    sentence: str
    spoilers: tuple[Spoiler, ...] = ()
    waiting: tuple[Spoiler, ...] = ()
    shortfall: str = ""
    judges: bool = True

    @property
    def percentage(self) -> int | None:
        """Rounded down, so that 100% means all of them. None where there is nothing to divide."""
        return 100 * self.numerator // self.denominator if self.judges and self.denominator else None


@dataclass(frozen=True, slots=True)
class Material:
    """What figures are worked out from: the cases under an edition, the people by id, the year, and the day it is."""

    cases: tuple[Case, ...]
    people: Mapping[int, Person]
    year: ReportingYear
    edition: Edition
    counting: Counting
    today: date

    @property
    def received(self) -> tuple[Case, ...]:
        """The complaints received in the year."""
        return tuple(case for case in self.cases if case.received_on in self.year)

    @property
    def accepted(self) -> tuple[Case, ...]:
        """Those of them that were taken on."""
        return tuple(case for case in self.received if not refused(case, 1))

    @property
    def escalated(self) -> tuple[Case, ...]:
        """The complaints taken to stage 2 on a request made in the year."""
        return tuple(case for case in self.cases if case.stage2.asked_on in self.year and not refused(case, 2))

    def at(self, stage: int) -> tuple[Case, ...]:
        return self.accepted if stage == 1 else self.escalated


def figure(measure: Measure, material: Material) -> Figure:
    """What the register says about one measure."""
    return _FUNCTIONS[measure](material)


def figures(material: Material) -> dict[str, Figure]:
    """What the register says about each row of the edition's form that it can speak to, by the row's slug."""
    rows = material.edition.form.rows
    return {row.slug: figure(row.measure, material) for row in rows if row.measure}


@dataclass(frozen=True, slots=True)
class _Phrase:
    """How a figure is said. {things} follows how many there are; {were} and {have} follow how many were good."""

    thing: str
    said: str
    none: str
    amiss: str = ""
    things: str = ""


_AT_STAGE = {
    1: _Phrase("complaint", "complaints received in the year", "No complaint was received in this year."),
    2: _Phrase("request for stage 2", "requests for stage 2 made in the year", "No stage 2 was asked for in this year."),
}


def _in_time(duties: Mapping[int, Duty], stage: int, material: Material) -> Iterator[Judged]:
    for case in material.at(stage):
        judged = judge(case, duties[stage], material.edition, material.counting, material.today)
        if judged:
            yield judged


def _acknowledged_in_time(stage: int, measure: Measure, material: Material) -> Figure:
    days = words.number(material.edition.limit(ACKNOWLEDGEMENT[stage]).days)
    said = f"{_belongs(stage)} {{were}} acknowledged within {days} working days"
    phrase = _Phrase(_thing(stage), said, _none(stage), "{were} late", _things(stage))
    return _share(measure, _in_time(ACKNOWLEDGEMENT, stage, material), phrase)
