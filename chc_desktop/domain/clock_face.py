"""What the clocks of an open case are counted from, small enough to count thousands of cases anew in a blink."""

from datetime import date
from functools import cache
from typing import NamedTuple

from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.deadlines import Deadline, deadline
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.milestones import Milestones
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import Counting

_MORE = ";more"


class ClockFace(NamedTuple):
    """One open case: its edition, its own limits (“duty=days”), the stage it is at and its milestones, as text."""

    case_id: int
    reference: str
    edition: str
    own_limits: str
    stage: int
    milestones: str

    @property
    def is_all(self) -> bool:
        """Whether the face shows all that is counted; updates the resident was given are in the record alone."""
        return not self.milestones.endswith(_MORE)


def clock_face(case: Case) -> ClockFace | None:
    """The face of a case; None where it has ended and no clock runs."""
    if not case.status.is_open:
        return None
    own = ",".join(f"{limit.duty.value}={limit.days}" for limit in case.own_limits)
    happened = _written(case.milestones) + (_MORE if case.updates else "")
    return ClockFace(case.id, case.reference, case.edition, own, case.stage.number, happened)


def milestones(face: ClockFace) -> Milestones:
    """The milestones of a face that shows them all."""
    received, *later = face.milestones.split(",")
    return Milestones(date.fromisoformat(received), *[date.fromisoformat(day) if day else None for day in later])


def own_limits(text: str) -> tuple[OwnLimit, ...]:
    """The organisation's own limits as a face writes them."""
    pairs = (each.split("=") for each in text.split(",") if each)
    return tuple(OwnLimit(Duty(duty), int(days)) for duty, days in pairs)


def still_due(edition: Edition, stage: int, happened: Milestones, counting: Counting) -> list[Deadline]:
    """The duties of the stage a case is at that are still to be done; none once it was answered."""
    if happened.done(_duties(stage)[-1]):
        return []
    return [
        deadline(edition, duty, happened, counting)
        for duty in _duties(stage)
        if edition.sets(duty) and happened.done(duty) is None
    ]


def _written(happened: Milestones) -> str:
    days = (getattr(happened, name) for name in Milestones.__slots__ if name != "extensions")
    return ",".join(day.isoformat() if day else "" for day in days).rstrip(",")


@cache
def _duties(stage: int) -> tuple[Duty, ...]:
    return tuple(duty for duty in Duty if duty.stage == stage)
