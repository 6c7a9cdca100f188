"""How a complaint reaches the landlord, and what it is about."""

from enum import StrEnum


class Channel(StrEnum):
    """How a complaint reached the landlord."""

    TELEPHONE = "telephone"
    IN_PERSON = "in-person"
    LETTER = "letter"
    EMAIL = "email"
    FORM = "form"
    TEXT = "text"
    SOCIAL_MEDIA = "social-media"
    STAFF = "staff"
    MP = "mp"
    COUNCILLOR = "councillor"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _CHANNEL_WORDS[self]


class Category(StrEnum):
    """What a complaint is about, for finding and counting."""

    REPAIRS = "repairs"
    DAMP = "damp"
    LEAKS = "leaks"
    HEATING = "heating"
    NEIGHBOURS = "neighbours"
    ESTATE = "estate"
    CHARGES = "charges"
    ALLOCATIONS = "allocations"
    STAFF = "staff"
    COMPLAINT_HANDLING = "complaint-handling"
    PESTS = "pests"
    SAFETY = "safety"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _CATEGORY_WORDS[self]


class Matter(StrEnum):
    """Whose complaint it is and about what: it decides which Ombudsman, and so which Code, it falls to."""

    HOUSING = "housing"
    COUNCIL_OR_CARE = "council-or-care"
    OTHER = "other"

    @property
    def words(self) -> str:
        return _MATTER_WORDS[self]


_CHANNEL_WORDS = {
    Channel.TELEPHONE: "by telephone",
    Channel.IN_PERSON: "in person",
    Channel.LETTER: "by letter",
    Channel.EMAIL: "by email",
    Channel.FORM: "on our form",
    Channel.TEXT: "by text message",
    Channel.SOCIAL_MEDIA: "on social media",
    Channel.STAFF: "through a member of staff",
    Channel.MP: "through an MP",
    Channel.COUNCILLOR: "through a councillor",
    Channel.OTHER: "another way",
}


_CATEGORY_WORDS = {
    Category.REPAIRS: "Repairs",
    Category.DAMP: "Damp and mould",
    Category.LEAKS: "Leaks",
    Category.HEATING: "Heating and hot water",
    Category.NEIGHBOURS: "Neighbours and noise",
    Category.ESTATE: "Grounds and shared spaces",
    Category.CHARGES: "Rent and charges",
    Category.ALLOCATIONS: "Moving and allocations",
    Category.STAFF: "Staff conduct",
    Category.COMPLAINT_HANDLING: "How a complaint was handled",
    Category.PESTS: "Pests",
    Category.SAFETY: "Safety and security",
    Category.OTHER: "Something else",
}


_MATTER_WORDS = {
    Matter.HOUSING: "A resident, about their home or our service as their landlord",
    Matter.COUNCIL_OR_CARE: "Somebody, about a council or care service we provide",
    Matter.OTHER: "Somebody else, such as a grant applicant or a supplier",
}
