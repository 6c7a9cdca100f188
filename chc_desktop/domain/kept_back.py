"""Why something of a case stays out of what the resident is given."""

from enum import StrEnum


class KeptBack(StrEnum):
    """What is kept back from the resident's own copy of their case."""

    NOT = ""
    INTERNAL = "internal"
    LEGAL = "legal-advice"

    @property
    def words(self) -> str:
        return _WORDS[self]

    @property
    def why(self) -> str:
        """Why it is not in the resident's copy."""
        return _WHYS[self]


_WORDS = {
    KeptBack.NOT: "everybody who reads the case",
    KeptBack.INTERNAL: "internal: left out of their own copy",
    KeptBack.LEGAL: "legal advice: left out of their own copy",
}
_WHYS = {
    KeptBack.NOT: "",
    KeptBack.INTERNAL: "An internal note of the organisation.",
    KeptBack.LEGAL: "Legal advice to the organisation, which is confidential.",
}
