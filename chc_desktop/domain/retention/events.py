"""What happens to a record whose time is over and that is kept all the same."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chc_desktop.domain.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptLonger(Event):
    """It is kept until a later day than its period says, and why. The latest such entry counts."""

    kind: ClassVar[str] = "kept-longer"
    until: date
    why: str
