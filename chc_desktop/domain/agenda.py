"""What is to be done and by when, in words: the lines of Today, and the days of the calendar.

Pure judgements on tasks, a calendar and the day it is. Nothing here knows the register.
"""

from calendar import monthrange
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.code import Duty, LetterKind
from chc_desktop.domain.facts import Organisation, Person, Scheme
from chc_desktop.domain.summary import PROMISE, CaseSummary, Task, home
from chc_desktop.domain.working_days import FIRST_YEAR, LAST_YEAR, Closure, WorkingDays

REVIEW = "review"
"""The duty of looking at a resident's adjustment again."""

SOON_DAYS = 10  # working days: this week and next
SMALL_LANDLORD = 1000  # homes, below which the Ombudsman wants the self-assessment by the landlord's own year end


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

    `duty` is a duty's name, "promise" or "review", and `key` tells several of one case apart. `days_left` are
    working days, negative when late. `warning` speaks of an office closure. The button either writes `letter` (a
    kind of letter), or starts `action` on the case, or just opens the case. `case_id` is 0 for a person without one.
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

    @property
    def is_a_clock(self) -> bool:
        """Whether the date was counted by the Code's rules, and so can be explained day by day."""
        return self.duty not in (PROMISE, REVIEW)

    @property
    def about(self) -> str:
        """Whose and what it is: “Flat 7, damp and mould”."""
        return ", ".join(part for part in (self.home or self.person, self.title) if part)

    @property
    def details(self) -> str:
        """Everything that stands under the line."""
        note = f"Vulnerable: {self.vulnerable}" if self.vulnerable else ""
        return " ".join(_sentence(part) for part in (self.sentence, self.warning, note) if part)


@dataclass(frozen=True, slots=True)
class Group:
    """The lines of one urgency, the most pressing first."""

    urgency: Urgency
    lines: tuple[AgendaLine, ...]


@dataclass(frozen=True, slots=True)
class TodayView:
    """All that the first screen shows. `any_cases`: whether the register holds one; `footer`: what else to know."""

    date_in_words: str
    headline: str
    groups: tuple[Group, ...]
    any_cases: bool
    footer: tuple[str, ...] = ()

    @property
    def late(self) -> int:
        """How many things are late."""
        return sum(len(group.lines) for group in self.groups if group.urgency is Urgency.LATE)


@dataclass(frozen=True, slots=True)
class DayView:
    """One day of the calendar: whether it is worked, why not, why the office is closed, and what is due."""

    date: date
    working: bool
    why_not: str
    closed: str
    lines: tuple[AgendaLine, ...]

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
        """“in 3 working days”, “today”, “2 working days late”; “do it today” on the last open day before a later date."""
        if due > self.today and self.urgency(due) is Urgency.TODAY:
            return "do it today"
        return words.working_days_left(0 if due == self.today else self.days_left(due))

    def day(self, day: date) -> str:
        """A date in words, with its year only where that is another one."""
        return words.short_day(day) if day.year == self.today.year else words.day(day)


def task_line(
    task: Task, summary: CaseSummary, person: Person, reckoning: Reckoning, expected: bool = False, reviewer: str = ""
) -> AgendaLine:
    """The line of a task. `expected`: its clock has not started. `reviewer` is who takes stage 2, where it is there."""
    due = date.fromisoformat(task.due)
    letter = _LETTERS.get(task.duty, "")
    why = task.sentence + (f" {words.capital(reviewer)} will review." if reviewer else "")
    return AgendaLine(
        case_id=task.case_id,
        duty=task.duty,
        key=task.key,
        due=due,
        days_left=reckoning.days_left(due),
        left_in_words=reckoning.left_in_words(due),
        urgency=Urgency.EXPECTED if expected else reckoning.urgency(due),
        what=task.what,
        reference=summary.reference,
        title=summary.title,
        home=summary.home,
        person=summary.person,
        sentence=_due_sentence(due, why, reckoning, promised=task.duty == PROMISE),
        warning=closure_warning(due, reckoning),
        vulnerable=person.vulnerability.strip(),
        provisional=bool(task.provisional),
        short=_short(task, summary, reckoning.today, expected),
        button=_BUTTONS.get(task.duty, "Open the case"),
        letter=letter,
        action="promise-kept" if task.duty == PROMISE else "",
    )


