"""What a point was decided by, and the complaints a case is linked with: small values of a case."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that was looked at, at a stage. `entry` is its number in the record, `paper` 0 where none is kept."""

    entry: int
    stage: int
    what: str
    dated: date | None = None
    paper: int = 0

    @property
    def words(self) -> str:
        """“engineer’s visit (12 November 2026)”."""
        what = " ".join(self.what.split()).rstrip(".;,")
        return f"{what} ({words.letter_day(self.dated)})" if self.dated else what


@dataclass(frozen=True, slots=True)
class Link:
    """Another complaint that belongs with this one."""

    case_id: int
    reference: str
    text: str


def in_a_line(evidence: Iterable[Evidence]) -> str:
    """“engineer’s visit (12 November 2026); recording (8 November 2026)”."""
    return "; ".join(each.words for each in evidence)
