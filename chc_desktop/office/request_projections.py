"""Reads service requests from the register and keeps what lists, Today, calendar and search know of them."""

from collections.abc import Iterable

from chc_desktop.domain.requests.projection import RequestProjection, project
from chc_desktop.domain.requests.request import ServiceRequest, fold
from chc_desktop.office.findable import words_of_request
from chc_desktop.store.transaction import Transaction


def request(shelves: Transaction, request_id: int) -> ServiceRequest:
    """A service request as it stands."""
    return fold(request_id, shelves.record.history(request_id))


def keep(shelves: Transaction, found: ServiceRequest) -> None:
    """Bring what is known of a request up to date: nothing, where it was logged by mistake."""
    if found.mistake:
        shelves.request_projections.forget(found.id)
        return
    shelves.request_projections.keep(_projection(shelves, found))


def renew(shelves: Transaction, request_ids: Iterable[int]) -> None:
    """Make what is known of these requests anew."""
    for request_id in request_ids:
        keep(shelves, request(shelves, request_id))


def renew_of_person(shelves: Transaction, person_id: int) -> None:
    """The same for every request of a person whose details changed."""
    renew(shelves, shelves.request_projections.of_person(person_id))


def first_stale(shelves: Transaction) -> str:
    """A sentence about the first request of which lists show something else than its record; empty if all agree."""
    kept = {summary.case_id: (summary, folded) for summary, folded in shelves.request_projections.all()}
    for request_id in shelves.record.requests():
        found = request(shelves, request_id)
        fresh = _projection(shelves, found)
        if request_id not in kept or not shelves.request_projections.agrees(fresh, *kept[request_id]):
            return f"What the lists show of {found.reference} is not what its record says."
    return ""


def _projection(shelves: Transaction, found: ServiceRequest) -> RequestProjection:
    return project(found, shelves.facts.person(found.person), words_of_request(shelves, found))
