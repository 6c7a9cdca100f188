"""An issued letter is shown byte for byte, and only then is the library for it loaded."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtPrintSupport import QPrintDialog
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.case import CasePage
from chc_desktop.ui.pdf_window import PdfWindow
from tests import letters
from tests.conftest import Answers
from tests.ui.forms.driving import press


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers) -> PdfWindow:
    """The letter of a case, opened from its tab."""
    case_id = letters.a_case_ready_for(office, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    letters.issue(office, case_id, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    page = CasePage(office, answers)
    qtbot.addWidget(page)
    page.show_case(case_id)
    page.show()
    assert page.tabs
    page.tabs.show_tab(1)
    QApplication.processEvents()
    press(next(one for one in page.findChildren(QPushButton) if one.accessibleName().startswith("Open: ")))
    found = page.findChild(PdfWindow)
    assert isinstance(found, PdfWindow)
    return found


def test_the_letter_opens_from_the_letters_tab(window: PdfWindow) -> None:
    assert "Joan Bell" in window.paper.text()


def test_a_copy_is_the_exact_letter(window: PdfWindow, office: Office, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "copy.pdf"
    press(window.save)
    assert answers.path.read_bytes() == office.cases.document(1)
    assert window.banner.text().startswith("A copy was saved to")


def test_the_letter_can_be_printed_again(window: PdfWindow) -> None:
    press(window.print)
    (asked,) = window.findChildren(QPrintDialog)
    assert asked.windowTitle() == f"Print {window.windowTitle()}"
    asked.reject()


def test_a_copy_that_cannot_be_saved_is_said_plainly(window: PdfWindow, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "no such folder" / "copy.pdf"
    press(window.save)
    assert "What it is a copy of is safe in the register." in window.banner.text()


def test_the_window_is_freed(window: PdfWindow, check_freed: Callable[[QWidget], None]) -> None:
    check_freed(window)


def test_the_page_and_the_forms_start_without_the_pdf_library() -> None:
    program = "import sys, chc_desktop.ui.case, chc_desktop.ui.forms.log; print([m for m in sys.modules if 'Pdf' in m])"
    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "[]"
