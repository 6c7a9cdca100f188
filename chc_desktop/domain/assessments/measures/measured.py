"""What is kept of each case for the figures: how it counts in every measure that its Code’s form asks for.

A pure function of the case, its edition and the calendar: made again only once something has happened to it.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from chc_desktop.domain.assessments.measures import (
    answers,
    extensions,
    handling,
    intake,
    refusals,
    remedies,
    times,
    updates,
)
from chc_desktop.domain.assessments.measures import requests as service_requests
from chc_desktop.domain.assessments.measures.gauge import Gauges, Ground
from chc_desktop.domain.assessments.timeliness import Judged
from chc_desktop.domain.case import Case
from chc_desktop.domain.form import Form
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.vocabulary import Measure

MEASURED = 2
"""The version of the measures: one more whenever a case counts otherwise than before, or a form asks for another."""

ANY_EDITION = ""
"""The edition of what no Code is behind: service requests."""

CASES: Gauges = {
    **intake.GAUGES,
    **times.GAUGES,
    **updates.GAUGES,
    **extensions.GAUGES,
    **answers.GAUGES,
    **remedies.GAUGES,
    **refusals.GAUGES,
    **handling.GAUGES,
}


class Measured(NamedTuple):
    """One line: how a case counts in a measure, by which day, and from when until when that holds."""

    case_id: int
    place: int
    edition: str
    measure: str
    mark: str
    kind: str
    day: str
    since: str
    until: str
    amount: int
    why: str


def of_case(case: Case, ground: Ground, gauges: Gauges) -> tuple[Measured, ...]:
    """Every line of a case by these gauges, none for one that was logged by mistake."""
    if case.mistake:
        return ()
    found = ((measure, gauge.judge(case, ground)) for measure, gauge in gauges.items())
    return tuple(_lines(case.id, ground.edition.id, found))


def of_request(request: ServiceRequest) -> tuple[Measured, ...]:
    """Every line of a service request."""
    if request.mistake:
        return ()
    found = ((measure, gauge.judge(request)) for measure, gauge in service_requests.GAUGES.items())
    return tuple(_lines(request.id, ANY_EDITION, found))


def gauges_of(form: Form) -> Gauges:
    """What complaints are measured by under a Code, for the rows of its form."""
    asked = {Measure.COMPLAINTS_RECEIVED, *asked_by(form)}
    return {measure: gauge for measure, gauge in CASES.items() if measure in asked}


def asked_by(form: Form) -> frozenset[Measure]:
    """Every measure that a form asks for."""
    return frozenset(measure for row in form.rows for _slug, measure in row.measures)


def _lines(case_id: int, edition: str, found: Iterable[tuple[Measure, Iterable[Judged]]]) -> Iterator[Measured]:
    every = ((measure, one) for measure, judged in found for one in judged)
    for place, (measure, one) in enumerate(every):
        days = one.day.isoformat(), one.since.isoformat(), one.until.isoformat()
        yield Measured(case_id, place, edition, measure.value, one.mark.value, one.kind, *days, one.amount, one.why)
