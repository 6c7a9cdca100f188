"""How the limit of another clock ends on a day: working days, days, months, hours and weeks after a start."""

from calendar import monthrange
from datetime import date, timedelta

from chc_desktop.domain.clocks.kind import ClockStep, Measured, Roll, Span
from chc_desktop.domain.working_days import Counting, WorkingDays


def last_day(start: date, span: Span, counting: Counting) -> date:
    """The last day of a limit. `start` is day 0; only a Code’s own limit may count it as day 1.

    Hours are taken as whole days, for the register knows days only.
    """
    if span.unit is Measured.WORKING_DAYS:
        return counting.add(start, span.number) if span.provision else counting.calendar.add(start, span.number)
    if span.unit is Measured.CALENDAR_MONTHS:
        return months_after(start, span.number)
    days = {Measured.CALENDAR_DAYS: span.number, Measured.WEEKS: span.number * 7, Measured.HOURS: span.number // 24}
    return start + timedelta(days[span.unit])


def months_after(start: date, months: int) -> date:
    """The same day so many months on; the last day of that month where it has no such day."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def rolled(day: date, step: ClockStep, calendar: WorkingDays) -> date:
    """The day itself, or the next working day where the step’s date moves on."""
    if step.roll is Roll.NEXT_WORKING_DAY:
        while not calendar.is_working(day):
            day += timedelta(1)
    return day
