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
    """The answer to one row. `reason` and `comply_by` go with a no: why, and the date of intended compliance.

    `service` is the one service that a no concerns, where the others comply. `own_words` is a yes or no as it was
    published, where it said more: “Yes, for the Complaints team”. `said` are the answers that are neither, by their
    key. `carried_from` says which earlier answer it began as; until somebody has looked at it, it counts as none.
    `note` is to oneself and stands on no paper; `kept` are names that may stand in what is published.
    """

    slug: str
    comply: Comply = Comply.UNANSWERED
    evidence: str = ""
    commentary: str = ""
    reason: str = ""
    comply_by: date | None = None
    service: str = ""
    own_words: str = ""
    said: tuple[tuple[str, str], ...] = ()
    carried_from: str = ""
    looked_at: bool = True
    note: str = ""
    kept: tuple[str, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether nothing at all was answered or written, but for a note to oneself."""
        written = (
            self.evidence,
            self.commentary,
            self.reason,
            self.service,
            self.own_words,
            *(text for _, text in self.said),
        )
        return not self.comply and not self.comply_by and not any(text.strip() for text in written)

    @property
    def printed_comply(self) -> str:
        """The yes or no as the form prints it."""
        return self.own_words.strip() or self.comply.words

    @property
    def printed_commentary(self) -> str:
        """The commentary as the form prints it: the form has no column for a no's reason and date, so they go here."""
        parts = [self.commentary.strip()]
        if self.comply is Comply.NO:
            parts.append(self.reason.strip())
            if self.service.strip():
                parts.append(f"This concerns one service only: {self.service.strip()}.")
            if self.comply_by:
                parts.append(f"We intend to comply by {words.letter_day(self.comply_by)}.")
        return "\n\n".join(part for part in parts if part)

    def said_to(self, key: str) -> str:
        """What was written for one answer that is neither yes nor no."""
        return dict(self.said).get(key, "")
