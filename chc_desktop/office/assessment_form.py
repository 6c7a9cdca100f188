"""The self-assessment as a form to be printed: the introduction, a table a section, the governing body's response."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.assessments.assessment import section_title
from chc_desktop.domain.assessments.in_print import cells_of
from chc_desktop.domain.assessments.official import OfficialWording
from chc_desktop.domain.assessments.reporting_year import ReportingYear
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import Organisation
from chc_desktop.domain.form import Form, FormSection
from chc_desktop.domain.page import Answers, Block, Facts, FormPage, Heading, Text
from chc_desktop.domain.vocabulary import FormCell

NOT_APPROVED = "DRAFT, not approved"

_WIDTHS = {
    FormCell.NUMBER: 9,
    FormCell.ASKS: 33,
    FormCell.COMPLY: 12,
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

    `document` is the frozen form in the register, 0 before it is kept. `response` is empty until it came; who wrote it
    and when stand beside it.
    """

    on: date
    minute: str
    response: str
    signed_by: str
    document: int = 0
    response_by: str = ""
    response_on: date | None = None


def form_page(
    organisation: Organisation,
    year: ReportingYear,
    edition: Edition,
    answers: Mapping[str, Answer],
    approval: Approval | None,
    version: int = 1,
    made_anew: str = "",
    wording: OfficialWording | None = None,
) -> FormPage:
    """The form with these answers, approved or not; `version` counts how often it was approved anew, and `made_anew`
    says when and why this one was begun, empty for the first.

    Where a `wording` is to be printed, it stands in the place of ours, and its source is named.
    """
    printed = wording if wording and wording.printed else None
    return FormPage(
        title=f"Self-assessment {year.number}: {edition.title}",
        organisation=organisation.name,
        introduction=(
            Facts(tuple(_facts(organisation, year, edition, approval, (version, made_anew)))),
            Text(printed.introduced(edition.form) if printed else _whose_words(edition.form)),
        ),
        sections=(
            *(tuple(_section(parts, edition.form, answers, printed)) for parts in _by_section(edition.form)),
            _response(organisation, approval),
        ),
        dated=approval.on if approval else None,
    )


def _facts(
    organisation: Organisation,
    year: ReportingYear,
    edition: Edition,
    approval: Approval | None,
    version: tuple[int, str],
) -> Iterator[tuple[str, str]]:
    address = ", ".join(line.strip() for line in organisation.address.splitlines() if line.strip())
    yield words.capital(edition.body), ", ".join(filter(None, (organisation.name, address)))
    if organisation.homes:
        yield "Homes", f"{organisation.homes:,}"
    yield "Year assessed", year.title
    yield "Code", f"{edition.title} ({edition.short_title})"
    yield "Published by", edition.publisher
    number, made_anew = version
    yield "Version", str(number)
    if made_anew:
        yield "Made anew", made_anew
    yield "Approved", _approved(organisation, approval)


def _by_section(form: Form) -> Iterator[tuple[FormSection, ...]]:
    """The parts of each section together: its musts and its shoulds, its stages."""
    for _, parts in groupby(form.sections, key=lambda section: (section.number, section.title)):
        yield tuple(parts)


def _approved(organisation: Organisation, approval: Approval | None) -> str:
    if approval is None:
        return "not yet"
    shown = f"{approval.minute}; signed by {approval.signed_by}" if approval.signed_by else approval.minute
    return f"by the governing body ({organisation.governing_body}) on {words.letter_day(approval.on)} ({shown})"


def _whose_words(form: Form) -> str:
    return _OUR_WORDS if FormCell.NUMBER in form.cells else _OUR_QUESTIONS


def _section(
    parts: Sequence[FormSection], form: Form, answers: Mapping[str, Answer], wording: OfficialWording | None
) -> Iterator[Block]:
    """A section of the form, and under it its groups, if it has any."""
    for number, part in enumerate(parts):
        if not number:
            yield Heading(" ".join(filter(None, (part.number, part.title))))
        if part.group:
            yield Heading(part.group, 3)
        rows = [wording.as_printed(row) if wording else row for row in part.rows]
        yield Answers(
            section_title(part),
            form.columns,
            tuple(cells_of(row, answers.get(row.slug) or Answer(slug=row.slug), form.cells) for row in rows),
            tuple(_WIDTHS[cell] for cell in form.cells),
        )


def _response(organisation: Organisation, approval: Approval | None) -> tuple[Block, ...]:
    heading = Heading(f"Response of the governing body ({organisation.governing_body})")
    if approval is None:
        return heading, Text("To be written when the governing body has considered it.")
    if not approval.response.strip():
        return heading, Text("The governing body has approved this self-assessment. Its response is to follow.")
    return heading, Text("\n\n".join(filter(None, (approval.response, _written_by(approval)))))


def _written_by(approval: Approval) -> str:
    if not approval.response_by:
        return ""
    on = f", {words.letter_day(approval.response_on)}" if approval.response_on else ""
    return f"Written by {approval.response_by}{on}."
