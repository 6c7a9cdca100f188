"""What each step of the sample’s story says of a complaint, as the event it is in the record."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from chc_desktop.domain.events import (
    Acknowledged,
    ClockStarted,
    ClockStepDone,
    Closed,
    Escalated,
    Event,
    Extended,
    Finding,
    Noted,
    PointAdded,
    PromiseKept,
    Refused,
    Remedy,
    Reopened,
    Responded,
    Updated,
    Withdrawn,
)
from chc_desktop.domain.facts import Person
from chc_desktop.domain.points.events import EvidenceConsidered, ResponsibilityDecided
from chc_desktop.domain.promises.events import Made, MoneyAnswered, MoneyPaid, Promised, PromiseMoved
from chc_desktop.domain.vocabulary import Agreed, Outcome
from chc_desktop.domain.working_days import WorkingDays
from chc_desktop.office.cases import CaseView

Step = Mapping[str, Any]
"""A step as the file has it: what was done (`do`), how many working days before today (`ago`), and its particulars."""


@dataclass(frozen=True, slots=True)
class Scene:
    """The day a step happens on, the calendar, and the people by their names in the file."""

    day: date
    calendar: WorkingDays
    people: Mapping[str, Person]

    def after(self, days: int) -> date:
        """The working day that many after the step."""
        return self.calendar.add(self.day, days)

    def by(self, step: Step) -> dict[str, Any]:
        """When it happened and who did it, as every event says."""
        return {"happened_on": self.day, "done_by": self.people[step.get("by", "officer")].id}


def event_of(scene: Scene, case: CaseView, step: Step) -> Event:
    """What a step is in the record of the case as it then stands."""
    return _STEPS[step["do"]](scene, case, step)


def _acknowledged(scene: Scene, _case: CaseView, step: Step, stage: int) -> Event:
    return Acknowledged(stage=stage, not_ours=tuple(step.get("not_ours", ())), **scene.by(step))


def _extended(scene: Scene, case: CaseView, step: Step, stage: int) -> Event:
    new_date = scene.calendar.add(case.open_deadlines[0].due, step["to"])
    return Extended(stage=stage, new_date=new_date, reason=step["why"], ombudsman_told=True, **scene.by(step))


def _responded(scene: Scene, case: CaseView, step: Step, stage: int) -> Event:
    findings = zip(case.case.points_to_answer, step["findings"], strict=True)
    return Responded(
        stage=stage,
        findings=tuple(Finding(point.number, Outcome(outcome), why) for point, (outcome, why) in findings),
        remedies=tuple(_remedy(scene, remedy) for remedy in step.get("remedies", ())),
        no_remedy_because=step.get("none", ""),
        **scene.by(step),
    )


def _evidence(scene: Scene, _case: CaseView, step: Step) -> Event:
    dated = scene.day if step.get("dated") else None
    return EvidenceConsidered(points=tuple(step["points"]), what=step["what"], dated=dated, **scene.by(step))


def _not_ours(scene: Scene, _case: CaseView, step: Step) -> Event:
    return ResponsibilityDecided(
        point=step["point"], ours=False, why=step["why"], whose=step["whose"], **scene.by(step)
    )


def _remedy(scene: Scene, remedy: Step) -> Remedy:
    owner = scene.people[remedy.get("owner", "officer")].id
    return Remedy(remedy["kind"], remedy["what"], scene.after(remedy["in"]), remedy.get("pence", 0), owner)


def _kept(scene: Scene, case: CaseView, step: Step) -> Event:
    promise = case.case.promises[step["promise"] - 1]
    return PromiseKept(promise=promise.key, evidence=step["evidence"], **scene.by(step))


def _promised(scene: Scene, _case: CaseView, step: Step) -> Event:
    return Promised(remedy=_remedy(scene, step), how=Made(step["how"]), **scene.by(step))


def _moved(scene: Scene, case: CaseView, step: Step) -> Event:
    promise = case.case.promises[step["promise"] - 1]
    return PromiseMoved(
        promise=promise.key,
        new_date=scene.after(step["to"]),
        reason=step["why"],
        agreed=Agreed.YES,
        agreed_how=step["agreed"],
        **scene.by(step),
    )


def _accepted(scene: Scene, case: CaseView, step: Step) -> Event:
    promise = case.case.promises[step["promise"] - 1]
    return MoneyAnswered(promise=promise.key, accepted=True, how=step["how"], **scene.by(step))


def _paid(scene: Scene, case: CaseView, step: Step) -> Event:
    promise = case.case.promises[step["promise"] - 1]
    return MoneyPaid(
        promise=promise.key, pence=step["pence"], how=step["how"], reference=step.get("ref", ""), **scene.by(step)
    )


def _escalated(scene: Scene, _case: CaseView, step: Step) -> Event:
    reviewer = scene.people[step["reviewer"]].id
    return Escalated(reviewer=reviewer, still_unhappy_with=step["text"], **scene.by(step))


def _refused(scene: Scene, _case: CaseView, step: Step, stage: int) -> Event:
    return Refused(stage=stage, exclusion=step["ground"], reasons=step["why"], ombudsman_told=True, **scene.by(step))


def _point(scene: Scene, _case: CaseView, step: Step) -> Event:
    return PointAdded(text=step["text"], **scene.by(step))


def _updated(scene: Scene, _case: CaseView, step: Step) -> Event:
    return Updated(text=step["text"], next_update=scene.after(step["in"]), **scene.by(step))


def _clock(scene: Scene, _case: CaseView, step: Step) -> Event:
    return ClockStarted(clock_kind=step["kind"], what=step["text"], **scene.by(step))


def _clock_done(scene: Scene, case: CaseView, step: Step) -> Event:
    clock = case.case.clocks[step["clock"] - 1]
    return ClockStepDone(clock=clock.key, step=step["step"], evidence=step["evidence"], **scene.by(step))


def _note(scene: Scene, _case: CaseView, step: Step) -> Event:
    return Noted(text=step["text"], **scene.by(step))


def _withdrawn(scene: Scene, _case: CaseView, step: Step) -> Event:
    return Withdrawn(why=step["why"], **scene.by(step))


def _closed(scene: Scene, _case: CaseView, step: Step) -> Event:
    return Closed(why=step["why"], **scene.by(step))


def _reopened(scene: Scene, _case: CaseView, step: Step) -> Event:
    return Reopened(why=step["why"], **scene.by(step))


_STEPS: dict[str, Callable[[Scene, CaseView, Step], Event]] = {
    "acknowledged": partial(_acknowledged, stage=1),
    "acknowledged2": partial(_acknowledged, stage=2),
    "extended": partial(_extended, stage=1),
    "extended2": partial(_extended, stage=2),
    "responded": partial(_responded, stage=1),
    "responded2": partial(_responded, stage=2),
    "kept": _kept,
    "promised": _promised,
    "moved": _moved,
    "accepted": _accepted,
    "paid": _paid,
    "escalated": _escalated,
    "refused": partial(_refused, stage=1),
    "refused2": partial(_refused, stage=2),
    "point": _point,
    "evidence": _evidence,
    "not_ours": _not_ours,
    "updated": _updated,
    "clock": _clock,
    "clock_done": _clock_done,
    "note": _note,
    "withdrawn": _withdrawn,
    "closed": _closed,
    "reopened": _reopened,
}
