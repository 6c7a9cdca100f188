"""How far a year's self-assessment has come, and what comes next, from its answers and its round."""

from dataclasses import dataclass

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import Answers, gaps
from chc_desktop.domain.assessments.round.reasons import Reason
from chc_desktop.domain.assessments.round.year_round import YearRound
from chc_desktop.domain.assessments.round_summary import APPROVED, Stage, Step
from chc_desktop.domain.form import Form

__all__ = ["APPROVED", "Stage", "Standing", "Step", "must_be_submitted", "said_of", "standing"]


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage, how many rows still lack something, and the next step."""

    stage: Stage
    gaps: int
    next: Step

    @property
    def words(self) -> str:
        """Where it stands, in a few words."""
        return _left(self.gaps) if self.stage in (Stage.STARTED, Stage.GAPS) else said_of(self.stage)


def said_of(stage: Stage) -> str:
    """A stage in a few words."""
    return _STAGES[stage]


def standing(found: YearRound, form: Form, answers: Answers, submits: bool) -> Standing:
    """Where a round stands. `submits`: whether the organisation's scheme asks for the self-assessment."""
    if found.approved:
        return _after_approval(found, submits)
    open_gaps = len(gaps(form, answers))
    if found.sent:
        return Standing(Stage.IN_REVIEW, open_gaps, Step.APPROVE)
    return Standing(_begun(form, answers, open_gaps), open_gaps, Step.ANSWER if open_gaps else Step.SEND)


def must_be_submitted(found: YearRound) -> bool:
    """Whether the version that is approved still goes to the Ombudsman.

    The first does; a later one where none was sent yet, or the Ombudsman asked for it. No Code says that each does.
    """
    version = found.approved
    if version is None or version.submitted:
        return False
    asked = version.made_anew is not None and version.made_anew.reason is Reason.OMBUDSMAN
    return asked or not found.was_submitted


def _after_approval(found: YearRound, submits: bool) -> Standing:
    version = found.approved
    assert version
    open_steps = (
        (not version.response.strip(), Step.RESPOND),
        (not version.published, Step.PUBLISH),
        (submits and must_be_submitted(found), Step.SUBMIT),
    )
    following = next((step for is_open, step in open_steps if is_open), Step.NOTHING)
    reached = (
        (version.submitted, Stage.SUBMITTED),
        (version.published, Stage.PUBLISHED),
        (version.response.strip(), Stage.RESPONDED),
    )
    return Standing(next((stage for has, stage in reached if has), Stage.APPROVED), 0, following)


def _begun(form: Form, answers: Answers, open_gaps: int) -> Stage:
    if not open_gaps:
        return Stage.READY
    written = [not answers[row.slug].is_empty for row in form.rows if row.slug in answers]
    if not any(written):
        return Stage.NOT_STARTED
    return Stage.GAPS if len(written) == len(form.rows) and all(written) else Stage.STARTED


def _left(open_gaps: int) -> str:
    return f"{words.count(open_gaps, 'gap')} left"


_STAGES = {
    Stage.STARTED: "begun",
    Stage.GAPS: "gaps left",
    Stage.NOT_STARTED: "not begun yet",
    Stage.READY: "ready for the governing body",
    Stage.IN_REVIEW: "with the governing body",
    Stage.APPROVED: "approved, response still to come",
    Stage.RESPONDED: "approved, with the governing body’s response",
    Stage.PUBLISHED: "published",
    Stage.SUBMITTED: "submitted to the Ombudsman",
}
