"""The self-assessment as a form to be printed: the introduction, a table a section, the governing body's response."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments import said
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import section_title
from chc_desktop.domain.assessments.reporting_year import ReportingYear
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Organisation
from chc_desktop.domain.form import Form, FormRow, FormSection
from chc_desktop.domain.page import Block, FormPage, Heading, Table, Text
from chc_desktop.domain.vocabulary import FormCell

NOT_APPROVED = "DRAFT, not approved"

_WIDTHS = {
    FormCell.NUMBER: 8,
    FormCell.ASKS: 33,
    FormCell.COMPLY: 11,
    FormCell.YES: 7,
    FormCell.NO: 7,
    FormCell.EVIDENCE: 26,
    FormCell.COMMENTARY: 26,
    FormCell.EVIDENCE_AND_COMMENTARY: 44,
    FormCell.COMMENTARY_AND_EVIDENCE: 44,
}
_OUR_WORDS = (
    "The requirements are written here in plain words of the program that made this form, not in those of the Code. "
    "The provision number tells which requirement of the Code each row is about."
)
_OUR_QUESTIONS = (
    "The questions are written here in plain words of the program that made this form, in the order of the Code’s own "
    "form, which numbers none of them."
)


@dataclass(frozen=True, slots=True)
class Approval:
    """The governing body's approval: when, where its minutes show it, its response, and who signed for it by title.

    `document` is the frozen form in the register, 0 before it is kept.
    """

    on: date
    minute: str
    response: str
    signed_by: str
    document: int = 0


def form_page(
    organisation: Organisation,
    year: ReportingYear,
    edition: Edition,
    answers: Mapping[str, Answer],
    approval: Approval | None,
) -> FormPage:
    """The form with these answers, approved or not."""
    return FormPage(
        title=f"Self-assessment {year.number}: {edition.title}",
        organisation=organisation.name,
        introduction=(
            Text(_facts(organisation, year, edition, approval)),
            Text(_OUR_WORDS if FormCell.NUMBER in edition.form.cells else _OUR_QUESTIONS),
        ),
        sections=(
            *(_section(section, edition.form, answers) for section in edition.form.sections),
            _response(organisation, approval),
        ),
    )


def _facts(organisation: Organisation, year: ReportingYear, edition: Edition, approval: Approval | None) -> str:
    address = ", ".join(line.strip() for line in organisation.address.splitlines() if line.strip())
    facts = {
        words.capital(edition.body): ", ".join(filter(None, (organisation.name, address))),
        "Homes": f"{organisation.homes:,}" if organisation.homes else "",
        "Year assessed": year.title,
        "Code": f"{edition.short_title}, published by the {edition.publisher}",
        "Approved": _approved(organisation, approval),
    }
    return "\n".join(f"- {what}: {fact}" for what, fact in facts.items() if fact)


def _approved(organisation: Organisation, approval: Approval | None) -> str:
    if approval is None:
        return "not yet"
    shown = f"{approval.minute}; signed by {approval.signed_by}" if approval.signed_by else approval.minute
    return f"by the governing body ({organisation.governing_body}) on {words.letter_day(approval.on)} ({shown})"


def _section(section: FormSection, form: Form, answers: Mapping[str, Answer]) -> tuple[Block, ...]:
    rows = tuple(_row(row, answers.get(row.slug) or Answer(slug=row.slug), form.cells) for row in section.rows)
    return Heading(section_title(section)), Table(form.columns, rows, tuple(_WIDTHS[cell] for cell in form.cells))


def _row(row: FormRow, answer: Answer, cells: tuple[FormCell, ...]) -> tuple[str, ...]:
    """The cells of a row, as the columns of the form hold them."""
    holds = {
        FormCell.NUMBER: row.number,
        FormCell.ASKS: row.asks,
        FormCell.COMPLY: answer.printed_comply,
        FormCell.YES: answer.printed_comply if answer.comply is Comply.YES else "",
        FormCell.NO: answer.printed_comply if answer.comply is Comply.NO else "",
        FormCell.EVIDENCE: answer.evidence.strip(),
        FormCell.COMMENTARY: _parted(_said(row, answer), answer.printed_commentary),
    }
    evidence, commentary = holds[FormCell.EVIDENCE], holds[FormCell.COMMENTARY]
    holds[FormCell.EVIDENCE_AND_COMMENTARY] = _parted(evidence, commentary)
    holds[FormCell.COMMENTARY_AND_EVIDENCE] = _parted(commentary, evidence)
    if FormCell.COMPLY not in cells:
        neither = "" if answer.comply in (Comply.YES, Comply.NO) else answer.printed_comply
        holds[FormCell.ASKS] = _parted(row.asks, neither, commentary, evidence)
    return tuple(holds[cell] for cell in cells)


def _said(row: FormRow, answer: Answer) -> str:
    """The answers that are neither yes nor no, each under its name."""
    written = ((other, said.printed(other.kind, answer.said_to(other.key))) for other in row.others)
    return _parted(*(f"{other.label}: {text}" if other.label else text for other, text in written if text))


def _parted(*parts: str) -> str:
    return "\n\n".join(filter(None, parts))


def _response(organisation: Organisation, approval: Approval | None) -> tuple[Block, ...]:
    response = approval.response if approval else "To be written when the governing body has considered it."
    return Heading(f"Response of the governing body ({organisation.governing_body})"), Text(response)
