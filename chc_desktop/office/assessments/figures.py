"""What the register says beside the rows of a self-assessment: counted from what is kept of each case.

What has happened to a case since it was last measured is measured first; with nothing new, nothing is folded.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from chc_desktop.domain import history
from chc_desktop.domain.assessments.measures import Material, figures
from chc_desktop.domain.assessments.measures.gauge import Gauges, Ground
from chc_desktop.domain.assessments.measures.learning import Learnt
from chc_desktop.domain.assessments.measures.measured import (
    ANY_EDITION,
    MEASURED,
    Measured,
    gauges_of,
    of_case,
    of_request,
)
from chc_desktop.domain.assessments.round.year_round import YearRound
from chc_desktop.domain.events import Received
from chc_desktop.domain.letters.outcome import with_outcome_said
from chc_desktop.domain.requests import request
from chc_desktop.domain.requests.events import Requested
from chc_desktop.office.assessments.round.reading import round_of
from chc_desktop.office.lesson_projections import lessons
from chc_desktop.store.measured_shelf import Asked, ToMeasure

if TYPE_CHECKING:
    from chc_desktop.domain.assessments.figure import Figure
    from chc_desktop.domain.assessments.reporting_year import ReportingYear
    from chc_desktop.domain.code import Edition
    from chc_desktop.office.desk import Desk
    from chc_desktop.store.transaction import Transaction

FEW = 300
"""So many are measured without anybody noticing, whenever figures are read."""

_AT_ONCE = 500
_A_FEW = 200
"""So many are measured in less than a quarter of a second."""

Tick = Callable[[float], object]
"""Told how far it is, from 0 to 1. What it raises stops the work; what was measured until then is kept."""


def figures_of_year(
    desk: "Desk", shelves: "Transaction", year: "ReportingYear", edition: "Edition"
) -> "dict[str, Figure]":
    """What the register says about each row of the edition's form, as it stands today."""
    return figures(material(desk, shelves, year, edition))


def material(desk: "Desk", shelves: "Transaction", year: "ReportingYear", edition: "Edition") -> Material:
    """What the figures of a year are said from. A few cases that wait are measured first, many by `measure` alone."""
    if how_many_wait(shelves) <= FEW:
        while _measure_some(desk, shelves):
            pass
    days = year.first.isoformat(), year.last.isoformat(), desk.today().isoformat()
    under_it = Asked(edition.id, *days)
    return Material(
        edition=edition,
        learnt=Learnt(lessons(shelves), _rounds(shelves), year, desk.today()),
        tallies=shelves.measured.tallies(under_it, Asked(ANY_EDITION, *days)),
        people=shelves.measured.known(under_it),
    )


def how_many_wait(shelves: "Transaction") -> int:
    """How many cases are to be measured anew, because something happened to them."""
    if shelves.measured.version() != MEASURED:
        shelves.measured.measure_all_anew(MEASURED)
    return shelves.measured.how_many_wait()


def measure(desk: "Desk", tick: Tick) -> None:
    """Measure every case that waits, a few in each transaction, so that whoever types meanwhile is not held up."""
    with desk.register.transaction() as shelves:
        total = how_many_wait(shelves)
    done = 0
    while True:
        with desk.register.transaction() as shelves:
            some = _measure_some(desk, shelves, _A_FEW)
        if not some:
            return
        done += some
        tick(min(1.0, done / total) if total else 1.0)


def measure_these(desk: "Desk", shelves: "Transaction", case_ids: Sequence[int]) -> None:
    """Measure these now, whether they wait or not: they are about to be erased."""
    these = [ToMeasure(case_id, "", is_out=shelves.record.is_taken_out(case_id)) for case_id in case_ids]
    shelves.measured.keep(case_ids, _lines(desk, shelves, these))


def first_stale(desk: "Desk", shelves: "Transaction") -> str:
    """A sentence about a case that figures count otherwise than its record says; empty if all agree."""
    if shelves.measured.version() != MEASURED:
        return ""
    every = shelves.measured.up_to_date()
    for start in range(0, len(every), _AT_ONCE):
        some = every[start : start + _AT_ONCE]
        kept = shelves.measured.lines(each.case_id for each in some)
        fresh: dict[int, list[Measured]] = {}
        for line in _lines(desk, shelves, some):
            fresh.setdefault(line.case_id, []).append(line)
        for each in some:
            if kept.get(each.case_id, []) != fresh.get(each.case_id, []):
                return (
                    f"What the figures count of {shelves.record.reference(each.case_id)} is not what the record says."
                )
    return ""


def _measure_some(desk: "Desk", shelves: "Transaction", most: int = _AT_ONCE) -> int:
    """Measure some of those that wait; how many."""
    some = shelves.measured.waiting(most)
    if some:
        shelves.measured.keep([each.case_id for each in some], _lines(desk, shelves, some))
    return len(some)


def _lines(desk: "Desk", shelves: "Transaction", some: Iterable[ToMeasure]) -> list[Measured]:
    """How these count, made from their record; those that were erased as they counted then."""
    kept, under = [each.case_id for each in some if not each.is_out], _Grounds(desk, shelves)
    shelves.record.read_ahead(kept)
    erased = shelves.measured.of_erased(each.case_id for each in some if each.is_out)
    return [*erased, *(line for case_id in kept for line in _measured(shelves, case_id, under))]


class _Grounds(dict[str, "tuple[Ground, Gauges]"]):
    """What the cases of each edition are judged by, and by which gauges."""

    def __init__(self, desk: "Desk", shelves: "Transaction") -> None:
        super().__init__()
        self._desk, self._counting = desk, desk.counting(shelves)

    def __missing__(self, edition_id: str) -> "tuple[Ground, Gauges]":
        edition = self._desk.editions[edition_id]
        self[edition_id] = Ground(edition, self._counting, self._desk.kinds), gauges_of(edition.form)
        return self[edition_id]

    def can_be_read(self, edition_id: str) -> bool:
        return edition_id in self._desk.editions


def _measured(shelves: "Transaction", case_id: int, under: _Grounds) -> tuple[Measured, ...]:
    """Nothing where the receipt was erased, or the Code cannot be read."""
    entries = shelves.record.history(case_id)
    first = next((event for _number, event in history.effective(entries)), None)
    if isinstance(first, Requested):
        return of_request(request.fold(case_id, entries))
    if not isinstance(first, Received) or not under.can_be_read(first.edition):
        return ()
    case = with_outcome_said(history.fold(case_id, entries), entries)
    return of_case(case, *under[case.edition])


def _rounds(shelves: "Transaction") -> tuple[YearRound, ...]:
    """How the self-assessment of each year went."""
    return tuple(round_of(shelves, year) for year in shelves.rounds.years())
