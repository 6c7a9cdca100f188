"""The calendar of working days that lives in the register: every change is looked at first, agreed to, and can be
taken back. The list the program comes with only proposes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

from chc_desktop.domain import words
from chc_desktop.domain.calendar_change import (
    KEPT,
    CalendarChange,
    Holiday,
    Proposal,
    decided_days,
    in_words,
    proposed,
)
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.working_days import (
    FIRST_YEAR,
    LAST_YEAR,
    PUBLISHED_TO,
    Closure,
    Counting,
    WorkingDays,
    bank_holidays,
)
from chc_desktop.office.desk import Desk
from chc_desktop.office.first_answers import AnswerWrong
from chc_desktop.office.recount import Move, recount, recounting
from chc_desktop.store.facts_shelf import CalendarEntry
from chc_desktop.store.transaction import Transaction

_SEEN = "view/list of bank holidays"
"""Where it is noted which list was looked at and proposed nothing."""

_SOON = timedelta(365)
"""How long before the end of government's list the officer is told that it ends."""


@dataclass(frozen=True, slots=True)
class PastChange:
    """A change that was made: its entry in the record, its day, its sentences, and whether it can be taken back."""

    entry: int
    made_on: date
    sentences: tuple[str, ...]
    can_be_taken_back: bool


class WorkingCalendar:
    """Bank holidays and office closures. `listed` gives the program's own list, which goes to `listed_to`."""

    def __init__(
        self,
        desk: Desk,
        listed: Callable[[], Mapping[date, str]] = bank_holidays,
        listed_to: date = PUBLISHED_TO,
    ) -> None:
        self._desk = desk
        self._list = listed
        self._listed_to = listed_to
        self._looked_at: Proposal | None = None

    def holidays(self, year: int) -> tuple[tuple[date, str], ...]:
        """The bank holidays of a year, in order."""
        found = self._calendar().holidays.items()
        return tuple(sorted((day, name) for day, name in found if day.year == year))

    def closures(self) -> tuple[Closure, ...]:
        """The days on which the office is shut, the next ones last."""
        return self._calendar().closures

    def published_to(self) -> date:
        """The last day to which the register's calendar goes by what government has published."""
        return self._calendar().published_to

    def ends_soon(self) -> bool:
        """Whether that day is near or past, so that more and more dates are provisional."""
        return self.published_to() - self._desk.today() < _SOON

    def adding(self, day: date | None, name: str, instead_of: date | None = None) -> CalendarChange:
        """The change that makes a day a bank holiday, in the place of another day where one is given.

        Raises `AnswerWrong` where it cannot be.
        """
        holidays = self._calendar().holidays
        if day is None:
            raise AnswerWrong("day", "Please write a date, such as 8 May 2020.")
        if not name.strip():
            raise AnswerWrong("name", "Please write what the bank holiday is called.")
        if not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise AnswerWrong("day", f"The calendar runs from {FIRST_YEAR} to {LAST_YEAR}. Please check the year.")
        if day in holidays:
            raise AnswerWrong(
                "day", f"{words.day(day)} is a bank holiday already: {holidays[day]}. Nothing was changed."
            )
        taken = (Holiday(instead_of, holidays[instead_of]),) if instead_of and instead_of in holidays else ()
        return CalendarChange((Holiday(day, " ".join(name.split())),), taken)

    def removing(self, day: date) -> CalendarChange:
        """The change that makes a bank holiday an ordinary day again."""
        return CalendarChange(removed=(Holiday(day, self._calendar().holidays[day]),))

    def taking_back(self, entry: int) -> CalendarChange:
        """The change that takes an earlier one back. Refused where its days were changed again since."""
        with self._desk.register.transaction() as shelves:
            calendar, entries = self._now(shelves), shelves.facts.calendar_changes()
            found = next((each for each in entries if each.number == entry), None)
            if found is None or not _can_be_taken_back(found, entries, calendar):
                raise RuleBroken(
                    "That change cannot be taken back: it was taken back already, or its days were changed again "
                    "since. Nothing was changed. Please add or take out the day itself."
                )
        return found.change.reversed(found.number, found.went_to)

    def preview(self, change: CalendarChange) -> tuple[Move, ...]:
        """Which dates of cases would move with this change. Nothing is changed."""
        return self._moves(lambda counting: replace(counting, calendar=change.applied(counting.calendar)))

    def preview_counting(self, from_the_day_itself: bool) -> tuple[Move, ...]:
        """Which dates would move if the first day were counted so."""
        return self._moves(lambda counting: replace(counting, from_the_day_itself=from_the_day_itself))

    def agree(self, change: CalendarChange) -> None:
        """Let it happen: one line in the record, and what moves is counted anew everywhere. Issued letters stay."""
        with recounting(self._desk) as shelves:
            shelves.facts.change_calendar(change, self._desk.now(), self._desk.officer(shelves))
            self._looked_at = None

    def changes(self) -> tuple[PastChange, ...]:
        """Every change of the bank holidays, the newest first."""
        with self._desk.register.transaction() as shelves:
            calendar, entries = self._now(shelves), shelves.facts.calendar_changes()
        return tuple(
            PastChange(
                each.number,
                each.recorded_at.date(),
                in_words(each.change),
                _can_be_taken_back(each, entries, calendar),
            )
            for each in reversed(entries)
        )

    def proposal(self) -> Proposal:
        """What the list the program comes with would change, worked out when it is first asked for."""
        if self._looked_at is None:
            with self._desk.register.transaction() as shelves:
                decided = decided_days(each.change for each in shelves.facts.calendar_changes())
                self._looked_at = proposed(self._now(shelves), self._listed, self._listed_to, decided)
        return self._looked_at

    def look_at_the_list(self) -> bool:
        """Whether the list proposes something, asked once the first screen is painted.

        Working the list out takes a moment, so one that was looked at before and proposed nothing is not worked out
        again: only a newer program or library brings another.
        """
        with self._desk.register.transaction() as shelves:
            seen = shelves.scratch.draft(_SEEN)
        version = _list_version()
        edition = f"{version} to {self._listed_to.isoformat()}"
        if version and seen and seen.value == edition:
            return False
        if self.proposal().is_something:
            return True
        with self._desk.register.transaction() as shelves:
            shelves.scratch.save_draft(_SEEN, edition, self._desk.now())
        return False

    def announcement(self) -> str:
        """What to say on Today of the list's proposal; empty where there is none, or nobody has looked yet."""
        return _announced(self.proposal()) if "_listed" in self.__dict__ else ""

    def keep_ours(self) -> None:
        """The days the list proposes were looked at and are not taken over. They are not proposed again."""
        change = self.proposal().change
        with self._desk.register.transaction() as shelves:
            kept = CalendarChange(change.added, change.removed, KEPT)
            shelves.facts.change_calendar(kept, self._desk.now(), self._desk.officer(shelves))
            self._looked_at = None
        self._desk.on_change()

    def add_closure(self, first: date, last: date, why: str = "") -> None:
        """Note that the office is shut on these days. It warns; it never stops a clock."""
        if last < first:
            raise AnswerWrong(
                "last",
                f"The last day, {words.day(last)}, comes before the first, {words.day(first)}. "
                "Nothing was changed. Please check the two dates.",
            )
        closure = Closure(first, last, why.strip() or "Office closed")
        with recounting(self._desk) as shelves:
            shelves.facts.add_closure(closure, self._desk.now(), self._desk.officer(shelves))

    def remove_closure(self, closure: Closure) -> None:
        with recounting(self._desk) as shelves:
            shelves.facts.remove_closure(closure, self._desk.now(), self._desk.officer(shelves))

    @cached_property
    def _listed(self) -> Mapping[date, str]:
        return self._list()

    def _calendar(self) -> WorkingDays:
        with self._desk.register.transaction() as shelves:
            return self._now(shelves)

    def _now(self, shelves: Transaction) -> WorkingDays:
        return self._desk.counting(shelves).calendar

    def _moves(self, changed: Callable[[Counting], Counting]) -> tuple[Move, ...]:
        desk = self._desk
        with desk.register.transaction() as shelves:
            before = desk.counting(shelves)
            return recount(desk, shelves, before, changed(before)).moves


def _can_be_taken_back(entry: CalendarEntry, entries: list[CalendarEntry], calendar: WorkingDays) -> bool:
    done = {each.change.taken_back for each in entries}
    change = entry.change
    return not (change.is_kept or entry.number in done) and change.still_stands(calendar)


def _list_version() -> str:
    """The version of the library that works the list out, empty where it does not say."""
    from importlib import metadata  # seldom needed

    try:
        return metadata.version("holidays")
    except metadata.PackageNotFoundError:
        return ""


def _announced(proposal: Proposal) -> str:
    """“The list of bank holidays this program comes with has changed: …”"""
    if not proposal.is_something:
        return ""
    change = proposal.change
    if not change.days:
        return (
            f"{' '.join(in_words(change))} Your calendar goes to an earlier day. No date has moved: look at it in "
            "Settings and agree."
        )
    days = words.count(len(change.days), "day")
    return (
        f"The list of bank holidays this program comes with differs from your calendar on {days}. No date has moved: "
        "look in Settings at what would move, and agree or keep yours."
    )
