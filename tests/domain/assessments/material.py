"""Hand-made cases for the tests of measures: events folded without being checked, as an import would bring them."""

from datetime import date, datetime

from chc_desktop.domain import history
from chc_desktop.domain.assessments.measures import Material
from chc_desktop.domain.assessments.reporting_year import reporting_year
from chc_desktop.domain.case import Case, Recorded
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Acknowledged, Event, Extended, Finding, Received, Remedy, Responded
from chc_desktop.domain.facts import Person
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.domain.working_days import Counting, england
from tests import make

TODAY = date(2026, 11, 24)
YEAR = reporting_year(2026, (31, 10))
RECEIVED = date(2026, 3, 2)
"""A Monday with no bank holiday near: the acknowledgement is due Mon 9 March."""

_EDITION = make.hos_2024()
_COUNTING = Counting(england())


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
    *cases: Case, today: date = TODAY, people: tuple[Person, ...] = (), edition: Edition = _EDITION
) -> Material:
    return Material(cases, {person.id: person for person in people}, YEAR, edition, _COUNTING, today)


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
