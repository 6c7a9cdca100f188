"""That everything about a person was put together: what the record keeps of it, which is nothing of what it said."""

from dataclasses import dataclass
from typing import ClassVar

from chc_desktop.domain.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class EverythingMade(Event):
    """All that is held about somebody was put together for them: who they are by id, and the SHA-256 of every file.

    `files` are the document with everything first, then what lies beside it, without their names: a file may be called
    by somebody’s. `pages` are those of the first.
    """

    kind: ClassVar[str] = "everything-made"
    person: int
    pages: int
    files: tuple[str, ...]
