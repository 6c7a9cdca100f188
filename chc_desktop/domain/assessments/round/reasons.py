"""Why an approved self-assessment is made anew, and what exceptional circumstances ask at once.

Which provision stands behind a reason is said by each edition's file; where it is silent, the reason is offered as our
own good practice.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.provision import Compared
from chc_desktop.domain.vocabulary import Force


class Reason(StrEnum):
    """Why it is opened again."""

    RESTRUCTURE = "restructure"
    MERGER = "merger"
    PROCEDURE = "change-of-procedure"
    OMBUDSMAN = "ombudsman"
    EXCEPTIONAL = "exceptional-circumstances"
    MISTAKE = "mistake"

    @property
    def words(self) -> str:
        return _REASONS[self]

    @property
    def short(self) -> str:
        """The same in a few words: “merger”."""
        return _SHORT[self]

    @property
    def duties(self) -> tuple["Duty", ...]:
        """What has to be done at once because of it."""
        return tuple(Duty) if self is Reason.EXCEPTIONAL else ()


class Duty(StrEnum):
    """What exceptional circumstances ask, while the Code cannot be complied with."""

    OMBUDSMAN = "tell-ombudsman"
    RESIDENTS = "tell-residents"
    WHEN = "say-when"

    @property
    def words(self) -> str:
        return _DUTIES[self][0]

    @property
    def done(self) -> str:
        """The same, once it was done."""
        return _DUTIES[self][1]

    @property
    def short(self) -> str:
        """The same in fewer words."""
        return _DUTIES[self][2]


@dataclass(frozen=True, slots=True)
class Reassessment(Compared):
    """A reason that an edition names, and its provision."""

    reason: Reason
    provision: str
    force: Force


def behind(reason: Reason, named: Iterable[Reassessment]) -> Reassessment | None:
    """What an edition says of a reason; None where it is silent."""
    return next((each for each in named if each.reason is reason), None)


def offered(named: Iterable[Reassessment]) -> tuple[tuple[Reason, str], ...]:
    """Every reason with its words and where it comes from: “A merger (Code 8.3)”."""
    known = tuple(named)
    return tuple((reason, f"{reason.words} ({_source(behind(reason, known))})") for reason in Reason)


def _source(named: Reassessment | None) -> str:
    return words.cited(named.provision) if named else "our own good practice"


_REASONS = {
    Reason.RESTRUCTURE: "A major restructure",
    Reason.MERGER: "A merger",
    Reason.PROCEDURE: "A change of our complaints procedure",
    Reason.OMBUDSMAN: "The Ombudsman asked for it, such as after an investigation",
    Reason.EXCEPTIONAL: "Exceptional circumstances keep us from complying with the Code",
    Reason.MISTAKE: "Something in it proved to be wrong",
}
_SHORT = {
    Reason.RESTRUCTURE: "restructure",
    Reason.MERGER: "merger",
    Reason.PROCEDURE: "change of procedure",
    Reason.OMBUDSMAN: "asked for by the Ombudsman",
    Reason.EXCEPTIONAL: "exceptional circumstances",
    Reason.MISTAKE: "something was wrong in it",
}
_DUTIES = {
    Duty.OMBUDSMAN: ("Tell the Ombudsman", "The Ombudsman was told", "Tell the Ombudsman"),
    Duty.RESIDENTS: (
        "Tell the residents it may affect, and publish it on your website",
        "Residents were told, and it was published",
        "Tell residents and publish it",
    ),
    Duty.WHEN: (
        "Say when you will comply with the Code again",
        "It was said when we will comply again",
        "Say when you will comply again",
    ),
}
