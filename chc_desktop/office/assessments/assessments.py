"""What the officer can do with the yearly self-assessment: fill it in, look it over, print it, have it approved."""

from collections.abc import Iterable
from datetime import date, datetime
from functools import cached_property

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import Review
from chc_desktop.domain.assessments.reporting_year import ReportingYear, last_ended, reporting_year, year_of
from chc_desktop.domain.facts import Person, Role
from chc_desktop.office.assessment_form import Approval
from chc_desktop.office.assessments import approving, figures, output
from chc_desktop.office.assessments.carrying import Carried, carry
from chc_desktop.office.assessments.naming import Naming
from chc_desktop.office.assessments.reading import view_of, year_numbered
from chc_desktop.office.assessments.round.door import Rounds
from chc_desktop.office.assessments.round.freezing import thawed
from chc_desktop.office.assessments.round.reading import approval_of, project, round_of
from chc_desktop.office.assessments.undoing import Undo, looked_at, put_back
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.office.desk import Desk


class Assessments:
    """The self-assessments in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    @cached_property
    def round(self) -> Rounds:
        """The year's round: what is done with it once it is answered, and opening it again."""
        return Rounds(self._desk)

    def years(self) -> tuple[ReportingYear, ...]:
        """The years that can be assessed, the newest first: the one under way and back to the first complaint."""
        with self._desk.register.transaction() as shelves:
            year_end = self._desk.organisation(shelves).year_end
            newest = year_of(self._desk.today(), year_end).number
            first = shelves.projections.first_received()
            oldest = min(newest - 1, year_of(date.fromisoformat(first), year_end).number if first else newest)
            oldest = min(oldest, shelves.scratch.first_answered() or oldest)
            every = (reporting_year(number, year_end) for number in range(newest, oldest - 1, -1))
            return tuple(year for year in every if self._desk.edition_on(shelves, year.last).form.rows)

    def current_year(self) -> int:
        """The year to begin with: the one that ended last."""
        with self._desk.register.transaction() as shelves:
            return last_ended(self._desk.today(), self._desk.organisation(shelves).year_end).number

    def open(self, year: int) -> AssessmentView:
        """One year's self-assessment as it stands. What Today knows of it is brought up to date, where it was not."""
        with self._desk.register.transaction() as shelves:
            project(self._desk, shelves, year)
            return view_of(self._desk, shelves, year)

    def measure(self, tick: figures.Tick) -> None:
        """Bring the figures up to date after a change to very many cases. What is done stays if `tick` stops it."""
        figures.measure(self._desk, tick)

    def save_answer(self, year: int, answer: Answer) -> datetime:
        """Keep an answer, whole or half written; when it was kept. Refused once the year is approved."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            approving.refuse_approved(approval_of(shelves, round_of(shelves, year)), year)
            edition = desk.edition_on(shelves, year_numbered(desk, shelves, year).last)
            shelves.scratch.save_answer(year, edition.id, answer, desk.now())
            project(desk, shelves, year)
        return desk.now()

    def carry_forward(self, year: int) -> Carried:
        """Fill the rows that have no answer from the last year that has any; each is still to be looked at."""
        with self._desk.register.transaction() as shelves:
            carried = carry(self._desk, shelves, year)
        self._desk.on_change()
        return carried

    def look_at_all(self, year: int, slugs: Iterable[str]) -> Undo:
        """The carried answers of these rows still hold: somebody has looked at them."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            approving.refuse_approved(approval_of(shelves, round_of(shelves, year)), year)
            edition = desk.edition_on(shelves, year_numbered(desk, shelves, year).last)
            undo = looked_at(desk, shelves, year, edition.id, slugs)
            project(desk, shelves, year)
        desk.on_change()
        return undo

    def undo(self, undo: Undo) -> int:
        """Take back what was done to many answers at once, but for those changed since; how many were put back."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            approving.refuse_approved(approval_of(shelves, round_of(shelves, undo.year)), undo.year)
            back = put_back(desk, shelves, undo)
            project(desk, shelves, undo.year)
        desk.on_change()
        return back

    def naming(self) -> Naming:
        """Whose names do not belong in what is published."""
        return Naming(self._desk)

    def review(self, year: int) -> Review:
        """What is still missing, and where answers and the register differ."""
        return self.open(year).review

    def preview(self, year: int) -> bytes:
        """The form as a PDF: the approved one as it was approved, else a draft of how it stands."""
        from chc_desktop.documents.form import form_pdf

        with self._desk.register.transaction() as shelves:
            view = view_of(self._desk, shelves, year)
            if view.round.approved:
                return thawed(shelves, view.round.approved.files)
        return form_pdf(output.draft_page(view))

    def approvers(self) -> list[Person]:
        """The members of the governing body, who may have approved it."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.people(Role.GOVERNING_BODY)

    def approve(
        self, year: int, on: date, minute: str, response: str, done_by: int, draft: str = "", response_by: str = ""
    ) -> Approval:
        """Record the governing body's approval and freeze the form: its exact bytes, digests, answers and the entry.

        `response` is empty where the governing body writes it later. `done_by` signed for the governing body, 0 where
        nobody is named; `draft` is dropped.
        """
        desk = self._desk
        with desk.register.transaction() as shelves:
            signed_by = shelves.facts.person(done_by).title
            written = response.strip()
            by, when = (response_by.strip(), on) if written else ("", None)
            asked = Approval(on, minute.strip(), written, signed_by, response_by=by, response_on=when)
            approval = approving.approve(desk, shelves, year, asked, done_by)
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()
        return approval
