"""Evidence attached to a row of the self-assessment: a file kept in the register, or something in it that is named."""

from dataclasses import dataclass
from enum import StrEnum


class Source(StrEnum):
    """What an attachment is."""

    FILE = "file"
    CASE = "case"
    LETTER = "letter"
    PAPER = "paper"
    PROMISE = "promise"
    LESSON = "lesson"


@dataclass(frozen=True, slots=True)
class Attached:
    """One attachment. `title` is what the evidence says of it: it names no resident.

    `key` is what it leads to within the register: the id of a case, a letter, a paper or a lesson; empty for a file,
    which has `size` bytes and this SHA-256, kept with the attachment `content_of` where it was carried forward.
    """

    id: int
    slug: str
    source: Source
    title: str
    case_id: int = 0
    key: str = ""
    size: int = 0
    digest: str = ""
    content_of: int = 0

    @property
    def is_the_same_as(self) -> tuple[Source, str, str]:
        """What tells one attachment of a row from another."""
        return self.source, self.key, self.digest

    @property
    def is_file(self) -> bool:
        return self.source is Source.FILE
