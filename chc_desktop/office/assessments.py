"""What the officer can do with the yearly self-assessment: fill it in, look it over, print it, have it approved."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from chc_desktop.domain import history, words
from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import (
    Progress,
    Review,
    called,
    disagrees,
    lacks_a_look,
    progress,
    review,
)
from chc_desktop.domain.assessments.carrying import Earlier, carried_answers, left_behind
from chc_desktop.domain.assessments.figure import Figure
from chc_desktop.domain.assessments.measures import Material, figures
from chc_desktop.domain.assessments.reporting_year import (
    ReportingYear,
    Submission,
    last_ended,
    reporting_year,
    submission,
    year_of,
)
from chc_desktop.domain.code import Edition
from chc_desktop.domain.entries import AssessmentApproved
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation, Person, Role, Scheme
from chc_desktop.domain.form import Answer as Asked
from chc_desktop.domain.form import Form, FormRow
from chc_desktop.domain.letters.outcome import with_outcome_said
from chc_desktop.office.assessment_form import NOT_APPROVED, Approval, form_page
from chc_desktop.office.desk import Desk
from chc_desktop.office.lesson_projections import lessons
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.register import Transaction

_NOTHING_CHANGED = "Nothing was changed."
_NAMED_GAPS = 5


@dataclass(frozen=True, slots=True)
class Carried:
    """What carrying forward did: how many rows now have an earlier year's answer, and what no row asks any more."""

    year: int
    rows: int
    left_behind: tuple[str, ...]

    @property
    def told(self) -> str:
        """What was done, for the officer."""
        answers = words.count(self.rows, "answer was", "answers were")
        sentence = f"{answers} carried forward from {self.year}. Each counts once you have looked at it."
        if not self.left_behind:
            return sentence
        left = words.listed(list(self.left_behind))
        return f"{sentence} No row of this form follows these, so they stay in {self.year} only: {left}."


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentView:
    """Everything a window shows of one year's self-assessment. Answers and figures go by the slug of their row.

    `last_year` are the answers of the last year that has any, as they would be carried to the rows of this form;
    `earlier_year` is that year, 0 where there is none.
    `submission` is None where the organisation's scheme asks for none; `approval` until it is approved.
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
    def not_looked_at(self) -> int:
        """How many answers were carried forward and not looked at yet."""
        return sum(lacks_a_look(self.answers.get(row.slug)) for row in self.form.rows)

    @property
    def can_be_carried(self) -> tuple[str, ...]:
        """The rows with no answer yet to which an earlier one can be carried."""
        if self.approval:
            return ()
        return tuple(slug for slug in self.last_year if self.answer(slug).is_empty)

    def with_answer(self, answer: Answer) -> "AssessmentView":
        """The view after one more answer, without asking the register again."""
        return replace(self, answers={**self.answers, answer.slug: answer})


class Assessments:
    """The self-assessments in the register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

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
        """One year's self-assessment as it stands."""
        with self._desk.register.transaction() as shelves:
            return self._view(shelves, year)

    def save_answer(self, year: int, answer: Answer) -> datetime:
        """Keep an answer, whole or half written; when it was kept. Refused once the year is approved."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            self._refuse_approved(self._approval(shelves, year), year)
            edition = desk.edition_on(shelves, self._year(shelves, year).last)
            shelves.scratch.save_answer(year, edition.id, answer, desk.now())
        return desk.now()

    def carry_forward(self, year: int) -> Carried:
        """Fill the rows that have no answer from the last year that has any; each is still to be looked at."""
        desk = self._desk
        with desk.register.transaction() as shelves:
            view = self._view(shelves, year)
            self._refuse_approved(view.approval, year)
            earlier = self._earlier(shelves, year, view.edition)
            if earlier is None or not view.can_be_carried:
                raise RuleBroken(
                    f"There is nothing to carry forward to {year}: no earlier year has an answer for a row that has "
                    f"none yet. {_NOTHING_CHANGED}"
                )
            for slug in view.can_be_carried:
                shelves.scratch.save_answer(year, view.edition.id, view.last_year[slug], desk.now())
            left = left_behind(earlier, view.edition, desk.editions)
        desk.on_change()
        return Carried(earlier.year, len(view.can_be_carried), tuple(called(row) for row in left))

    def review(self, year: int) -> Review:
        """What is still missing, and where answers and the register differ."""
        return self.open(year).review

    def preview(self, year: int) -> bytes:
        """The form as a PDF: the approved one as it was approved, else a draft of how it stands."""
        from chc_desktop.documents.form import form_pdf

        with self._desk.register.transaction() as shelves:
            view = self._view(shelves, year)
            if view.approval:
                return self._approved_bytes(shelves, view.approval)
        page = form_page(view.organisation, view.year, view.edition, view.answers, None)
        return form_pdf(replace(page, draft=NOT_APPROVED))

    def approvers(self) -> list[Person]:
        """The members of the governing body, who may have approved it."""
        with self._desk.register.transaction() as shelves:
            return shelves.facts.people(Role.GOVERNING_BODY)

    def approve(self, year: int, on: date, minute: str, response: str, done_by: int, draft: str = "") -> Approval:
        """Record the governing body's approval and freeze the form: the exact PDF, its digest and the entry at once.

        `done_by` signed for the governing body, 0 where nobody is named; `draft` is dropped.
        """
        desk = self._desk
        with desk.register.transaction() as shelves:
            view = self._view(shelves, year)
            self._check(view, on, minute, response)
            signed_by = shelves.facts.person(done_by).title
            approval = Approval(on, minute.strip(), response.strip(), signed_by)
            content = _final(view, approval)
            document = shelves.record.keep_document(_document(view, on), content)
            event = AssessmentApproved(
                happened_on=on,
                done_by=done_by,
                year=year,
                edition=view.edition.id,
                minute=approval.minute,
                response=approval.response,
                document=document,
                digest=sha256(content).hexdigest(),
            )
            desk.append(shelves, None, event)
            if draft:
                shelves.scratch.drop_draft(draft)
        desk.on_change()
        return replace(approval, document=document)

    def _view(self, shelves: Transaction, number: int) -> AssessmentView:
        desk = self._desk
        organisation = desk.organisation(shelves)
        year = reporting_year(number, organisation.year_end)
        edition = desk.edition_on(shelves, year.last)
        earlier = self._earlier(shelves, number, edition)
        return AssessmentView(
            year=year,
            edition=edition,
            organisation=organisation,
            answers=shelves.scratch.answers(number, edition.id),
            earlier_year=earlier.year if earlier else 0,
            last_year=carried_answers(earlier, edition, desk.editions) if earlier else {},
            figures=figures(self._material(shelves, year, edition)),
            submission=submission(year, organisation.homes) if organisation.scheme in _SUBMITTING else None,
            approval=self._approval(shelves, number),
            has_ended=year.last < desk.today(),
        )

    def _earlier(self, shelves: Transaction, number: int, edition: Edition) -> Earlier | None:
        """The last year before this one that has answers, by this edition's form where both are there."""
        known = [found for found in shelves.scratch.assessed_before(number) if found[1] in self._desk.editions]
        if not known:
            return None
        newest = [(year, name) for year, name, _ in known if year == known[0][0]]
        year, name = next((found for found in newest if found[1] == edition.id), newest[0])
        return Earlier(year, self._desk.editions[name], shelves.scratch.answers(year, name))

    def _refuse_approved(self, approval: Approval | None, year: int) -> None:
        if approval:
            raise RuleBroken(
                f"The self-assessment of {year} has been approved, so its answers stay as they are. "
                f"{_NOTHING_CHANGED} What has changed since goes into the next year’s."
            )

    def _material(self, shelves: Transaction, year: ReportingYear, edition: Edition) -> Material:
        every = (
            with_outcome_said(history.fold(case_id, entries), entries)
            for case_id, entries in shelves.record.histories().items()
        )
        cases = tuple(case for case in every if case.edition == edition.id)
        return Material(
            cases=cases,
            people=shelves.facts.people_of(case.complainant for case in cases),
            year=year,
            edition=edition,
            counting=self._desk.counting(shelves),
            today=self._desk.today(),
            lessons=lessons(shelves),
        )

    def _year(self, shelves: Transaction, number: int) -> ReportingYear:
        return reporting_year(number, self._desk.organisation(shelves).year_end)

    def _approval(self, shelves: Transaction, year: int) -> Approval | None:
        for entry in shelves.record.entries(AssessmentApproved.kind):
            event = entry.event
            if isinstance(event, AssessmentApproved) and event.year == year:
                signed_by = shelves.facts.person(event.done_by).title
                return Approval(event.happened_on, event.minute, event.response, signed_by, event.document)
        return None

    def _approved_bytes(self, shelves: Transaction, approval: Approval) -> bytes:
        content = shelves.record.document_bytes(approval.document)
        if content is None:
            raise RuleBroken("The approved form was erased, as the record says. Its entry is still there.")
        return content

    def _check(self, view: AssessmentView, on: date, minute: str, response: str) -> None:
        if view.approval:
            raise RuleBroken(
                f"The self-assessment of {view.year.number} was approved on {words.day(view.approval.on)} already. "
                f"{_NOTHING_CHANGED}"
            )
        if gaps := view.review.gaps:
            raise RuleBroken(_still_missing([called(gap.row) for gap in gaps], view.progress))
        if not view.year.first <= on <= self._desk.today():
            raise RuleBroken(
                f"The governing body cannot have approved it on {words.day(on)}. {_NOTHING_CHANGED} Please give the "
                f"day of its meeting, between {words.day(view.year.first)} and today."
            )
        if not minute.strip():
            raise RuleBroken(
                f"Please write where the minutes show the approval, such as “minute 7”. {_NOTHING_CHANGED}"
            )
        if not response.strip():
            raise RuleBroken(
                "The governing body’s response is published with the self-assessment, so the form needs it. "
                f"{_NOTHING_CHANGED} Please write it."
            )


_SUBMITTING = (Scheme.HOUSING_OMBUDSMAN, Scheme.BOTH)


def _still_missing(numbers: list[str], made: Progress) -> str:
    named, more = numbers[:_NAMED_GAPS], len(numbers) - _NAMED_GAPS
    which = words.listed([*named, f"{more} more"] if more > 0 else named)
    return (
        f"The self-assessment cannot be approved yet: {len(numbers)} of its {made.total} provisions still lack "
        f"something ({which}). {_NOTHING_CHANGED} Please fill them in first; the review lists each one."
    )


def _final(view: AssessmentView, approval: Approval) -> bytes:
    from chc_desktop.documents.form import form_pdf

    try:
        return form_pdf(form_page(view.organisation, view.year, view.edition, view.answers, approval))
    except ValueError as error:
        raise RuleBroken(str(error)) from error


def _document(view: AssessmentView, on: date) -> Document:
    return Document(
        id=0,
        case_id=None,
        kind="assessment",
        title=f"Self-assessment {view.year.number}",
        version=1,
        template="self-assessment",
        edition=view.edition.id,
        dated=on.isoformat(),
        digest=b"",
    )
