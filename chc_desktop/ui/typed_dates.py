"""Dates as people type them."""

import re
from datetime import date

from chc_desktop.domain import words

_SEPARATORS = re.compile(r"[\s/.,\-–]+")
_ORDINAL = re.compile(r"^(\d{1,2})(st|nd|rd|th)$")
_ISO = re.compile(r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$")


def read_day(text: str, near: date | None = None) -> date | None:
    """The date a person wrote: “5/1/27”, “5 jan 2027”, “Tue 05.01.2027”, “2027-01-05”; day before month.

    A date without its year is the one closest to `near`; without `near` it is no date.
    """
    if iso := _ISO.match(text):
        return _date(int(iso[1]), int(iso[2]), int(iso[3]))
    parts = [part for part in _SEPARATORS.split(text.strip().lower()) if part]
    if parts and _is_weekday(parts[0]):
        parts = parts[1:]
    if len(parts) == 2 and near:
        return _closest(parts, near)
    return _in_full(parts) if len(parts) == 3 else None


def _in_full(parts: list[str]) -> date | None:
    day_of_month, month_of_year = _day_number(parts[0]), _month_number(parts[1])
    if not parts[2].isdecimal() or len(parts[2]) not in (2, 4):
        return None
    year = int(parts[2]) + (2000 if len(parts[2]) == 2 else 0)
    return _date(year, month_of_year, day_of_month)


def _closest(parts: list[str], near: date) -> date | None:
    years = (near.year - 1, near.year, near.year + 1)
    found = [one for year in years if (one := _in_full([*parts, str(year)]))]
    return min(found, key=lambda one: abs(one - near), default=None)


def _is_weekday(word: str) -> bool:
    return len(word) >= 3 and any(name.lower().startswith(word) for name in words.WEEKDAYS)


def _day_number(word: str) -> int:
    ordinal = _ORDINAL.match(word)
    digits = ordinal[1] if ordinal else word
    return int(digits) if digits.isdecimal() and len(digits) <= 2 else 0


def _month_number(word: str) -> int:
    if word.isdecimal():
        return int(word) if len(word) <= 2 else 0
    named = [place for place, name in enumerate(words.MONTHS, 1) if name.lower().startswith(word)]
    return named[0] if len(word) >= 3 and named else 9 if word == "sept" else 0


def _date(year: int, month_of_year: int, day_of_month: int) -> date | None:
    try:
        return date(year, month_of_year, day_of_month)
    except ValueError:
        return None
