"""What a case comes to, worked out from what was decided on each of its points by the rule of its edition."""

from enum import StrEnum

from chc_desktop.domain.case import Case
from chc_desktop.domain.code import Edition
from chc_desktop.domain.vocabulary import Outcome, Rule


class CaseOutcome(StrEnum):
    """The outcome of a whole case. Nobody types it."""

    UPHELD = "upheld"
    PARTLY_UPHELD = "partly-upheld"
    MIXED = "mixed"
    NOT_UPHELD = "not-upheld"
    NOT_OURS = "not-ours"

    @property
    def words(self) -> str:
        return _WORDS[self]


def case_outcome(case: Case, edition: Edition) -> CaseOutcome | None:
    """The outcome that stands: by the latest decision on each point. None while nothing has been decided.

    Where the edition rules “partly upheld” out (joint draft 6.8), a complaint in which anything was upheld is upheld.
    Where it does not, points that were decided differently make a mixed outcome; it is partly upheld only where a
    point was. What stage 1 upheld stays upheld where the review agrees (joint draft 6.22): the review then decides
    the point as stage 1 did, and a point the review leaves alone keeps what stage 1 decided.
    """
    found = {outcome for point in case.points if (outcome := _of_point(case, point.number))}
    decided = found - {Outcome.NOT_OURS}
    if not decided:
        return CaseOutcome.NOT_OURS if found and any(stage.response for stage in case.stages) else None
    if len(decided) == 1:
        return _only(decided.pop(), edition)
    if edition.number(Rule.PARTLY_UPHELD):
        return CaseOutcome.UPHELD
    return CaseOutcome.MIXED if Outcome.NOT_UPHELD in decided else CaseOutcome.PARTLY_UPHELD


def outcome_in_words(case: Case, edition: Edition) -> str:
    """“Upheld”, and while a later stage is still to decide “Upheld at stage 1”; empty where nothing was decided."""
    outcome = case_outcome(case, edition)
    if outcome is None:
        return ""
    answered = [stage.number for stage in case.stages if stage.response]
    waits = case.stage.response is None and case.status.is_open and answered
    return f"{outcome.words} at stage {answered[-1]}" if waits else outcome.words


def _of_point(case: Case, number: int) -> Outcome | None:
    point = case.points[number - 1]
    if point.not_ours:
        return Outcome.NOT_OURS
    return point.finding.outcome if point.finding else None


def _only(outcome: Outcome, edition: Edition) -> CaseOutcome:
    """All points were decided alike."""
    if outcome is Outcome.PARTLY_UPHELD and edition.number(Rule.PARTLY_UPHELD):
        return CaseOutcome.UPHELD  # brought in from elsewhere: something was wrong, so it counts as upheld
    return CaseOutcome(outcome.value)


_WORDS = {
    CaseOutcome.UPHELD: "Upheld",
    CaseOutcome.PARTLY_UPHELD: "Partly upheld",
    CaseOutcome.MIXED: "Upheld on some points",
    CaseOutcome.NOT_UPHELD: "Not upheld",
    CaseOutcome.NOT_OURS: "Not our responsibility",
}
