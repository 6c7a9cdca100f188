"""What the officer can do in the year's round of a self-assessment, beside answering and approving it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date

from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.attached import Attached
from chc_desktop.domain.assessments.round import concerned, rules
from chc_desktop.domain.assessments.round.differences import RowChange, differences
from chc_desktop.domain.assessments.round.events import (
    AssessmentPublished,
    AssessmentReopened,
    AssessmentSubmitted,
    CircumstanceDutyDone,
    Place,
    ResponseRecorded,
    SentForApproval,
)
from chc_desktop.domain.assessments.round.reasons import Duty, Reason, behind
from chc_desktop.domain.assessments.round.year_round import Version
from chc_desktop.domain.entries import Frozen
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import Event
from chc_desktop.office.assessments.approving import NOTHING_CHANGED, keep_answers, still_missing
from chc_desktop.office.assessments.output import final_page, kept_as
from chc_desktop.office.assessments.reading import view_of
from chc_desktop.office.assessments.round import comparing, correcting
from chc_desktop.office.assessments.round.freezing import PDF, freeze, thawed
from chc_desktop.office.assessments.round.reading import answers_of, approval_in, evidence_of, project, record, round_of
from chc_desktop.office.assessments.round.words import round_chronicle
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.office.chronicle import Line
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Compared:
    """What changed between a version and a later one, or the answers as they stand (`after` 0)."""

    before: Version
    after: int
    rows: tuple[RowChange, ...]


class Rounds:
    """The rounds of the years."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def send(self, year: int, on: date, meeting: date, draft: str = "") -> None:
        """It was sent to the governing body, for the meeting of a day. Refused while there are gaps."""
        with self._step(year) as (shelves, view):
            if view.round.approved is None and (gaps := view.review.gaps):
                raise RuleBroken(still_missing([called(gap.row) for gap in gaps], view.progress, "sent"))
            event = SentForApproval(happened_on=on, done_by=self._officer(shelves), year=year, meeting=meeting)
            self._record(shelves, view, event, draft)

    def respond(self, year: int, on: date, response: str, written_by: str, draft: str = "", version: int = 0) -> None:
        """The governing body wrote its response after the approval: the form is frozen again, with it.

        `version` is the one it is about; 0 is the newest that lacks it.
        """
        with self._step(year) as (shelves, view):
            event = ResponseRecorded(
                happened_on=on,
                done_by=self._officer(shelves),
                year=year,
                version=version or _newest(view, concerned.answerable(view.round)),
                response=response.strip(),
                written_by=written_by.strip(),
                files=(),
            )
            rules.check(event, view.round, view.year, self._desk.today())
            self._record(shelves, view, replace(event, files=self._with_response(shelves, view, event)), draft)

    def publish(self, year: int, on: date, place: Place, where: str, draft: str = "", version: int = 0) -> None:
        """It was published in one place; there may be several. `version` 0 is the newest that is approved."""
        with self._step(year) as (shelves, view):
            event = AssessmentPublished(
                happened_on=on,
                done_by=self._officer(shelves),
                year=year,
                version=version or _newest(view, concerned.publishable(view.round)),
                place=place,
                where=where.strip(),
            )
            self._record(shelves, view, event, draft)

    def submit(self, year: int, on: date, how: str, draft: str = "", version: int = 0) -> None:
        """It was submitted to the Ombudsman. `version` 0 is the newest that no submission is recorded of."""
        with self._step(year) as (shelves, view):
            event = AssessmentSubmitted(
                happened_on=on,
                done_by=self._officer(shelves),
                year=year,
                version=version or _newest(view, concerned.submittable(view.round)),
                how=how.strip(),
            )
            self._record(shelves, view, event, draft)

    def reopen(self, year: int, on: date, reason: Reason, why: str, by: date | None, draft: str = "") -> None:
        """Open an approved one again: its answers begin as they were approved. Exceptional circumstances can also be
        noted while it is not approved; their duties stand on Today until they are done."""
        with self._step(year) as (shelves, view):
            named = behind(reason, view.edition.reassessments)
            event = AssessmentReopened(
                happened_on=on,
                done_by=self._officer(shelves),
                year=year,
                version=_number(view),
                reason=reason,
                why=why.strip(),
                by=by,
                provision=named.provision if named else "",
            )
            rules.check(event, view.round, view.year, self._desk.today())
            self._record(shelves, view, replace(event, answers=self._kept_late(shelves, view)), draft)
            self._begin_as_approved(shelves, view)
            project(self._desk, shelves, year)

    def duty_done(
        self, year: int, circumstances: int, duty: Duty, on: date, how: str, back_by: date | None, draft: str = ""
    ) -> None:
        """A duty of exceptional circumstances was done; `circumstances` is the entry that noted them."""
        with self._step(year) as (shelves, view):
            event = CircumstanceDutyDone(
                happened_on=on,
                done_by=self._officer(shelves),
                year=year,
                reopened=circumstances,
                duty=duty,
                how=how.strip(),
                back_by=back_by if duty is Duty.WHEN else None,
            )
            self._record(shelves, view, event, draft)

    def strike(self, year: int, entry: int, why: str, draft: str = "") -> None:
        """Say that an entry was recorded wrongly, and why. It stays in the record, and no longer counts."""
        with self._desk.register.transaction() as shelves:
            correcting.strike(self._desk, shelves, view_of(self._desk, shelves, year), entry, why)
            self._finish(shelves, year, draft)
        self._desk.on_change()

    def lines(self, year: int) -> tuple[Line, ...]:
        """The record of a year's round in plain words, the oldest entry first."""
        with self._desk.register.transaction() as shelves:
            names = {person.id: person.title for person in shelves.facts.people()}
            return round_chronicle(shelves.rounds.history(year), names)

    def file(self, year: int, version: int, format: str = PDF) -> bytes:
        """A version as it was frozen, its digest checked."""
        with self._desk.register.transaction() as shelves:
            return thawed(shelves, _version(round_of(shelves, year).version(version), version).files, format)

    def evidence(self, year: int, version: int) -> tuple[Attached, ...]:
        """What was attached to a version as it was approved; none where an earlier program approved it."""
        with self._desk.register.transaction() as shelves:
            return evidence_of(shelves, _version(round_of(shelves, year).version(version), version))

    def compare(self, year: int, before: int, after: int = 0) -> Compared:
        """What changed since a version: in a later one, or in the answers as they stand (0)."""
        with self._desk.register.transaction() as shelves:
            return self._compared(shelves, view_of(self._desk, shelves, year), before, after)

    def comparison(self, year: int, before: int, after: int = 0) -> bytes:
        """The same as a PDF, for the governing body."""
        from chc_desktop.documents.form import form_pdf

        with self._desk.register.transaction() as shelves:
            view = view_of(self._desk, shelves, year)
            compared = self._compared(shelves, view, before, after)
        return form_pdf(comparing.page(view, compared.before, after, compared.rows))

    @contextmanager
    def _step(self, year: int) -> Iterator[tuple[Transaction, AssessmentView]]:
        """One transaction with the year as it stands; once it is kept, it is told that something changed."""
        with self._desk.register.transaction() as shelves:
            yield shelves, view_of(self._desk, shelves, year)
        self._desk.on_change()

    def _compared(self, shelves: Transaction, view: AssessmentView, before: int, after: int) -> Compared:
        old = _version(view.round.version(before), before)
        later = answers_of(shelves, _version(view.round.version(after), after)) if after else view.answers
        return Compared(old, after, differences(view.form, answers_of(shelves, old), later))

    def _record(self, shelves: Transaction, view: AssessmentView, event: Event, draft: str) -> None:
        rules.check(event, view.round, view.year, self._desk.today())
        record(self._desk, shelves, view.year.number, event)
        self._finish(shelves, view.year.number, draft)

    def _finish(self, shelves: Transaction, year: int, draft: str) -> None:
        project(self._desk, shelves, year)
        if draft:
            shelves.scratch.drop_draft(draft)

    def _officer(self, shelves: Transaction) -> int:
        return self._desk.officer(shelves)

    def _with_response(self, shelves: Transaction, view: AssessmentView, event: ResponseRecorded) -> tuple[Frozen, ...]:
        """The form with the response, frozen: the answers are those of the approval."""
        version = _version(view.round.version(event.version), event.version)
        approval = approval_in(shelves, version)
        view = replace(view, answers=answers_of(shelves, version))
        answered = replace(
            approval, response=event.response, response_by=event.written_by, response_on=event.happened_on
        )
        return freeze(shelves, final_page(view, answered, version), kept_as(view, event.version, event.happened_on))

    def _kept_late(self, shelves: Transaction, view: AssessmentView) -> int:
        """The entry that keeps the answers of an approval of before, which kept none itself; 0 where they are kept."""
        version = view.round.approved
        return 0 if version is None or version.answers else keep_answers(self._desk, shelves, view, version.number)

    def _begin_as_approved(self, shelves: Transaction, view: AssessmentView) -> None:
        version = view.round.approved
        if version is None:
            return
        kept = answers_of(shelves, version)
        for slug in view.answers.keys() | kept.keys():
            here = view.answer(slug)
            answer = replace(kept.get(slug) or Answer(slug=slug), note=here.note)
            if here != answer:
                shelves.scratch.save_answer(view.year.number, view.edition.id, answer, self._desk.now())


def _number(view: AssessmentView) -> int:
    return view.round.last.number if view.round.last else 1


def _newest(view: AssessmentView, fitting: tuple[Version, ...]) -> int:
    """The number of the newest that fits; else of the last, which the rules then refuse."""
    return fitting[0].number if fitting else _number(view)


def _version(found: Version | None, number: int) -> Version:
    if found is None:
        raise RuleBroken(f"There is no version {number} of it. {NOTHING_CHANGED}")
    return found
