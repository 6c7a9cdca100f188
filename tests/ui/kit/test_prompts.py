"""Questions never wait, are answered by words, and are freed."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from chc_desktop.ui.prompts import Prompts


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_yes_does_it(qtbot: QtBot, window: QWidget) -> None:
    done: list[str] = []
    Prompts().ask(window, "Withdraw the complaint?", "The resident asked.", "Withdraw it", lambda: done.append("yes"))
    box = question(window)
    assert (box.text(), box.informativeText()) == ("Withdraw the complaint?", "The resident asked.")
    QTest.mouseClick(button(box, "Withdraw it"), Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not isValid(box))
    assert done == ["yes"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_escape_and_enter_do_not_do_it(qtbot: QtBot, window: QWidget, key: Qt.Key) -> None:
    done: list[str] = []
    Prompts().ask(window, "Erase?", "For good.", "Erase", lambda: done.append("yes"))
    box = question(window)
    QTest.keyClick(box.defaultButton() if key is Qt.Key.Key_Return else box, key)
    qtbot.waitUntil(lambda: not isValid(box))
    assert done == []


def test_what_people_wrote_is_not_read_as_markup(window: QWidget, check_freed: Callable[[QWidget], None]) -> None:
    Prompts().say(window, "Cannot save", "<b>Jo</b>")
    box = question(window)
    assert box.textFormat() is Qt.TextFormat.PlainText
    check_freed(box)


def test_a_file_name_is_suggested_and_the_choice_handed_over(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    Prompts().choose_save_file(window, "Save the letter", tmp_path / "letter.pdf", "PDF (*.pdf)", chosen.append)
    chooser = chooser_of(window)
    assert chooser.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert chooser.defaultSuffix() == "pdf"
    chooser.accept()
    qtbot.waitUntil(lambda: not isValid(chooser))
    assert chosen == [tmp_path / "letter.pdf"]


def test_a_folder_is_chosen(qtbot: QtBot, window: QWidget, tmp_path: Path) -> None:
    chosen: list[Path] = []
    Prompts().choose_folder(window, "Where to keep backups", tmp_path, chosen.append)
    chooser = chooser_of(window)
    chooser.fileSelected.emit(str(tmp_path))
    chooser.close()
    qtbot.waitUntil(lambda: not isValid(chooser))
    assert chosen == [tmp_path]


def test_only_a_file_that_is_there_can_be_chosen(window: QWidget, tmp_path: Path) -> None:
    Prompts().choose_file(window, "Your logo", tmp_path, "Pictures (*.png)", lambda path: None)
    assert chooser_of(window).fileMode() is QFileDialog.FileMode.ExistingFile


def question(window: QWidget) -> QMessageBox:
    box = window.findChild(QMessageBox)
    assert isinstance(box, QMessageBox)
    return box


def chooser_of(window: QWidget) -> QFileDialog:
    chooser = window.findChild(QFileDialog)
    assert isinstance(chooser, QFileDialog)
    return chooser


def button(box: QMessageBox, words: str) -> QPushButton:
    return next(one for one in box.findChildren(QPushButton) if one.text() == words)