def review_line(person: Person, summary: CaseSummary | None, reckoning: Reckoning) -> AgendaLine:
    """The line that asks to look at a person's adjustment again, with the case it opens."""
    due = person.adjustment_review
    assert due
    what = person.adjustment.strip().splitlines()[0] if person.adjustment.strip() else "what was agreed"
    return AgendaLine(
        case_id=summary.case_id if summary else 0,
        duty=REVIEW,
        key=str(person.id),
        due=due,
        days_left=reckoning.days_left(due),
        left_in_words=reckoning.left_in_words(due),
        urgency=reckoning.urgency(due),
        what=f"Review the adjustment: {what}",
        reference=summary.reference if summary else "",
        title=person.name,
        home=home(person),
        person=person.name,
        sentence=_due_sentence(due, "Ask whether it still helps, and set the next date.", reckoning),
        vulnerable=person.vulnerability.strip(),
        short=f"Review: {what}",
        button="Open the case" if summary else "",
    )


def expected_only(tasks: Iterable[Task]) -> set[tuple[int, str]]:
    """Case and duty of every response whose clock has not started, because the acknowledgement is still to be sent."""
    waiting = {(task.case_id, task.duty) for task in tasks}
    return {(case, answer) for case, duty in waiting if (answer := _FOLLOWS.get(duty)) and (case, answer) in waiting}


def grouped(lines: Iterable[AgendaLine]) -> tuple[Group, ...]:
    """What can be acted on, by urgency; what is only expected is left out."""
    ordered = in_order(lines)
    shown = (Urgency.LATE, Urgency.TODAY, Urgency.SOON, Urgency.LATER)
    groups = (Group(urgency, tuple(line for line in ordered if line.urgency is urgency)) for urgency in shown)
    return tuple(group for group in groups if group.lines)


def in_order(lines: Iterable[AgendaLine]) -> list[AgendaLine]:
    """Soonest first; on one day, what the Code asks before promises and reviews."""
    return sorted(lines, key=lambda line: (line.due, not line.is_a_clock, line.duty, line.reference, line.key))


def headline(groups: Sequence[Group], reckoning: Reckoning) -> str:
    """“Two things are late, one is due today. Next bank holiday: Christmas Day, Friday 25 December.”"""
    counts = {group.urgency: len(group.lines) for group in groups}
    late, today = counts.get(Urgency.LATE, 0), counts.get(Urgency.TODAY, 0)
    holiday = reckoning.calendar.next_holiday(reckoning.today)
    return _how_many(late, today) + (f" Next bank holiday: {_holiday(*holiday, reckoning)}." if holiday else "")


def closure_warning(due: date, reckoning: Reckoning) -> str:
    """“Office closed 24 Dec to 3 Jan: do it by Wed 23 Dec.” Empty where the office is open, or it is too late for it."""
    closure = reckoning.calendar.closure_on(due)
    if not closure or reckoning.act_by(due) < reckoning.today:
        return ""
    return f"{_closed(closure)}: do it by {reckoning.day(reckoning.act_by(due))}."


def days(first: date, count: int, lines: Iterable[AgendaLine], calendar: WorkingDays) -> tuple[DayView, ...]:
    """So many days from `first`, each with what is due on it."""
    by_day: dict[date, list[AgendaLine]] = {}
    for line in in_order(lines):
        by_day.setdefault(line.due, []).append(line)
    return tuple(_day_view(first + timedelta(n), by_day, calendar) for n in range(count))


