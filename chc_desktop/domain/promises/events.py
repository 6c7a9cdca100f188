"""What can happen to a promise: dated events in the record of its case.

Each names its promise by the key it has: the entry it was made in and its place there, such as “4.1”.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from chc_desktop.domain.events import Event, Remedy
from chc_desktop.domain.vocabulary import Agreed


class Made(StrEnum):
    """How a promise was made."""

    RESPONSE = "response"
    TELEPHONE = "telephone"
    IN_PERSON = "in-person"
    LETTER = "letter"
    EMAIL = "email"
    DECIDED = "decided"
    INSTEAD = "instead"

    @property
    def words(self) -> str:
        """“on the telephone”, to stand after “promised”."""
        return _MADE_WORDS[self]


BESIDE_A_RESPONSE = (Made.TELEPHONE, Made.IN_PERSON, Made.LETTER, Made.EMAIL, Made.DECIDED)
"""How a promise is made that stands in no response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Promised(Event):
    """Something was promised beside a response: on the telephone, or decided later.

    `why_not_earlier` is why it was not offered in the final response, where it goes beyond that.
    """

    kind: ClassVar[str] = "promised"
    remedy: Remedy
    how: Made
    why_not_earlier: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseUpdated(Event):
    """How far a promise is, or what was said of it."""

    kind: ClassVar[str] = "promise-updated"
    promise: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseMoved(Event):
    """A promise will be kept on another day, for a reason. The day first promised stays what figures go by."""

    kind: ClassVar[str] = "promise-moved"
    promise: str
    new_date: date
    reason: str
    agreed: Agreed
    agreed_how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseHandedOver(Event):
    """Somebody else has to do it now."""

    kind: ClassVar[str] = "promise-handed-over"
    promise: str
    owner: int
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyAnswered(Event):
    """Whoever complained accepted the money that was offered, or declined it, and how they said so."""

    kind: ClassVar[str] = "money-answered"
    promise: str
    accepted: bool
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPaid(Event):
    """Money that was promised was paid, all of it or a part, in pence.

    Where it was set against what they owe us, `arrears_agreed` says how and when they agreed to that. `paper` is the
    id of what shows it, 0 where there is none.
    """

    kind: ClassVar[str] = "money-paid"
    promise: str
    pence: int
    how: str
    reference: str = ""
    against_arrears: bool = False
    arrears_agreed: str = ""
    paper: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class PromiseUndeliverable(Event):
    """A promise cannot be delivered: why, what is offered instead or why nothing is, and how they were told.

    `paper` is the id of the letter that told them, where it is in the register.
    """

    kind: ClassVar[str] = "promise-undeliverable"
    promise: str
    why: str
    alternative: Remedy | None = None
    no_alternative_because: str = ""
    told_on: date
    told_how: str
    ombudsman_told: bool
    why_not_earlier: str = ""
    paper: int = 0


OfPromise = PromiseUpdated | PromiseMoved | PromiseHandedOver | MoneyAnswered | MoneyPaid | PromiseUndeliverable
"""What happens to a promise that was made."""

_MADE_WORDS = {
    Made.RESPONSE: "in the response",
    Made.TELEPHONE: "on the telephone",
    Made.IN_PERSON: "in person",
    Made.LETTER: "in another letter",
    Made.EMAIL: "by email",
    Made.DECIDED: "by our own decision since",
    Made.INSTEAD: "in place of a promise that cannot be delivered",
}
