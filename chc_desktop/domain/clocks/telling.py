"""Why the resident has to be told how things stand, and the working day that leads to."""

from datetime import date, timedelta
from enum import StrEnum

from chc_desktop.domain.working_days import WorkingDays

WEEK = 5  # working days after the last update, where the resident was not told when they will hear again


class Because(StrEnum):
    """Why an update is due. LATE stands nowhere until its day has come: before it the answer is not late.

    EVERY_5 and its like: so many working days were agreed. They too stand nowhere before the day they count from.
    """

    AGREED = "agreed"
    LATE = "late"
    AGAIN = "again"
    EVERY_1 = "every-1"
    EVERY_2 = "every-2"
    EVERY_3 = "every-3"
    EVERY_5 = "every-5"
    EVERY_10 = "every-10"
    EVERY_15 = "every-15"
    EVERY_20 = "every-20"

    @property
    def days(self) -> int:
        """After how many working days they hear again, where that was agreed; else 0."""
        return int(self.value.partition("-")[2] or 0)


def due_day(because: str, counts_from: date, calendar: WorkingDays) -> date:
    """The working day of an update: the agreed one or the last before it, the next after the answer, or a while on."""
    if days := Because(because).days:
        return calendar.add(counts_from, days)
    if because == Because.AGAIN:
        return calendar.add(counts_from, WEEK)
    step = timedelta(-1 if because == Because.AGREED else 1)
    day = counts_from if because == Because.AGREED else counts_from + step
    while not calendar.is_working(day):
        day += step
    return day
