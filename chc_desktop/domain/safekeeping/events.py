"""What the record keeps of its own backups: that one was really tried out."""

from dataclasses import dataclass
from typing import ClassVar

from chc_desktop.domain.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupRehearsed(Event):
    """A backup was restored into a place of its own, opened, checked and compared. `made_at` is when it was made."""

    kind: ClassVar[str] = "backup-rehearsed"
    made_at: str
    sound: bool
    said: str
