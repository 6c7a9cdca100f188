"""A complaint as it stands: status, points, findings and promises, all derived from the events that happened to it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from chc_desktop.domain.deadlines import Milestones
from chc_desktop.domain.events import Category, Channel, Event, Extended, Finding, Refused, Remedy, Responded, Updated


class Status(StrEnum):
    """Where a case stands."""

    NEW = "new"
    STAGE1 = "stage1"
    ANSWERED1 = "answered1"
    ESCALATED = "escalated"
    STAGE2 = "stage2"
    ANSWERED2 = "answered2"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"

    @property
    def words(self) -> str:
        return _STATUS_WORDS[self]

    @property
    def is_open(self) -> bool:
        return self not in (Status.REFUSED, Status.WITHDRAWN, Status.CLOSED)


@dataclass(frozen=True, slots=True)
class Recorded:
    """An event as it stands in the register: its number, when it was written down and by whom."""

    number: int
    case_id: int
    recorded_at: datetime
    recorded_by: int
    event: Event | None
    """None where the content was erased."""


@dataclass(frozen=True, slots=True)
class Point:
    """One point of the complaint, with what was decided at each stage."""

    number: int
    text: str
    not_ours: bool = False
    stage1: Finding | None = None
    stage2: Finding | None = None

    @property
    def finding(self) -> Finding | None:
        return self.stage2 or self.stage1


@dataclass(frozen=True, slots=True)
class Promise:
    """A remedy that was offered, until it is carried out. `key` is the entry it was made in and its place there."""

    key: str
    stage: int
    remedy: Remedy
    kept_on: date | None = None
    evidence: str = ""


@dataclass(frozen=True, slots=True)
class Stage:
    """What has happened at one stage."""

    number: int
    handler: int = 0
    past_handlers: tuple[int, ...] = ()
    asked_on: date | None = None
    acknowledged_on: date | None = None
    extensions: tuple[Extended, ...] = ()
    response: Responded | None = None

    @property
    def responded_on(self) -> date | None:
        return self.response.happened_on if self.response else None

    @property
    def extended_to(self) -> date | None:
        return self.extensions[-1].new_date if self.extensions else None


@dataclass(frozen=True, slots=True)
class Case:
    """A complaint as it stands."""

    id: int
    reference: str
    edition: str
    complainant: int
    channel: Channel
    category: Category
    made_on: date
    received_on: date
    title: str
    their_words: str
    outcome_sought: str
    points: tuple[Point, ...]
    stage1: Stage
    stage2: Stage
    status: Status
    promises: tuple[Promise, ...] = ()
    updates: tuple[Updated, ...] = ()
    refusal: Refused | None = None
    ended_on: date | None = None
    points_joined: int = 0
    before_end: Status | None = field(default=None, repr=False)

    @property
    def milestones(self) -> Milestones:
        return Milestones(
            received=self.received_on,
            acknowledged=self.stage1.acknowledged_on,
            responded=self.stage1.responded_on,
            extended_to=self.stage1.extended_to,
            escalated=self.stage2.asked_on,
            stage2_acknowledged=self.stage2.acknowledged_on,
            stage2_responded=self.stage2.responded_on,
            stage2_extended_to=self.stage2.extended_to,
        )

    @property
    def stage(self) -> Stage:
        """The stage the case is at."""
        return self.stage2 if self.stage2.asked_on else self.stage1

    def at(self, number: int) -> Stage:
        """Stage 1 or stage 2."""
        return self.stage1 if number == 1 else self.stage2

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        return tuple(promise for promise in self.promises if not promise.kept_on)

    @property
    def points_to_answer(self) -> tuple[Point, ...]:
        return tuple(point for point in self.points if not point.not_ours)


_STATUS_WORDS = {
    Status.NEW: "To be acknowledged",
    Status.STAGE1: "At stage 1",
    Status.ANSWERED1: "Answered at stage 1",
    Status.ESCALATED: "Stage 2 asked for",
    Status.STAGE2: "At stage 2",
    Status.ANSWERED2: "Answered at stage 2",
    Status.REFUSED: "Not accepted",
    Status.WITHDRAWN: "Withdrawn",
    Status.CLOSED: "Closed",
}


def with_stage(case: Case, stage: Stage) -> Case:
    """The case with one of its stages replaced."""
    return replace(case, stage1=stage) if stage.number == 1 else replace(case, stage2=stage)
