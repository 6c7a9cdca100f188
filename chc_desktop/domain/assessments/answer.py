"""An answer to one row of the self-assessment."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain import words


class Comply(StrEnum):
    """Whether the organisation complies with a row."""

    UNANSWERED = ""
    YES = "yes"
    NO = "no"
    NOT_APPLICABLE = "not-applicable"

    @property
    def words(self) -> str:
        return {"": "", "yes": "Yes", "no": "No", "not-applicable": "Not applicable"}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one row. `reason` and `comply_by` go with a no: why, and the date of intended compliance."""

    slug: str
    comply: Comply = Comply.UNANSWERED
    evidence: str = ""
    commentary: str = ""
    reason: str = ""
    comply_by: date | None = None

    @property
    def printed_commentary(self) -> str:
        """The commentary as the form prints it: the form has no column for a no's reason and date, so they go here."""
        parts = [self.commentary.strip()]
        if self.comply is Comply.NO:
            parts.append(self.reason.strip())
            if self.comply_by:
                parts.append(f"We intend to comply by {words.letter_day(self.comply_by)}.")
        return "\n\n".join(part for part in parts if part)
