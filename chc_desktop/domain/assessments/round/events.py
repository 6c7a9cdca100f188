"""What happens to a year's self-assessment, beside its approval: append-only, about no case."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.domain.assessments.round.reasons import Duty, Reason
from chc_desktop.domain.entries import Frozen
from chc_desktop.domain.events import Event


class Place(StrEnum):
    """Where a self-assessment is published."""

    WEBSITE = "website"
    NOTICEBOARD = "noticeboard"
    ANNUAL_REPORT = "annual-report"
    OTHER = "other"

    @property
    def words(self) -> str:
        return {
            "website": "on the website",
            "noticeboard": "on a noticeboard",
            "annual-report": "in the annual report",
            "other": "in another way",
        }[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundEvent(Event):
    """Something about the self-assessment of a year."""

    year: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswersKept(RoundEvent):
    """The answers of a version as they were approved, so that a later version can be compared with them.

    `evidence` is what was attached to them: names, references and the SHA-256 of files; none in older entries.
    """

    kind: ClassVar[str] = "assessment-answers"
    version: int
    edition: str
    answers: tuple[Answer, ...]
    evidence: tuple[Attached, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SentForApproval(RoundEvent):
    """It was sent to the governing body, for the meeting of a day."""

    kind: ClassVar[str] = "assessment-sent"
    meeting: date


@dataclass(frozen=True, slots=True, kw_only=True)
class ResponseRecorded(RoundEvent):
    """The governing body wrote its response after the approval; the form is frozen once more, with the response."""

    kind: ClassVar[str] = "assessment-response"
    version: int
    response: str
    written_by: str
    files: tuple[Frozen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentPublished(RoundEvent):
    """A version was published in one place; `where` is the page's address, or which noticeboard or report."""

    kind: ClassVar[str] = "assessment-published"
    version: int
    place: Place
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentSubmitted(RoundEvent):
    """A version was submitted to the Ombudsman."""

    kind: ClassVar[str] = "assessment-submitted"
    version: int
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentReopened(RoundEvent):
    """It was opened again, or exceptional circumstances were noted.

    `provision` is what the year's Code names for the reason, empty where it is silent. `by` is the day by which the new
    version is meant to be approved. `answers` is the entry that keeps the approved answers, 0 where the approval has
    kept them itself.
    """

    kind: ClassVar[str] = "assessment-reopened"
    version: int
    reason: Reason
    why: str
    by: date | None = None
    provision: str = ""
    answers: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CircumstanceDutyDone(RoundEvent):
    """One of the duties of exceptional circumstances was done. `reopened` is the entry that noted them.

    `back_by` is the day by which the Code is to be complied with again, where that was said.
    """

    kind: ClassVar[str] = "assessment-duty-done"
    reopened: int
    duty: Duty
    how: str
    back_by: date | None = None
