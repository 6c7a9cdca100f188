"""Complaints and service requests that were logged by mistake: taken out of every list, and back into them."""

from chc_desktop.domain.mistakes.events import LoggedByMistake, NoMistake
from chc_desktop.office import request_projections
from chc_desktop.office.bin import Removed
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

_KINDS = {"complaint": "Complaint", "request": "Service request"}
_FROM_THE_BIN = "Taken back from the bin."


class Mistakes:
    """What was logged and should not have been. Nothing of it is erased, and its reference stays used."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def take_out(self, record_id: int, event: LoggedByMistake, draft: str = "") -> None:
        """Take a complaint or a service request out of every list. Refused in a sentence if it counts."""
        self._happen(record_id, event, draft)

    def bring_back(self, record_id: int, event: NoMistake, draft: str = "") -> None:
        """Put it back into every list."""
        self._happen(record_id, event, draft)

    def removed(self) -> list[Removed]:
        """Each that stands in no list, for the bin."""
        with self._desk.register.transaction() as shelves:
            return [
                _removed(shelves, record_id, reference, kind, entry)
                for record_id, reference, kind, entry in shelves.record.taken_out_by_mistake()
            ]

    def take_back(self, key: str) -> None:
        """The same as `bring_back`, from the bin."""
        with self._desk.register.transaction() as shelves:
            officer = self._desk.officer(shelves)
        self.bring_back(int(key), NoMistake(happened_on=self._desk.today(), done_by=officer, why=_FROM_THE_BIN))

    def _happen(self, record_id: int, event: LoggedByMistake | NoMistake, draft: str) -> None:
        with self._desk.register.transaction() as shelves:
            shelves.scratch.drop_draft(draft)
            if shelves.record.is_request(record_id):
                self._write_on_request(shelves, record_id, event)
            else:
                self._desk.write(shelves, self._desk.case(shelves, record_id), event)
            mistaken = isinstance(event, LoggedByMistake)
            shelves.record.set_taken_out(record_id, shelves.record.head()[0] if mistaken else None)
        self._desk.on_change()

    def _write_on_request(self, shelves: Transaction, request_id: int, event: LoggedByMistake | NoMistake) -> None:
        from chc_desktop.domain.requests import rules
        from chc_desktop.domain.requests.request import apply

        request = request_projections.request(shelves, request_id)
        rules.check(event, request, self._desk.today())
        entry = self._desk.append(shelves, request_id, event)
        request_projections.keep(shelves, apply(request, entry.number, event))


def _removed(shelves: Transaction, record_id: int, reference: str, kind: str, entry: int) -> Removed:
    first, *later = shelves.record.history(record_id)
    recorded = next(each for each in later if each.number == entry)
    why = recorded.event.why if isinstance(recorded.event, LoggedByMistake) else ""
    return Removed(
        key=str(record_id),
        what=f"{_KINDS[kind]} {reference}, logged by mistake",
        where=f"{getattr(first.event, 'title', '')}. Why: {why}" if why else "What it said was erased.",
        removed_at=recorded.recorded_at,
        removed_by=recorded.recorded_by,
    )
