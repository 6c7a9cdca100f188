"""The columns of the list of cases; everything they say is worked out when it is painted or sorted by."""

import re
from collections.abc import Callable
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Reckoning
from chc_desktop.domain.case import Status
from chc_desktop.domain.summary import CaseSummary
from chc_desktop.ui.tables import Column
from chc_desktop.ui.tones import TONES
from chc_desktop.ui.widgets.tag import Tone

_DIGITS = re.compile(r"(\d+)")


def case_columns(reckoning: Callable[[], Reckoning]) -> tuple[Column, ...]:
    """The columns. `reckoning` is asked anew each time: what dates are judged by may have changed."""
    return (
        Column("Case", lambda case: case.reference, sort=lambda case: natural(case.reference), width=7),
        Column("Title", lambda case: case.title, width=0),
        Column("Person", lambda case: case.person, width=14, yields=1),
        Column("Home", lambda case: case.home, sort=lambda case: natural(case.home), width=9, yields=3),
        Column("Where it stands", lambda case: Status(case.status).words, width=16, yields=2),
        Column(
            "Next due",
            lambda case: _due_in_words(case, reckoning()),
            sort=lambda case: next_due(case) or None,
            tone=lambda case: _tone(case, reckoning()),
            width=25,
        ),
        Column("About", lambda case: case.category, width=12, yields=5),
        Column(
            "Received",
            lambda case: _plain_day(case.received_on),
            sort=lambda case: case.received_on,
            width=10,
            yields=4,
        ),
    )


def next_due(case: CaseSummary) -> str:
    """The day of what comes first, a duty or a promise, as ISO text; empty where nothing is due."""
    return min((day for day in (case.next_due, case.promise_due) if day), default="")


def natural(text: str) -> tuple[tuple[int, str], ...]:
    """Sorts “Cottage 10” after “Cottage 9”."""
    parts = _DIGITS.split(text.casefold())
    return tuple((int(part), "") if part.isdecimal() else (0, part) for part in parts)


def _due_in_words(case: CaseSummary, reckoning: Reckoning) -> str:
    """“Fri 20 Nov, 2 working days late”."""
    if not (due := next_due(case)):
        return ""
    day = date.fromisoformat(due)
    return f"{reckoning.day(day)}, {reckoning.left_in_words(day)}"


def _tone(case: CaseSummary, reckoning: Reckoning) -> Tone | None:
    due = next_due(case)
    return TONES[reckoning.urgency(date.fromisoformat(due))] if due else None


def _plain_day(iso: str) -> str:
    """“13 Nov 2026”."""
    day = date.fromisoformat(iso)
    return f"{day.day} {words.month(day)[:3]} {day.year}"
