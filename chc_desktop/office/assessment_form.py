"""The self-assessment as a form to be printed: the introduction, a table a section, the governing body's response."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.assessment import section_title
from chc_desktop.domain.assessments.reporting_year import ReportingYear
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Organisation
from chc_desktop.domain.form import FormRow, FormSection
from chc_desktop.domain.page import Block, FormPage, Heading, Table, Text

NOT_APPROVED = "DRAFT, not approved"

_WIDTHS = {3: (70, 15, 15), 4: (8, 36, 12, 44), 5: (8, 30, 11, 26, 25)}
_OUR_WORDS = (
    "The requirements are written here in plain words of the program that made this form, not in those of the Code. "
    "The provision number tells which requirement of the Code each row is about."
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
        introduction=(Text(_facts(organisation, year, edition, approval)), Text(_OUR_WORDS)),
        sections=(
            *(_section(section, edition.form.columns, answers) for section in edition.form.sections),
            _response(organisation, approval),
        ),
    )


def _facts(organisation: Organisation, year: ReportingYear, edition: Edition, approval: Approval | None) -> str:
    address = ", ".join(line.strip() for line in organisation.address.splitlines() if line.strip())
    facts = {
        "Landlord": ", ".join(filter(None, (organisation.name, address))),
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


def _section(section: FormSection, columns: tuple[str, ...], answers: Mapping[str, Answer]) -> tuple[Block, ...]:
    rows = tuple(_row(row, answers.get(row.slug), len(columns)) for row in section.rows)
    return Heading(section_title(section)), Table(columns, rows, _WIDTHS[len(columns)])


def _row(row: FormRow, answer: Answer | None, columns: int) -> tuple[str, ...]:
    """The cells of a row, as many as the form has columns."""
    answer = answer or Answer(slug=row.slug)
    said, evidence, commentary = answer.comply.words, answer.evidence.strip(), answer.printed_commentary
    if columns == 5:
        return row.number, row.asks, said, evidence, commentary
    together = "\n\n".join(part for part in (commentary, evidence) if part)
    if columns == 4:
        return row.number, row.asks, said, together
    asks = "\n\n".join(part for part in (row.asks, together) if part)
    return asks, said if answer.comply is Comply.YES else "", said if answer.comply is not Comply.YES else ""


def _response(organisation: Organisation, approval: Approval | None) -> tuple[Block, ...]:
    response = approval.response if approval else "To be written when the governing body has considered it."
    return Heading(f"Response of the governing body ({organisation.governing_body})"), Text(response)
