"""Decisions to keep a record longer, such as for a claim: which still count, and until when."""

from chc_desktop.domain import history
from chc_desktop.domain.retention.events import KeptLonger
from chc_desktop.store.register import Transaction


def holds(shelves: Transaction) -> dict[int, KeptLonger]:
    """The latest decision for each record that was not struck out."""
    found: dict[int, KeptLonger] = {}
    for record in dict.fromkeys(record for record, _entry in shelves.erasures.kept_longer()):
        for _number, event in history.effective(shelves.record.history(record)):
            if isinstance(event, KeptLonger):
                found[record] = event
    return found
