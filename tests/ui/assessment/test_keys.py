"""The self-assessment by keyboard alone: every answer, every way through the form, and on to its review."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.answer_form import AnswerForm
from chc_desktop.ui.assessment.approval_dialog import ApprovalDialog
from chc_desktop.ui.main_window import MainWindow
from tests import make
from tests.ui.assessment.late import a_late_case

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
Key = Qt.Key


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path)


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Any) -> Iterator[AssessmentPage]:
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    page.open_row("1.2")
    yield page
    page.leave()


def press(key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    QTest.keyClick(focused(), key, modifier)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def form(page: AssessmentPage) -> AnswerForm:
    card = page.cards.open_card
    assert card
    assert card.form
    return card.form


def test_all_72_rows_are_filled_in_with_the_keyboard_alone_through_to_the_review(
    page: AssessmentPage, office: Office
) -> None:
    for _row in page.view.form.rows:
        press(Key.Key_Y, ALT)
        QTest.keyClicks(focused(), "Policy")
        press(Key.Key_Return, CTRL)
    assert page.view.progress.complete
    assert page.header.left.text() == "Nothing is left: it is ready to be reviewed and approved."
    assert focused() is page.header.review
    press(Key.Key_Return)
    (dialog,) = page.findChildren(ApprovalDialog)
    assert dialog.done_button.isVisibleTo(dialog)
    assert office.assessments.open(2026).progress.complete
    dialog.reject()


def test_a_no_leads_to_its_reason_and_then_to_its_date(page: AssessmentPage, office: Office) -> None:
    press(Key.Key_N, ALT)
    assert focused() is form(page).reason
    QTest.keyClicks(focused(), "Being written")
    press(Key.Key_Tab)
    QTest.keyClicks(focused(), "5/1/27")
    press(Key.Key_PageDown, CTRL)
    assert page.open_slug == "1.3"
    assert office.assessments.open(2026).answer("1.2").comply is Comply.NO
    press(Key.Key_A, ALT)
    assert focused() is form(page).commentary
    press(Key.Key_PageUp, CTRL)
    assert page.open_slug == "1.2"
    assert page.view.answer("1.3").comply is Comply.NOT_APPLICABLE


def test_sections_and_gaps_are_gone_through_by_key(page: AssessmentPage, office: Office) -> None:
    press(Key.Key_PageDown, CTRL_SHIFT)
    assert page.open_slug == "2.1"
    press(Key.Key_PageUp, CTRL)
    assert page.open_slug == "1.6"
    press(Key.Key_PageUp, CTRL_SHIFT)
    assert page.open_slug == "1.6"
    for slug in ("2.1", "2.2"):
        office.assessments.save_answer(2026, Answer(slug=slug, comply=Comply.YES, evidence="Policy"))
    page.refresh()
    press(Key.Key_G, CTRL)
    assert page.open_slug == "2.3"


def test_a_carried_answer_is_looked_at_by_key(page: AssessmentPage, office: Office) -> None:
    carried = Answer(slug="1.3", comply=Comply.YES, evidence="Policy", carried_from="2025", looked_at=False)
    office.assessments.save_answer(2026, carried)
    page.refresh()
    page.open_row("1.3")
    press(Key.Key_L, ALT)
    assert office.assessments.open(2026).answer("1.3").looked_at
    press(Key.Key_Return)
    assert page.open_slug == "1.4"


def test_the_registers_sentence_is_used_by_key_and_undone_by_key(page: AssessmentPage, office: Office) -> None:
    a_late_case(office)
    page.refresh()
    page.open_row("6.2")
    press(Key.Key_E, ALT)
    evidence = form(page).evidence
    assert focused() is evidence
    assert evidence.text().startswith("0 of 1 complaint")
    press(Key.Key_Z, CTRL)
    assert evidence.text() == ""


def test_a_note_to_oneself_is_written_by_key_and_marks_its_row(page: AssessmentPage, office: Office) -> None:
    press(Key.Key_S, ALT)
    QTest.keyClicks(focused(), "Ask Ann")
    press(Key.Key_PageDown, CTRL)
    assert office.assessments.open(2026).answer("1.2").note == "Ask Ann"
    assert page.cards.card("1.2").head.tags() == ("note", "not answered")
    assert page.view.progress.answered == 0


def test_the_cases_behind_a_figure_are_opened_by_key_and_one_comes_back_to_the_card(
    qtbot: QtBot, office: Office, answers: Any
) -> None:
    a_late_case(office)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("assessment")
    page = window.pages.assessment
    page.open_row("6.2")
    qtbot.waitUntil(form(page).evidence.isVisible)
    press(Key.Key_R, ALT)
    press(Key.Key_Return)
    assert window.current_page() == "case"
    press(Key.Key_6, CTRL)
    assert window.current_page() == "assessment"
    assert page.open_slug == "6.2"
    assert page.cards.has_keyboard()


def test_search_goes_over_the_whole_form_and_escape_leads_back(page: AssessmentPage, office: Office) -> None:
    office.assessments.save_answer(2026, Answer(slug="9.8", comply=Comply.YES, evidence="Minutes of the zoo"))
    office.assessments.save_answer(2026, Answer(slug="4.1", note="The zoo again"))
    page.refresh()
    page.focus_search()
    search, listed = page.navigation.search, page.listed
    assert focused() is search
    QTest.keyClicks(search, "zoo")
    assert listed.is_searching
    assert [listed.found.item(place).text()[:3] for place in range(listed.found.count())] == ["4.1", "9.8"]
    assert (hit := listed.found.found())
    assert (hit.where, [part.text for part in hit.parts if part.marked]) == ("Your note", ["zoo"])
    press(Key.Key_Down)
    press(Key.Key_Return)
    assert page.open_slug == "9.8"
    assert page.cards.has_keyboard()
    press(Key.Key_Escape)
    assert focused() is search
    assert listed.is_searching
    press(Key.Key_Escape)
    assert page.cards.isVisible()
    assert page.open_slug == "9.8"
    assert page.cards.has_keyboard()


def test_ctrl_f_searches_the_form_and_not_the_cases(qtbot: QtBot, office: Office, answers: Any) -> None:
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.show_page("assessment")
    press(Key.Key_F, CTRL)
    assert window.current_page() == "assessment"
    assert focused() is window.pages.assessment.navigation.search


def test_it_opens_again_where_it_was_left(page: AssessmentPage, office: Office, qtbot: QtBot, answers: Any) -> None:
    page.open_row("6.4")
    page.leave()
    again = AssessmentPage(office, answers)
    qtbot.addWidget(again)
    assert again.open_slug == "6.4"
    assert again.navigation.sections.currentRow() == 5
