"""Lets whoever waits stop the database in the midst of one long question."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database
from chc_desktop.store.backups.progress import Tick

_STEPS = 20_000
"""Steps of the database's machine between two looks whether to go on."""


@contextmanager
def stoppable(connection: Any, look: Callable[[], object]) -> Iterator[None]:
    """While the database works, `look` again and again; what that raises ends the work, and is raised here."""
    raised: list[BaseException] = []

    def goes_on() -> int:
        try:
            look()
        except BaseException as stopped:
            raised.append(stopped)
            return 1
        return 0

    connection.set_progress_handler(goes_on, _STEPS)
    try:
        yield
    except (database.Error, RuleBroken):
        if raised:
            raise raised[0] from None
        raise
    finally:
        with suppress(database.ProgrammingError):  # it was closed, as one is that has met a damaged page
            connection.set_progress_handler(None, _STEPS)


def creeping(tick: Tick) -> Callable[[], None]:
    """Tells a little more at each look, for work of which nobody knows how far it is."""
    share = [0.0]

    def look() -> None:
        share[0] += (1 - share[0]) / 50
        tick(share[0])

    return look
