"""Puts together by what a complaint or a service request is found: its entries, its people, and what it taught."""

from collections.abc import Sequence

from chc_desktop.domain import history
from chc_desktop.domain.case import Case
from chc_desktop.domain.finding.places import findable, places
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.office.lesson_projections import words_taught
from chc_desktop.store.transaction import Transaction


def words_of_case(shelves: Transaction, case: Case) -> str:
    """All by which a complaint is found, as one text."""
    taught = [place.text for place in places(words_taught(shelves, case.id), ())]
    return _words(shelves, case.id, case.parties.findable, case.reference, case.category.words, *taught)


def words_of_request(shelves: Transaction, request: ServiceRequest) -> str:
    """All by which a service request is found, as one text."""
    return _words(shelves, request.id, (request.person,), request.reference, request.category.words)


def _words(shelves: Transaction, record_id: int, people: Sequence[int], reference: str, *further: str) -> str:
    entries = history.effective(shelves.record.history(record_id))
    known = shelves.facts.people_of(people)
    return findable(reference, places(entries, (known[person] for person in people if person in known)), *further)
