"""The agreement how often whoever complains hears how things stand while the answer is late."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chc_desktop.domain import words
from chc_desktop.domain.events import Event


class Interval(StrEnum):
    """How often, in working days."""

    DAILY = "1"
    EVERY_2 = "2"
    EVERY_3 = "3"
    WEEKLY = "5"
    FORTNIGHTLY = "10"
    EVERY_3_WEEKS = "15"
    FOUR_WEEKLY = "20"

    @property
    def days(self) -> int:
        return int(self.value)

    @property
    def words(self) -> str:
        """“every five working days”."""
        return "every working day" if self.days == 1 else f"every {words.number(self.days)} working days"


@dataclass(frozen=True, slots=True, kw_only=True)
class UpdatesAgreed(Event):
    """It was agreed how often they hear while the answer is late, and how that was agreed. A later one replaces it."""

    kind: ClassVar[str] = "updates-agreed"
    every: Interval
    agreed_how: str
