"""The yearly self-assessment: the answers given, what is still missing, and how far it has come."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from chc_desktop.domain import words
from chc_desktop.domain.code import Form, FormRow


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


def gap(answer: Answer | None) -> str:
    """What an answer still lacks, in a sentence; empty if it is whole."""
    if answer is None or answer.comply is Comply.UNANSWERED:
        return "Not answered yet."
    if answer.comply is Comply.NO and not answer.reason.strip():
        return "A no needs the reason."
    if answer.comply is Comply.NO and answer.comply_by is None:
        return "A no needs the date by which you intend to comply."
    if answer.comply is Comply.YES and not answer.evidence.strip():
        return "A yes needs its evidence."
    return ""


def gaps(form: Form, answers: dict[str, Answer]) -> tuple[tuple[FormRow, str], ...]:
    """Every row that still lacks something, and what."""
    return tuple((row, missing) for row in form.rows if (missing := gap(answers.get(row.slug))))
