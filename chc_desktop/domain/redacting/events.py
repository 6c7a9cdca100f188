"""That a copy was made from which something was taken out: what the record keeps of it, without what that was."""

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from chc_desktop.domain.events import Event


class Original(StrEnum):
    """What a redacted copy was made of."""

    PAPER = "paper"
    LETTER = "letter"
    CASE_FILE = "case-file"
    RECORD = "record"
    EVERYTHING = "everything"
    PASSAGES = "passages"


@dataclass(frozen=True, slots=True, kw_only=True)
class RedactedCopyMade(Event):
    """A redacted copy was saved or printed: of what, what for, and how many places are covered in it.

    `entry` is the entry of the paper or letter it was made of, and `original` the SHA-256 of that; both are empty where
    it was made of the case file, the record, everything about somebody or passages, which are drawn anew each time.
    `digest` is the SHA-256 of the copy. Nothing here says what was taken out: not the words, not where, no file’s name.
    """

    kind: ClassVar[str] = "redacted-copy-made"
    what: Original
    purpose: str
    digest: str
    pages: int
    places: int
    whole: int = 0
    entry: int = 0
    original: str = ""
    printed: bool = False
