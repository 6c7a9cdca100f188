"""Days as other people write them: the day before the month, in figures, in words, with a time, as a serial number."""

import re
from datetime import UTC, date, datetime, timedelta, timezone
from functools import lru_cache
from zoneinfo import ZoneInfo

from chc_desktop.domain import words
from chc_desktop.exchange.book import Value
from chc_desktop.exchange.cells import Reading, brief, is_empty
from chc_desktop.exchange.serial_days import moment

_UK = ZoneInfo("Europe/London")
_SERIALS = range(20_000, 80_000)
"""Serial numbers taken for days: 1954 to 2119. A smaller number is a count of something."""
_EARLIEST = date(1900, 1, 1)
_PIVOT = 70
"""Years of two figures: from 70 they are in the last century."""

_WEEKDAY = r"(?:(?:mon|tue|tues|wed|weds|wednes|thu|thur|thurs|fri|sat|satur|sun)(?:day)?[\s,.]+)?"
_FIGURES = re.compile(_WEEKDAY + r"(\d{1,2})[./\-\s]+(\d{1,2})[./\-\s]+(\d{4}|\d{2})")
_NAMED = re.compile(_WEEKDAY + r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s./,\-]*([a-z]+)[\s./,\-]*['’]?(\d{4}|\d{2})")
_MONTH_FIRST = re.compile(_WEEKDAY + r"([a-z]+)[\s.]+(\d{1,2})(?:st|nd|rd|th)?[\s,]+(\d{4})")
_YEAR_FIRST = re.compile(r"(\d{4})[./\-](\d{1,2})[./\-](\d{1,2})")
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})")
_NO_DAY = re.compile(r"([a-z]+)[\s./,\-]*['’]?(\d{4}|\d{2})|(\d{1,2})[/\-.](\d{4})")
_TIME = re.compile(
    r"(?:[\s,]+(?:at\s+)?|t)(\d{1,2})(?:[:.](\d{2}))?(?:[:.](\d{2})(?:[.,]\d+)?)?\s*(am|pm)?"
    r"\s*(z|utc|gmt|bst|[+-]\d{2}:?\d{2})?(?:\s*\([a-z ]+\))?$"
)


def day(value: Value, dates_from_1904: bool = False) -> Reading[date]:
    """The day in the United Kingdom that the cell names, or in words why it names none."""
    if is_empty(value):
        return Reading()
    if isinstance(value, datetime):
        return Reading((value.astimezone(_UK) if value.tzinfo else value).date())
    if isinstance(value, date):
        return Reading(value)
    if isinstance(value, int | float) and (found := _of_serial(value, dates_from_1904)):
        return found
    return _of_text(str(value), dates_from_1904)


def _of_serial(number: float, from_1904: bool) -> Reading[date] | None:
    at = moment(number, from_1904) if number == number and abs(number) < 1e9 and int(number) in _SERIALS else None
    return Reading(at.date()) if at else None


@lru_cache(maxsize=20_000)
def _of_text(text: str, from_1904: bool) -> Reading[date]:
    written = " ".join(text.lower().replace("–", "-").split())
    if len(written) > 60:
        return _no_date(text)
    if re.fullmatch(r"\d{5}(?:\.\d+)?", written):
        return _of_serial(float(written), from_1904) or _no_date(text)
    found = _parts(written)
    time = _TIME.search(written) if found is None else None
    if time:
        found = _parts(written[: time.start()].rstrip(", "))
    if found is None:
        return _why_not(text, written)
    reading = _made(text, *found)
    return _at_its_time(text, reading.value, time) if time and reading.value else reading


def _parts(written: str) -> tuple[int, int, int] | None:
    """Day, month and year as they are written, possible or not; a month of 0 is a word that names none."""
    if found := _YEAR_FIRST.fullmatch(written) or _COMPACT.fullmatch(written):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _FIGURES.fullmatch(written):
        return int(found[1]), int(found[2]), _year(found[3])
    if (found := _NAMED.fullmatch(written)) and _month(found[2]):
        return int(found[1]), _month(found[2]), _year(found[3])
    if (found := _MONTH_FIRST.fullmatch(written)) and _month(found[1]):
        return int(found[2]), _month(found[1]), _year(found[3])
    return None


def _made(text: str, day_of_month: int, month: int, year: int) -> Reading[date]:
    if not 1 <= month <= 12:
        return Reading(problem=f"“{brief(text)}” is no date: the day comes first, and there is no month {month}.")
    try:
        found = date(year, month, day_of_month)
    except ValueError:
        return Reading(problem=f"“{brief(text)}” is no date: {_how_long(month, year)}.")
    if found < _EARLIEST:
        return Reading(problem=f"“{brief(text)}” is too long ago to be right.")
    return Reading(found)


def _how_long(month: int, year: int) -> str:
    if not 1 <= year <= 9999:
        return f"there is no year {year}"
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day if year < 9999 else 31
    return f"{words.MONTHS[month - 1]} {year} has {last} days"


def _at_its_time(text: str, found: date, time: re.Match[str]) -> Reading[date]:
    """The day in the United Kingdom at a time that may be told in another zone."""
    hour, minute = int(time[1]), int(time[2] or 0)
    if time[4]:
        hour = hour % 12 + (12 if time[4] == "pm" else 0) if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59 or not (time[2] or time[4]):
        return Reading(problem=f"“{brief(text)}” has a time in it that there is not.")
    if not time[5]:
        return Reading(found)
    try:
        at = datetime(found.year, found.month, found.day, hour, minute, tzinfo=_zone(time[5]))
        return Reading(at.astimezone(_UK).date())
    except (ValueError, OverflowError):
        return _no_date(text)


def _zone(named: str) -> timezone:
    if named == "bst":
        return timezone(timedelta(hours=1))
    if named in ("z", "utc", "gmt"):
        return UTC
    away = timedelta(hours=int(named[1:3]), minutes=int(named[-2:]))
    return timezone(-away if named[0] == "-" else away)


def _why_not(text: str, written: str) -> Reading[date]:
    found = _NO_DAY.fullmatch(written)
    if found and (found[3] or _month(found[1])):
        return Reading(problem=f"“{brief(text)}” names a month and no day.")
    return _no_date(text)


def _no_date(value: Value) -> Reading[date]:
    return Reading(problem=f"“{brief(value)}” is no date that can be read.")


def _year(written: str) -> int:
    year = int(written)
    return year if len(written) == 4 else year + (1900 if year >= _PIVOT else 2000)


def _month(word: str) -> int:
    """The month a word names, by at least its first three letters; 0 where it names none."""
    if word == "sept":
        return 9
    named = [number for number, month in enumerate(words.MONTHS, 1) if month.lower().startswith(word)]
    return named[0] if len(word) >= 3 and named else 0
