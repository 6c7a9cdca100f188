"""The governing body's approval: what it needs, and the form that is frozen with it."""

from dataclasses import replace
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import Progress, called
from chc_desktop.domain.assessments.round import rules
from chc_desktop.domain.assessments.round.events import AnswersKept
from chc_desktop.domain.entries import AssessmentApproved
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessment_form import Approval
from chc_desktop.office.assessments.output import final_page, kept_as
from chc_desktop.office.assessments.reading import view_of
from chc_desktop.office.assessments.round.freezing import freeze
from chc_desktop.office.assessments.round.reading import project, record
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.office.desk import Desk
from chc_desktop.store.transaction import Transaction

NOTHING_CHANGED = "Nothing was changed."
_NAMED_GAPS = 5


def approve(desk: Desk, shelves: Transaction, year: int, asked: Approval, done_by: int) -> Approval:
    """Freeze the form and keep its answers: the exact bytes, their digests and the entry at once."""
    view = view_of(desk, shelves, year)
    check(view, desk.today(), asked.on, asked.minute)
    version = view.round.next_version
    event = AssessmentApproved(
        happened_on=asked.on,
        done_by=done_by,
        year=year,
        edition=view.edition.id,
        minute=asked.minute,
        response=asked.response,
        document=0,
        digest="",
        version=version,
        answers=keep_answers(desk, shelves, view, version),
        response_by=asked.response_by,
    )
    rules.check(event, view.round, view.year, desk.today())
    pdf, *others = freeze(shelves, final_page(view, asked), kept_as(view, version, asked.on))
    event = replace(event, document=pdf.document, digest=pdf.digest, others=tuple(others))
    record(desk, shelves, year, event)
    project(desk, shelves, year)
    return replace(asked, document=pdf.document)


def keep_answers(desk: Desk, shelves: Transaction, view: AssessmentView, version: int) -> int:
    """Write the answers as they stand and what is attached to them into the record, without the notes to oneself; the
    number of that entry."""
    rows = (view.answers.get(row.slug) for row in view.form.rows)
    kept = AnswersKept(
        happened_on=desk.today(),
        done_by=desk.officer(shelves),
        year=view.year.number,
        version=version,
        edition=view.edition.id,
        answers=tuple(replace(answer, note="", kept=()) for answer in rows if answer),
        evidence=tuple(each for row in view.form.rows for each in view.attached.get(row.slug, ())),
    )
    return desk.append(shelves, None, kept).number


class AlreadyApproved(RuleBroken):
    """The year was approved, so its answers stay as they are."""


def refuse_approved(approval: Approval | None, year: int) -> None:
    """Raises `AlreadyApproved` where a year was."""
    if approval:
        raise AlreadyApproved(
            f"The self-assessment of {year} has been approved, so its answers stay as they are. {NOTHING_CHANGED} "
            "What has changed since goes into the next year’s, or open it again with the reason."
        )


def check(view: AssessmentView, today: date, on: date, minute: str) -> None:
    """Raises `RuleBroken` where the approval cannot be recorded: the form has gaps, or a day or words are missing."""
    if view.approval:
        raise RuleBroken(
            f"The self-assessment of {view.year.number} was approved on {words.day(view.approval.on)} already. "
            f"{NOTHING_CHANGED}"
        )
    if gaps := view.review.gaps:
        raise RuleBroken(still_missing([called(gap.row) for gap in gaps], view.progress))
    if not view.year.first <= on <= today:
        raise RuleBroken(
            f"The governing body cannot have approved it on {words.day(on)}. {NOTHING_CHANGED} Please give the "
            f"day of its meeting, between {words.day(view.year.first)} and today."
        )
    if not minute.strip():
        raise RuleBroken(f"Please write where the minutes show the approval, such as “minute 7”. {NOTHING_CHANGED}")


def still_missing(numbers: list[str], made: Progress, done: str = "approved") -> str:
    """Why it cannot be `done` yet: the first of the provisions that lack something, and how many more."""
    named, more = numbers[:_NAMED_GAPS], len(numbers) - _NAMED_GAPS
    which = words.listed([*named, f"{more} more"] if more > 0 else named)
    return (
        f"The self-assessment cannot be {done} yet: {len(numbers)} of its {made.total} provisions still lack "
        f"something ({which}). {NOTHING_CHANGED} Please fill them in first; the review lists each one."
    )
