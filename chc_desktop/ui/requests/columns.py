"""The list of service requests: its columns, and what the chips above it mean."""

from collections.abc import Callable

from chc_desktop.domain.agenda import Reckoning
from chc_desktop.ui.case_columns import day, due_in_short, due_in_words, due_tone, plain_day
from chc_desktop.ui.tables import Column

CHIPS = (("open", "Open"), ("late", "Review late"), ("done", "Done"), ("became", "Became a complaint"))
RIVALS = (frozenset({"open", "done", "became"}), frozenset({"late", "done", "became"}))


def request_columns(reckoning: Callable[[], Reckoning]) -> tuple[Column, ...]:
    """The columns. `reckoning` is asked anew each time: what dates are judged by may have changed."""
    return (
        Column("Request", lambda request: request.reference, key="reference", width=9),
        Column("Title", lambda request: request.title, key="title", width=0),
        Column("Person", lambda request: request.person, key="person", width=14, yields=1),
        Column("Home", lambda request: request.home, key="home", width=9, yields=3),
        Column("Where it stands", lambda request: request.stands, key="status", width=24, yields=2),
        Column(
            "Review due",
            lambda request: due_in_words(request.review_due, reckoning()),
            tone=lambda request: due_tone(request.review_due, reckoning()),
            key="due",
            value=lambda request: day(request.review_due),
            width=25,
            short=lambda request: due_in_short(request.review_due, reckoning()),
            short_width=17,
        ),
        Column("About", lambda request: request.category, key="category", width=12, yields=5),
        Column(
            "Asked for",
            lambda request: plain_day(request.received_on),
            key="received",
            value=lambda request: day(request.received_on),
            width=10,
            yields=4,
        ),
        Column(
            "Ended",
            lambda request: plain_day(request.ended_on),
            key="ended",
            value=lambda request: day(request.ended_on),
            width=10,
            extra=True,
        ),
    )
