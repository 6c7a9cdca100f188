"""The dates of a case from which its deadlines are counted, and the order in which they can stand."""

from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.vocabulary import Duty, Trigger


class Told(NamedTuple):
    """One extension of a stage: the day the resident was told (None where it is not known), and the new date.

    `agreed`: what goes beyond the cap was agreed with the resident, where the edition asks for that.
    """

    stage: int
    on: date | None
    to: date
    agreed: bool = True


@dataclass(frozen=True, slots=True)
class Milestones:
    """The dates of a case that start and stop clocks. None is what has not happened (yet).

    `told` is the day on which the resident was first told of an extension. `extensions` are all of them in order, for
    a stage that was extended more than once.
    """

    received: date
    acknowledged: date | None = None
    responded: date | None = None
    extended_to: date | None = None
    escalated: date | None = None
    stage2_acknowledged: date | None = None
    stage2_responded: date | None = None
    stage2_extended_to: date | None = None
    logged: date | None = None
    stage3_escalated: date | None = None
    stage3_responded: date | None = None
    stage3_extended_to: date | None = None
    told: date | None = None
    stage2_told: date | None = None
    stage3_told: date | None = None
    extensions: tuple[Told, ...] = field(default=(), kw_only=True)

    def started(self, trigger: Trigger) -> date | None:
        if trigger is Trigger.RECEIVED:
            return self.received
        if trigger is Trigger.ACKNOWLEDGED:
            return self.acknowledged
        if trigger is Trigger.ESCALATED:
            return self.escalated
        if trigger is Trigger.STAGE2_ACKNOWLEDGED:
            return self.stage2_acknowledged
        return self.logged if trigger is Trigger.LOGGED else self.stage3_escalated

    def done(self, duty: Duty) -> date | None:
        if duty is Duty.STAGE1_ACKNOWLEDGEMENT:
            return self.acknowledged
        if duty is Duty.STAGE1_RESPONSE:
            return self.responded
        if duty is Duty.STAGE2_ACKNOWLEDGEMENT:
            return self.stage2_acknowledged
        return self.stage2_responded if duty is Duty.STAGE2_RESPONSE else self.stage3_responded

    def extended(self, duty: Duty) -> tuple[date | None, date | None]:
        """The date a response was extended to, and the day the resident was first told."""
        if duty is Duty.STAGE1_RESPONSE:
            return self.extended_to, self.told
        if duty is Duty.STAGE2_RESPONSE:
            return self.stage2_extended_to, self.stage2_told
        return (self.stage3_extended_to, self.stage3_told) if duty is Duty.STAGE3_RESPONSE else (None, None)

    def told_of(self, duty: Duty) -> tuple[Told, ...]:
        """Every extension of a response in order; where only its dates are known, as one."""
        if listed := tuple(each for each in self.extensions if each.stage == duty.stage):
            return listed
        extended_to, told = self.extended(duty)
        return (Told(duty.stage, told, extended_to),) if extended_to else ()


def check_order(milestones: Milestones) -> None:
    """Refuse dates that cannot be: a step before the one it follows, or stage 2 acknowledged but never asked for."""
    if milestones.stage2_acknowledged and not milestones.escalated:
        raise RuleBroken(
            "Stage 2 cannot be acknowledged before it was asked for. Please give the date it was asked for too."
        )
    if milestones.stage3_escalated and not milestones.escalated:
        raise RuleBroken(
            "Stage 3 cannot be asked for before stage 2 was. Please give the date stage 2 was asked for too."
        )
    if milestones.logged and milestones.logged < milestones.received:
        raise RuleBroken(
            f"The complaint cannot have been logged on {words.day(milestones.logged)}, before it was received on "
            f"{words.day(milestones.received)}. Please check the two dates."
        )
    steps = [
        ("received", milestones.received),
        ("acknowledged", milestones.acknowledged),
        ("taken to stage 2", milestones.escalated),
        ("acknowledged at stage 2", milestones.stage2_acknowledged),
        ("taken to stage 3", milestones.stage3_escalated),
    ]
    known = [(what, day) for what, day in steps if day]
    for (before, earlier), (after, later) in pairwise(known):
        if later < earlier:
            raise RuleBroken(
                f"The complaint cannot have been {after} on {words.day(later)}, before it was {before} "
                f"on {words.day(earlier)}. Please check the two dates."
            )
