"""The form as it is printed, edition by edition: each answer under the heading it belongs to."""

from datetime import date
from pathlib import Path

import page as validation
import pytest

from chc_desktop.documents.form import form_pdf
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.domain.assessments.reporting_year import reporting_year
from chc_desktop.domain.code import Edition
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.form import FormRow
from chc_desktop.domain.page import Answers, Part
from chc_desktop.domain.vocabulary import AnswerKind
from chc_desktop.office.assessment_form import form_page
from tests import make
from tests.documents.reading import structure
from tests.letters import EDITIONS, an_office_under

WITH_FORM = {name: edition for name, edition in EDITIONS.items() if edition.form.rows}
every_form = pytest.mark.parametrize("edition", WITH_FORM.values(), ids=WITH_FORM)
NO = "Reason: R|This concerns one service only: Repairs.|We intend to comply by 5 January 2027."
UNDER = {
    "hos-2022": {"Comply: Yes / No": "No", "Evidence, commentary and any explanations": f"E|Commentary: C|{NO}"},
    "joint-draft": {"Comply: Yes / No": "No", "Explanations and commentary": f"C|{NO}", "Evidence": "E"},
    "lgsco-2024": {"Do we follow it: Yes / No": "No", "Explanations and commentary": f"C|{NO}|Evidence: E"},
    "hos-2024": {"Comply: Yes / No": "No", "Evidence": "E", "Commentary / explanation": f"C|{NO}"},
    "hos-2020": {"Yes": "", "No": "No"},
}


@every_form
def test_each_answer_stands_under_its_heading(edition: Edition) -> None:
    row = edition.form.rows[0]
    no = Answer(
        slug=row.slug,
        comply=Comply.NO,
        evidence="E",
        commentary="C",
        reason="R",
        service="Repairs",
        comply_by=date(2027, 1, 5),
    )
    printed = dict(zip(edition.form.columns, _rows(edition, no)[0], strict=True))
    for heading, text in UNDER[edition.id].items():
        assert printed[heading] == text
    if edition.id == "hos-2020":
        assert printed["Question"] == f"{row.asks}|Commentary: C|{NO}|Evidence: E"


@every_form
def test_not_applicable_is_printed_and_in_no_column_that_says_otherwise(edition: Edition) -> None:
    row = edition.form.rows[0]
    cells = _rows(edition, Answer(slug=row.slug, comply=Comply.NOT_APPLICABLE))[0]
    assert "Not applicable" in " ".join(cells)
    printed = dict(zip(edition.form.columns, cells, strict=True))
    assert printed.get("Yes", "") == printed.get("No", "") == ""


@every_form
def test_every_row_has_a_cell_a_heading(edition: Edition) -> None:
    rows = _rows(edition)
    assert len(rows) == len(edition.form.rows)
    assert {len(cells) for cells in rows} == {len(edition.form.columns)}


def test_shares_counts_and_texts_are_printed_under_their_names() -> None:
    said = (("stage1", "14 of 16"), ("stage1-extended", "0 of 0"), ("stage2", "not known"))
    printed = _printed("hos-2020", Answer(slug="4.in-time", said=said))
    assert "Stage 1: 14 of 16 (87%)" in printed
    assert "Stage 1, with an extension: 0 of 0" in printed
    assert "Stage 2: not known" in printed


def test_an_answer_in_words_of_its_own_is_printed_in_them() -> None:
    answer = Answer(slug="7.6", comply=Comply.YES, own_words="Yes, for the Complaints team")
    assert "Yes, for the Complaints team" in _printed("hos-2022", answer)


@every_form
def test_a_full_form_is_accessible(edition: Edition) -> None:
    answers = {row.slug: _full(row) for row in edition.form.rows}
    page = form_page(make.ORGANISATION, reporting_year(2026, (31, 10)), edition, answers, None)
    report = validation.validate_pdf_bytes(form_pdf(page), profile=validation.ValidationProfile.PDF_UA_1)
    assert not report.failures
    read = structure(form_pdf(page))
    heads = [[cell.text for cell in head.all("TH")] for head in read.all("THead")]
    assert heads == [list(edition.form.columns)] * len(edition.form.sections)


@every_form
def test_a_full_form_of_any_edition_is_approved_and_frozen(edition: Edition, tmp_path: Path) -> None:
    office = an_office_under(edition, tmp_path)
    for row in edition.form.rows[1:]:
        office.assessments.save_answer(2026, _full(row))
    with pytest.raises(RuleBroken, match="provisions still lack something"):
        office.assessments.approve(2026, date(2026, 11, 20), "minute 7", "Content.", 2)
    office.assessments.save_answer(2026, _full(edition.form.rows[0]))
    assert office.assessments.review(2026).gaps == ()
    office.assessments.approve(2026, date(2026, 11, 20), "minute 7", "Content.", 2)
    frozen = office.assessments.preview(2026)
    make.a_complaint(office, received_on=date(2026, 10, 30))
    assert office.assessments.preview(2026) == frozen


def _full(row: FormRow) -> Answer:
    return Answer(
        slug=row.slug,
        comply=Comply.NO if row.asks_whether else Comply.UNANSWERED,
        evidence="Policy\n\n- section 3\n- section 4",
        commentary="Looked at in May. " * 20,
        reason="New staff.",
        comply_by=date(2027, 1, 5),
        service="Repairs",
        said=tuple((other.key, "3" if other.kind is AnswerKind.COUNT else "14 of 16") for other in row.others),
    )


def _printed(edition: str, answer: Answer) -> str:
    return "\n".join("\n".join(cells) for cells in _rows(EDITIONS[edition], answer))


def _rows(edition: Edition, *answers: Answer) -> list[tuple[str, ...]]:
    """The cells of every row, the parts of a cell with a stroke between them."""
    page = form_page(
        make.ORGANISATION, reporting_year(2026, (31, 10)), edition, {each.slug: each for each in answers}, None
    )
    tables = [block for section in page.sections for block in section if isinstance(block, Answers)]
    return [tuple("|".join(map(_said, cell)) for cell in row) for table in tables for row in table.rows]


def _said(part: Part) -> str:
    return f"{part.name}: {part.text}" if part.name else part.text
