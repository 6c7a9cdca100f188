"""The times a Code or an organisation's own policy sets, each with the provision it comes from."""

from dataclasses import dataclass

from chc_desktop.domain.provision import Compared
from chc_desktop.domain.vocabulary import Duty, Force, OmbudsmanTold, Trigger, Unit


@dataclass(frozen=True, slots=True)
class Extension(Compared):
    """How far a limit may be extended, in working days from the original due date; `days` None where there is no cap.

    `reason_provision` asks to tell the resident why and until when; `agreed_beyond` asks for their agreement to more
    than the cap; `ombudsman` says when the Ombudsman's details have to be given.
    """

    days: int | None
    unit: Unit
    provision: str
    reason_provision: str
    agreed_beyond: str
    ombudsman: OmbudsmanTold
    ombudsman_provision: str


@dataclass(frozen=True, slots=True)
class Limit(Compared):
    """A limit of `days` (counted as working days), the event it runs from and its provision."""

    duty: Duty
    days: int
    unit: Unit
    runs_from: Trigger
    provision: str
    force: Force
    extension: Extension | None = None


@dataclass(frozen=True, slots=True)
class OwnLimit:
    """A limit of the organisation's own policy, in working days from the event the Code's limit runs from."""

    duty: Duty
    days: int


@dataclass(frozen=True, slots=True)
class EvidenceLimit(Compared):
    """The working days the edition gives to send the Ombudsman what it asks for."""

    days: int
    provision: str
    force: Force
