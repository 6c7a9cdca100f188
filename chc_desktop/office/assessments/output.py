"""The form as it leaves the program: a draft of how it stands, or the page that is frozen when it is approved."""

from dataclasses import replace
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.round.events import AssessmentReopened
from chc_desktop.domain.assessments.round.year_round import Version
from chc_desktop.domain.page import FormPage
from chc_desktop.office.assessment_form import NOT_APPROVED, Approval, form_page
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.store.record_shelf import Document


def draft_page(view: AssessmentView) -> FormPage:
    """The form as it stands, every page marked as a draft."""
    which = view.round.next_version, made_anew(view.round.reopened)
    page = form_page(view.organisation, view.year, view.edition, view.answers, None, *which, view.wording)
    return replace(page, draft=NOT_APPROVED)


def final_page(view: AssessmentView, approval: Approval, version: Version | None = None) -> FormPage:
    """The form as it is approved, or answered, now. `version` is an earlier one that this is about."""
    version = version or view.round.approved
    number = version.number if version else view.round.next_version
    anew = made_anew(version.made_anew if version else view.round.reopened)
    return form_page(view.organisation, view.year, view.edition, view.answers, approval, number, anew, view.wording)


def made_anew(reopened: AssessmentReopened | None) -> str:
    """When a later version was begun and why; empty for the first."""
    if reopened is None:
        return ""
    provision = f" ({words.cited(reopened.provision)})" if reopened.provision else ""
    began, why = words.letter_day(reopened.happened_on), words.sentence(reopened.why)
    return f"{began}, because of this: {_lower(reopened.reason.words)}{provision}. {why}"


def _lower(text: str) -> str:
    return text if text.startswith("The Ombudsman") else text[:1].lower() + text[1:]


def kept_as(view: AssessmentView, version: int, on: date) -> Document:
    """What the register calls the approved form."""
    which = f", version {version}" if version > 1 else ""
    return Document(
        id=0,
        case_id=None,
        kind="assessment",
        title=f"Self-assessment {view.year.number}{which}",
        version=version,
        template="self-assessment",
        edition=view.edition.id,
        dated=on.isoformat(),
        digest=b"",
    )
