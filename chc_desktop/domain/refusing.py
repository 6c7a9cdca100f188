"""Refusals that the rules of complaints and of service requests share, each in a sentence.

`about` names the field of the event that has to be mended, so that a form can lead there.
"""

from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken

NOTHING_CHANGED = "Nothing was changed."


def refuse_if(wrong: bool, sentence: str, about: str = "") -> None:
    if wrong:
        raise RuleBroken(sentence, about)


def needs(text: str, sentence: str, about: str = "") -> None:
    """Refuse where nothing was written."""
    refuse_if(not text.strip(), sentence, about)


def not_in_future(day: date, today: date, about: str = "happened_on") -> None:
    refuse_if(
        day > today,
        f"{words.day(day)} is still to come. Please give the day on which it really happened.",
        about,
    )


def not_before(day: date, earliest: date | None, what: str, about: str = "happened_on") -> None:
    """Refuse a day before the one on which `what` happened, if it did."""
    if earliest is not None and day < earliest:
        sentence = f"That cannot have happened before {what}, {words.day(earliest)}. Please check the date."
        raise RuleBroken(sentence, about)
