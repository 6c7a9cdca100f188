"""Current facts: people, the organisation and the calendar. They may change; each change is an entry too."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain.intake import Matter


class Role(StrEnum):
    """What a person is to the organisation."""

    RESIDENT = "resident"
    OFFICER = "officer"
    STAFF = "staff"
    GOVERNING_BODY = "governing-body"
    CONCERNED = "concerned"

    @property
    def words(self) -> str:
        return _ROLE_WORDS[self]


class Scheme(StrEnum):
    """Which Ombudsman's scheme the organisation belongs to."""

    HOUSING_OMBUDSMAN = "hos"
    LGSCO = "lgsco"
    BOTH = "both"
    NEITHER = "neither"

    @property
    def words(self) -> str:
        return _SCHEME_WORDS[self]

    @property
    def matters(self) -> tuple[Matter, ...]:
        """Whose complaints have to be told apart to know which Code applies, the usual ones first."""
        return _SCHEME_MATTERS[self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody the register knows. `id` is 0 until they are in it.

    `address` is lines of text with the postcode last. `vulnerability` and `adjustment` are in the person's
    or the officer's own words, empty where there is none; the adjustment is looked at again on `adjustment_review`.
    `restriction` is how contact with the person is restricted, and why; it is looked at again too.
    """

    id: int = 0
    name: str
    role: Role = Role.RESIDENT
    job: str = ""
    address: str = ""
    email: str = ""
    telephone: str = ""
    vulnerability: str = ""
    adjustment: str = ""
    adjustment_review: date | None = None
    restriction: str = ""
    restriction_review: date | None = None

    @property
    def title(self) -> str:
        """How a letter calls somebody who works for the organisation: their job, or their name if none is known."""
        return self.job or self.name


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """The landlord. `year_end` is day and month of its financial year end, such as (31, 3)."""

    name: str
    address: str = ""
    telephone: str = ""
    email: str = ""
    website: str = ""
    homes: int = 0
    year_end: tuple[int, ...] = (31, 3)
    scheme: Scheme = Scheme.HOUSING_OMBUDSMAN
    governing_body: str = "Board of trustees"
    complaints_lead: int = 0
    officer: int = 0
    chief_officer: int = 0
    chair: int = 0
    backup_folder: str = ""
    sign_with_role: bool = True
    count_from_the_day_itself: bool = False
    logo: str = ""
    sample: bool = False


_ROLE_WORDS = {
    Role.RESIDENT: "Resident",
    Role.OFFICER: "Complaints officer",
    Role.STAFF: "Member of staff",
    Role.GOVERNING_BODY: "Member of the governing body",
    Role.CONCERNED: "Somebody else in a case",
}

OWN_PEOPLE = (Role.OFFICER, Role.STAFF, Role.GOVERNING_BODY)
"""Those who work for the organisation or govern it."""

_SCHEME_WORDS = {
    Scheme.HOUSING_OMBUDSMAN: "Housing Ombudsman",
    Scheme.LGSCO: "Local Government and Social Care Ombudsman",
    Scheme.BOTH: "Both Ombudsmen",
    Scheme.NEITHER: "Neither",
}

_SCHEME_MATTERS = {
    Scheme.HOUSING_OMBUDSMAN: (Matter.HOUSING, Matter.OTHER),
    Scheme.LGSCO: (Matter.COUNCIL_OR_CARE, Matter.OTHER),
    Scheme.BOTH: (Matter.HOUSING, Matter.COUNCIL_OR_CARE, Matter.OTHER),
    Scheme.NEITHER: (),
}
