"""The one place that reads the clock. Everything else is handed `today` and `now`."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/London")  # a complaint of 23:30 in June was made that day, wherever the computer thinks it is


def now() -> datetime:
    """The time of day in England."""
    return datetime.now(_HERE).replace(tzinfo=None)


def today() -> date:
    """The day it is in England."""
    return now().date()
