"""Lines of the agenda for tests, to be changed as a test needs."""

from dataclasses import replace
from datetime import date
from typing import Any

from chc_desktop.domain.agenda import AgendaLine, Urgency

LINE = AgendaLine(
    case_id=14,
    duty="stage1-response",
    key="",
    due=date(2026, 12, 8),
    days_left=3,
    left_in_words="in 3 working days",
    urgency=Urgency.SOON,
    what="Stage 1 response",
    reference="2026-014",
    title="Damp and mould",
    home="Flat 7",
    person="Ana Silva",
    sentence="Due Tue 8 Dec.",
    short="014 stage 1 response",
    button="Write the response",
)


def a_line(**changes: Any) -> AgendaLine:
    """A stage 1 response that is due, or as changed."""
    return replace(LINE, **changes)
