"""Works out what lists, Today, calendar and search know of a service request, and keeps beside its record."""

from dataclasses import dataclass

from chc_desktop.domain.facts import Person
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.requests.summary import RequestSummary
from chc_desktop.domain.summary import home


@dataclass(frozen=True, slots=True)
class RequestProjection:
    """All that is kept about a request beside its events."""

    summary: RequestSummary
    text: str


def project(request: ServiceRequest, person: Person, text: str = "") -> RequestProjection:
    """What lists, Today, calendar and search know of a request. `text` is all by which it is found."""
    summary = RequestSummary(
        case_id=request.id,
        reference=request.reference,
        title=request.title,
        person=person.name,
        home=home(person),
        person_id=person.id,
        category=request.category.words,
        status=request.status.value,
        received_on=request.asked_on.isoformat(),
        review_due=request.review_on.isoformat() if request.review_on else "",
        ended_on=request.ended_on.isoformat() if request.ended_on else "",
        complaint=request.complaint,
        became=request.complaint_reference,
    )
    return RequestProjection(summary, text)
