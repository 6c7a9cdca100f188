"""A letter is made as its reader needs it, and the officer sees so while writing."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.domain.letters.form import Form
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui.letter import LetterPage
from chc_desktop.ui.letter.issuing import IssuedDialog, IssueDialog
from chc_desktop.ui.letter.made_for import MadeFor
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.persons.form import PersonDialog
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import choose, press, spoken_name

KIND = LetterKind.ACKNOWLEDGEMENT_STAGE1


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> LetterPage:
    case_id = make.a_complaint(office)
    page = LetterPage(office, answers)
    qtbot.addWidget(page)
    office.desk.on_change = page.refresh
    page.resize(1170, 768)
    page.show()
    page.show_letter(case_id, KIND.value)
    return page


def line(page: LetterPage) -> LinkPhrase:
    (found,) = page.checks.findChildren(MadeFor)[-1].findChildren(LinkPhrase)
    return found


def test_the_form_is_chosen_from_the_letter_and_the_letter_follows(
    qtbot: QtBot, office: Office, page: LetterPage
) -> None:
    assert "Made for Joan Bell in the usual form." in spoken_name(line(page))
    line(page).linkActivated.emit("4")
    dialog = page.findChild(PersonDialog)
    assert dialog is not None
    assert dialog.focusWidget() is dialog.fields["letter_size"]
    choose(dialog.fields["letter_size"], "Large print, 18 point")
    with qtbot.waitSignal(dialog.destroyed):
        press(dialog.done_button)
    assert "Made for Joan Bell: large print 18 pt." in spoken_name(line(page))
    assert page.at_hand.page(0).form == Form(18)


def test_who_signs_the_letter_sees_it_too(qtbot: QtBot, office: Office, page: LetterPage) -> None:
    person = page.at_hand.opened.readers[0]
    office.persons.save(replace(person, letter_form=Form(24)))
    press(page.issue)
    dialog = page.findChild(IssueDialog)
    assert dialog is not None
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "Made for Joan Bell: large print 24 pt." in said
    dialog.reject()
    QApplication.processEvents()


def test_a_draft_is_saved_as_plain_text_and_as_a_script(page: LetterPage, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "letter.txt"
    text, script = page.copies.other_forms
    text.trigger()
    said = answers.path.read_bytes().decode("utf-8-sig")
    assert said.startswith("DRAFT\r\n\r\nAmberley Almshouses\r\n")
    assert "The draft was saved as “letter.txt”." in page.banner.text()
    script.trigger()
    assert answers.path.read_bytes().decode("utf-8-sig").endswith("End of letter.\r\n")


def test_what_goes_with_a_letter_is_saved_when_it_is_issued(
    qtbot: QtBot, office: Office, page: LetterPage, answers: Answers, tmp_path: Path
) -> None:
    person = page.at_hand.opened.readers[0]
    office.persons.save(replace(person, letter_form=Form(18, plain_text=True, audio=True)))
    press(page.issue)
    dialog = page.findChild(IssueDialog)
    assert dialog is not None
    press(dialog.done_button)
    issued = page.findChild(IssuedDialog)
    assert issued is not None
    said = [label.text() for label in issued.findChildren(QLabel)]
    assert "With it goes a plain text and an audio script. Save it here." in said
    buttons = {button.text(): button for button in issued.findChildren(QPushButton)}
    answers.path = tmp_path / "letter.txt"
    press(buttons["Save as plain text…"])
    assert answers.path.read_bytes().decode("utf-8-sig").startswith("Amberley Almshouses\r\n")
    press(buttons["Save as a script to read aloud…"])
    assert answers.path.read_bytes().decode("utf-8-sig").startswith("Letter from: Amberley Almshouses.")
    assert "Saved as “letter.txt”." in issued.banner.text()
    with qtbot.waitSignal(page.issued):
        press(issued.done_button)
