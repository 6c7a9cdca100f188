"""The form as a file to publish or to work on: the approved one exactly as it was approved, else how it stands."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.assessments.round.year_round import Version
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.page import FormPage
from chc_desktop.office.assessments.output import draft_page, final_page
from chc_desktop.office.assessments.reading import view_of
from chc_desktop.office.assessments.round.freezing import thawed
from chc_desktop.office.assessments.round.reading import answers_of
from chc_desktop.office.assessments.view import AssessmentView
from chc_desktop.office.desk import Desk
from chc_desktop.office.saving import save_copy

Tick = Callable[[float], object]


class Kind(StrEnum):
    """What kind of file; the value is how its name ends."""

    PDF = "pdf"
    WORD = "docx"
    WEB_PAGE = "html"


@dataclass(frozen=True, slots=True)
class FormCopy:
    """A file of the form. `about` says in a sentence whether it is a draft, the approved one, or made anew from it."""

    content: bytes
    about: str


def suggested_name(view: AssessmentView, kind: Kind) -> str:
    """What the file might be called."""
    version = view.round.approved
    which = f" version {version.number}" if version and version.number > 1 else "" if version else " draft"
    return f"Self-assessment {view.year.number}{which}.{kind}"


def about(view: AssessmentView, kind: Kind) -> str:
    """What a file of this kind would be."""
    version = view.round.approved
    if version is None:
        return "It is not approved, and says on every page that it is a draft."
    approved = words.letter_day(version.approved.happened_on)
    if _is_frozen(version, kind):
        return f"It is exactly as it was approved on {approved}."
    return f"It is made anew from the answers as they were approved on {approved}: it was not kept as such a file then."


def copy_of(desk: Desk, year: int, kind: Kind, tick: Tick = lambda share: None) -> FormCopy:
    """The form as a file of this kind. Raises `RuleBroken` where it cannot be made."""
    with desk.register.transaction() as shelves:
        view = view_of(desk, shelves, year)
        version = view.round.approved
        if version and _is_frozen(version, kind):
            return FormCopy(thawed(shelves, version.files, kind), about(view, kind))
        if version and view.approval:
            page = final_page(replace(view, answers=answers_of(shelves, version)), view.approval)
        else:
            page = draft_page(view)
    tick(0.2)
    return FormCopy(_made(page, kind), about(view, kind))


def save_as(desk: Desk, year: int, kind: Kind, path: Path, tick: Tick = lambda share: None) -> FormCopy:
    """Save the form as such a file, whole or not at all."""
    made = copy_of(desk, year, kind, tick)
    tick(0.9)
    save_copy(path, made.content)
    return made


def _is_frozen(version: Version, kind: Kind) -> bool:
    return any(file.format == kind for file in version.files)


def _made(page: FormPage, kind: Kind) -> bytes:
    try:
        match kind:
            case Kind.PDF:
                from chc_desktop.documents.form import form_pdf

                return form_pdf(page)
            case Kind.WORD:
                from chc_desktop.documents.form_docx import form_docx

                return form_docx(page)
            case Kind.WEB_PAGE:
                from chc_desktop.documents.form_html import form_html

                return form_html(page)
    except ValueError as error:
        raise RuleBroken(str(error)) from error
