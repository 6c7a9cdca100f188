"""What the rules judge an event by."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.clocks.kind import Kinds
from chc_desktop.domain.code import Edition
from chc_desktop.domain.people.routing import NOBODY_YET, Team
from chc_desktop.domain.working_days import Counting


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What a rule is judged by: the case's edition, the calendar, the day it is, the kinds of other clock, and
    those who may deal with it."""

    edition: Edition
    counting: Counting
    today: date
    kinds: Kinds
    team: Team = NOBODY_YET
