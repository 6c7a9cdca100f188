"""What is to be done and by when, in words: the lines of Today, and the days of the calendar.

Pure judgements on tasks, a calendar and the day it is. Nothing here knows the register.
"""

from calendar import monthrange
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.summary import CLOCK
from chc_desktop.domain.vocabulary import Duty
from chc_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR, Closure, WorkingDays

REVIEW = "review"
"""The duty of looking at a resident's adjustment, or at a restriction on contact with them, again."""

EDIT_PERSON = "edit-person"
"""What a review starts on the case, or the service request, it opens: the form of what is known of the person."""

ASSESSMENT = "assessment"
"""The duty of sending the year's self-assessment in, and the page on which it is filled in."""

LOG = "log"
"""A complaint that is written down by half: its duty, its page, and the key its draft is kept under."""

SOON_DAYS = 10  # working days: this week and next


class Urgency(StrEnum):
    """How pressing a line is. EXPECTED: its clock has not started, so nothing can be done about it yet."""

    LATE = "late"
    TODAY = "today"
    SOON = "soon"
    LATER = "later"
    EXPECTED = "expected"

    @property
    def words(self) -> str:
        return _URGENCY_WORDS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaLine:
    """One thing to be done by a date, ready to be shown.

    `duty` is a duty's name, "promise", "clock", "update", "review", "assessment" or "log", and `key` tells several of
    one case apart. `days_left` are working days, negative when late. `warning` speaks of what asks for an earlier day:
    a stricter reading, our own policy, and last an office closure. The button either writes
    `letter` (a kind of letter), or starts `action` on the case, or opens `page` ("assessment", or "log" for the form),
    or just opens the case. `case_id` is 0 where there is none.
    """

    case_id: int
    duty: str
    key: str
    due: date
    days_left: int
    left_in_words: str
    urgency: Urgency
    what: str
    reference: str
    title: str
    home: str
    person: str
    sentence: str
    warning: str = ""
    vulnerable: str = ""
    provisional: bool = False
    short: str
    button: str
    letter: str = ""
    action: str = ""
    page: str = ""

    @property
    def is_a_clock(self) -> bool:
        """Whether the date was counted by the Code's rules, and so can be explained day by day."""
        return self.duty in _OF_THE_CODE

    @property
    def explains_itself(self) -> bool:
        """Whether a card can say how its date was worked out, by a Code's rules or another law's."""
        return self.is_a_clock or self.duty == CLOCK

    @property
    def id(self) -> str:
        """Tells this line from every other."""
        return f"{self.duty}/{self.case_id}/{self.key}"

    @property
    def about(self) -> str:
        """Whose and what it is: “Ana Silva, Flat 7, damp and mould”."""
        return ", ".join(dict.fromkeys(part for part in (self.person, self.home, self.title) if part))

    @property
    def details(self) -> str:
        """Everything that stands under the line."""
        note = f"Vulnerable: {self.vulnerable}" if self.vulnerable else ""
        return " ".join(_sentence(part) for part in (self.sentence, self.warning, note) if part)


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one urgency, the most pressing first. `more` is how many follow that are not among them."""

    urgency: Urgency
    lines: tuple[AgendaLine, ...]
    more: int = 0

    @property
    def count(self) -> int:
        """How many there are in all."""
        return len(self.lines) + self.more


@dataclass(frozen=True, slots=True)
class TodayView:
    """All that the first screen shows. `any_cases`: whether the register holds one."""

    date_in_words: str
    headline: str
    groups: tuple[Group, ...]
    any_cases: bool

    @property
    def late(self) -> int:
        """How many things are late."""
        return sum(group.count for group in self.groups if group.urgency is Urgency.LATE)


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of the calendar: whether it is worked and why not, a closure of the office, and what is due.

    `more` is how much is due beside these lines.
    """

    date: date
    working: bool
    why_not: str
    closure: Closure | None
    lines: tuple[AgendaLine, ...]
    more: int = 0

    @property
    def others(self) -> str:
        """“and 240 more”, empty where there are no others."""
        return f"and {self.more:,} more" if self.more else ""

    @property
    def is_bank_holiday(self) -> bool:
        return bool(self.why_not) and self.why_not != words.weekday(self.date)


