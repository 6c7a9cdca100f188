"""F1 in every dialog opens the page of Help that is about it, and leads back to what was being written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from chc_desktop import files
from chc_desktop.ui.dialog_help import HelpWindow
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.main_window import MainWindow
from tests import catalogue, make
from tests.catalogue import Things
from tests.conftest import Answers

KNOWN = {
    "assessment.approval_dialog.ApprovalDialog": "assessment",
    "case.case_file.CaseFileDialog": "case-file",
    "case.point_dialog.PointDialog": "points",
    "form forms.actions.clocks.start_clock": "clocks",
    "form forms.actions.ending.close": "case",
    "form forms.actions.promises.keeping.promise_kept": "promises",
    "form papers.forms.correct": "papers",
    "form people.speaking.name_representative": "people",
    "forms.log.LogDialog": "log",
    "importing.window.ImportWindow": "spreadsheets",
    "letter.batch.PrintLettersDialog": "letter",
    "letter.issuing.IssueDialog": "letter",
    "letter.standard.dialog.OwnLetterDialog": "own-letters",
    "letter.standard.versions.VersionsDialog": "own-letters",
    "listing.columns_dialog.ColumnsDialog": "case",
    "papers.add_dialog.AddDialog": "papers",
    "pdf_window.PdfWindow": "case",
    "persons.form.PersonDialog": "person",
    "requests.log.RequestDialog": "requests",
    "settings.writing_part.SnippetDialog": "writing",
    "writing.own_paragraph.OwnParagraphDialog": "paragraphs",
    "writing.paragraph_chooser.ParagraphChooser": "paragraphs",
}
"""What some of them are about; the catalogue opens each over the page of a case."""


@pytest.fixture
def things(qtbot: QtBot, answers: Answers, tmp_path: Path) -> Iterator[Things]:
    office = make.an_office(tmp_path / "register")
    catalogue.happen(office)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.show()
    yield Things(office, window, answers)
    catalogue.settle()


@pytest.mark.timeout(400)
def test_f1_in_every_dialog_opens_the_page_of_help_that_is_about_it(things: Things) -> None:
    pages = {path.stem for path in files.resources("help").glob("*.md")}
    found = {name: help_of(dialog) for name, dialog in dialogs(things)}
    assert {name: page for name, page in found.items() if page not in pages} == {}
    assert {name: found.get(name) for name in KNOWN} == KNOWN


def test_escape_leads_back_to_the_form_as_it_was(qtbot: QtBot, things: Things) -> None:
    things.window.log()
    catalogue.settle()
    (form,) = things.window.findChildren(LogDialog)
    QTest.keyClick(form, Qt.Key.Key_F1)
    (help_,) = form.findChildren(HelpWindow)
    assert help_.page.current_help() == "log"
    catalogue.settle()
    QTest.keyClick(help_.page.list, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not form.findChildren(HelpWindow))
    assert form.isVisible()


def dialogs(things: Things) -> Iterator[tuple[str, QDialog]]:
    """Every dialog, each in view until the next one is asked for."""
    for name, opened in catalogue.windows(things):
        if not name.startswith(("page ", "letter ", "first questions", "an open row")):
            window = opened()
            if isinstance(window, QDialog) and not isinstance(window, HelpWindow):
                yield name, window
            catalogue.close(window)


def help_of(dialog: QDialog) -> str:
    """The page that F1 opens, empty where it opens none."""
    QTest.keyClick(dialog, Qt.Key.Key_F1)
    opened = dialog.findChildren(HelpWindow)
    name = opened[0].page.current_help() if opened else ""
    for each in opened:
        each.close()
    catalogue.settle()
    return name
