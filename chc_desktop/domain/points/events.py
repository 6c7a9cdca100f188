"""What can happen to a point of a complaint, and how two complaints are linked: dated events like any other."""

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from chc_desktop.domain.events import Event


@dataclass(frozen=True, slots=True, kw_only=True)
class PointReworded(Event):
    """A point is put in other words, before it is answered. `before` are the words there were."""

    kind: ClassVar[str] = "point-reworded"
    point: int
    text: str
    why: str
    before: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponsibilityDecided(Event):
    """A point is not the landlord’s to answer for: why, and whose it is. Or it is theirs after all."""

    kind: ClassVar[str] = "point-responsibility"
    point: int
    ours: bool
    why: str
    whose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EvidenceConsidered(Event):
    """Something was looked at while these points were investigated: what, of which day, and the paper if it is kept."""

    kind: ClassVar[str] = "evidence-considered"
    points: tuple[int, ...]
    what: str
    dated: date | None = None
    paper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseLinked(Event):
    """Another complaint belongs with this one. Each of the two has such an entry."""

    kind: ClassVar[str] = "case-linked"
    other: int
    reference: str
    text: str = ""
