"""A letter for each who complains: each can be looked at, and printed or saved once it is issued."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.letter import LetterPage
from chc_desktop.ui.letter.issuing import IssuedDialog, IssueDialog
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.office import people
from tests.ui.forms.driving import choose, press, spoken_name


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> LetterPage:
    case_id = make.a_complaint(office)
    people.joined(office, case_id)
    page = LetterPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1366, 768)
    page.show()
    page.show_letter(case_id, "acknowledgement-stage1")
    QApplication.processEvents()
    return page


def shown(page: LetterPage) -> str:
    return " ".join(page.paper.text().split())


def test_each_letter_can_be_looked_at(qtbot: QtBot, page: LetterPage) -> None:
    qtbot.waitUntil(lambda: "Dear Joan Bell" in shown(page), timeout=5000)
    assert page.sheets.accessibleName() == "Which letter is shown"
    choose(page.sheets, "The letter to Ali Khan")
    qtbot.waitUntil(lambda: "Dear Ali Khan" in shown(page), timeout=5000)


def test_all_of_them_are_issued_at_once_and_each_can_be_saved(
    qtbot: QtBot, office: Office, page: LetterPage, answers: Answers, tmp_path: Path
) -> None:
    press(page.issue)
    issuing = page.findChildren(IssueDialog)[0]
    said = [label.text() for label in issuing.findChildren(WrapLabel)]
    assert "2 letters are made, each with its own name and address: Joan Bell; Ali Khan." in said
    press(issuing.done_button)
    issued = page.findChildren(IssuedDialog)[0]
    second = next(
        each
        for each in issued.findChildren(QPushButton)
        if spoken_name(each) == "Save PDF: Stage 1 acknowledgement, Ali Khan"
    )
    answers.path = tmp_path / "ali.pdf"
    press(second)
    documents = office.cases.view(1).documents
    assert answers.path.read_bytes() == office.cases.document(documents[1].id)
    with qtbot.waitSignal(page.issued):
        press(issued.done_button)


def test_one_letter_needs_no_choice(qtbot: QtBot, office: Office, answers: Answers) -> None:
    page = LetterPage(office, answers)
    qtbot.addWidget(page)
    page.show()
    page.show_letter(make.a_complaint(office), "acknowledgement-stage1")
    assert page.sheets.isHidden()
