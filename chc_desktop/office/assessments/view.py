"""Everything a window shows of one year's self-assessment, as a frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import Progress, Review, disagrees, lacks_a_look, progress, review
from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.domain.assessments.choosing import Filled
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.assessments.official import OfficialWording
from chc_desktop.domain.assessments.reporting_year import ReportingYear, Submission
from chc_desktop.domain.assessments.round.stage import Standing, standing
from chc_desktop.domain.assessments.round.year_round import YearRound
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Organisation
from chc_desktop.domain.form import Answer as Asked
from chc_desktop.domain.form import Form, FormRow
from chc_desktop.office.assessment_form import Approval


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """Everything a window shows of one year's self-assessment. Answers and figures go by the slug of their row.

    `last_year` are the answers of the last year that has any, as they would be carried to the rows of this form;
    `earlier_year` is that year, 0 where there is none.
    `to_measure` is how many complaints the figures do not know the latest of, 0 but after a change to very many.
    `attached` is what was attached to each row as evidence.
    `submission` is None where the organisation's scheme asks for none; `approval` until it is approved,
    and while it is opened again. `round` is where the year stands in its round. `wording` is None where the
    Ombudsman's own is not kept.
    """

    year: ReportingYear
    edition: Edition
    organisation: Organisation
    answers: Mapping[str, Answer]
    earlier_year: int
    last_year: Mapping[str, Answer]
    figures: Mapping[str, Figure]
    submission: Submission | None
    approval: Approval | None
    has_ended: bool
    round: YearRound
    to_measure: int = 0
    attached: Mapping[str, tuple[Attached, ...]] = field(default_factory=dict)
    wording: OfficialWording | None = None

    @property
    def standing(self) -> Standing:
        """How far it has come, and what comes next."""
        return standing(self.round, self.form, self.answers, self.submission is not None)

    @property
    def form(self) -> Form:
        return self.edition.form

    @property
    def progress(self) -> Progress:
        return progress(self.form, self.answers)

    @property
    def review(self) -> Review:
        return review(self.form, self.answers, self.figures)

    def answer(self, slug: str) -> Answer:
        return self.answers.get(slug) or Answer(slug=slug)

    def disagreement(self, row: FormRow, asked: Asked | None = None) -> str:
        """Where a row's answer and the register differ, or only one of its numbers."""
        if asked is None:
            return disagrees(row, self.answers.get(row.slug), self.figures)
        figure = self.figures.get(row.slug_of(asked))
        return said.differs(asked, self.answer(row.slug).said_to(asked.key), figure) if figure else ""

    @property
    def filled(self) -> Filled:
        """The form as far as it is filled in."""
        return Filled(self.form, self.answers, self.figures, frozenset(self.attached))

    @property
    def not_looked_at(self) -> int:
        """How many answers were carried forward and not looked at yet."""
        return sum(lacks_a_look(self.answers.get(row.slug)) for row in self.form.rows)

    @property
    def can_be_carried(self) -> tuple[str, ...]:
        """The rows with no answer yet to which an earlier one can be carried."""
        if self.approval:
            return ()
        return tuple(
            slug for slug, answer in self.last_year.items() if not answer.is_empty and self.answer(slug).is_empty
        )

    def with_attached(self, slug: str, attached: tuple[Attached, ...]) -> "AssessmentView":
        """The view with what is attached to one row now."""
        others = {each: there for each, there in self.attached.items() if each != slug}
        return replace(self, attached={**others, slug: attached} if attached else others)

    def with_answer(self, answer: Answer) -> "AssessmentView":
        """The view after one more answer, without asking the register again."""
        return replace(self, answers={**self.answers, answer.slug: answer})
