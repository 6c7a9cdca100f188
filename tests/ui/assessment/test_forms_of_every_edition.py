"""The self-assessment of every edition: its form opens, every section and row can be gone through, and it prints."""

from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PdfReader
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.assessment import section_title
from chc_desktop.domain.code import Edition
from chc_desktop.ui.assessment import AssessmentPage
from tests.conftest import Answers
from tests.letters import EDITIONS, an_office_under

WITH_FORM = {name: edition for name, edition in EDITIONS.items() if edition.form.rows}
every_form = pytest.mark.parametrize("edition", WITH_FORM.values(), ids=WITH_FORM)


@every_form
def test_every_row_of_the_form_can_be_opened(qtbot: QtBot, tmp_path: Path, answers: Answers, edition: Edition) -> None:
    page = AssessmentPage(an_office_under(edition, tmp_path), answers)
    qtbot.addWidget(page)
    page.show()
    for section in edition.form.sections:
        for row in section.rows:
            page.open_row(row.slug)
            card = page.cards.open_card
            assert card
            assert card.row.slug == row.slug
            assert card.form
            spoken = [card.accessibleName(), card.head.accessibleName(), card.form.evidence.accessibleName()]
            assert all(words == words.strip() and "  " not in words and "()" not in words for words in spoken)
        assert page.navigation.section.currentText().startswith(section_title(section))


@every_form
def test_the_printed_form_has_every_section_and_row(tmp_path: Path, edition: Edition) -> None:
    office = an_office_under(edition, tmp_path)
    pages = PdfReader(BytesIO(office.assessments.preview(2026))).pages
    text = _plain("".join(page.extract_text() for page in pages))
    for section in edition.form.sections:
        assert _plain(f"{section.number} {section.title}") in text
        assert _plain(section.group) in text
        for row in section.rows:
            assert _plain(row.asks)[:12] in text


@every_form
def test_what_is_missing_is_said_by_a_name_of_each_row(tmp_path: Path, edition: Edition) -> None:
    gaps = an_office_under(edition, tmp_path).assessments.review(2026).gaps
    assert len(gaps) == len(edition.form.rows)
    assert not any(str(gap).startswith((":", " ")) for gap in gaps)


@every_form
def test_the_page_fits_a_laptop_however_many_sections_the_form_has(
    qtbot: QtBot, tmp_path: Path, answers: Answers, edition: Edition
) -> None:
    page = AssessmentPage(an_office_under(edition, tmp_path), answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    page.show()
    assert page.height() == 768
    page.navigation.sections.setCurrentRow(len(edition.form.sections) - 1)
    assert page.navigation.sections.currentItem().text() == section_title(edition.form.sections[-1])


def test_each_answer_of_a_row_has_its_figure_beside_it(qtbot: QtBot, tmp_path: Path, answers: Answers) -> None:
    page = AssessmentPage(an_office_under(EDITIONS["hos-2020"], tmp_path), answers)
    qtbot.addWidget(page)
    page.show()
    page.open_row("4.in-time")
    card = page.cards.open_card
    assert card
    assert [notice.words.plain().split(": ")[1] for notice in card.notices] == [
        "No complaint had to be answered at stage 1 in this year.",
        "No complaint received in this year was extended at stage 1.",
        "No request for stage 2 had to be answered at stage 2 in this year.",
        "No stage 2 asked for in this year was extended.",
    ]


def test_where_no_code_applies_there_is_no_form_and_the_page_says_so(
    qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    page = AssessmentPage(an_office_under(EDITIONS["own-policy"], tmp_path), answers)
    qtbot.addWidget(page)
    page.show()
    assert page.header.due.text() == "No Code applied to you in this year, so there is no form of a Code to fill in."
    assert not page.header.review.isVisible()
    assert not page.navigation.isVisible()
    assert page.cards.slugs() == ()
    page.refresh()


def _plain(text: str) -> str:
    """Without spaces and hyphens, which a narrow column moves about."""
    return "".join(character for character in text if character.isalnum())