@dataclass(frozen=True, slots=True)
class Reckoning:
    """What dates are judged by: the register's calendar and the day it is."""

    calendar: WorkingDays
    today: date

    def days_left(self, due: date) -> int:
        """Working days until then; a date the calendar does not reach is taken as its last day."""
        return self.calendar.days_left(_within(self.today), _within(due))

    def act_by(self, due: date) -> date:
        """The last day on which it can be done: before a closure, a weekend or a holiday it falls in."""
        return self.calendar.do_it_by(due)

    def urgency(self, due: date) -> Urgency:
        if due < self.today:
            return Urgency.LATE
        if self.act_by(due) <= self.today:
            return Urgency.TODAY
        return Urgency.SOON if self.days_left(due) <= SOON_DAYS else Urgency.LATER

    def left_in_words(self, due: date) -> str:
        """“in 3 working days”, “today”, “2 working days late”; “do it today” on the last open day before it."""
        if due > self.today and self.urgency(due) is Urgency.TODAY:
            return "do it today"
        return words.working_days_left(0 if due == self.today else self.days_left(due))

    def day(self, day: date) -> str:
        """A date in words, with its year only where that is another one."""
        return words.short_day(day) if day.year == self.today.year else words.day(day)


def grouped(
    lines: Iterable[AgendaLine], most: Mapping[Urgency, int] | None = None, others: Mapping[Urgency, int] | None = None
) -> tuple[Group, ...]:
    """What can be acted on, by urgency; what is only expected is left out.

    No more than `most` of each are shown, if it is given. `others` is how many there are beside these lines.
    """
    ordered = in_order(lines)
    shown = (Urgency.LATE, Urgency.TODAY, Urgency.SOON, Urgency.LATER)
    groups = []
    for urgency in shown:
        found = tuple(line for line in ordered if line.urgency is urgency)
        first = found[: most[urgency]] if most else found
        groups.append(Group(urgency, first, len(found) - len(first) + (others or {}).get(urgency, 0)))
    return tuple(group for group in groups if group.lines)


def in_order(lines: Iterable[AgendaLine]) -> list[AgendaLine]:
    """Soonest first; on one day, what the Code asks before promises and reviews."""
    return sorted(lines, key=lambda line: (line.due, not line.is_a_clock, line.duty, line.reference, line.key))


def headline(groups: Sequence[Group], reckoning: Reckoning) -> str:
    """“Two things are late, one is due today. Next bank holiday: Christmas Day, Friday 25 December.”"""
    counts = {group.urgency: group.count for group in groups}
    late, today = counts.get(Urgency.LATE, 0), counts.get(Urgency.TODAY, 0)
    holiday = reckoning.calendar.next_holiday(reckoning.today)
    return _how_many(late, today) + (f" Next bank holiday: {_holiday(*holiday, reckoning)}." if holiday else "")


def days(first: date, count: int, lines: Iterable[AgendaLine], calendar: WorkingDays) -> tuple[DayView, ...]:
    """So many days from `first`, each with what is due on it."""
    by_day: dict[date, list[AgendaLine]] = {}
    for line in in_order(lines):
        by_day.setdefault(line.due, []).append(line)
    return tuple(_day_view(first + timedelta(n), by_day, calendar) for n in range(count))


def closed_in_words(closure: Closure) -> str:
    """“Office closed 24 Dec to 3 Jan”."""
    first, last = (f"{day.day} {words.month(day)[:3]}" for day in (closure.first, closure.last))
    return f"{closure.why} {first} to {last}" if closure.first != closure.last else f"{closure.why} {first}"


def weeks_around(first: date) -> tuple[date, int]:
    """The Monday on which the drawn month of `first` begins, and how many days it draws."""
    start = first.replace(day=1)
    monday = start - timedelta(start.weekday())
    last = start.replace(day=monthrange(first.year, first.month)[1])
    return monday, ((last - monday).days // 7 + 1) * 7


_OF_THE_CODE = frozenset(duty.value for duty in Duty)

_URGENCY_WORDS = {
    Urgency.LATE: "Late",
    Urgency.TODAY: "Due today",
    Urgency.SOON: "This week and next",
    Urgency.LATER: "Later",
    Urgency.EXPECTED: "Expected",
}


def _how_many(late: int, today: int) -> str:
    if not late and not today:
        return "Nothing is late and nothing is due today."
    if not late:
        return f"Nothing is late, {_things(today)} due today."
    due = f"{words.number(today)} {_is(today)} due today" if today else "nothing is due today"
    return f"{words.capital(_things(late))} late, {due}."


def _things(n: int) -> str:
    return f"{words.number(n)} {'thing' if n == 1 else 'things'} {_is(n)}"


def _is(n: int) -> str:
    return "is" if n == 1 else "are"


def _holiday(day: date, name: str, reckoning: Reckoning) -> str:
    in_full = words.long_day(day)
    return f"{name}, {in_full if day.year != reckoning.today.year else in_full.rsplit(' ', 1)[0]}"


def _day_view(day: date, by_day: dict[date, list[AgendaLine]], calendar: WorkingDays) -> DayView:
    why_not = calendar.why_not(day) or ""
    return DayView(day, not why_not, why_not, calendar.closure_on(day), tuple(by_day.get(day, ())))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."


def _within(day: date) -> date:
    return min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))
