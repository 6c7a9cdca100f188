"""That a case was taken out as one file: what the record keeps of it."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chc_desktop.domain.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFileMade(Event):
    """The case was saved as one file: for whom, its name and pages, the SHA-256 of its bytes.

    `first` and `last` are the days it is limited to, if it is; `items` how many letters, emails and papers are in it,
    `left_out` how many things are not.
    """

    kind: ClassVar[str] = "case-file-made"
    for_whom: str
    file: str
    digest: str
    pages: int
    items: int
    left_out: int = 0
    first: date | None = None
    last: date | None = None
