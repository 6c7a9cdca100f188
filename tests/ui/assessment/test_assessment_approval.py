"""Review and approval as the officer does them: gaps one click away, then frozen, shown and saved."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.approval_dialog import ApprovalDialog
from chc_desktop.ui.pdf_window import PdfWindow
from tests import make

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path)
    for row in make.hos_2024().form.rows:
        office.assessments.save_answer(2026, Answer(slug=row.slug, comply=Comply.YES, evidence="Policy"))
    return office


@pytest.fixture
def shown(qtbot: QtBot, answers: Any) -> Callable[[Office], AssessmentPage]:
    def show(office: Office) -> AssessmentPage:
        page = AssessmentPage(office, answers)
        qtbot.addWidget(page)
        page.resize(1170, 768)
        with qtbot.waitExposed(page):
            page.show()
        return page

    return show


def test_the_review_lists_the_gaps_and_a_click_goes_there(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    office.assessments.save_answer(2026, Answer(slug="7.2"))
    page = shown(office)
    dialog = _review(qtbot, page)
    assert not dialog.done_button.isVisible()
    (button,) = dialog.remarks
    assert isinstance(button, QPushButton)
    assert button.text() == "Go to 7.2"
    QTest.mouseClick(button, LEFT)
    card = page.cards.open_card
    assert card
    assert card.row.slug == "7.2"


def test_differences_are_listed_but_do_not_bar_the_approval(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 1))
    make.acknowledged(office, case_id, date(2026, 10, 9))
    dialog = _review(qtbot, shown(office))
    assert [button.text() for button in dialog.remarks if isinstance(button, QPushButton)] == [
        "Go to 5.9",
        "Go to 6.2",
        "Go to 6.3",
    ]
    assert dialog.done_button.isVisible()


def test_the_approval_is_recorded_and_the_page_frozen(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    page = shown(office)
    dialog = _review(qtbot, page)
    QTest.keyClicks(dialog.on, "20/11/2026")
    QTest.keyClicks(dialog.minute, "minute 7")
    QTest.keyClicks(dialog.response, "We are content.")
    dialog.signed_by.set_value("2")
    ended, freed = QSignalSpy(dialog.approved), QSignalSpy(dialog.destroyed)
    QTest.mouseClick(dialog.done_button, LEFT)
    assert dialog.kept_words.text() == "Making and keeping the form…"
    assert not dialog.done_button.isEnabled()
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    dialog.reject()
    assert dialog.isVisible()
    qtbot.waitUntil(lambda: ended.count() == 1)
    assert page.header.words.text().endswith("72 of 72 answered · approved Fri 20 Nov 2026")
    assert not page.header.review.isVisible()
    assert page.header.preview.text() == "Open the approved form"
    assert "The approval is recorded" in page.header.banner.text()
    page.open_row("6.2")
    form = page.cards.open_card and page.cards.open_card.form
    assert form
    assert form.evidence.isReadOnly()
    assert not form.comply.isEnabled()
    qtbot.waitUntil(lambda: freed.count() == 1)


def test_a_refused_approval_says_why_and_keeps_what_was_written(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    dialog = _review(qtbot, shown(office))
    QTest.mouseClick(dialog.done_button, LEFT)
    assert dialog.error.text().startswith("Please write a date")
    QTest.keyClicks(dialog.on, "20/11/2026")
    QTest.keyClicks(dialog.response, "We are content.")
    QTest.mouseClick(dialog.done_button, LEFT)
    qtbot.waitUntil(lambda: "where the minutes show the approval" in dialog.error.text())
    assert dialog.done_button.isEnabled()
    assert dialog.response.text() == "We are content."
    assert office.assessments.open(2026).approval is None


def test_a_half_written_decision_is_back_the_next_time(
    qtbot: QtBot, office: Office, shown: Callable[[Office], AssessmentPage]
) -> None:
    page = shown(office)
    dialog = _review(qtbot, page)
    QTest.keyClicks(dialog.response, "The trustees discu")
    dialog.reject()
    again = _review(qtbot, page)
    assert again.response.text() == "The trustees discu"
    assert "was kept and is back" in again.banner.text()


def test_the_draft_is_shown_and_saved_as_it_would_print(
    qtbot: QtBot,
    office: Office,
    shown: Callable[[Office], AssessmentPage],
    answers: Any,
    tmp_path: Path,
    check_freed: Callable[[QWidget], None],
) -> None:
    page = shown(office)
    QTest.mouseClick(page.header.preview, LEFT)
    window = page.findChild(PdfWindow)
    assert window
    assert window.windowTitle() == "Self-assessment 2026: draft"
    assert "What a complaint is" in window.paper.text()
    answers.path = tmp_path / "form.pdf"
    QTest.mouseClick(window.save, LEFT)
    assert answers.path.read_bytes() == office.assessments.preview(2026)
    assert "was saved to" in window.banner.text()
    answers.path = tmp_path / "missing" / "form.pdf"
    QTest.mouseClick(window.save, LEFT)
    assert "is not there any more" in window.banner.text()
    check_freed(window)


def _review(qtbot: QtBot, page: AssessmentPage) -> ApprovalDialog:
    QTest.mouseClick(page.header.review, LEFT)
    dialog = page.findChildren(ApprovalDialog)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog
