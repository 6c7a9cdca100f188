"""Making the case file from the page of a case, as the officer does it."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chc_desktop.domain.case_files.case_file import ForWhom
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.case.case_file import CaseFileDialog
from chc_desktop.ui.case.page import CasePage
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.work_dialog import WorkDialog
from tests import letters, make
from tests.conftest import Answers
from tests.ui.forms.driving import reached_by_tab, spoken_name


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> CasePage:
    case_id = letters.a_case_ready_for(office, LetterKind.RESPONSE_STAGE1)
    letters.issue(office, case_id, LetterKind.RESPONSE_STAGE1)
    page = CasePage(office, answers)
    qtbot.addWidget(page)
    office.on_change(page.refresh)
    page.resize(1100, 700)
    page.show()
    page.show_case(case_id)
    return page


def ask(page: CasePage) -> CaseFileDialog:
    next(action for action in page.menu.actions() if action.text() == "Make the case file…").trigger()
    return page.findChildren(CaseFileDialog)[-1]


def test_it_is_one_command_on_the_page_and_ends_with_the_file_shown(
    qtbot: QtBot, page: CasePage, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "case.pdf"
    dialog = ask(page)
    assert "In it: the record, and 1 letter, email or paper." in dialog.holds.text()
    QTest.mouseClick(dialog.done_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "was saved as “case.pdf”" in page.banner.text(), timeout=20_000)
    assert len(PdfReader(tmp_path / "case.pdf").pages) > 3
    assert page.tabs
    page.banner._action.click()
    (shown,) = page.findChildren(PdfWindow)
    assert "Case file of complaint 2026-001" in shown.paper.text()
    shown.close()


def test_for_the_resident_from_a_day_on(qtbot: QtBot, page: CasePage, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "case.pdf"
    dialog = ask(page)
    dialog.for_whom.set_value(ForWhom.RESIDENT.value)
    dialog.first.set_value(make.TODAY)
    dialog.submit()
    qtbot.waitUntil(lambda: bool(page.banner.text()), timeout=20_000)
    cover = PdfReader(tmp_path / "case.pdf").pages[0].extract_text()
    assert "This file is for: the resident" in cover
    assert "It covers: from 24 November 2026" in cover


def test_a_date_that_cannot_be_read_is_said_beside_it(page: CasePage, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "case.pdf"
    dialog = ask(page)
    QTest.keyClicks(dialog.last, "yesterweek")
    dialog.submit()
    assert "“yesterweek” is not a date" in dialog.error.text()
    assert not answers.asked
    dialog.close()


def test_where_it_cannot_be_saved_the_page_says_so(
    qtbot: QtBot, page: CasePage, answers: Answers, tmp_path: Path
) -> None:
    answers.path = tmp_path / "gone" / "case.pdf"
    ask(page).submit()
    qtbot.waitUntil(lambda: "is not there any more" in page.banner.text(), timeout=20_000)


def test_stop_ends_it_and_leaves_nothing(qtbot: QtBot, page: CasePage, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "case.pdf"
    ask(page).submit()
    (work,) = page.findChildren(WorkDialog)
    work.open()
    assert spoken_name(work.bar) == "Making the case file…"
    QTest.mouseClick(work.back_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.banner.text()), timeout=20_000)
    if "Stopped" in page.banner.text():  # unless it was done before
        assert not (tmp_path / "case.pdf").exists()
    assert not list(tmp_path.glob(".*"))


def test_everything_in_the_dialog_is_reached_by_keyboard(page: CasePage, office: Office) -> None:
    dialog = ask(page)
    reached = {spoken_name(widget) for widget in reached_by_tab(dialog)}
    assert {"From", "To", "Choose where to save…", "Not now"} <= reached
    assert any("Ombudsman" in name for name in reached)
    dialog.close()
