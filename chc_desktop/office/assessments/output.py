"""The form as it leaves the program: a draft of how it stands, or the approved one as it was approved."""

from dataclasses import replace
from datetime import date

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessment_form import NOT_APPROVED, Approval, form_page
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.store.record_shelf import Document
from chc_desktop.store.register import Transaction


def draft(view: AssessmentView) -> bytes:
    """The form as it stands, every page marked as a draft."""
    from chc_desktop.documents.form import form_pdf

    page = form_page(view.organisation, view.year, view.edition, view.answers, None)
    return form_pdf(replace(page, draft=NOT_APPROVED))


def final(view: AssessmentView, approval: Approval) -> bytes:
    """The form as it is approved. Raises `RuleBroken` where it cannot be printed."""
    from chc_desktop.documents.form import form_pdf

    try:
        return form_pdf(form_page(view.organisation, view.year, view.edition, view.answers, approval))
    except ValueError as error:
        raise RuleBroken(str(error)) from error


def frozen(shelves: Transaction, approval: Approval) -> bytes:
    """The approved form, byte for byte."""
    content = shelves.record.document_bytes(approval.document)
    if content is None:
        raise RuleBroken("The approved form was erased, as the record says. Its entry is still there.")
    return content


def kept_as(view: AssessmentView, on: date) -> Document:
    """What the register calls the approved form."""
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