def weeks_around(first: date) -> tuple[date, int]:
    """The Monday on which the drawn month of `first` begins, and how many days it draws."""
    start = first.replace(day=1)
    monday = start - timedelta(start.weekday())
    last = start.replace(day=monthrange(first.year, first.month)[1])
    return monday, ((last - monday).days // 7 + 1) * 7


def submission(organisation: Organisation, today: date) -> tuple[int, date] | None:
    """The year end whose self-assessment is wanted next by the Housing Ombudsman, and by when; None in another scheme.

    Below 1,000 homes it is six months from the landlord's own year end; above, 30 September.
    """
    if organisation.scheme not in (Scheme.HOUSING_OMBUDSMAN, Scheme.BOTH):
        return None
    for year in (today.year - 1, today.year, today.year + 1):
        due = _six_months_after(organisation.year_end, year) if _is_small(organisation) else date(year, 9, 30)
        if due >= today:
            return year, due
    return None


_URGENCY_WORDS = {
    Urgency.LATE: "Late",
    Urgency.TODAY: "Due today",
    Urgency.SOON: "This week and next",
    Urgency.LATER: "Later",
    Urgency.EXPECTED: "Expected",
}

_LETTERS = {
    Duty.STAGE1_ACKNOWLEDGEMENT.value: LetterKind.ACKNOWLEDGEMENT_STAGE1.value,
    Duty.STAGE1_RESPONSE.value: LetterKind.RESPONSE_STAGE1.value,
    Duty.STAGE2_ACKNOWLEDGEMENT.value: LetterKind.ACKNOWLEDGEMENT_STAGE2.value,
    Duty.STAGE2_RESPONSE.value: LetterKind.RESPONSE_STAGE2.value,
}

_BUTTONS = {
    Duty.STAGE1_ACKNOWLEDGEMENT.value: "Write acknowledgement",
    Duty.STAGE1_RESPONSE.value: "Write the response",
    Duty.STAGE2_ACKNOWLEDGEMENT.value: "Write acknowledgement",
    Duty.STAGE2_RESPONSE.value: "Write the response",
    PROMISE: "Mark as done",
}

_SHORT = {
    Duty.STAGE1_ACKNOWLEDGEMENT.value: "acknowledge",
    Duty.STAGE1_RESPONSE.value: "stage 1 response",
    Duty.STAGE2_ACKNOWLEDGEMENT.value: "acknowledge stage 2",
    Duty.STAGE2_RESPONSE.value: "stage 2 response",
}

_FOLLOWS = {
    Duty.STAGE1_ACKNOWLEDGEMENT.value: Duty.STAGE1_RESPONSE.value,
    Duty.STAGE2_ACKNOWLEDGEMENT.value: Duty.STAGE2_RESPONSE.value,
}


def _due_sentence(due: date, why: str, reckoning: Reckoning, promised: bool = False) -> str:
    """“Was due Fri 20 Nov. Received Fri 13 Nov by telephone.”"""
    day = reckoning.day(due)
    if promised:
        begins = f"Promised by {day}"
        return f"{begins}{why.removeprefix('Promised')}" if why.startswith("Promised in") else f"{begins}. {why}"
    begins = f"Was due {day}" if due < reckoning.today else f"Due {day}"
    return f"{begins}, {why}" if why[:1].isdigit() else f"{begins}. {why}"


def _short(task: Task, summary: CaseSummary, today: date, expected: bool) -> str:
    """“014 stage 1 response”: a few words for a small box. The year of the reference is left out where it is this one."""
    reference = summary.reference.removeprefix(f"{today.year}-")
    if task.duty == PROMISE:
        return f"{task.what}, {reference}"
    return f"{reference} {_SHORT[task.duty]}" + (", expected" if expected else "")


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


def _closed(closure: Closure) -> str:
    first, last = (f"{day.day} {words.month(day)[:3]}" for day in (closure.first, closure.last))
    return f"{closure.why} {first} to {last}" if closure.first != closure.last else f"{closure.why} {first}"


def _day_view(day: date, by_day: dict[date, list[AgendaLine]], calendar: WorkingDays) -> DayView:
    closure = calendar.closure_on(day)
    why_not = calendar.why_not(day) or ""
    return DayView(day, not why_not, why_not, closure.why if closure else "", tuple(by_day.get(day, ())))


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."


def _within(day: date) -> date:
    return min(max(day, date(FIRST_YEAR, 1, 1)), date(LAST_YEAR, 12, 31))


def _is_small(organisation: Organisation) -> bool:
    return organisation.homes < SMALL_LANDLORD


def _six_months_after(year_end: Sequence[int], year: int) -> date:
    """A year end on the last day of its month gives the last day of the sixth month after."""
    day, month = year_end
    later_year, later_month = (year, month + 6) if month <= 6 else (year + 1, month - 6)
    last = monthrange(later_year, later_month)[1]
    ends_the_month = day >= monthrange(year, month)[1]
    return date(later_year, later_month, last if ends_the_month else min(day, last))
