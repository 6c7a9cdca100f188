"""Where an entry about a paper is written: in the record of a complaint, or of a service request."""

from typing import Protocol

from chc_desktop.domain import history, rules
from chc_desktop.domain.papers.events import PaperEvent
from chc_desktop.domain.papers.paper import Papers
from chc_desktop.domain.requests import request as requests
from chc_desktop.domain.requests import rules as request_rules
from chc_desktop.office import request_projections
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


class Ledger(Protocol):
    """A record that is open for writing. Each entry is checked by the rules as the record then stands."""

    @property
    def papers(self) -> Papers: ...

    def write(self, event: PaperEvent) -> int:
        """Write one entry; its number."""

    def close(self) -> None:
        """Bring what lists and search know up to date, once everything is written."""


def open_ledger(desk: Desk, shelves: Transaction, record_id: int) -> Ledger:
    """The record of a complaint or of a service request."""
    if shelves.record.is_request(record_id):
        return _OfRequest(desk, shelves, record_id)
    return _OfComplaint(desk, shelves, record_id)


def papers_of(shelves: Transaction, record_id: int) -> Papers:
    """The papers of a complaint or of a service request, those in the bin too."""
    if shelves.record.is_request(record_id):
        return request_projections.request(shelves, record_id).papers
    return history.fold(record_id, shelves.record.history(record_id)).papers


class _OfComplaint:
    def __init__(self, desk: Desk, shelves: Transaction, case_id: int) -> None:
        self._desk, self._shelves = desk, shelves
        self._case = desk.case(shelves, case_id)
        self._book = desk.book(shelves, self._case)

    @property
    def papers(self) -> Papers:
        return self._case.papers

    def write(self, event: PaperEvent) -> int:
        rules.check(event, self._case, self._book)
        number = self._desk.append(self._shelves, self._case.id, event).number
        self._case = history.apply(self._case, number, event)
        return number

    def close(self) -> None:
        self._desk.project(self._shelves, self._case)


class _OfRequest:
    def __init__(self, desk: Desk, shelves: Transaction, request_id: int) -> None:
        self._desk, self._shelves = desk, shelves
        self._request = request_projections.request(shelves, request_id)

    @property
    def papers(self) -> Papers:
        return self._request.papers

    def write(self, event: PaperEvent) -> int:
        request_rules.check(event, self._request, self._desk.today())
        number = self._desk.append(self._shelves, self._request.id, event).number
        self._request = requests.apply(self._request, number, event)
        return number

    def close(self) -> None:
        request_projections.keep(self._shelves, self._request)
