"""The program started on a register that is shut: the passphrase first, and what to do without it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.app import Program
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.backups import Backups
from chc_desktop.office.office import Office
from chc_desktop.store import backups, key_file, recovery_words
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from chc_desktop.ui.doorway import Doorway
from chc_desktop.ui.first_run import FirstRun
from chc_desktop.ui.keys.key_dialog import KeyDialog
from chc_desktop.ui.keys.set_dialog import SetPassphraseDialog
from chc_desktop.ui.keys.unlock_window import UnlockWindow
from chc_desktop.ui.keys.words_dialog import WordsDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.safety.restore import RestoreWindow
from tests import make
from tests.conftest import Answers
from tests.test_app import Computer, choose_backup, press, words_of
from tests.ui.keys.conftest import PHRASE


@pytest.fixture
def computer(tmp_path: Path, answers: Answers, qapp: QApplication) -> Iterator[Computer]:
    made = Computer(tmp_path, answers)
    yield made
    for program in list(made.programs):
        made.stop(program)


@pytest.fixture
def locked(computer: Computer) -> tuple[str, ...]:
    """A register with a passphrase in the usual place; the words of its sheet."""
    office = make.an_office(computer.places.data)
    make.a_complaint(office)
    return lock(office)


def lock(office: Office) -> tuple[str, ...]:
    sheet = office.keys.sheet()
    office.keys.sheet_was_confirmed(sheet)
    office.keys.set_passphrase(PHRASE)
    office.close()
    return sheet.words


def type_phrase(qtbot: QtBot, window: QWidget | None, phrase: str = PHRASE) -> None:
    assert isinstance(window, UnlockWindow)
    QTest.keyClicks(window.panel.field.line, phrase)
    QTest.keyClick(window.panel.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.panel._try.is_under_way)


def type_words(qtbot: QtBot, program: Program, words: tuple[str, ...], new: str = "") -> None:
    assert program.window
    (dialog,) = program.window.findChildren(WordsDialog)
    dialog.words.fields[0].setFocus()
    dialog.words.fields[0].textEdited.emit("\n".join(words))  # as pasted
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 1 or bool(dialog.error.text()))
    if dialog.step == 0:
        return
    assert dialog.back_button.isVisible(), "it can be left: nothing is written yet"
    dialog.new.first.line.setText(new)
    dialog.new.again.line.setText(new)
    dialog.without.setChecked(not new)
    dialog.done_button.click()


def key_path(computer: Computer) -> Path:
    return computer.places.data / KEY_NAME


@pytest.mark.usefixtures("locked")
def test_the_passphrase_is_asked_before_anything_is_shown(computer: Computer, qtbot: QtBot) -> None:
    program = computer.start()
    assert isinstance(program.window, UnlockWindow)
    assert "Amberley" not in words_of(program.window) + program.window.windowTitle()
    type_phrase(qtbot, program.window, "something else")
    assert isinstance(program.window, UnlockWindow)
    assert "not the passphrase" in program.window.panel.row.problem.text()
    type_phrase(qtbot, program.window)
    assert isinstance(program.window, MainWindow)
    assert program.office
    assert program.office.cases.view(1).person.name == "Joan Bell"


def test_the_words_open_it_when_the_key_file_is_gone_and_a_new_one_is_written(
    computer: Computer, qtbot: QtBot, locked: tuple[str, ...]
) -> None:
    key_path(computer).unlink()
    program = computer.start()
    assert isinstance(program.window, Doorway)
    assert "key file" in words_of(program.window)
    press(program.window, "Type the words…")
    type_words(qtbot, program, locked, "a new one at Amberley")
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert key_file.unwrap(key_file.read_text(key_path(computer)), "a new one at Amberley")


@pytest.mark.parametrize("content", ["", "{", '{"version": 2}'])
def test_a_damaged_key_file_asks_for_the_words_or_a_backup(
    computer: Computer, qtbot: QtBot, locked: tuple[str, ...], content: str
) -> None:
    key_path(computer).write_text(content)
    program = computer.start()
    assert isinstance(program.window, Doorway)
    assert "Restore a backup" in words_of(program.window)
    press(program.window, "Type the words…")
    type_words(qtbot, program, locked)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert not key_file.is_wrapped(key_file.read_text(key_path(computer)))


@pytest.mark.usefixtures("locked")
def test_a_register_of_which_nothing_is_left_says_so_and_offers_the_backups(computer: Computer, qtbot: QtBot) -> None:
    (computer.places.data / FILE_NAME).write_bytes(b"")
    program = computer.start()
    type_phrase(qtbot, program.window)
    qtbot.waitUntil(lambda: isinstance(program.window, Doorway))
    assert "is empty: nothing of it is left" in words_of(program.window)
    assert "Restore a backup" in words_of(program.window)
    assert (computer.places.data / FILE_NAME).read_bytes() == b""


@pytest.mark.usefixtures("locked")
@pytest.mark.parametrize("cut", [3000, 4096])
def test_a_register_that_is_cut_short_is_said_at_the_door_and_can_be_saved_from(
    computer: Computer, qtbot: QtBot, cut: int
) -> None:
    path = computer.places.data / FILE_NAME
    path.write_bytes(path.read_bytes()[:-cut])
    program = computer.start()
    type_phrase(qtbot, program.window)
    qtbot.waitUntil(lambda: "Save what can be read" in words_of(program.window))
    assert "a page of it is not as the program wrote it" in words_of(program.window)


def test_words_that_were_pasted_do_not_stay_on_the_clipboard(
    computer: Computer, qtbot: QtBot, locked: tuple[str, ...]
) -> None:
    key_path(computer).unlink()
    program = computer.start()
    press(program.window, "Type the words…")
    clipboard = QGuiApplication.clipboard()
    clipboard.setText("a line of a letter")
    type_words(qtbot, program, (*locked[:-1], "zoo"))
    assert clipboard.text() == "a line of a letter"
    clipboard.setText("\n".join(f"{number}. {word.upper()}" for number, word in enumerate(locked, 1)))
    type_words(qtbot, program, locked)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert clipboard.text() == ""


@pytest.mark.usefixtures("locked")
def test_the_key_file_of_another_register_is_named_plainly(computer: Computer, qtbot: QtBot) -> None:
    key_path(computer).write_text(key_file.text(key_file.make()))
    program = computer.start()
    assert isinstance(program.window, Doorway)
    assert "the key belongs to another register" in words_of(program.window)
    press(program.window, "Type the words…")
    type_words(qtbot, program, recovery_words.words_of(key_file.make()))
    (dialog,) = program.window.findChildren(WordsDialog)
    assert "not of this register" in dialog.error.text()


def test_a_locked_backup_is_restored_on_a_new_computer_with_its_passphrase(
    computer: Computer, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    answers.path = a_locked_backup(tmp_path)[0]
    program = computer.start()
    window = choose_backup(qtbot, program)
    assert isinstance(program.window, FirstRun)
    (dialog,) = window.findChildren(KeyDialog)
    button = dialog.panel.open_button
    dialog.panel.field.line.setText("another one")
    button.click()
    qtbot.waitUntil(dialog.panel.row.problem.isVisible)
    qtbot.waitUntil(lambda: button.visibleRegion().boundingRect() == button.rect())
    dialog.panel.field.line.setText(PHRASE)
    button.click()
    qtbot.waitUntil(window.inside.isVisible)
    window.done_button.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    computer.stop(program)
    assert isinstance(computer.start().window, UnlockWindow)


def test_the_sheet_alone_opens_a_backup_when_every_other_file_is_gone(
    computer: Computer, qtbot: QtBot, answers: Answers, tmp_path: Path
) -> None:
    answers.path, words = a_locked_backup(tmp_path)
    program = computer.start()
    window = choose_backup(qtbot, program)
    (dialog,) = window.findChildren(KeyDialog)
    dialog.panel.sheet_button.click()
    (asked,) = dialog.findChildren(WordsDialog)
    asked.words.fill(words)
    asked.done_button.click()
    qtbot.waitUntil(window.inside.isVisible)
    window.done_button.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))
    assert "press Ctrl+L and choose “Use the recovery sheet”: there you choose a new one" in answers.said[-1]


def a_locked_backup(tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    office = make.an_office(tmp_path / "old computer")
    (tmp_path / "stick").mkdir()
    path, _new = backups.back_up(office.desk.register, tmp_path / "stick", office.desk.now())
    text_before = office.desk.register.key_text()
    words = office.keys.sheet().words
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.keys.set_passphrase(PHRASE)
    assert text_before != office.desk.register.key_text()
    backups.rewrap(path, office.desk.register.key_text())
    office.close()
    return path, words


@pytest.mark.usefixtures("locked")
def test_a_second_start_brings_the_lock_to_the_front_not_the_register(computer: Computer, qtbot: QtBot) -> None:
    program = computer.start()
    type_phrase(qtbot, program.window)
    qtbot.waitUntil(lambda: program.guard is not None)
    assert program.guard
    program.guard.lock()
    program.come_to_front()
    assert program.window
    assert not program.window.isVisible()
    assert program.guard.in_front
    assert program.guard.in_front.isVisible()


def test_a_first_start_offers_a_passphrase_and_not_now_opens_the_register(computer: Computer) -> None:
    program = answered(computer)
    press(program.window, "Not now: open the register")
    assert isinstance(program.window, MainWindow)
    assert program.office
    assert program.office.keys.locking().is_reminder_due


def test_a_first_start_with_a_passphrase_leads_to_setting_it(computer: Computer, qtbot: QtBot) -> None:
    program = answered(computer)
    press(program.window, "Set a passphrase")
    window = program.window
    assert isinstance(window, MainWindow)
    qtbot.waitUntil(lambda: bool(window.findChildren(SetPassphraseDialog)))


def answered(computer: Computer) -> Program:
    """The first questions, up to the last page."""
    program = computer.start()
    window = program.window
    assert isinstance(window, FirstRun)
    window.fill({"name": "St Mary’s Homes", "officer_name": "Ruth Ellis", "lead_name": "Peter Grant"})
    window.begin()
    for _ in window.steps:
        press(window, "Next")
    return program


@pytest.mark.usefixtures("locked")
def test_f1_helps_before_the_register_is_open(computer: Computer, qtbot: QtBot) -> None:
    from chc_desktop.ui.dialog_help import HelpWindow

    program = computer.start()
    assert program.window
    program.window.activateWindow()
    qtbot.waitUntil(program.window.isActiveWindow)
    QTest.keyClick(program.window, Qt.Key.Key_F1)
    (help_window,) = program.window.findChildren(HelpWindow)
    assert help_window.page.current_help() == "safekeeping"
    assert "If you forget the passphrase" in help_window.page.text.toPlainText()


def test_a_key_file_that_cannot_be_written_is_said_and_nothing_is_opened(
    computer: Computer, qtbot: QtBot, locked: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    key_path(computer).unlink()
    program = computer.start()
    press(program.window, "Type the words…")

    def full(_path: Path, _content: str) -> None:
        raise RuleBroken("The key file could not be written (No space left on device).")

    monkeypatch.setattr(key_file, "put", full)
    type_words(qtbot, program, locked, "a new one at Amberley")
    assert program.window
    (dialog,) = program.window.findChildren(WordsDialog)
    qtbot.waitUntil(lambda: "No space left" in dialog.error.text())
    assert isinstance(program.window, Doorway)
    monkeypatch.undo()
    dialog.done_button.click()
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow))


@pytest.mark.usefixtures("locked")
def test_what_was_restored_while_it_was_locked_opens_only_with_the_passphrase(
    computer: Computer, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = computer.start()
    type_phrase(qtbot, program.window)
    qtbot.waitUntil(lambda: program.guard is not None)
    assert program.office
    program.office.backups.make()
    window = program.window
    assert isinstance(window, MainWindow)
    window.restore()
    (asked,) = window.findChildren(RestoreWindow)
    qtbot.waitUntil(asked.list.isVisible)
    asked.list.buttons[0].click()
    qtbot.waitUntil(asked.inside.isVisible)
    may_go_on = Event()
    make_before = Backups.make_before

    def slowly(room: Backups, *given: Any) -> Path:
        may_go_on.wait(10)
        return make_before(room, *given)

    monkeypatch.setattr(Backups, "make_before", slowly)
    asked.done_button.click()
    assert program.guard
    program.guard.lock()
    may_go_on.set()
    qtbot.waitUntil(lambda: all(work.future.done() for work in asked._errand._works))
    with qtbot.waitSignal(asked._errand._glance.timeout):
        pass
    assert program.window is window, "it is locked, so nothing takes its place"
    assert not window.isVisible()
    locked_window = program.guard.in_front
    type_phrase(qtbot, locked_window)
    qtbot.waitUntil(lambda: isinstance(program.window, MainWindow) and program.window is not window)
