"""The sample landlord: a charity with cases in every state, made anew from its file for any day it is asked for.

Everything in it goes through the office as the officer would do it, on the day it is said to have happened.
"""

import tomllib
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from chc_desktop import files
from chc_desktop.domain.clocks.kind import Kinds
from chc_desktop.domain.code import Edition
from chc_desktop.domain.events import Event
from chc_desktop.domain.facts import Organisation, Person, Role
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.domain.letters.form import Form
from chc_desktop.domain.requests.events import RequestDone, RequestNoted, RequestReviewed
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.domain.working_days import WorkingDays, bank_holidays
from chc_desktop.office.office import Office
from chc_desktop.office.opening import NewComplaint
from chc_desktop.office.requests import NewRequest
from chc_desktop.sample.papers import paper_of, with_papers
from chc_desktop.sample.steps import Scene, Step, event_of
from chc_desktop.store import opening


def make_sample(folder: Path, today: date, editions: Mapping[str, Edition], kinds: Kinds) -> None:
    """Make the sample landlord's register in an empty folder, as it would stand on a day."""
    data = tomllib.loads((files.resources("sample") / "landlord.toml").read_text(encoding="utf-8"))
    holidays = bank_holidays()
    clock = Clock(today)
    office = Office(opening.create(folder, clock.now(), holidays), editions, kinds, clock.today, clock.now)
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
        self.stories = with_papers([*self.data["requests"], *self.data["cases"]])

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
        facts = {key: value for key, value in row.items() if key not in ("review_in", "letter_form")}
        return Person(**facts, adjustment_review=review, letter_form=Form(**row.get("letter_form", {})))

    def _play(self, place: int, step: Step) -> None:
        story = self.stories[place]
        if step["do"] == "requested":
            self.requests[story["key"]] = self._log_request(story, step)
        elif step["do"] == "paper":
            record_id = self.requests[story["key"]] if "key" in story else self.cases[place]
            self.office.papers.add(record_id, paper_of(self._scene(), story, step))
        elif "key" in story:
            self.office.requests.record(self.requests[story["key"]], self._of_request(step))
        elif step["do"] == "learnt":
            self.office.lessons.note(self._learnt(place, step))
        elif step["do"] == "received":
            self.cases[place] = self._log(story)
        elif step["do"] == "letter":
            self._issue(self.cases[place], step)
        else:
            case = self.office.cases.view(self.cases[place])
            self.office.cases.record(case.case.id, event_of(self._scene(), case, step))

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

    def _issue(self, case_id: int, step: Step) -> None:
        """A letter goes out, filled from the case and with what only the officer can say."""
        kind, letters = LetterKind(step["kind"]), self.office.letters
        begun = letters.open(case_id, kind).contents
        contents = replace(
            begun,
            texts={**begun.texts, **step.get("texts", {})},
            new_date=self._after(self.clock.day, step["next_in"]) if "next_in" in step else None,
        )
        officer = self.people[step.get("by", "officer")].id
        letters.issue(case_id, kind, contents, sent="by first class post", dated=self.clock.day, done_by=officer)

    def _learnt(self, place: int, step: Step) -> LessonNoted:
        return LessonNoted(
            learnt=step["text"],
            theme=step["theme"],
            cases=(self.cases[place],),
            change=step.get("change", ""),
            made_on=self.clock.day if "evidence" in step else None,
            evidence=step.get("evidence", ""),
            **self._scene().by(step),
        )

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
            return RequestReviewed(found=step["text"], next_review=following, **self._scene().by(step))
        kind = RequestDone if step["do"] == "done" else RequestNoted
        return kind(text=step["text"], **self._scene().by(step))

    def _ago(self, days: int) -> date:
        """The working day that many working days before today."""
        position = self.calendar.between(date(2020, 1, 1), self.today) - days
        return self.calendar.add(date(2020, 1, 1), position)

    def _after(self, day: date, days: int) -> date:
        return self.calendar.add(day, days)

    def _scene(self) -> Scene:
        return Scene(self.clock.day, self.calendar, self.people)
