"""What the second reader notes: a kind, a place, the words it is about, and a short friendly sentence."""

from dataclasses import dataclass
from enum import StrEnum

from chc_desktop.domain.reading.kept import Kept, key_of


class Kind(StrEnum):
    """What a note is about, in the order in which notes are shown."""

    NAME = "name"
    VERDICT = "verdict"
    OUT_OF_DATE = "out-of-date"
    DATE = "date"
    WORKING_DAYS = "working-days"
    PROMISE = "promise"
    SPELLING = "spelling"
    LONG = "long"
    PASSIVE = "passive"
    PLAINER = "plainer"

    @property
    def heading(self) -> str:
        return _HEADINGS[self]

    @property
    def matters_when_sent(self) -> bool:
        """Whether it is worth another word when the letter is issued."""
        return self in _MATTERS


@dataclass(frozen=True, slots=True)
class Place:
    """Where some words stand: the part, the whole text of the field they are in, and from where to where in it."""

    part: str
    text: str
    start: int
    end: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Note:
    """One note. `words` are what it is about, `instead` what to write; `provision` is empty where it is our advice.

    One that `blocks` shuts *Issue* until it is mended, or kept with a reason.
    """

    kind: Kind
    place: Place
    sentence: str
    instead: str = ""
    provision: str = ""
    blocks: bool = False
    about: str = ""
    """What it is about where that is not just the words at the place: the whole name of somebody."""

    @property
    def words(self) -> str:
        return self.about or self.place.words

    @property
    def key(self) -> tuple[str, str]:
        return key_of(self.kind, self.words)

    @property
    def asks_why(self) -> bool:
        """Whether it may be kept only with a reason, which then stands in the record."""
        return self.blocks or self.kind is Kind.NAME

    def kept(self, because: str = "") -> Kept:
        """This note put aside."""
        return Kept(self.kind.value, self.words, because.strip())

    def is_kept_by(self, kept: Kept) -> bool:
        return kept.key == self.key and (not self.asks_why or bool(kept.because.strip()))


_MATTERS = (Kind.NAME, Kind.VERDICT, Kind.OUT_OF_DATE, Kind.DATE)

_HEADINGS = {
    Kind.NAME: "Names",
    Kind.VERDICT: "Outcome",
    Kind.OUT_OF_DATE: "Out of date",
    Kind.DATE: "Dates",
    Kind.WORKING_DAYS: "Working days",
    Kind.PROMISE: "Promises without a date",
    Kind.SPELLING: "Spelling",
    Kind.LONG: "Long sentences",
    Kind.PASSIVE: "Who does it?",
    Kind.PLAINER: "Plainer words",
}
