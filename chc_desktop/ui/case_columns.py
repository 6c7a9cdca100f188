"""The columns of the list of cases; everything they say is worked out when it is painted."""

import re
from collections.abc import Callable
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Reckoning, Urgency
from chc_desktop.domain.case import Status
from chc_desktop.domain.listing.lines import CaseLine
from chc_desktop.domain.points.outcome import CaseOutcome
from chc_desktop.ui.tables import Column
from chc_desktop.ui.tones import TONES
from chc_desktop.ui.widgets.tag import Tone


def case_columns(reckoning: Callable[[], Reckoning]) -> tuple[Column, ...]:
    """The columns. `reckoning` is asked anew each time: what dates are judged by may have changed."""
    return (
        Column("Case", lambda case: case.reference, key="reference", width=7),
        Column("Title", lambda case: case.title, key="title", width=0),
        Column("Person", lambda case: case.person, key="person", width=14, yields=1, short=short_person),
        Column("Home", lambda case: case.home, key="home", width=9, yields=3),
        Column("Where it stands", lambda case: Status(case.status).words, key="status", width=16, yields=2),
        Column(
            "Next due",
            lambda case: first_due(case, reckoning()),
            tone=lambda case: due_tone(case.first_due, reckoning()),
            key="due",
            value=lambda case: day(case.first_due),
            width=25,
            short=lambda case: first_due_in_short(case, reckoning()),
            short_width=21,
        ),
        Column("About", lambda case: case.category, key="category", width=12, yields=5),
        Column(
            "Received",
            lambda case: plain_day(case.received_on),
            key="received",
            value=lambda case: day(case.received_on),
            width=10,
            yields=4,
        ),
        Column("Dealt with by", lambda case: case.handler or "", key="handler", width=14, extra=True),
        Column("Stage", lambda case: str(case.stage), key="stage", value=lambda case: case.stage, width=6, extra=True),
        Column("Reached us", lambda case: words.capital(case.channel), key="channel", width=13, extra=True),
        Column("Outcome", outcome, key="outcome", width=17, extra=True),
        Column("Known of the person", known, key="known", width=22, extra=True),
        Column(
            "Promise due",
            lambda case: due_in_words(case.promise_due, reckoning()),
            tone=lambda case: due_tone(case.promise_due, reckoning()),
            key="promise",
            value=lambda case: day(case.promise_due),
            width=25,
            extra=True,
        ),
        Column(
            "Answered",
            lambda case: plain_day(case.answered_on),
            key="answered",
            value=lambda case: day(case.answered_on),
            width=10,
            extra=True,
        ),
        Column(
            "Ended",
            lambda case: plain_day(case.ended_on),
            key="ended",
            value=lambda case: day(case.ended_on),
            width=10,
            extra=True,
        ),
    )


def outcome(case: CaseLine) -> str:
    """What the case came to so far, empty while nothing was decided."""
    return CaseOutcome(case.outcome).words if case.outcome else ""


def known(case: CaseLine) -> str:
    """What to bear in mind of the person: “Vulnerable, adjustment”."""
    said = (("vulnerable", case.vulnerable), ("adjustment", case.adjusted), ("restriction", case.restricted))
    return words.capital(", ".join(word for word, holds in said if holds))


def first_due(case: CaseLine, reckoning: Reckoning) -> str:
    """“Fri 20 Nov, 2 working days late”; of a promise it says so, as one is still to be kept once a case is closed."""
    said = due_in_words(case.first_due, reckoning)
    return f"Promise: {said}" if case.is_promise_due else said


def first_due_in_short(case: CaseLine, reckoning: Reckoning) -> str:
    """“Promise: Fri 20 Nov, late”."""
    said = due_in_short(case.first_due, reckoning)
    return f"Promise: {said}" if case.is_promise_due else said


def short_person(case: CaseLine) -> str:
    """“Joan Bell +2” for “Joan Bell and 2 others”."""
    return _OTHERS.sub(r" +\1", case.person)


_OTHERS = re.compile(r" and (\d+) others?$")


def due_in_short(iso: str, reckoning: Reckoning) -> str:
    """“Fri 20 Nov, late”, “Tue 24 Nov, today”, “Fri 4 Dec”."""
    due = day(iso)
    if due is None:
        return ""
    return ", ".join(filter(None, (reckoning.day(due), _PRESSING.get(reckoning.urgency(due)))))


_PRESSING = {Urgency.LATE: "late", Urgency.TODAY: "today"}


def due_in_words(iso: str, reckoning: Reckoning) -> str:
    """“Fri 20 Nov, 2 working days late”."""
    due = day(iso)
    return f"{reckoning.day(due)}, {reckoning.left_in_words(due)}" if due else ""


def due_tone(iso: str, reckoning: Reckoning) -> Tone | None:
    """The colour of a day on which something is due."""
    due = day(iso)
    return TONES[reckoning.urgency(due)] if due else None


def plain_day(iso: str) -> str:
    """“13 Nov 2026”."""
    shown = day(iso)
    return f"{shown.day} {words.month(shown)[:3]} {shown.year}" if shown else ""


def day(iso: str) -> date | None:
    """The day that ISO text means, None where there is none."""
    return date.fromisoformat(iso) if iso else None
