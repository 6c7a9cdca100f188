"""The list of service requests: its columns, and what the chips above it mean."""

from collections.abc import Callable
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.agenda import Reckoning
from chc_desktop.domain.requests.summary import RequestStatus, RequestSummary
from chc_desktop.ui.case_columns import natural
from chc_desktop.ui.tables import Column
from chc_desktop.ui.tones import TONES
from chc_desktop.ui.widgets.tag import Tone

CHIPS = (("open", "Open"), ("late", "Review late"), ("done", "Done"), ("became", "Became a complaint"))
RIVALS = (frozenset({"open", "done", "became"}), frozenset({"late", "done", "became"}))


def request_columns(reckoning: Callable[[], Reckoning]) -> tuple[Column, ...]:
    """The columns. `reckoning` is asked anew each time: what dates are judged by may have changed."""
    return (
        Column("Request", lambda request: request.reference, sort=lambda request: natural(request.reference), width=9),
        Column("Title", lambda request: request.title, width=0),
        Column("Person", lambda request: request.person, width=14, yields=1),
        Column("Home", lambda request: request.home, sort=lambda request: natural(request.home), width=9, yields=3),
        Column("Where it stands", lambda request: request.stands, width=24, yields=2),
        Column(
            "Review due",
            lambda request: _due_in_words(request, reckoning()),
            sort=lambda request: request.review_due or None,
            tone=lambda request: _tone(request, reckoning()),
            width=25,
        ),
        Column("About", lambda request: request.category, width=12, yields=5),
        Column(
            "Asked for",
            lambda request: _plain_day(request.received_on),
            sort=lambda request: request.received_on,
            width=10,
            yields=4,
        ),
    )


def wanted(keys: tuple[str, ...], found: set[int] | None, today: date) -> Callable[[RequestSummary], bool]:
    """Whether a request is to be shown: it was found (None: nothing is looked for), and every chip that is on holds."""
    filters: dict[str, Callable[[RequestSummary], bool]] = {
        "open": lambda request: request.status == RequestStatus.OPEN,
        "late": lambda request: bool(request.review_due) and request.review_due < today.isoformat(),
        "done": lambda request: request.status == RequestStatus.DONE,
        "became": lambda request: bool(request.became),
    }
    return lambda request: (found is None or request.case_id in found) and all(filters[key](request) for key in keys)


def _due_in_words(request: RequestSummary, reckoning: Reckoning) -> str:
    if not request.review_due:
        return ""
    day = date.fromisoformat(request.review_due)
    return f"{reckoning.day(day)}, {reckoning.left_in_words(day)}"


def _tone(request: RequestSummary, reckoning: Reckoning) -> Tone | None:
    return TONES[reckoning.urgency(date.fromisoformat(request.review_due))] if request.review_due else None


def _plain_day(iso: str) -> str:
    """“13 Nov 2026”."""
    day = date.fromisoformat(iso)
    return f"{day.day} {words.month(day)[:3]} {day.year}"
