"""What happens with correspondence and files: it came, went or was kept; it was taken away; it was taken back."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chc_desktop.domain.events import Event
from chc_desktop.domain.kept_back import KeptBack

LONGEST_TEXT = 200_000
"""Characters of an email that its entry holds. All of it is in the file."""

LONGEST_SUBJECT = 1_000


class Direction(StrEnum):
    """Which way a paper went."""

    IN = "in"
    OUT = "out"
    INTERNAL = "internal"

    @property
    def words(self) -> str:
        return _DIRECTION_WORDS[self]


class Way(StrEnum):
    """How it came or went."""

    POST = "post"
    FIRST_CLASS = "first-class"
    SECOND_CLASS = "second-class"
    SIGNED_FOR = "signed-for"
    EMAIL = "email"
    BY_HAND = "by-hand"
    TELEPHONE = "telephone"
    TEXT = "text"
    ONLINE = "online"
    MEETING = "meeting"
    VISIT = "visit"
    ON_FILE = "on-file"
    OTHER = "other"

    @property
    def words(self) -> str:
        """As a choice: “First class post”."""
        return _WAY_WORDS[self][0]

    @property
    def by(self) -> str:
        """Within a sentence: “by first class post”."""
        return _WAY_WORDS[self][1]

    @property
    def noun(self) -> str:
        """What such a thing is called: “letter”."""
        return _WAY_WORDS[self][2]


TOGETHER = frozenset({Way.MEETING, Way.VISIT})
"""Where people met, so that nothing came or went."""

CALLS = TOGETHER | {Way.TELEPHONE}
"""What was spoken, not written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Corresponded(Event):
    """One letter, call, email or paper. The number of its entry is the id by which everything else points at it.

    `person` is who it was with, by id; `with_whom` says it in words where the register does not know them. `text` is
    what was said or what an email says, `at` the UK time (“14:05”), `minutes` how long it took, 0 where unknown.
    `file_name` is empty where there is no file; then nothing of the file is said. `digest` is the SHA-256 of its exact
    bytes, `file_size` their number, `file_kind` and `file_what` what the bytes were told to be (“pdf”, “PDF document”).
    `came_with` is the email it was attached to, 0 where it came by itself. `kept_back` is why it stays out of a
    resident's copy of the case.
    """

    kind: ClassVar[str] = "corresponded"
    direction: Direction
    way: Way
    subject: str
    person: int = 0
    with_whom: str = ""
    note: str = ""
    text: str = ""
    at: str = ""
    minutes: int = 0
    file_name: str = ""
    file_kind: str = ""
    file_what: str = ""
    file_size: int = 0
    digest: str = ""
    came_with: int = 0
    kept_back: KeptBack = KeptBack.NOT

    @property
    def has_file(self) -> bool:
        return bool(self.digest)


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperRemoved(Event):
    """A paper was added by mistake and put into the bin. Its entry and its file stay until they may be erased."""

    kind: ClassVar[str] = "paper-removed"
    paper: int
    subject: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperTakenBack(Event):
    """A paper was taken out of the bin again."""

    kind: ClassVar[str] = "paper-taken-back"
    paper: int
    subject: str


PaperEvent = Corresponded | PaperRemoved | PaperTakenBack

_DIRECTION_WORDS = {Direction.IN: "In", Direction.OUT: "Out", Direction.INTERNAL: "Within the office"}

_WAY_WORDS = {
    Way.POST: ("Post", "by post", "letter"),
    Way.FIRST_CLASS: ("First class post", "by first class post", "letter"),
    Way.SECOND_CLASS: ("Second class post", "by second class post", "letter"),
    Way.SIGNED_FOR: ("Signed-for post", "by signed-for post", "letter"),
    Way.EMAIL: ("Email", "by email", "email"),
    Way.BY_HAND: ("By hand", "by hand", "letter"),
    Way.TELEPHONE: ("Telephone", "by telephone", "call"),
    Way.TEXT: ("Text message", "by text message", "text message"),
    Way.ONLINE: ("Online form or message", "online", "message"),
    Way.MEETING: ("Meeting", "in a meeting", "meeting"),
    Way.VISIT: ("Visit", "on a visit", "visit"),
    Way.ON_FILE: ("Kept on file", "on file", "paper"),
    Way.OTHER: ("Another way", "another way", "paper"),
}
