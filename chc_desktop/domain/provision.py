"""What stands behind a rule: a provision, the document it was read in, and whether it was compared with that."""

from dataclasses import dataclass
from datetime import date

from chc_desktop.domain.vocabulary import Force


@dataclass(frozen=True, slots=True)
class Source:
    """A document that provisions were compared with, and when."""

    key: str
    title: str
    compared_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """`checked_in` names the document this was compared with; empty where it was not compared."""

    checked_in: str = ""

    @property
    def checked(self) -> bool:
        return bool(self.checked_in)


@dataclass(frozen=True, slots=True)
class Provision(Compared):
    """What stands behind a rule: the provision's number as printed and how strongly it asks."""

    number: str
    force: Force
