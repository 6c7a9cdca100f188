"""Dates as spreadsheets keep them: a number of days, and a format that says how the number is shown."""

import re
from datetime import date, datetime, timedelta
from enum import Enum

from chc_desktop.domain import words
from chc_desktop.exchange.book import Value

_DAY_1904 = datetime.fromisoformat("1904-01-01")
_DAY_1900 = datetime.fromisoformat("1899-12-31")
_THE_DAY_THAT_NEVER_WAS = 60
"""The 1900 system counts a 29 February 1900, which there was not."""
_LAST = 2_958_465
"""31 December 9999."""
_NOT_SHOWN_AS_DATE = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]', re.IGNORECASE)


class Shown(Enum):
    """What a number format makes of a number."""

    NUMBER = "number"
    DAY = "day"
    MONTH = "month"
    TIME = "time"


def built_in(number: int) -> Shown:
    """What the formats do that every spreadsheet program knows by number."""
    if number in (14, 15, 16, 22) or 27 <= number <= 31 or number == 36 or 50 <= number <= 58:
        return Shown.DAY
    if number == 17:
        return Shown.MONTH
    return Shown.TIME if 18 <= number <= 21 or 32 <= number <= 35 or 45 <= number <= 47 else Shown.NUMBER


def written(code: str) -> Shown:
    """What a format does that the file spells out, such as “dd/mm/yyyy”."""
    letters = _NOT_SHOWN_AS_DATE.sub("", code.split(";")[0]).lower()
    if "general" in letters or not re.search(r"[dmyhs]", letters) or re.search(r"[#0?]", letters.split(".")[0]):
        return Shown.NUMBER
    if "d" in letters:
        return Shown.DAY
    if "y" in letters or not re.search(r"[hs\[]", letters):
        return Shown.MONTH
    return Shown.TIME


def moment(number: float, from_1904: bool = False) -> datetime | None:
    """The moment a serial number stands for, to the second; None where it stands for none."""
    if not 0 <= number < _LAST + 1 or (not from_1904 and int(number) in (0, _THE_DAY_THAT_NEVER_WAS)):
        return None
    days = number if from_1904 or number < _THE_DAY_THAT_NEVER_WAS else number - 1
    try:
        return (_DAY_1904 if from_1904 else _DAY_1900) + timedelta(seconds=round(days * 86_400))
    except OverflowError:
        return None


def as_shown(number: float, shown: Shown, from_1904: bool) -> Value:
    """The number as the reader of the spreadsheet sees it: a date, a month in words, a time, or the number itself."""
    if shown is Shown.TIME and 0 <= number < _LAST:
        minutes = round(number * 1440)
        return f"{minutes // 60}:{minutes % 60:02}"
    at = moment(number, from_1904) if shown is not Shown.NUMBER else None
    if at is None:
        return number
    return f"{words.month(at)} {at.year}" if shown is Shown.MONTH else day_or_moment(at)


def day_or_moment(at: datetime) -> date:
    """The day alone where the time is midnight."""
    return at if at.time() != at.min.time() else at.date()
