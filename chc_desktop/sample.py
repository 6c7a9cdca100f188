"""The sample landlord: a charity with cases in every state, made anew from its file for any day it is asked for.

Everything in it goes through the office as the officer would do it, on the day it is said to have happened.
"""

import tomllib
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from chc_desktop import files
from chc_desktop.domain.code import Edition
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
from chc_desktop.domain.facts import Organisation, Person, Role
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.requests.events import RequestDone, RequestNoted, RequestReviewed
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.domain.working_days import WorkingDays, bank_holidays
from chc_desktop.office.cases import NewComplaint
from chc_desktop.office.office import Office
from chc_desktop.office.requests import NewRequest
from chc_desktop.store import register

Step = Mapping[str, Any]


def make_sample(folder: Path, today: date, editions: Mapping[str, Edition]) -> None:
    """Make the sample landlord's register in an empty folder, as it would stand on a day."""
    data = tomllib.loads((files.resources("sample") / "landlord.toml").read_text(encoding="utf-8"))
    holidays = bank_holidays()
    clock = Clock(today)
    office = Office(register.create(folder, clock.now(), holidays), editions, clock.today, clock.now)
    try:
        Sample(office, clock, WorkingDays(holidays), data, today).make()
    finally:
        office.close()


class Clock:
    """A clock that is set by hand to the day on which each step happened."""

    def __init__(self, day: date) -> None:
        self.day = day

    def today(self) -> date:
        return self.day

    def now(self) -> datetime:
        return datetime.combine(self.day, time(10, 30))


