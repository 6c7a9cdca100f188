"""Erasing a whole case: when it may be, what is said of it, and what stays: its bare line."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.case import Case
from chc_desktop.domain.redacting.strangers import strangers
from chc_desktop.domain.refusing import NOTHING_CHANGED, needs, refuse_if
from chc_desktop.domain.requests.request import ServiceRequest
from chc_desktop.domain.safekeeping.keeping import USUAL


class Ground(StrEnum):
    """Why a case is erased, in a word that names nobody."""

    LONG_ENOUGH = "long-enough"
    ASKED = "asked"
    MISTAKE = "mistake"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @classmethod
    def chosen(cls, word: str) -> "Ground":
        """The ground of this word. Refused where none was chosen: what the certificate says is nobody’s guess."""
        refuse_if(
            word not in tuple(cls),
            f"Please choose why it is erased: the certificate says so. {NOTHING_CHANGED}",
            "ground",
        )
        return cls(word)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """That a case is to be erased: on which ground, why in words that name nobody, and who decided it, by id."""

    ground: Ground
    why: str
    decided_by: int


@dataclass(frozen=True, slots=True, kw_only=True)
class BareLine:
    """What stays of a case that was erased. Days are ISO text, empty where there was none; `outcome` a word."""

    case_id: int
    edition: str = ""
    received_on: str = ""
    ended_on: str = ""
    outcome: str = ""


def hindrance(case: Case, clocks_run: bool) -> str:
    """Why a complaint cannot be erased yet, in a sentence; empty where it can. `clocks_run` is of its other clocks."""
    if case.mistake:
        return ""
    if case.status.is_open:
        return f"This complaint is still open. {NOTHING_CHANGED} It can be erased once it is closed."
    if case.open_promises:
        return f"Something was promised in this case and is still to be done. {NOTHING_CHANGED} Please see to it first."
    if clocks_run:
        return (
            f"Another clock still runs in this case, such as a request of the Ombudsman. {NOTHING_CHANGED} Please "
            "finish or stop it first."
        )
    return ""


def request_hindrance(request: ServiceRequest) -> str:
    """The same of a service request."""
    if request.complaint:
        return (
            f"This request became complaint {request.complaint_reference} and is erased together with it. "
            f"{NOTHING_CHANGED}"
        )
    if request.is_open and not request.mistake:
        return f"This request is still open. {NOTHING_CHANGED} It can be erased once it has ended."
    return ""


def hold_hindrance(until: date, why: str) -> str:
    """Why what is to be kept until a later day cannot be erased before it."""
    return (
        f"It was decided to keep this until {words.day(until)}: “{why}”. {NOTHING_CHANGED} If that no longer counts, "
        "strike the decision out in its record first."
    )


def check(decision: Decision, names: tuple[str, ...]) -> None:
    """Refuse a decision nobody made or gave no reason for, or whose words name somebody of the case."""
    needs(
        decision.why, "Please write why it is erased. The sentence stays in the record, so please name nobody.", "why"
    )
    refuse_if(not decision.decided_by, f"Please say who decided this. {NOTHING_CHANGED}", "decided_by")
    refuse_named(decision.why, names)


def refuse_named(why: str, names: Iterable[str]) -> None:
    """Refuse a reason in which a part of these names stands, or whoever is named behind a title."""
    said = {*_WORD.findall(why.casefold())}
    parts = (part for name in (*names, *sorted(strangers([why], TITLES))) for part in _WORD.findall(name))
    named = next((part for part in parts if len(part) > 2 and part.casefold() in said), "")
    refuse_if(
        bool(named),
        f"The reason names “{named}”. It stays in the record when all else is gone, so please write it without "
        f"anybody’s name. {NOTHING_CHANGED}",
        "why",
    )


def backups_gone_from(today: date) -> date:
    """The day from which the first backup made lets the last one go that still holds what is erased today.

    The backups of twelve months stay, so that of this month goes with the first one of the same month next year.
    """
    months = today.year * 12 + today.month - 1 + USUAL.months
    return date(months // 12, months % 12 + 1, 1)


TITLES = ("Mr", "Mrs", "Ms", "Miss", "Mx", "Dr")
"""With a surname after it each of them names somebody; a surname alone may be any word."""

_WORD = re.compile(r"\w+")
_WORDS = {
    Ground.LONG_ENOUGH: "It was kept as long as it had to be",
    Ground.ASKED: "The person asked for it to be erased",
    Ground.MISTAKE: "It should not have been logged",
    Ground.OTHER: "Another reason",
}
