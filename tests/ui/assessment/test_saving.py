"""Saving the form as PDF, Word or web page, from the page’s menu or from the preview."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.office.assessments.copies import Kind
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.saving.dialog import SaveFormDialog
from chc_desktop.ui.pdf_window import PdfWindow
from tests import make
from tests.conftest import Answers

LEFT = Qt.MouseButton.LeftButton
BEGINS = {Kind.PDF: b"%PDF-1.7", Kind.WORD: b"PK", Kind.WEB_PAGE: b"<!DOCTYPE html>"}


@pytest.fixture
def page(qtbot: QtBot, answers: Answers, tmp_path: Path) -> AssessmentPage:
    office = make.an_office(tmp_path / "data", date(2026, 11, 23))
    office.assessments.save_answer(2026, Answer(slug="1.2", comply=Comply.YES, evidence="Our policy"))
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.show_year(2026)
    with qtbot.waitExposed(page):
        page.show()
    return page


def opened(over: QWidget) -> SaveFormDialog:
    (dialog,) = over.findChildren(SaveFormDialog)
    return dialog


def test_the_form_is_saved_as_any_kind_one_after_the_other(
    page: AssessmentPage, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    page.header.save_as.trigger()
    dialog = opened(page)
    for kind, begins in BEGINS.items():
        answers.path = tmp_path / f"ours.{kind}"
        QTest.mouseClick(dialog.buttons[kind], LEFT)
        qtbot.waitUntil(answers.path.exists)
        qtbot.waitUntil(lambda name=answers.path.name: f"Saved as “{name}”" in dialog.banner.text())  # type: ignore[misc]
        assert answers.path.read_bytes().startswith(begins)
        assert "is a draft" in dialog.banner.text()


def test_a_place_that_is_gone_is_said_and_nothing_is_left(
    page: AssessmentPage, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    page.header.save_as.trigger()
    dialog = opened(page)
    answers.path = tmp_path / "gone" / "ours.html"
    QTest.mouseClick(dialog.buttons[Kind.WEB_PAGE], LEFT)
    qtbot.waitUntil(lambda: "is not there any more" in dialog.banner.text())
    assert not answers.path.exists()


def test_the_preview_leads_there_too(page: AssessmentPage, qtbot: QtBot) -> None:
    QTest.mouseClick(page.header.preview, LEFT)
    (preview,) = page.findChildren(PdfWindow)
    also = next(button for button in preview.findChildren(type(preview.save)) if "Word" in button.text())
    QTest.mouseClick(also, LEFT)
    assert opened(preview).isVisible()