class Sample:
    """Plays the sample landlord's story, in the order in which it happened."""

    def __init__(
        self, office: Office, clock: Clock, calendar: WorkingDays, data: Mapping[str, Any], today: date
    ) -> None:
        self.office = office
        self.clock = clock
        self.calendar = calendar
        self.data = data
        self.today = today
        self.people: dict[str, Person] = {}
        self.cases: dict[int, int] = {}
        self.requests: dict[str, int] = {}
        self.stories = [*self.data["requests"], *self.data["cases"]]

    def make(self) -> None:
        steps = [
            (self._ago(step["ago"]), place, number, step)
            for place, story in enumerate(self.stories)
            for number, step in enumerate(story["steps"])
        ]
        self.clock.day = min(day for day, *_ in steps)
        self._introduce()
        for day, place, _, step in sorted(steps, key=lambda each: each[:3]):
            self.clock.day = day
            self._play(place, step)

    def _introduce(self) -> None:
        desk = self.office.desk
        with desk.register.transaction() as shelves:
            for name, row in self.data["staff"].items():
                person = Person(name=row["name"], role=Role(row["role"]), job=row["job"])
                self.people[name] = shelves.facts.save_person(person, desk.now(), 0)
            for name, row in self.data["residents"].items():
                self.people[name] = shelves.facts.save_person(self._resident(row), desk.now(), 0)
            organisation = Organisation(
                **self.data["organisation"] | {"year_end": tuple(self.data["organisation"]["year_end"])},
                officer=self.people["officer"].id,
                complaints_lead=self.people["trustee"].id,
                sample=True,
            )
            shelves.facts.save_organisation(organisation, desk.now(), organisation.officer)

    def _resident(self, row: Step) -> Person:
        review = self._after(self.today, row["review_in"]) if "review_in" in row else None
        facts = {key: value for key, value in row.items() if key != "review_in"}
        return Person(**facts, adjustment_review=review)

    def _play(self, place: int, step: Step) -> None:
        story = self.stories[place]
        if step["do"] == "requested":
            self.requests[story["key"]] = self._log_request(story, step)
        elif "key" in story:
            self.office.requests.record(self.requests[story["key"]], self._of_request(step))
        elif step["do"] == "received":
            self.cases[place] = self._log(story)
        else:
            event = _STEPS[step["do"]](self, step, place)
            self.office.cases.record(self.cases[place], event)

    def _log(self, case: Step) -> int:
        complaint = NewComplaint(
            person=self.people[case["who"]],
            channel=Channel(case["channel"]),
            category=Category(case["category"]),
            made_on=self.clock.day,
            received_on=self.clock.day,
            title=case["title"],
            their_words=case["words"],
            points=tuple(case["points"]),
            outcome_sought=case["outcome"],
            handler=self.people["officer"].id,
            request=self.requests.get(case.get("request", ""), 0),
        )
        return self.office.cases.log(complaint)

    def _log_request(self, request: Step, step: Step) -> int:
        new = NewRequest(
            person=self.people[request["who"]],
            channel=Channel(request["channel"]),
            category=Category(request["category"]),
            asked_on=self.clock.day,
            title=request["title"],
            their_words=request["words"],
            review_on=self._after(self.clock.day, step["review_in"]),
        )
        return self.office.requests.log(new)

    def _of_request(self, step: Step) -> Event:
        if step["do"] == "reviewed":
            following = self._after(self.clock.day, step["review_in"])
            return RequestReviewed(found=step["text"], next_review=following, **self._by(step))
        kind = RequestDone if step["do"] == "done" else RequestNoted
        return kind(text=step["text"], **self._by(step))

    def _ago(self, days: int) -> date:
        """The working day that many working days before today."""
        position = self.calendar.between(date(2020, 1, 1), self.today) - days
        return self.calendar.add(date(2020, 1, 1), position)

    def _after(self, day: date, days: int) -> date:
        return self.calendar.add(day, days)

    def _acknowledged(self, step: Step, place: int) -> Event:
        return Acknowledged(stage=1, not_ours=tuple(step.get("not_ours", ())), **self._by(step))

    def _acknowledged2(self, step: Step, place: int) -> Event:
        return Acknowledged(stage=2, **self._by(step))

    def _extended(self, step: Step, place: int) -> Event:
        return self._extension(step, place, 1)

    def _extended2(self, step: Step, place: int) -> Event:
        return self._extension(step, place, 2)

    def _extension(self, step: Step, place: int, stage: int) -> Event:
        due = self.office.cases.view(self.cases[place]).open_deadlines[0].due
        new_date = self._after(due, step["to"])
        return Extended(stage=stage, new_date=new_date, reason=step["why"], ombudsman_told=True, **self._by(step))

    def _responded(self, step: Step, place: int) -> Event:
        return self._response(step, place, 1)

    def _responded2(self, step: Step, place: int) -> Event:
        return self._response(step, place, 2)

    def _response(self, step: Step, place: int, stage: int) -> Event:
        points = self.office.cases.view(self.cases[place]).case.points_to_answer
        findings = zip(points, step["findings"], strict=True)
        remedies = step.get("remedies", ())
        return Responded(
            stage=stage,
            findings=tuple(Finding(point.number, Outcome(outcome), why) for point, (outcome, why) in findings),
            remedies=tuple(self._remedy(remedy) for remedy in remedies),
            no_remedy_because=step.get("none", ""),
            **self._by(step),
        )

    def _remedy(self, remedy: Step) -> Remedy:
        by = self._after(self.clock.day, remedy["in"])
        return Remedy(remedy["kind"], remedy["what"], by, remedy.get("pence", 0))

    def _kept(self, step: Step, place: int) -> Event:
        promise = self.office.cases.view(self.cases[place]).case.promises[step["promise"] - 1]
        return PromiseKept(promise=promise.key, evidence=step["evidence"], **self._by(step))

    def _escalated(self, step: Step, place: int) -> Event:
        reviewer = self.people[step["reviewer"]].id
        return Escalated(reviewer=reviewer, still_unhappy_with=step["text"], **self._by(step))

    def _refused(self, step: Step, place: int) -> Event:
        return self._refusal(step, 1)

    def _refused2(self, step: Step, place: int) -> Event:
        return self._refusal(step, 2)

    def _refusal(self, step: Step, stage: int) -> Event:
        return Refused(
            stage=stage, exclusion=step["ground"], reasons=step["why"], ombudsman_told=True, **self._by(step)
        )

    def _point(self, step: Step, place: int) -> Event:
        return PointAdded(text=step["text"], **self._by(step))

    def _updated(self, step: Step, place: int) -> Event:
        return Updated(text=step["text"], next_update=self._after(self.clock.day, step["in"]), **self._by(step))

    def _clock(self, step: Step, place: int) -> Event:
        return ClockStarted(clock_kind=step["kind"], what=step["text"], **self._by(step))

    def _clock_done(self, step: Step, place: int) -> Event:
        clock = self.office.cases.view(self.cases[place]).case.clocks[step["clock"] - 1]
        return ClockStepDone(clock=clock.key, step=step["step"], evidence=step["evidence"], **self._by(step))

    def _note(self, step: Step, place: int) -> Event:
        return Noted(text=step["text"], **self._by(step))

    def _withdrawn(self, step: Step, place: int) -> Event:
        return Withdrawn(why=step["why"], **self._by(step))

    def _closed(self, step: Step, place: int) -> Event:
        return Closed(why=step["why"], **self._by(step))

    def _reopened(self, step: Step, place: int) -> Event:
        return Reopened(why=step["why"], **self._by(step))

    def _by(self, step: Step) -> dict[str, Any]:
        return {"happened_on": self.clock.day, "done_by": self.people[step.get("by", "officer")].id}


_STEPS: dict[str, Callable[[Sample, Step, int], Event]] = {
    name.removeprefix("_"): getattr(Sample, name)
    for name in (
        "_acknowledged",
        "_acknowledged2",
        "_extended",
        "_extended2",
        "_responded",
        "_responded2",
        "_kept",
        "_escalated",
        "_refused",
        "_refused2",
        "_point",
        "_updated",
        "_clock",
        "_clock_done",
        "_note",
        "_withdrawn",
        "_closed",
        "_reopened",
    )
}
