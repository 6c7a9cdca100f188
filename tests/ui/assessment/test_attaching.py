"""Evidence attached on the page: files and things of the register, by mouse and key, opened, removed, taken back."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.assessment import AssessmentPage
from chc_desktop.ui.assessment.attach_dialog import AttachDialog
from chc_desktop.ui.assessment.attachments import Attachments
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.papers.email_window import TextWindow
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.office import rounds
from tests.ui.forms.driving import write

LEFT, ALT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register")


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path) -> Iterator[AssessmentPage]:
    answers.paths = [tmp_path / "Complaints policy 2026.txt"]
    answers.paths[0].write_text("We answer within ten working days.")
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitExposed(page):
        page.show()
    page.open_row("6.2")
    yield page
    page.leave()


def evidence(page: AssessmentPage) -> Attachments:
    card = page.cards.open_card
    assert card
    assert card.evidence
    return card.evidence


def lines(page: AssessmentPage) -> list[str]:
    labels = evidence(page).findChildren(WrapLabel)
    return [label.text() for label in labels if label.text()]


def press(page: AssessmentPage, name: str) -> None:
    buttons = evidence(page).findChildren(QPushButton)
    QTest.mouseClick(next(button for button in buttons if button.accessibleName().startswith(name)), LEFT)


def written(page: AssessmentPage) -> str:
    card = page.cards.open_card
    assert card
    assert card.form
    return card.form.evidence.text()


def test_a_file_is_attached_by_key_and_named_in_the_evidence(page: AssessmentPage, office: Office) -> None:
    card = page.cards.open_card
    assert card
    assert card.form
    QTest.keyClick(card.form.evidence, Qt.Key.Key_T, ALT)
    menu = evidence(page).menu
    assert [action.text() for action in menu.actions()] == ["A file…", "Something in the register…"]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert lines(page) == ["Attached: Complaints policy 2026.txt, 34 bytes"]
    assert written(page) == "Complaints policy 2026"
    assert card.head.tags()[0] == "1 attached"
    page.leave()
    assert office.assessments.open(2026).answer("6.2").evidence == "Complaints policy 2026"


def test_what_is_attached_opens_read_only(page: AssessmentPage) -> None:
    page.attaching.choose_files("6.2")
    press(page, "Open")
    (window,) = page.findChildren(TextWindow)
    assert window.isVisible()
    window.close()


def test_removed_evidence_is_taken_back_from_the_notice(page: AssessmentPage, office: Office) -> None:
    page.attaching.choose_files("6.2")
    press(page, "Remove")
    assert office.evidence.of_row(2026, "6.2") == ()
    assert "is in the bin" in page.header.banner.text()
    buttons = page.header.banner.findChildren(QAbstractButton)
    QTest.mouseClick(next(button for button in buttons if button.text() == "Take it back"), LEFT)
    assert len(office.evidence.of_row(2026, "6.2")) == 1


def test_something_of_the_register_is_found_by_any_word_and_attached(
    qtbot: QtBot, page: AssessmentPage, office: Office
) -> None:
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, make.TODAY)
    page.attaching.choose_from_register("6.2")
    (dialog,) = page.findChildren(AttachDialog)
    assert dialog.cases.count() == 1
    QTest.keyClicks(dialog.search, "xylophone")
    assert dialog.cases.count() == 0
    assert dialog.chosen() is None
    dialog.search.set_value("2026-001")
    assert dialog.said.text() == "The evidence will say: “Case 2026-001”."
    QTest.mouseClick(dialog.done_button, LEFT)
    assert written(page) == "Case 2026-001"
    with qtbot.waitSignal(page.case_chosen) as told:
        press(page, "Open")
    assert told.args == [case_id]


def test_the_pack_is_offered_once_there_is_evidence(page: AssessmentPage, answers: Answers, tmp_path: Path) -> None:
    assert not page.header.save_pack.isVisible()
    page.attaching.choose_files("6.2")
    assert page.header.save_pack.isVisible()
    answers.path = tmp_path
    page.header.save_pack.trigger()
    assert page.header.banner.text().startswith("1 file of evidence, with a list of them, saved to ")
    assert (tmp_path / "Evidence for the self-assessment 2026" / "List of the evidence.txt").exists()


def test_in_an_approved_year_a_file_can_still_be_erased_for_good(
    qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    office = rounds.filled(tmp_path / "filled")
    path = tmp_path / "Not for us.txt"
    path.write_bytes(b"private")
    attached = office.evidence.attach_file(2026, "6.2", path)
    rounds.approve(office, rounds.BOARD)
    page = AssessmentPage(office, answers)
    qtbot.addWidget(page)
    with qtbot.waitExposed(page):
        page.show()
    page.open_row("6.2")
    press(page, "Erase Not for us.txt, attached to 6.2, for good")
    (dialog,) = page.findChildren(ActionDialog)
    write(dialog.fields["why"], "It should not have been kept.")
    dialog.done_button.click()
    assert evidence(page).isHidden()
    assert page.header.banner.text().startswith("It is erased.")
    assert office.evidence.content(attached) == b""
    page.leave()
