"""What Today and the calendar know of service requests: one that is half written."""

import json

from chc_desktop.domain.agenda import AgendaLine, Reckoning
from chc_desktop.domain.requests.lines import REQUEST_DRAFT, half_written_line
from chc_desktop.store.transaction import Transaction


def half_written(shelves: Transaction, reckoning: Reckoning) -> tuple[AgendaLine, ...]:
    """The request that was begun and not logged, if there is one."""
    draft = shelves.scratch.draft(REQUEST_DRAFT)
    if not draft:
        return ()
    said = json.loads(draft.value)
    name, title = (str(said.get(key) or "").strip() for key in ("name", "title"))
    return (half_written_line(name, title, draft.saved_at, reckoning),)
