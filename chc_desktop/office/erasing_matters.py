"""What is to be erased as it stands: a complaint with the request it came from, or all that an import brought."""

from dataclasses import dataclass

from chc_desktop.domain import history
from chc_desktop.domain.case import Case
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.retention import erasing
from chc_desktop.domain.retention.erasing import BareLine
from chc_desktop.domain.summary import CLOCK
from chc_desktop.office import request_projections
from chc_desktop.office.desk import Desk
from chc_desktop.office.erasing_imports import TakenOut
from chc_desktop.office.holding import holds_of
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Matter:
    """A complaint or a service request. `hindrance` says why it cannot be erased yet; empty where it can."""

    found: Case | ServiceRequest
    reference: str
    title: str
    line: BareLine
    hindrance: str = ""


def matters_of(desk: Desk, shelves: Transaction, record_id: int) -> tuple[Matter, ...]:
    """A case, and the service request it came from."""
    if shelves.record.is_request(record_id):
        return (_request(desk, shelves, record_id),)
    case = _complaint(desk, shelves, record_id)
    origin = case.found.request if isinstance(case.found, Case) else 0
    return (case, _request(desk, shelves, origin)) if origin else (case,)


def matters_brought(shelves: Transaction, out: TakenOut) -> tuple[Matter, ...]:
    """The cases of an import that was taken out. Of their lines nothing stays: they counted nowhere."""
    shelves.record.read_ahead(out.case_ids)
    cases = [history.fold(case_id, shelves.record.history(case_id)) for case_id in out.case_ids]
    return tuple(Matter(case, case.reference, case.title, BareLine(case_id=case.id)) for case in cases)


def _complaint(desk: Desk, shelves: Transaction, case_id: int) -> Matter:
    case = desk.case(shelves, case_id)
    desk.edition(case.edition)  # how it counts has to be kept, so its Code has to be readable
    projection = desk.projected(shelves, case)
    line = BareLine(
        case_id=case_id,
        edition=case.edition,
        received_on=case.received_on.isoformat(),
        ended_on=case.ended_on.isoformat() if case.ended_on else "",
        outcome=projection.summary.outcome,
    )
    clocks_run = any(task.duty == CLOCK for task in projection.tasks)
    hindered = "" if shelves.record.is_taken_out(case_id) else erasing.hindrance(case, clocks_run)
    return Matter(case, case.reference, case.title, line, hindered or _held(desk, shelves, case_id))


def _request(desk: Desk, shelves: Transaction, request_id: int) -> Matter:
    request = request_projections.request(shelves, request_id)
    line = BareLine(
        case_id=request_id,
        received_on=request.asked_on.isoformat(),
        ended_on=request.ended_on.isoformat() if request.ended_on else "",
    )
    hindered = erasing.request_hindrance(request) or _held(desk, shelves, request_id)
    return Matter(request, request.reference, request.title, line, hindered)


def _held(desk: Desk, shelves: Transaction, record_id: int) -> str:
    held = holds_of(shelves, [record_id]).get(record_id)
    return erasing.hold_hindrance(held.until, held.why) if held and held.until > desk.today() else ""
