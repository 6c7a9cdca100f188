"""Paragraphs: the likeliest first, put in by themselves, their gaps walked, and kept from what one wrote."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QPushButton
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chc_desktop.domain.paragraphs.paragraph import Purpose
from chc_desktop.domain.vocabulary import LetterKind, Outcome
from chc_desktop.office.office import Office
from chc_desktop.ui.finding_field import FindingField
from chc_desktop.ui.letter.part_field import TextPart
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.writing.own_paragraph import OwnParagraphDialog
from chc_desktop.ui.writing.paragraph_button import ParagraphButton
from chc_desktop.ui.writing.paragraph_chooser import ParagraphChooser
from tests import letters
from tests.ui.forms.driving import write

Note = Callable[[], LongText]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def library_of(qtbot: QtBot, text: LongText) -> ParagraphChooser:
    QTest.keyClick(text, Qt.Key.Key_J, CTRL | SHIFT)
    return opened(qtbot, text)


def opened(qtbot: QtBot, text: LongText) -> ParagraphChooser:
    chooser = [each for each in text.window().findChildren(ParagraphChooser) if isValid(each) and each.isVisible()][-1]
    qtbot.waitUntil(chooser.isActiveWindow)
    return chooser


def lines_of(chooser: ParagraphChooser) -> list[str]:
    return [chooser.list.item(row).text() for row in range(chooser.list.count())]


def test_a_paragraph_is_found_by_its_words_put_in_by_itself_and_taken_out_again(qtbot: QtBot, note: Note) -> None:
    text = note()
    QTest.keyClicks(text, "Well.")
    chooser = library_of(qtbot, text)
    QTest.keyClicks(chooser.search, "wrong sorry right complain")
    assert "We got this wrong" in lines_of(chooser)[0]
    assert "3 gaps to fill" in chooser.gaps.text()
    assert "last checked Sat 28 Nov 2026" in chooser.where.text()
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert text.text().startswith("Well.\n\nWe got this wrong. [What should have happened]")
    assert text.textCursor().selectedText() == "[What should have happened]"
    qtbot.waitUntil(text.hasFocus)
    QTest.keyClicks(text, "The repair")
    QTest.keyClick(text, Qt.Key.Key_F7, SHIFT)
    assert text.textCursor().selectedText() == "[when]"
    for _ in range(12):
        QTest.keyClick(text, Qt.Key.Key_Z, CTRL)
    assert text.text() in ("Well.", "")


def test_what_the_case_knows_is_filled_in(qtbot: QtBot, note: Note) -> None:
    text = note()
    chooser = library_of(qtbot, text)
    QTest.keyClicks(chooser.search, "takes effort to complain")
    assert "2026-001" in chooser.whole.text()
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    assert "the reference 2026-001; please mention it" in text.text()


def test_up_and_down_go_over_the_headings_and_escape_leaves_the_text(qtbot: QtBot, office: Office, note: Note) -> None:
    text = note()
    text.meant_for = lambda: (Purpose.REVIEWER,)
    chooser = library_of(qtbot, text)
    lines = lines_of(chooser)
    assert lines[0] == "For this part of the letter"
    others = lines.index("For other parts")
    assert chooser.list.currentRow() == 1
    for _ in range(others - 1):
        QTest.keyClick(chooser.search, Qt.Key.Key_Down)
    assert chooser.list.currentRow() == others + 1
    QTest.keyClick(chooser.search, Qt.Key.Key_Up)
    assert chooser.list.currentRow() == others - 1
    QTest.keyClicks(chooser.search, "zebra")
    assert chooser.whole.text() == "No paragraph has these words."
    assert not chooser.done_button.isEnabled()
    QTest.keyClick(chooser.search, Qt.Key.Key_Escape)
    qtbot.waitUntil(text.hasFocus)
    assert text.text() == ""


def test_a_field_of_a_letter_offers_what_is_for_it(qtbot: QtBot, office: Office, window: MainWindow) -> None:
    case_id = letters.a_case_ready_for(office, LetterKind.RESPONSE_STAGE1)
    window.open_letter(case_id, LetterKind.RESPONSE_STAGE1.value)
    page = window.pages.letter
    part = page.writing.parts["escalation"]
    assert isinstance(part, TextPart)
    button = part.findChild(ParagraphButton)
    assert isinstance(button, ParagraphButton)
    button.button.click()
    chooser = opened(qtbot, part.text)
    assert "How to ask for the next stage" in lines_of(chooser)[1]
    chooser.reject()
    finding, other = page.findChildren(FindingField)
    other.outcome.set_value(Outcome.UPHELD.value)
    other.reasons.set_value("The log shows it.")
    finding.outcome.set_value(Outcome.NOT_UPHELD.value)
    found = finding.findChild(ParagraphButton)
    assert isinstance(found, ParagraphButton)
    found.button.click()
    chooser = opened(qtbot, finding.reasons)
    first = lines_of(chooser)[1]
    assert "Reasons: not upheld" in first
    QTest.keyClicks(chooser.search, "we found no fault, and why")
    QTest.keyClick(chooser.search, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: any("gaps that nobody" in row.link.plain() for row in page.checks.rows))
    assert not page.issue.isEnabled()


def test_what_is_selected_is_kept_as_a_paragraph(qtbot: QtBot, office: Office, window: MainWindow, note: Note) -> None:
    text = note()
    QTest.keyClicks(text, "Our pump hums at night.")
    text.selectAll()
    menu = QMenu(text)
    from tests.ui.writing.conftest import aids_of

    aids_of(text).paragraphs.add_to(menu, "Ctrl+Shift+J", "Shift+F7")
    next(action for action in menu.actions() if action.text().startswith("Keep the selection")).trigger()
    dialog = text.window().findChildren(OwnParagraphDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.text.text() == "Our pump hums at night."
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, CTRL)
    assert "give the paragraph a name" in dialog.error.text()
    write(dialog.name, "The pump")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, CTRL)
    (kept,) = office.paragraphs.own()
    assert (kept.name, kept.text) == ("The pump", "Our pump hums at night.")
    assert kept.categories == (office.cases.view(1).case.category,)


def test_settings_add_change_and_delete_them_and_ask_after_a_year(
    qtbot: QtBot, office: Office, window: MainWindow
) -> None:
    window.show_page("settings")
    settings = window.pages.settings
    settings.tabs.show_tab(settings.tabs.titles().index("Letters"))
    settings.letters.paragraphs.add.click()
    dialog = window.findChildren(OwnParagraphDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog.name, "The pump")
    write(dialog.text, "The pump of {pump} hums.")
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, CTRL)
    assert "“{pump}” is not known" in dialog.error.text()
    write(dialog.text, "The pump hums, {person}.")
    dialog.purpose.set_value(Purpose.UPHELD.value)
    QTest.keyClick(dialog.name, Qt.Key.Key_Return, CTRL)
    (kept,) = office.paragraphs.own()
    assert kept.purposes == (Purpose.UPHELD,)
    today = office.desk.today
    office.desk.today = lambda: today() + timedelta(400)
    settings.refresh()
    press(settings.letters.paragraphs, "The pump is still right")
    assert office.paragraphs.own()[0].checked == today() + timedelta(400)
    press(settings.letters.paragraphs, "Delete The pump")
    assert office.paragraphs.own() == []
    assert "in the bin" in settings.letters.banner.text()


def press(part: object, name: str) -> None:
    for _ in range(5):
        QApplication.processEvents()
    buttons = part.findChildren(QPushButton)  # type: ignore[attr-defined]
    next(button for button in reversed(buttons) if button.accessibleName() == name).click()


@pytest.mark.parametrize("typed", ["", "[sic] [1]"])
def test_where_there_is_no_gap_that_is_said(note: Note, typed: str, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    monkeypatch.setattr("chc_desktop.ui.writing.paragraph_aids.say_beside", lambda _text, words: said.append(words))
    text = note()
    QTest.keyClicks(text, typed)
    QTest.keyClick(text, Qt.Key.Key_F7, SHIFT)
    assert said == ["No gap in this text."]
