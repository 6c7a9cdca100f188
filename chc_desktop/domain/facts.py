"""Current facts: people, the organisation and the calendar. They may change; each change is an entry too."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain.intake import Matter
from chc_desktop.domain.letters.form import USUAL_FORM, Form


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


class ContactWay(StrEnum):
    """How a person likes to be reached."""

    ANY = ""
    TELEPHONE = "telephone"
    TEXT_MESSAGE = "text-message"
    EMAIL = "email"
    LETTER = "letter"
    IN_PERSON = "in-person"
    THROUGH_ANOTHER = "through-another"

    @property
    def words(self) -> str:
        return _WAY_WORDS[self]


class Whereabouts(StrEnum):
    """Whether a person still lives where the register has them."""

    HERE = "here"
    MOVED = "moved"
    DIED = "died"


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

    `address` is lines of text with the postcode last. What is to be known of them is in their or the officer's own
    words, empty where there is nothing; adjustment, disability and restriction are each looked at again on their day.
    `restriction_fair` says why the restriction is proportionate and fair to any disability. `confidential` is what must
    not be said, and to whom. `since` is the day they moved to `new_address`, or died, where it is known; `what_to_do`
    is what follows from it. Nothing is sent to `no_letters_to`; letters go to `write_to` where that is given.
    `other_names` are names they had or go by, one a line. `letter_form` is how letters are made for them.
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
    other_names: str = ""
    contact_way: ContactWay = ContactWay.ANY
    contact_times: str = ""
    language: str = ""
    contact_notes: str = ""
    risk: str = ""
    disability: str = ""
    disability_review: date | None = None
    restriction_reason: str = ""
    restriction_fair: str = ""
    confidential: str = ""
    whereabouts: Whereabouts = Whereabouts.HERE
    since: date | None = None
    what_to_do: str = ""
    new_address: str = ""
    no_letters_to: str = ""
    write_to: str = ""
    letter_form: Form = USUAL_FORM

    @property
    def is_adjusted(self) -> bool:
        """Whether anything is done differently for them."""
        return bool(self.adjustment.strip()) or not self.letter_form.is_usual

    @property
    def has_died(self) -> bool:
        return self.whereabouts is Whereabouts.DIED

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

_WAY_WORDS = {
    ContactWay.ANY: "No preference known",
    ContactWay.TELEPHONE: "By telephone",
    ContactWay.TEXT_MESSAGE: "By text message",
    ContactWay.EMAIL: "By email",
    ContactWay.LETTER: "By letter",
    ContactWay.IN_PERSON: "In person",
    ContactWay.THROUGH_ANOTHER: "Through somebody else",
}

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
