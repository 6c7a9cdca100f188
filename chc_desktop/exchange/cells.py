"""What a cell means: dates the British way, money in pence, yes and no, whole numbers. A value, or what is wrong."""

import math
import re
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from typing import Generic, TypeVar

from chc_desktop.domain import words
from chc_desktop.exchange.book import Value

T = TypeVar("T")

_EMPTY = {"", "-", "--", "n/a", "n.a.", "#n/a", "nil", "none", "null", "(blank)", "not applicable"}
_LONGEST_EMPTY = 20
_DASHES = str.maketrans("–—−‐‑", "-----")
_AMOUNT = re.compile(r"(?:£|gbp)?\s*(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d{1,2}))?\s*(?:gbp|pounds?)?")
_PENCE = re.compile(r"(\d{1,2})\s*p(?:ence)?")
_MOST_PENCE = 10_000_000_000
_WHOLE = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,15})(?:\.0+)?")
_LOST_ITS_ZERO = re.compile(r"[1-37-8]\d{8,9}")


@dataclass(frozen=True, slots=True)
class Reading(Generic[T]):
    """What was read: a value, nothing (an empty cell), or a `problem` in words and no value."""

    value: T | None = None
    problem: str = ""


def is_empty(value: Value) -> bool:
    """Nothing, spaces, dashes, or one of the usual words for nothing."""
    if not isinstance(value, str):
        return value is None
    return (len(value) <= _LONGEST_EMPTY and _is_empty_word(value)) or value.isspace()


def shown(value: Value) -> str:
    """The value as a person reads it: “3 April 2026”, “3” and not “3.0”."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return f"{words.letter_day(value)} {words.clock(value)}"
    if isinstance(value, date):
        return words.letter_day(value)
    if isinstance(value, float):
        return f"{value:.15g}" if math.isfinite(value) and abs(value) < 1e15 else str(value)
    return str(value).strip()


def text(value: Value) -> Reading[str]:
    return Reading() if is_empty(value) else Reading(shown(value))


def telephone(value: Value) -> Reading[str]:
    """A number kept as a number has lost the 0 it begins with; it gets it back."""
    read = text(value)
    if isinstance(value, int | float) and read.value and _LOST_ITS_ZERO.fullmatch(read.value):
        return Reading(f"0{read.value}")
    return read


def whole(value: Value) -> Reading[int]:
    """A whole number, also where it is kept as 3.0 or as text."""
    if is_empty(value):
        return Reading()
    written = shown(value)
    if _WHOLE.fullmatch(written):
        return Reading(int(Decimal(written.replace(",", ""))))
    return Reading(problem=f"“{brief(value)}” is not a whole number.")


def pence(value: Value) -> Reading[int]:
    """“£1,250.50” and 1250.5 are 125,050 pence."""
    if is_empty(value):
        return Reading()
    amount = _of_number(value) if isinstance(value, int | float) else _of_words(shown(value).casefold())
    if amount is None or not 0 <= amount < _MOST_PENCE:
        return Reading(problem=f"“{brief(value)}” is not an amount of money.")
    return Reading(amount)


def brief(value: Value) -> str:
    """The value for a sentence: on one line and not long."""
    line = " ".join(shown(value).split())
    return line if len(line) <= 60 else f"{line[:57].rstrip()}…"


@lru_cache(maxsize=5_000)
def _is_empty_word(word: str) -> bool:
    return word.strip().translate(_DASHES).casefold() in _EMPTY


def _of_number(value: int | float) -> int | None:
    """Pence of pounds; what a sum leaves behind the second place (0.1 + 0.2) is nothing, more is no amount."""
    try:
        exact = Decimal(str(value)) * 100
    except InvalidOperation:
        return None
    if not exact.is_finite() or abs(exact) >= _MOST_PENCE or abs(exact - round(exact)) > Decimal("0.0001"):
        return None
    return round(exact)


def _of_words(written: str) -> int | None:
    if small := _PENCE.fullmatch(written):
        return int(small[1])
    found = _AMOUNT.fullmatch(written)
    return int(found[1].replace(",", "")) * 100 + int((found[2] or "").ljust(2, "0")) if found else None
