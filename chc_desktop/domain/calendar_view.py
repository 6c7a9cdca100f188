"""What the calendar shows: a month, a week or a list of days, perhaps only some kinds of duty, and in words."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.agenda import AgendaLine, DayView, Urgency, closed_in_words, weeks_around
from chc_desktop.domain.summary import PROMISE
from chc_desktop.domain.working_days import WorkingDays


class Span(StrEnum):
    """How much the calendar shows at a time."""

    MONTH = "month"
    WEEK = "week"
    AGENDA = "agenda"

    @property
    def words(self) -> str:
        return self.value.capitalize()

    @property
    def unit(self) -> str:
        """By what one goes on and back."""
        return "week" if self is Span.WEEK else "month"

    def days(self, around: date) -> tuple[date, int]:
        """The first day shown around a day, and how many are shown."""
        if self is Span.WEEK:
            return around - timedelta(around.weekday()), 7
        if self is Span.MONTH:
            return weeks_around(around)
        first = around.replace(day=1)
        return first, (_next_month(first) - first).days

    def beyond(self, day: date, units: int) -> date:
        """A day so many weeks or months further on."""
        if self is Span.WEEK:
            return day + timedelta(units * 7)
        month = day.year * 12 + day.month - 1 + units
        first = date(month // 12, month % 12 + 1, 1)
        return min(first + timedelta(day.day - 1), _next_month(first) - timedelta(1))

    def heading(self, around: date) -> str:
        """“December 2026”, “28 December 2026 to 3 January 2027”."""
        if self is not Span.WEEK:
            return f"{words.month(around)} {around.year}"
        first, _count = self.days(around)
        return _from_to(first, first + timedelta(6))

    def covers(self, day: date, around: date) -> bool:
        """Whether a day belongs to the month or the week around another, and not to a neighbour drawn with it."""
        return self.days(day)[0] == self.days(around)[0] and (self is Span.WEEK or day.month == around.month)


class Kind(StrEnum):
    """What sort of duty is due, for showing some of them only."""

    ACKNOWLEDGEMENT = "acknowledgement"
    RESPONSE = "response"
    PROMISE = "promise"
    REVIEW = "review"
    OTHER = "other"

    @property
    def words(self) -> str:
        return "Other" if self is Kind.OTHER else f"{self.value.capitalize()}s"


class Reminder(StrEnum):
    """When another calendar should remind of a date that was taken there, if at all."""

    NONE = "none"
    ON_THE_DAY = "on-the-day"
    DAY_BEFORE = "day-before"
    WEEK_BEFORE = "week-before"

    @property
    def words(self) -> str:
        return _REMINDER_WORDS[self]


@dataclass(frozen=True, slots=True)
class CalendarView:
    """All that the calendar shows. `notice` warns of days whose bank holidays are not published yet."""

    span: Span
    around: date
    days: tuple[DayView, ...]
    kinds: tuple[Kind, ...]
    notice: str

    @property
    def title(self) -> str:
        return self.span.heading(self.around)

    @property
    def own_days(self) -> tuple[DayView, ...]:
        """The days of the month or week itself."""
        return tuple(day for day in self.days if self.span.covers(day.date, self.around))

    @property
    def summary(self) -> str:
        """“3 things are due, 1 of them late.”"""
        due = [line for day in self.own_days for line in day.lines if line.urgency is not Urgency.EXPECTED]
        others = [(day.more, day.lines[0].urgency) for day in self.own_days if day.more and day.lines]
        late = sum(line.urgency is Urgency.LATE for line in due)
        late += sum(more for more, urgency in others if urgency is Urgency.LATE)
        count = len(due) + sum(more for more, _urgency in others)
        counted = f"{words.count(count, 'thing')} {'is' if count == 1 else 'are'} due"
        said = f"{counted}, {late:,} of them late." if late else f"{counted}."
        said = said if due else f"Nothing is due this {self.span.unit}."
        return f"{only(self.kinds)} {said}" if self.kinds else said


def calendar_view(
    span: Span, around: date, days: Iterable[DayView], kinds: Iterable[Kind], calendar: WorkingDays
) -> CalendarView:
    """The calendar of these days, narrowed to these kinds (none: all), with what is provisional said on its line."""
    chosen = tuple(kinds)
    shown = tuple(_shown(day, chosen, calendar) for day in days)
    return CalendarView(span, around, shown, chosen, _notice(shown, calendar))


def kind_of(duty: str) -> Kind:
    """The sort of a duty, by its name in a line of the agenda."""
    if duty == PROMISE:
        return Kind.PROMISE
    endings = (Kind.ACKNOWLEDGEMENT, Kind.RESPONSE, Kind.REVIEW)
    return next((kind for kind in endings if duty.endswith(kind.value)), Kind.OTHER)


def only(kinds: Sequence[Kind]) -> str:
    """“Only promises and reviews are shown.”"""
    named = ["other duties" if kind is Kind.OTHER else kind.words.lower() for kind in kinds]
    return f"Only {words.listed(named)} are shown."


def remark(day: DayView, first_shown: bool = False) -> str:
    """What kind of day it is, where it is no ordinary one; a closure on its first day, or the first that is shown."""
    closure = day.closure if day.closure and (first_shown or day.date == day.closure.first) else None
    closed = f"{closed_in_words(closure)}." if closure else ""
    holiday = f"{day.why_not}, not a working day." if day.is_bank_holiday else ""
    return " ".join(part for part in (holiday, closed) if part)


def whole(line: AgendaLine) -> str:
    """All of a line in one: “Stage 1 response: 2026-014, Ana Silva, Flat 7, damp and mould (in 3 working days)”."""
    about = ", ".join(part for part in (line.reference, line.about) if part)
    return f"{line.what}{': ' if about else ''}{about} ({line.left_in_words})"


def marked(line: AgendaLine, calendar: WorkingDays) -> AgendaLine:
    """The line, saying that its date is provisional where government has not published the bank holidays yet."""
    if not calendar.is_provisional(line.due):
        return line
    return replace(line, short=f"{line.short}, provisional", what=f"{line.what} (provisional)")


_REMINDER_WORDS = {
    Reminder.NONE: "No reminder",
    Reminder.ON_THE_DAY: "On the day, at 9 in the morning",
    Reminder.DAY_BEFORE: "The day before, at 9 in the morning",
    Reminder.WEEK_BEFORE: "A week before, at 9 in the morning",
}


def _shown(day: DayView, kinds: Collection[Kind], calendar: WorkingDays) -> DayView:
    wanted = (line for line in day.lines if not kinds or kind_of(line.duty) in kinds)
    return replace(day, lines=tuple(marked(line, calendar) for line in wanted))


def _notice(days: Sequence[DayView], calendar: WorkingDays) -> str:
    if not days or not calendar.is_provisional(days[-1].date):
        return ""
    last = calendar.published_to
    return (
        f"Government has published bank holidays up to {words.letter_day(last)}. Later ones are worked out by the "
        "program, so dates after that day are provisional and may move."
    )


def _next_month(first: date) -> date:
    return (first + timedelta(31)).replace(day=1)


def _from_to(first: date, last: date) -> str:
    if first.year != last.year:
        return f"{words.letter_day(first)} to {words.letter_day(last)}"
    if first.month != last.month:
        return f"{first.day} {words.month(first)} to {words.letter_day(last)}"
    return f"{first.day} to {words.letter_day(last)}"
