"""What a spreadsheet brought into the record.

A spreadsheet knows days and outcomes, seldom reasons and never the letter. So what it says of an answer or an end is
an entry of its own kind: read like any answer or end, but never mistaken for one that was recorded here when it
happened.
"""

from dataclasses import dataclass
from typing import ClassVar

from chc_desktop.domain.events import Closed, Escalated, Event, Noted, Responded


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported(Event):
    """A spreadsheet was brought in. `digest` is the SHA-256 of the file, `rows` how many it has below its headings.

    Cases, people and entries that came in with it have consecutive numbers, first and last; 0 where there are none.
    """

    kind: ClassVar[str] = "imported"
    file: str
    digest: str
    rows: int
    cases: int
    first_case: int
    last_case: int
    first_person: int
    last_person: int
    last_entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportUndone(Event):
    """The cases of an import, which has this entry, were taken out of the lists again."""

    kind: ClassVar[str] = "import-undone"
    entry: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BroughtIn(Noted):
    """A case came from a row of a spreadsheet; `text` is everything of it that has no other place."""

    kind: ClassVar[str] = "brought-in"
    file: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondedBefore(Responded):
    """The spreadsheet says that a stage was answered. It need give no reasons, nor an acknowledgement before."""

    kind: ClassVar[str] = "responded-before"


@dataclass(frozen=True, slots=True, kw_only=True)
class EscalatedBefore(Escalated):
    """The spreadsheet says that stage 2 was asked for. It need not say who took it (`reviewer` 0)."""

    kind: ClassVar[str] = "escalated-before"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedBefore(Closed):
    """The spreadsheet says that a case is over, perhaps without an answer in it."""

    kind: ClassVar[str] = "closed-before"
