"""What the officer can do with the organisation: answer the first questions, change facts, keep the calendar."""

from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Person, Role
from chc_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR, Closure, Counting, WorkingDays
from chc_desktop.office.desk import Desk
from chc_desktop.office.first_answers import (
    AnswerWrong,
    FirstAnswers,
    check_folder,
    check_name,
    check_year_end,
    faults,
)
from chc_desktop.store.register import Transaction

if TYPE_CHECKING:
    from chc_desktop.domain.case import Case
    from chc_desktop.domain.code import Edition
    from chc_desktop.domain.deadlines import Deadline

Recount = Callable[[Counting], Counting]

_LARGEST_LOGO = 300_000
_OWN_PEOPLE = (Role.OFFICER, Role.STAFF, Role.GOVERNING_BODY)


@dataclass(frozen=True, slots=True)
class Move:
    """A duty of an open case whose date would change."""

    case_id: int
    reference: str
    duty: str
    before: date
    after: date


class OrganisationRoom:
    """The organisation, its people and its calendar."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def organisation(self) -> Organisation | None:
        """The organisation, None before the first questions were answered."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.organisation()

    def set_up(self, answers: FirstAnswers) -> None:
        """Keep the answers to the first questions: the people, then the organisation with them, or nothing."""
        for wrong in faults(answers):
            raise wrong
        desk = self._desk
        with desk.register.transaction() as shelves:
            if shelves.facts.organisation():
                raise RuleBroken("The first questions were answered before. Nothing was changed. Please use Settings.")
            officer = shelves.facts.save_person(answers.officer(), desk.now(), 0)
            lead = answers.lead()
            lead_id = shelves.facts.save_person(lead, desk.now(), officer.id).id if lead else 0
            shelves.facts.save_organisation(answers.organisation(officer.id, lead_id), desk.now(), officer.id)
        desk.on_change()

    def save(self, organisation: Organisation) -> None:
        """Keep changed facts; where days are counted differently now, every open case is counted anew with them."""
        check_name(organisation.name)
        check_year_end(organisation.year_end)
        check_folder(organisation.backup_folder)
        with self._recounting() as shelves:
            shelves.facts.save_organisation(organisation, self._desk.now(), self._desk.officer(shelves))

    def set_logo(self, path: Path) -> None:
        """Take the picture in a file as the logo of new letters. Refused where it is no picture or too large."""
        from chc_desktop.documents.logo import logo_picture  # heavy, and seldom needed

        try:
            picture = path.read_bytes()
        except OSError:
            raise RuleBroken(f"“{path.name}” could not be read. Nothing was changed. Please choose another.") from None
        if len(picture) > _LARGEST_LOGO:
            raise RuleBroken(
                f"“{path.name}” is too large for a logo ({len(picture) // 1000:,} KB; the most is "
                f"{_LARGEST_LOGO // 1000} KB). Nothing was changed. Please choose a smaller picture."
            )
        try:
            logo_picture(picture)
        except ValueError:
            raise RuleBroken(
                f"“{path.name}” cannot be read as a picture. Nothing was changed. Please choose a PNG or JPEG file."
            ) from None
        with self._recounting() as shelves:
            changed = replace(self._desk.organisation(shelves), logo=b64encode(picture).decode("ascii"))
            shelves.facts.save_organisation(changed, self._desk.now(), self._desk.officer(shelves))

    def people(self) -> list[Person]:
        """Those who work for the organisation or govern it, by name."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.people(*_OWN_PEOPLE)

    def save_person(self, person: Person) -> Person:
        """Keep one of the organisation's own people, new or changed."""
        if not person.name.strip():
            raise AnswerWrong("name", "Please write the person’s name.")
        desk = self._desk
        person = replace(person, name=person.name.strip(), job=person.job.strip())
        with desk.register.transaction() as shelves:
            _check_new(person, shelves.facts.people(*_OWN_PEOPLE))
            person = shelves.facts.save_person(person, desk.now(), desk.officer(shelves))
        desk.on_change()
        return person

    def editions(self) -> "tuple[Edition, ...]":
        """The Codes the program knows."""
        return tuple(self._desk.editions.values())

    def register_folder(self) -> Path:
        """Where the register lives."""
        return self._desk.register.path.parent

    def holidays(self, year: int) -> tuple[tuple[date, str], ...]:
        """The bank holidays of a year, in order."""
        found = self._calendar().holidays.items()
        return tuple(sorted((day, name) for day, name in found if day.year == year))

    def published_to(self) -> date:
        """The last day for which government has published the bank holidays."""
        return self._calendar().published_to

    def closures(self) -> tuple[Closure, ...]:
        """The days on which the office is shut, the next ones last."""
        return self._calendar().closures

    def preview_holiday(self, day: date) -> tuple[Move, ...]:
        """Which duties of open cases would move if this day were a bank holiday."""
        return self._moves(lambda counting: replace(counting, calendar=counting.calendar.with_holidays([day])))

    def preview_removal(self, day: date) -> tuple[Move, ...]:
        """Which duties of open cases would move if this day were no bank holiday any more."""
        return self._moves(lambda counting: replace(counting, calendar=_without(counting.calendar, day)))

    def preview_counting(self, from_the_day_itself: bool) -> tuple[Move, ...]:
        """Which duties of open cases would move if the first day were counted so."""
        return self._moves(lambda counting: replace(counting, from_the_day_itself=from_the_day_itself))

    def check_holiday(self, day: date, name: str) -> None:
        """Refuse a bank holiday that cannot be added, in a sentence."""
        if not name.strip():
            raise AnswerWrong("name", "Please write what the bank holiday is called.")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise AnswerWrong("day", f"The calendar runs from {FIRST_YEAR} to {LAST_YEAR}. Please check the year.")
        known = self._calendar().holidays.get(day)
        if known:
            raise AnswerWrong("day", f"{words.day(day)} is a bank holiday already: {known}. Nothing was changed.")

    def add_holiday(self, day: date, name: str) -> None:
        """Make a day a bank holiday; every open case is counted anew. Letters already issued stay as they are."""
        self.check_holiday(day, name)
        with self._recounting() as shelves:
            shelves.facts.add_holiday(day, name.strip(), self._desk.now(), self._desk.officer(shelves))

    def remove_holiday(self, day: date) -> None:
        """Make a bank holiday an ordinary day again; every open case is counted anew."""
        with self._recounting() as shelves:
            shelves.facts.remove_holiday(day, self._desk.now(), self._desk.officer(shelves))

    def add_closure(self, first: date, last: date, why: str = "") -> None:
        """Note that the office is shut on these days. It warns; it never stops a clock."""
        if last < first:
            raise AnswerWrong(
                "last",
                f"The last day, {words.day(last)}, comes before the first, {words.day(first)}. "
                "Nothing was changed. Please check the two dates.",
            )
        closure = Closure(first, last, why.strip() or "Office closed")
        with self._recounting() as shelves:
            shelves.facts.add_closure(closure, self._desk.now(), self._desk.officer(shelves))

    def remove_closure(self, closure: Closure) -> None:
        with self._recounting() as shelves:
            shelves.facts.remove_closure(closure, self._desk.now(), self._desk.officer(shelves))

    @contextmanager
    def _recounting(self) -> Iterator[Transaction]:
        """A transaction at whose end every open case is counted anew; all of it is kept, or nothing."""
        desk = self._desk
        try:
            with desk.register.transaction() as shelves:
                before = desk.counting(shelves)
                yield shelves
                desk.forget_calendar()
                if desk.counting(shelves) != before:
                    desk.project_cases(shelves, _open_cases(shelves))
        except BaseException:
            desk.forget_calendar()  # what was read within the transaction was not kept
            raise
        desk.on_change()

    def _calendar(self) -> WorkingDays:
        with self._desk.register.transaction() as shelves:
            return self._desk.counting(shelves).calendar

    def _moves(self, changed: Recount) -> tuple[Move, ...]:
        desk = self._desk
        with desk.register.transaction() as shelves:
            before = desk.counting(shelves)
            after = changed(before)
            return tuple(
                Move(case.id, case.reference, old.words, old.due, new.due)
                for case in (desk.case(shelves, case_id) for case_id in _open_cases(shelves))
                for old, new in zip(self._due(case, before), self._due(case, after), strict=True)
                if old.due != new.due
            )

    def _due(self, case: "Case", counting: Counting) -> "tuple[Deadline, ...]":
        from chc_desktop.domain.projection import open_deadlines  # seldom needed

        return open_deadlines(case, self._desk.edition(case.edition), counting)


def _open_cases(shelves: Transaction) -> list[int]:
    return [summary.case_id for summary in shelves.projections.summaries() if not summary.ended_on]


def _without(calendar: WorkingDays, day: date) -> WorkingDays:
    kept = {known: name for known, name in calendar.holidays.items() if known != day}
    return WorkingDays(kept, calendar.closures, calendar.published_to)


def _check_new(person: Person, known: list[Person]) -> None:
    same = [other for other in known if other.name == person.name and other.id != person.id]
    if same:
        raise AnswerWrong("name", f"{person.name} is among the people already. Nothing was changed.")
