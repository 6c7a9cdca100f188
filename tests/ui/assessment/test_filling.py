"""Filling in the official form: what goes where is shown, doubts are settled, and it is saved under a new name."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chc_desktop import files
from chc_desktop.domain.assessments.answer import Answer, Comply
from chc_desktop.office.library import Library
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.filling.dialog import FillDialog
from tests import make, published, word_forms
from tests.conftest import Answers

_OLD = Library(files.resources("codes"))["hos-2022"].form
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "data", date(2026, 11, 23))
    for slug in ("1.2", "1.3", "1.4"):
        office.assessments.save_answer(2026, Answer(slug=slug, comply=Comply.YES, evidence="Our policy"))
    return office


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path) -> AssessmentPage:
    """The page of 2026, where the file chosen is last year's form with 1.4 in it twice."""
    rows = published.filled(make.hos_2024().form)
    answers.path = tmp_path / "Form.docx"
    answers.path.write_bytes(word_forms.as_word([[published.FIVE, *rows[:3], rows[2], *rows[3:]]]))
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.show_year(2026)
    with qtbot.waitExposed(page):
        page.show()
    return page


def opened(page: AssessmentPage, qtbot: QtBot) -> FillDialog:
    page.header.fill_in.trigger()
    qtbot.waitUntil(lambda: bool(page.findChildren(FillDialog)))
    (dialog,) = page.findChildren(FillDialog)
    return dialog


def test_what_goes_where_is_shown_first_then_saved_and_the_form_stays(
    page: AssessmentPage, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    before = (tmp_path / "Form.docx").read_bytes()
    dialog = opened(page, qtbot)
    assert "73 rows found, 2 will be written, 1 in doubt, 69 without an answer" in dialog.summary.text()
    assert "In 2 rows something is written already; it is replaced by the answers of 2026." in dialog.notes.text()
    assert "not approved yet" in dialog.notes.text()
    assert dialog.table.rows()[0].planned.source.number == "1.4"
    assert "stands here twice" in dialog.why.text()
    QTest.mouseClick(dialog.agree, LEFT)
    assert "3 will be written" in dialog.summary.text()
    assert dialog.agree.isHidden() or "after all" in dialog.agree.text()
    QTest.mouseClick(dialog.done_button, LEFT)
    assert "is the form you chose" in dialog.error.text()
    answers.path = tmp_path / "Filled.docx"
    QTest.mouseClick(dialog.done_button, LEFT)
    assert "3 rows were written, and the form was saved as “Filled.docx”" in page.header.banner.text()
    assert (tmp_path / "Form.docx").read_bytes() == before
    assert answers.path.is_file()


def test_all_rows_can_be_seen_and_a_doubt_taken_back(page: AssessmentPage, qtbot: QtBot) -> None:
    dialog = opened(page, qtbot)
    dialog.which.set_value("all")
    assert len(dialog.table.rows()) == 73
    doubtful = dialog.table.rows()[2]
    dialog.table.choose(doubtful)
    QTest.mouseClick(dialog.agree, LEFT)
    assert dialog.agree.text() == "Leave it as it is after all"
    QTest.mouseClick(dialog.agree, LEFT)
    assert "2 will be written, 1 in doubt" in dialog.summary.text()


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([["Dear", "all", "of", "you"]], "No row of a self-assessment form was found in it."),
        ([published.FOUR, *published.filled(_OLD, columns=4)], "This is the form of another Code"),
    ],
)
def test_a_file_that_is_not_the_form_is_said_to_be_so(
    page: AssessmentPage, qtbot: QtBot, answers: Answers, rows: list[list[str]], said: str
) -> None:
    assert answers.path
    answers.path.write_bytes(word_forms.as_word([rows]))
    dialog = opened(page, qtbot)
    assert dialog.error.text().startswith(said)
    assert "Nothing was changed." in dialog.error.text()
    assert not dialog.done_button.isEnabled()


def test_what_is_no_word_document_is_said_on_the_page(page: AssessmentPage, qtbot: QtBot, answers: Answers) -> None:
    assert answers.path
    answers.path.write_bytes(b"%PDF-1.7\n")
    page.header.fill_in.trigger()
    qtbot.waitUntil(lambda: bool(page.header.banner.text()))
    assert "Answers can be written only into a Word document (.docx)." in page.header.banner.text()
