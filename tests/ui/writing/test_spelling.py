"""Spelling as the officer sees it: a wavy line, what may be meant, one's own words, and nothing of it in the text."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.office.spelling import Spelling
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.fields import LongText
from tests import make
from tests.ui.writing.conftest import aids_of

Note = Callable[[], LongText]


def marked(text: LongText) -> list[str]:
    """The words with a wavy line, in order."""
    found = []
    block = text.document().begin()
    while block.isValid():
        for piece in block.layout().formats():
            if piece.format.underlineStyle() is piece.format.UnderlineStyle.WaveUnderline:
                raw = block.text().encode("utf-16-le")
                found.append(raw[piece.start * 2 : (piece.start + piece.length) * 2].decode("utf-16-le"))
        block = block.next()
    return found


def menu_of(text: LongText) -> QMenu:
    """The menu of the keyboard at the cursor."""
    corner = text.cursorRect().bottomLeft()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, corner, text.mapToGlobal(corner))
    QApplication.sendEvent(text, event)
    menus = [menu for menu in text.findChildren(QMenu) if menu.isVisible()]
    assert menus
    return menus[-1]


def entries(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def choose(menu: QMenu, words: str) -> None:
    (action,) = [action for action in menu.actions() if action.text() == words]
    action.trigger()
    menu.close()


def put_cursor_in(text: LongText, word: str) -> None:
    cursor = text.document().find(word)
    cursor.setPosition(cursor.selectionStart() + 1)
    text.setTextCursor(cursor)


def test_unknown_words_get_a_wavy_line_and_the_text_stays_as_it_was(qtbot: QtBot, note: Note) -> None:
    text = note()
    text.set_value("👩‍👩‍👧 The nieghbour’s boiler is lowd.\nShe recieved no anser.")
    qtbot.waitUntil(lambda: marked(text) == ["nieghbour’s", "lowd", "recieved", "anser"])
    assert text.text() == "👩‍👩‍👧 The nieghbour’s boiler is lowd.\nShe recieved no anser."
    assert not text.document().isUndoAvailable()


def test_names_streets_references_and_capitals_are_no_mistakes(qtbot: QtBot, note: Note, office: Office) -> None:
    person = replace(make.RESIDENT, name="Zbyszko Łukasiewicz", address="7 Quernmore Strand\nAmberley")
    make.a_complaint(office, person=person)
    text = note()
    text.set_value("Zbyszko’s Łukasiewicz at Quernmore, Amberley Almshouses, 2026-001, flat 7b, HHSRS; lowd")
    qtbot.waitUntil(lambda: marked(text) == ["lowd"])


def test_marking_a_word_is_no_change_of_the_form(qtbot: QtBot, note: Note) -> None:
    text = note()
    text.set_value("lowd")
    changes: list[int] = []
    text.changed.connect(lambda: changes.append(1))
    qtbot.waitUntil(lambda: marked(text) == ["lowd"])
    assert changes == []


def test_the_word_that_is_being_written_is_left_alone(qtbot: QtBot, note: Note) -> None:
    text = note()
    QTest.keyClicks(text, "The lowd")
    qtbot.wait(250)
    assert marked(text) == []
    QTest.keyClicks(text, " ")
    qtbot.waitUntil(lambda: marked(text) == ["lowd"])


def test_leaving_the_field_marks_the_last_word_too(qtbot: QtBot, note: Note) -> None:
    text = note()
    QTest.keyClicks(text, "The lowd")
    QTest.keyClick(text, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: marked(text) == ["lowd"])


def test_what_may_be_meant_is_offered_and_taken_and_undone(qtbot: QtBot, note: Note) -> None:
    text = note()
    text.set_value("She recieved it.")
    qtbot.waitUntil(lambda: marked(text) == ["recieved"])
    put_cursor_in(text, "recieved")
    menu = menu_of(text)
    assert entries(menu)[:3] == ["Looking for what may be meant…", "Add “recieved” to my words", "Ignore here"]
    qtbot.waitUntil(lambda: "received" in entries(menu))
    assert len(entries(menu)[: entries(menu).index("Add “recieved” to my words")]) <= 5
    choose(menu, "received")
    assert text.text() == "She received it."
    QTest.keyClick(text, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert text.text() == "She recieved it."
    QTest.keyClick(text, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: marked(text) == ["recieved"])


def test_a_word_added_is_known_everywhere_and_can_be_deleted_and_taken_back(
    qtbot: QtBot, note: Note, office: Office
) -> None:
    text = note()
    text.set_value("The Kärcher is lowd.")
    qtbot.waitUntil(lambda: marked(text) == ["Kärcher", "lowd"])
    put_cursor_in(text, "Kärcher")
    choose(menu_of(text), "Add “Kärcher” to my words")
    qtbot.waitUntil(lambda: marked(text) == ["lowd"])
    assert office.spelling.own_words() == ["Kärcher"]
    office.spelling.remove("Kärcher")
    qtbot.waitUntil(lambda: marked(text) == ["Kärcher", "lowd"])
    (line,) = office.bin.lines()
    assert line.what == "Your own word “Kärcher”"
    office.bin.take_back(line)
    qtbot.waitUntil(lambda: marked(text) == ["lowd"])


def test_a_word_ignored_is_ignored_here_only(qtbot: QtBot, note: Note) -> None:
    text = note()
    text.set_value("A lowd noise, a lowd one.")
    qtbot.waitUntil(lambda: marked(text) == ["lowd", "lowd"])
    put_cursor_in(text, "lowd")
    choose(menu_of(text), "Ignore here")
    assert marked(text) == []


def test_f7_walks_the_unknown_words_round_and_round(qtbot: QtBot, note: Note) -> None:
    text = note()
    text.set_value("A lowd noise.\nNo anser.")
    text.moveCursor(QTextCursor.MoveOperation.Start)
    walked = []
    for _ in range(3):
        QTest.keyClick(text, Qt.Key.Key_F7)
        walked.append(text.textCursor().selectedText())
    assert walked == ["lowd", "anser", "lowd"]
    assert "Add “lowd” to my words" in entries(menu_of(text))


def test_f7_says_where_there_is_none(note: Note, monkeypatch: pytest.MonkeyPatch) -> None:
    text = note()
    text.set_value("All is well.")
    said: list[str] = []
    monkeypatch.setattr(aids_of(text), "say", said.append)
    QTest.keyClick(text, Qt.Key.Key_F7)
    assert said == ["No unknown word in this text."]


def test_an_address_is_not_looked_at(qtbot: QtBot, window: MainWindow) -> None:
    from chc_desktop.ui.forms.log import LogDialog

    window.log()
    (dialog,) = window.findChildren(LogDialog)
    dialog.fields.address.set_value("7 Qwxyz Strand")
    dialog.fields.their_words.set_value("lowd")
    qtbot.waitUntil(lambda: marked(dialog.fields.their_words) == ["lowd"])
    assert marked(dialog.fields.address) == []


def test_nothing_is_read_before_a_long_text_comes_into_view(window: MainWindow) -> None:
    for page in ("today", "cases", "calendar", "bin"):
        window.show_page(page)
    assert "_writing_aids" not in vars(window)


def test_an_own_word_is_one_word(office: Office) -> None:
    from chc_desktop.domain.errors import RuleBroken

    spelling: Spelling = office.spelling
    with pytest.raises(RuleBroken, match="one word"):
        spelling.add("two words")


def test_a_text_of_twenty_thousand_letters_is_marked_in_a_blink(qtbot: QtBot, note: Note) -> None:
    text = note()
    text.set_value("The lowd boiler hums. " * 900 + "x" * 20_000)
    qtbot.waitUntil(lambda: len(marked(text)) == 900)
