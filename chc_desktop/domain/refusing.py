"""Refusals that the rules of complaints and of service requests share, each in a sentence."""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken

NOTHING_CHANGED = "Nothing was changed."


def refuse_if(wrong: bool, sentence: str) -> None:
    if wrong:
        raise RuleBroken(sentence)


def needs(text: str, sentence: str) -> None:
    """Refuse where nothing was written."""
    refuse_if(not text.strip(), sentence)


def not_in_future(day: date, today: date) -> None:
    refuse_if(
        day > today,
        f"{words.day(day)} is still to come. Please give the day on which it really happened.",
    )


def not_before(day: date, earliest: date | None, what: str) -> None:
    """Refuse a day before the one on which `what` happened, if it did."""
    if earliest is not None and day < earliest:
        raise RuleBroken(f"That cannot have happened before {what}, {words.day(earliest)}. Please check the date.")
