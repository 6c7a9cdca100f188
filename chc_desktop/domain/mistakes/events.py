"""What happens to a complaint or a service request that should not have been logged. Its reference stays used."""

from dataclasses import dataclass
from typing import ClassVar

from chc_desktop.domain.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedByMistake(Event):
    """It was logged by mistake, such as twice: it leaves the lists, Today, the calendar, the search and the figures."""

    kind: ClassVar[str] = "logged-by-mistake"
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoMistake(Event):
    """It was no mistake after all: it is back in every list, with all that was written on it."""

    kind: ClassVar[str] = "no-mistake"
    why: str


MISTAKES = (LoggedByMistake, NoMistake)
"""Each is put right by the other, never struck out."""
