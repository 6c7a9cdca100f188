"""Hand-made cases for the tests of measures: events folded without being checked, as an import would bring them."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from chc_desktop.domain import history
from chc_desktop.domain.assessments.figure import Spoiler, Tally
from chc_desktop.domain.assessments.measures import Material
from chc_desktop.domain.assessments.measures.gauge import Ground
from chc_desktop.domain.assessments.measures.learning import Learnt
from chc_desktop.domain.assessments.measures.measured import CASES
from chc_desktop.domain.assessments.measures.persons import Known
from chc_desktop.domain.assessments.measures.requests import GAUGES as REQUESTS
from chc_desktop.domain.assessments.reporting_year import reporting_year
from chc_desktop.domain.assessments.timeliness import Judged, Mark
from chc_desktop.domain.case import Case, Recorded
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Acknowledged, Event, Extended, Finding, Received, Remedy, Responded
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.vocabulary import Measure, Outcome
from chc_desktop.domain.working_days import Counting, england
from tests import make

TODAY = date(2026, 11, 24)
YEAR = reporting_year(2026, (31, 10))
RECEIVED = date(2026, 3, 2)
"""A Monday with no bank holiday near: the acknowledgement is due Mon 9 March."""

_EDITION = make.hos_2024()
COUNTING = Counting(england())


def a_case(
    number: int, *events: Event, on: date = RECEIVED, their_words: str = "It leaks.", sought: str = "Dry"
) -> Case:
    """Case `number`, received on a day, after these events."""
    received = Received(
        happened_on=on,
        reference=f"{on.year}-{number:03}",
        edition="hos-2024",
        complainant=100 + number,
        handler=1,
        channel=Channel.TELEPHONE,
        category=Category.LEAKS,
        made_on=on,
        title="Leak",
        their_words=their_words,
        points=("The roof leaks.", "Nobody came."),
        outcome_sought=sought,
    )
    every = enumerate((received, *events), 1)
    return history.fold(number, [Recorded(n, number, datetime(2026, 11, 24, 9), 1, event) for n, event in every])


def material(
    *cases: Case,
    today: date = TODAY,
    people: tuple[Person, ...] = (),
    edition: Edition = _EDITION,
    requests: tuple[ServiceRequest, ...] = (),
    learnt: Learnt | None = None,
) -> Material:
    """What figures are said from, counted here one by one: every measure of every case, whatever its form asks for."""
    found: dict[Measure, list[tuple[Judged, Spoiler]]] = defaultdict(list)
    ground = Ground(edition, COUNTING, make.KINDS)
    for measure, gauge in CASES.items():
        for case in cases:
            found[measure] += [(one, Spoiler(case.id, case.reference, one.why)) for one in gauge.judge(case, ground)]
    for measure, asked in REQUESTS.items():
        for request in requests:
            found[measure] += [(one, Spoiler(request.id, request.reference, one.why)) for one in asked.judge(request)]
    latest = {case.complainant: case for case in cases if case.received_on in YEAR}
    known = (
        Known(each, latest[each.id].id, latest[each.id].reference) if each.id in latest else Known(each)
        for each in people
    )
    tallies = {measure: _tally(judged, today) for measure, judged in found.items()}
    return Material(edition, learnt or Learnt((), (), YEAR, today), tallies, tuple(known))


def _tally(judged: Iterable[tuple[Judged, Spoiler]], today: date) -> Tally:
    held = [(one, spoiler) for one, spoiler in judged if one.day in YEAR and one.holds(today)]
    numbers: Counter[tuple[Mark, str]] = Counter()
    amounts: Counter[tuple[Mark, str]] = Counter()
    for one, _spoiler in held:
        numbers[one.mark, one.kind] += 1
        amounts[one.mark, one.kind] += one.amount
    names = {mark: tuple(spoiler for one, spoiler in held if one.mark is mark) for mark in Mark}
    return Tally(numbers, amounts, names)


def acknowledged(on: date, stage: int = 1) -> Acknowledged:
    return Acknowledged(happened_on=on, stage=stage)


def extended(on: date, to: date, stage: int = 1, told: bool = True, why: str = "A report is on its way") -> Extended:
    return Extended(happened_on=on, stage=stage, new_date=to, reason=why, ombudsman_told=told)


def responded(
    on: date,
    stage: int = 1,
    by: int = 1,
    reasons: tuple[str, ...] = ("The log shows it.", "Nobody did."),
    outcome: Outcome = Outcome.UPHELD,
    remedies: tuple[Remedy, ...] = (),
    letter: int = 1,
    complete: bool = True,
) -> Responded:
    findings = tuple(Finding(point, outcome, text) for point, text in enumerate(reasons, 1))
    return Responded(
        happened_on=on,
        done_by=by,
        stage=stage,
        findings=findings,
        remedies=remedies,
        letter=letter,
        complete=complete,
    )


def a_promise(by: date) -> Remedy:
    return Remedy("action-on-delay", "Mend the roof", by)
