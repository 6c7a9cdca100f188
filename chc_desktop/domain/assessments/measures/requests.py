"""Measures of service requests: recorded and looked at again by the day set, and which became complaints."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import NamedTuple

from chc_desktop.domain import words
from chc_desktop.domain.assessments.figure import Figure, Phrase, Tally, count, share, with_names
from chc_desktop.domain.assessments.timeliness import Judged, Mark, waiting_until
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.vocabulary import Measure


class Gauge(NamedTuple):
    """A measure of service requests: how each is judged, and how the figure is said. No Code plays a part in it."""

    judge: Callable[[ServiceRequest], Iterable[Judged]]
    say: Callable[[Measure, Tally], Figure]


def _reviewed(request: ServiceRequest) -> Iterator[Judged]:
    """Looked at again by every day that was set, or done by then."""
    day = request.asked_on
    if request.missed_review:
        yield Judged(day, Mark.AMISS, f"not by {words.day(request.missed_review)}")
    elif request.review_on:
        yield from waiting_until(day, request.review_on, "not looked at")
    else:
        yield Judged(day, Mark.GOOD)


def _became_complaint(request: ServiceRequest) -> Iterator[Judged]:
    became = bool(request.complaint)
    why = f"now {request.complaint_reference}" if became else ""
    yield Judged(request.asked_on, Mark.GOOD if became else Mark.AMISS, why)


def _say_became(measure: Measure, tally: Tally) -> Figure:
    became = tally.number(Mark.GOOD)
    total = became + tally.number(Mark.AMISS)
    if not total:
        return count(measure, 0, 0, _NONE)
    requests = words.count(total, *_REQUESTS)
    sentence = f"{became:,} of {requests} became {'a complaint' if became == 1 else 'complaints'}."
    found = with_names(count(measure, became, total, sentence), tally)
    return replace(found, spoilers=(), more_spoilers=0)


_REQUESTS = ("service request made in the year", "service requests made in the year")
_NONE = "No service request was made in this year."

GAUGES: Mapping[Measure, Gauge] = {
    Measure.REQUESTS_REVIEWED: Gauge(
        _reviewed,
        lambda measure, tally: share(
            measure,
            tally,
            Phrase(
                *_REQUESTS,
                "{were} on record and looked at again by the day set, or done by then",
                _NONE,
                "{were} not looked at in time",
                "to be looked at on a day still to come",
            ),
        ),
    ),
    Measure.REQUESTS_BECAME_COMPLAINTS: Gauge(_became_complaint, _say_became),
}
