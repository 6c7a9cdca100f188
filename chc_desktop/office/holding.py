"""Decisions to keep a record longer, such as for a claim: which still count, and until when."""

from collections.abc import Sequence

from chc_desktop.domain import history
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.store.transaction import Transaction


def holds(shelves: Transaction) -> dict[int, KeptLonger]:
    """The latest decision for each record that was not struck out."""
    return _decided(shelves, shelves.retention.kept_longer())


def holds_of(shelves: Transaction, records: Sequence[int]) -> dict[int, KeptLonger]:
    """The same of these records alone: quick, however long the record is."""
    return _decided(shelves, shelves.retention.kept_longer_of(records))


def _decided(shelves: Transaction, records: Sequence[int]) -> dict[int, KeptLonger]:
    found: dict[int, KeptLonger] = {}
    for record in records:
        for _number, event in history.effective(shelves.record.history(record)):
            if isinstance(event, KeptLonger):
                found[record] = event
    return found
