"""A complaint as it stands: status, points, findings and promises, all derived from the events that happened to it."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING

from chc_desktop.domain.clocks.clock import Clock
from chc_desktop.domain.events import Event, Extended, Finding, Refused, Responded, Updated
from chc_desktop.domain.intake import Category, Channel, Matter
from chc_desktop.domain.limits import OwnLimit
from chc_desktop.domain.milestones import Milestones, Told
from chc_desktop.domain.papers.paper import Papers
from chc_desktop.domain.people.parties import NOBODY, Parties
from chc_desktop.domain.points.evidence import Evidence, Link
from chc_desktop.domain.promises.promise import Promise

if TYPE_CHECKING:
    from chc_desktop.domain.updates.events import UpdatesAgreed


class Status(StrEnum):
    """Where a case stands."""

    NEW = "new"
    STAGE1 = "stage1"
    ANSWERED1 = "answered1"
    ESCALATED = "escalated"
    STAGE2 = "stage2"
    ANSWERED2 = "answered2"
    STAGE3 = "stage3"
    ANSWERED3 = "answered3"
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
    """One point of the complaint, with what was decided at each stage.

    `whose` is who is responsible where it is not ours to answer for.
    """

    number: int
    text: str
    not_ours: bool = False
    why_not_ours: str = ""
    whose: str = ""
    evidence: tuple[Evidence, ...] = ()
    stage1: Finding | None = None
    stage2: Finding | None = None
    stage3: Finding | None = None

    def at(self, stage: int) -> Finding | None:
        """What was decided at a stage."""
        return (self.stage1, self.stage2, self.stage3)[stage - 1]

    @property
    def finding(self) -> Finding | None:
        """The decision that stands: the latest."""
        return self.stage3 or self.stage2 or self.stage1


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
    still_unhappy_with: str = ""
    """Why this stage was asked for, where they said so."""

    @property
    def responded_on(self) -> date | None:
        return self.response.happened_on if self.response else None

    @property
    def extended_to(self) -> date | None:
        return self.extensions[-1].new_date if self.extensions else None

    @property
    def told_on(self) -> date | None:
        """When the resident was first told of an extension."""
        return self.extensions[0].happened_on if self.extensions else None


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
    stage3: Stage
    status: Status
    logged_on: date | None = None
    own_limits: tuple[OwnLimit, ...] = ()
    own_stages: int = 0
    matter: Matter = Matter.HOUSING
    request: int = 0
    promises: tuple[Promise, ...] = ()
    updates: tuple[Updated, ...] = ()
    refusal: Refused | None = None
    ended_on: date | None = None
    points_joined: int = 0
    clocks: tuple[Clock, ...] = ()
    papers: Papers = ()
    mistake: str = ""
    """Why it should not have been logged; empty where it was no mistake."""
    updates_agreed: "UpdatesAgreed | None" = None
    brought_in: str = ""
    """What the row of a spreadsheet said of it that has no other place."""
    parties: Parties = NOBODY
    """Everybody in the case beside those who deal with it."""
    links: tuple[Link, ...] = ()
    letters: tuple[str, ...] = ()
    """The letters that were issued, by the names of their files, in their order."""
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
            logged=self.logged_on or self.received_on,
            stage3_escalated=self.stage3.asked_on,
            stage3_responded=self.stage3.responded_on,
            stage3_extended_to=self.stage3.extended_to,
            told=self.stage1.told_on,
            stage2_told=self.stage2.told_on,
            stage3_told=self.stage3.told_on,
            extensions=tuple(
                Told(stage.number, each.happened_on, each.new_date, bool(each.beyond_cap_because.strip()))
                for stage in self.stages
                for each in stage.extensions
            ),
        )

    @property
    def complainants(self) -> tuple[int, ...]:
        """Those who complain now, by their ids; the first is whose complaint it is called."""
        return self.parties.complaining or (self.complainant,)

    @property
    def stage(self) -> Stage:
        """The stage the case is at."""
        return self.asked_stages[-1]

    @property
    def awaits_answer(self) -> bool:
        """Whether the stage it is at is still to be answered; never of a case that was logged by mistake."""
        return self.status.is_open and not self.mistake and self.stage.response is None

    @property
    def stages(self) -> tuple[Stage, Stage, Stage]:
        return self.stage1, self.stage2, self.stage3

    @property
    def asked_stages(self) -> tuple[Stage, ...]:
        """The stages the case has come to, the first one first."""
        return tuple(stage for stage in self.stages if stage.number == 1 or stage.asked_on)

    def at(self, number: int) -> Stage:
        """Stage 1, 2 or 3."""
        return self.stages[number - 1]

    def earlier_handlers(self, number: int) -> set[int]:
        """Everybody who dealt with the complaint before this stage."""
        before = self.stages[: number - 1]
        handlers = {person for stage in before for person in (stage.handler, *stage.past_handlers)}
        return handlers | {stage.response.done_by for stage in before if stage.response}

    @property
    def open_promises(self) -> tuple[Promise, ...]:
        return tuple(promise for promise in self.promises if promise.is_open)

    def promise(self, key: str) -> Promise | None:
        """The promise of this key."""
        return next((promise for promise in self.promises if promise.key == key), None)

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
    Status.STAGE3: "At stage 3",
    Status.ANSWERED3: "Answered at stage 3",
    Status.REFUSED: "Not accepted",
    Status.WITHDRAWN: "Withdrawn",
    Status.CLOSED: "Closed",
}


def with_stage(case: Case, stage: Stage) -> Case:
    """The case with one of its stages replaced."""
    if stage.number == 1:
        return replace(case, stage1=stage)
    return replace(case, stage2=stage) if stage.number == 2 else replace(case, stage3=stage)
