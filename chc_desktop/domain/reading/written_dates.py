"""Dates as people write them in letters: “Tuesday 4 December 2026”, “4th December”, “04/12/2026”."""

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from chc_desktop.domain import words


class WrittenDate(NamedTuple):
    """A date in a text. `day` is None where there is no such day; `weekday` 0 to 6, None where none is named."""

    start: int
    end: int
    day: date | None
    weekday: int | None


def dates_in(plain: str, near: date) -> Iterator[WrittenDate]:
    """Every date in a text of plain letters; a year that is left out is the one that is nearest to `near`."""
    for found in _DATE.finditer(plain):
        number, month = int(found["day"] or found["d"]), _month(found)
        year = found["year"] or found["y"]
        day = _day(_full(int(year)), month, number) if year else _nearest(near, month, number)
        weekday = _WEEKDAYS.index(found["weekday"][:3]) if found["weekday"] else None
        yield WrittenDate(found.start(), found.end(), day, weekday)


def _month(found: re.Match[str]) -> int:
    return int(found["m"]) if found["m"] else _MONTHS.index(found["month"][:3]) + 1


def _full(year: int) -> int:
    return year if year > 99 else 2000 + year


def _nearest(near: date, month: int, number: int) -> date | None:
    days = [_day(near.year + each, month, number) for each in (-1, 0, 1)]
    return min((day for day in days if day), key=lambda day: abs((day - near).days), default=None)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


_WEEKDAYS = tuple(name[:3].lower() for name in words.WEEKDAYS)
_MONTHS = tuple(name[:3].lower() for name in words.MONTHS)
_DATE = re.compile(
    r"\b(?:(?:(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs(?:day)?)?|fri(?:day)?|sat(?:urday)?|"
    r"sun(?:day)?),?\s+(?:the\s+)?)?(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+"
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|"
    r"oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b(?:,?\s+(?P<year>(?:19|20)\d{2})\b)?"
    r"|(?<![\d./])(?P<d>\d{1,2})(?P<between>[./])(?P<m>\d{1,2})(?P=between)(?P<y>(?:20)?\d{2})(?![\d./]*\d))"
)
