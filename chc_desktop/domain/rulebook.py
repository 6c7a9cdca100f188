"""What the rules judge an event by."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.clocks.kind import Kinds
from chc_desktop.domain.code import Edition
from chc_desktop.domain.working_days import Counting


@dataclass(frozen=True, slots=True)
class Rulebook:
    """What a rule is judged by: the case's edition, the calendar, the day it is, and the kinds of other clock."""

    edition: Edition
    counting: Counting
    today: date
    kinds: Kinds
