"""The Ombudsman's own wording stands beside ours, and is read, kept, printed and forgotten in one dialog."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.wording.dialog import OfficialWordingDialog
from tests import make, published, word_forms
from tests.conftest import Answers

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data", date(2026, 11, 23))


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path) -> AssessmentPage:
    rows = [(row.number, f"Officially: {row.asks}", "", "", "") for row in make.hos_2024().form.rows[:71]]
    answers.path = tmp_path / "Official form.docx"
    answers.path.write_bytes(word_forms.as_word([[published.FIVE, *rows]]))
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.show_year(2026)
    with qtbot.waitExposed(page):
        page.show()
    return page


def opened(page: AssessmentPage) -> OfficialWordingDialog:
    page.header.wording.trigger()
    return page.findChildren(OfficialWordingDialog)[-1]


def words_of(page: AssessmentPage) -> str:
    card = page.cards.open_card
    assert card
    return "\n".join(label.text() for label in card.findChildren(QLabel))


def test_it_is_read_kept_shown_on_each_card_and_forgotten(page: AssessmentPage, office: Office, qtbot: QtBot) -> None:
    dialog = opened(page)
    assert dialog.state.text().startswith("None is kept yet")
    assert not dialog.done_button.isEnabled()
    QTest.mouseClick(dialog.read, LEFT)
    qtbot.waitUntil(dialog.done_button.isEnabled)
    assert dialog.state.text().startswith("From “Official form.docx”, read Mon 23 Nov 2026: 71 of 72 rows")
    assert dialog.missing.text() == "No words were found for 9.8; these stay in ours, and say so in print."
    choice = next(answer for answer in dialog.printed.answers() if answer.key == "official")
    assert not choice.visibleRegion().isEmpty()  # the dialog grew with what there is to choose now
    QTest.mouseClick(choice, LEFT)
    QTest.mouseClick(dialog.done_button, LEFT)
    assert "is kept. The form prints the Ombudsman’s words." in page.header.banner.text()
    assert "The Ombudsman’s words, from “Official form.docx”:\nOfficially: " in words_of(page)
    page.open_row("9.8")
    assert "“Official form.docx” has no words for this row." in words_of(page)
    kept = office.official_wording.of("hos-2024")
    assert kept
    assert kept.printed
    again = opened(page)
    assert again.printed.value() == "official"
    QTest.mouseClick(again.forget, LEFT)
    assert "Officially" not in words_of(page)
    assert office.official_wording.of("hos-2024") is None


def test_a_file_that_has_no_form_in_it_is_said_to_be_so(page: AssessmentPage, answers: Answers, qtbot: QtBot) -> None:
    assert answers.path
    answers.path.write_text("Dear all")
    dialog = opened(page)
    QTest.mouseClick(dialog.read, LEFT)
    qtbot.waitUntil(lambda: bool(dialog.error.text()))
    assert "No row of a self-assessment form was found" in dialog.error.text()
    assert not dialog.done_button.isEnabled()
