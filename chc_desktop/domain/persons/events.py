"""What can happen to what is known of a person: two entries of the same person joined, and taken apart again."""

from dataclasses import dataclass
from typing import ClassVar

from chc_desktop.domain.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleJoined(Event):
    """Two entries turned out to be of the same person: `kept` stands for `joined` from now on.

    `before` and `after` are what is known of the one that is kept, as text.
    """

    kind: ClassVar[str] = "people-joined"
    kept: int
    joined: int
    before: str
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleParted(Event):
    """They were not the same person after all: `joining` is the entry that had joined them."""

    kind: ClassVar[str] = "people-parted"
    joining: int
    kept: int
    joined: int
    why: str
