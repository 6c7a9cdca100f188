"""The governing body's approval: what it needs, and the form that is frozen with it."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

from chc_desktop.domain import words
from chc_desktop.domain.assessments.assessment import Progress, called
from chc_desktop.domain.entries import AssessmentApproved
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessment_form import Approval
from chc_desktop.office.assessments.output import final, kept_as
from chc_desktop.office.assessments.reading import view_of
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.office.desk import Desk
from chc_desktop.store.register import Transaction

NOTHING_CHANGED = "Nothing was changed."
_NAMED_GAPS = 5


def approve(desk: Desk, shelves: Transaction, year: int, approval: Approval, done_by: int) -> Approval:
    """Freeze the form: the exact PDF, its digest and the entry at once."""
    view = view_of(desk, shelves, year)
    check(view, desk.today(), approval.on, approval.minute, approval.response)
    content = final(view, approval)
    document = shelves.record.keep_document(kept_as(view, approval.on), content)
    event = AssessmentApproved(
        happened_on=approval.on,
        done_by=done_by,
        year=year,
        edition=view.edition.id,
        minute=approval.minute,
        response=approval.response,
        document=document,
        digest=sha256(content).hexdigest(),
    )
    desk.append(shelves, None, event)
    return replace(approval, document=document)


def refuse_approved(approval: Approval | None, year: int) -> None:
    """The answers of an approved year stay as they are."""
    if approval:
        raise RuleBroken(
            f"The self-assessment of {year} has been approved, so its answers stay as they are. {NOTHING_CHANGED} "
            "What has changed since goes into the next year’s."
        )


def check(view: AssessmentView, today: date, on: date, minute: str, response: str) -> None:
    """Raises `RuleBroken` where the approval cannot be recorded: the form has gaps, or a day or words are missing."""
    if view.approval:
        raise RuleBroken(
            f"The self-assessment of {view.year.number} was approved on {words.day(view.approval.on)} already. "
            f"{NOTHING_CHANGED}"
        )
    if gaps := view.review.gaps:
        raise RuleBroken(_still_missing([called(gap.row) for gap in gaps], view.progress))
    if not view.year.first <= on <= today:
        raise RuleBroken(
            f"The governing body cannot have approved it on {words.day(on)}. {NOTHING_CHANGED} Please give the "
            f"day of its meeting, between {words.day(view.year.first)} and today."
        )
    if not minute.strip():
        raise RuleBroken(f"Please write where the minutes show the approval, such as “minute 7”. {NOTHING_CHANGED}")
    if not response.strip():
        raise RuleBroken(
            "The governing body’s response is published with the self-assessment, so the form needs it. "
            f"{NOTHING_CHANGED} Please write it."
        )


def _still_missing(numbers: list[str], made: Progress) -> str:
    named, more = numbers[:_NAMED_GAPS], len(numbers) - _NAMED_GAPS
    which = words.listed([*named, f"{more} more"] if more > 0 else named)
    return (
        f"The self-assessment cannot be approved yet: {len(numbers)} of its {made.total} provisions still lack "
        f"something ({which}). {NOTHING_CHANGED} Please fill them in first; the review lists each one."
    )
