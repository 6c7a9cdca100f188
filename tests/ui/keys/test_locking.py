"""The register locks: nothing of a case is in view, the key is gone, and one comes back to where one was."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFileDialog,
    QLabel,
    QMenu,
    QMessageBox,
    QToolTip,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.store.register import NotWritten, RegisterLocked
from chc_desktop.ui import clipboard as clipboard_of_ours
from chc_desktop.ui.crash import CrashReporter
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.keys.curtain import Curtain
from chc_desktop.ui.keys.guard import Guard
from chc_desktop.ui.keys.locking import Locking
from chc_desktop.ui.letter.printing import preview_print, print_letter
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.prompts import Prompts
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers
from tests.ui.keys.conftest import PHRASE, Clocks, unlock

MINUTES = 60.0


def in_view() -> list[QWidget]:
    return [each for each in QApplication.topLevelWidgets() if each.isVisible()]


def test_locked_nothing_but_the_lock_is_in_view_and_the_key_is_gone(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow
) -> None:
    window.open_case(make.a_complaint(guarded))
    locking.lock()
    assert in_view() == [locking.window]
    assert locking.window
    assert locking.window.windowTitle() == "Locked"
    assert guarded.desk.register.is_locked
    with pytest.raises(RegisterLocked):
        guarded.cases.view(1)


def test_unlocking_comes_back_to_where_one_was(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow
) -> None:
    window.open_case(make.a_complaint(guarded))
    window.showMaximized()
    locking.lock()
    unlock(qtbot, locking)
    assert window.isVisible()
    assert window.current_page() == "case"
    shown = [label.text() for label in window.pages.case.findChildren(QLabel) if label.isVisible()]
    assert guarded.cases.view(1).case.title in shown
    assert locking.window is None


def test_what_was_being_typed_is_kept_before_the_lock_and_still_there_after(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow
) -> None:
    window.log()
    (dialog,) = window.findChildren(LogDialog)
    words = next(text for text in dialog.findChildren(LongText) if text.isVisible())
    QTest.keyClicks(words, "The pump wakes me")
    locking.lock()
    assert not dialog.isVisible()
    unlock(qtbot, locking)
    assert guarded.drafts.read("log")
    assert dialog.isVisible()
    assert words.toPlainText() == "The pump wakes me"


def test_a_wrong_passphrase_is_said_and_the_register_stays_locked(qtbot: QtBot, locking: Locking) -> None:
    locking.lock()
    assert locking.window
    panel = locking.window.panel
    QTest.keyClicks(panel.field.line, "something else")
    QTest.keyClick(panel.field.line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "not the passphrase" in panel.row.problem.text())
    assert locking.is_locked
    assert panel.field.value() == ""


def test_it_locks_after_the_minutes_without_a_touch(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow, clocks: Clocks
) -> None:
    look_now_and_then(locking, clocks, 9 * MINUTES)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F6)
    look_now_and_then(locking, clocks, 9 * MINUTES)
    assert not locking.is_locked
    look_now_and_then(locking, clocks, 2 * MINUTES)
    assert locking.is_locked


def look_now_and_then(locking: Locking, clocks: Clocks, seconds: float) -> None:
    for _ in range(int(seconds // 5)):
        clocks.pass_(5)
        locking._watch.look()


def test_it_waits_as_long_as_settings_say(locking: Locking, guarded: Office, clocks: Clocks) -> None:
    guarded.keys.set_idle_minutes(30)
    locking.look_again()
    look_now_and_then(locking, clocks, 29 * MINUTES)
    assert not locking.is_locked
    look_now_and_then(locking, clocks, 2 * MINUTES)
    assert locking.is_locked


@pytest.mark.parametrize("steady", [0.0, 300.0], ids=["the steady clock slept too", "it did not"])
def test_it_locks_when_the_computer_slept(locking: Locking, clocks: Clocks, steady: float) -> None:
    locking._watch.look()
    clocks.wall += 300
    clocks.steady += steady
    locking._watch.look()
    assert locking.is_locked


def test_without_a_passphrase_nothing_locks_and_setting_one_is_offered(
    office: Office, window: MainWindow, answers: Answers, clocks: Clocks
) -> None:
    answers.yes = False
    guard = Guard(office, window, answers)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert not guard.locking.is_locked
    assert "There is no passphrase yet" in answers.asked[0]
    assert not window.sidebar.entry("lock").isVisible()


def test_ctrl_l_and_the_entry_lock_it(qtbot: QtBot, guarded: Office, window: MainWindow, answers: Answers) -> None:
    guard = Guard(guarded, window, answers)
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert guard.locking.is_locked
    unlock(qtbot, guard.locking)
    window.tell_keys_changed()
    window.sidebar.entry("lock").click()
    assert guard.locking.is_locked
    unlock(qtbot, guard.locking)
    assert window.current_page() == "today"
    assert window.sidebar.entry("today").isChecked()
    guard.locking._watch.stop()


def test_ctrl_l_locks_from_a_dialog_too_and_it_comes_back(
    qtbot: QtBot, guarded: Office, window: MainWindow, answers: Answers
) -> None:
    guard = Guard(guarded, window, answers)
    window.log()
    (dialog,) = window.findChildren(LogDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert guard.locking.is_locked
    assert in_view() == [guard.locking.window]
    unlock(qtbot, guard.locking)
    assert dialog.isVisible()
    guard.locking._watch.stop()


def test_a_long_sentence_makes_the_locked_window_longer(qtbot: QtBot, locking: Locking) -> None:
    locking.lock()
    assert locking.window
    problem = locking.window.panel.row.problem
    locking.window.panel.say("That was not the passphrase, and this goes on and on. " * 8)
    qtbot.waitUntil(lambda: problem.height() >= problem.heightForWidth(problem.width()) > 0)


def test_the_clipboard_is_cleared_of_what_came_from_here_only(monkeypatch: pytest.MonkeyPatch) -> None:
    clipboard = QGuiApplication.clipboard()
    for ours, left in ((False, "Joan Bell"), (True, "")):
        clipboard.setText("Joan Bell")
        monkeypatch.setattr(type(clipboard), "ownsClipboard", lambda _self, ours=ours: ours)
        clipboard_of_ours.clear()
        assert (clipboard.mimeData() or QMimeData()).text() == left


def test_copies_for_other_programs_are_swept_and_one_held_open_is_told_of(
    qtbot: QtBot, locking: Locking, guarded: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    copies = guarded.opened_copies
    held, other = copies.make("Joan Bell.docx", b"words"), copies.make("other.pdf", b"words")
    real = type(held).unlink

    def unlink(path: Any, missing_ok: bool = False) -> None:
        if path == held:
            raise PermissionError(13, "in use")
        real(path, missing_ok=missing_ok)

    monkeypatch.setattr(type(held), "unlink", unlink)
    locking.lock()
    assert not other.exists()
    assert locking.left_open == ("Joan Bell.docx",)
    assert locking.window
    shown = " ".join(label.text() for label in locking.window.findChildren(type(locking.window.panel.row.label)))
    assert "1 file you opened from here is still open" in shown
    assert "Joan" not in shown


def test_a_window_that_came_and_went_behind_the_lock_is_seen_when_it_comes_again(
    qtbot: QtBot, locking: Locking, window: MainWindow
) -> None:
    locking.lock()
    late = QDialog(window)
    qtbot.addWidget(late)
    late.open()
    late.hide()
    qtbot.waitUntil(lambda: late.windowOpacity() == 1)
    unlock(qtbot, locking)
    assert not late.isVisible()
    late.open()
    assert late.isVisible()


def test_a_window_that_was_small_in_the_task_bar_is_there_after_unlocking(
    qtbot: QtBot, locking: Locking, window: MainWindow
) -> None:
    window.showMinimized()
    locking.lock()
    unlock(qtbot, locking)
    assert window.isVisible()
    assert not window.isMinimized()


def test_a_chooser_of_files_is_closed_and_a_window_that_comes_later_waits_behind(
    qtbot: QtBot, locking: Locking, window: MainWindow
) -> None:
    chooser = QFileDialog(window, "Save Joan Bell’s letter")
    qtbot.addWidget(chooser)
    chooser.open()
    locking.lock()
    assert not chooser.isVisible()
    late = QDialog(window)
    qtbot.addWidget(late)
    late.open()
    qtbot.waitUntil(lambda: not late.isVisible())
    unlock(qtbot, locking)
    assert late.isVisible()
    assert not chooser.isVisible()


def test_a_window_that_comes_later_is_not_on_the_screen_for_a_moment(
    qtbot: QtBot, locking: Locking, window: MainWindow
) -> None:
    locking.lock()
    late = QDialog(window)
    late.setWindowTitle("Joan Bell’s letter")
    qtbot.addWidget(late)
    late.open()
    assert late.windowOpacity() == 0
    qtbot.waitUntil(lambda: not late.isVisible())
    assert "Joan" not in "".join(each.title() for each in QGuiApplication.topLevelWindows())
    unlock(qtbot, locking)
    assert late.isVisible()
    assert late.windowOpacity() == 1


def test_questions_previews_tips_and_menus_are_hidden_or_closed(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow
) -> None:
    Prompts().ask(window, "Throw Joan Bell’s letter away?", "It goes into the bin.", "Throw away", lambda: None)
    content = case_file(guarded)
    print_letter(window, content, "Joan Bell’s case", lambda: None)
    preview_print(window, content, "Joan Bell’s case")
    menu = QMenu("Joan Bell", window)
    menu.addAction("Joan Bell")
    menu.popup(window.mapToGlobal(QPoint(50, 50)))
    QToolTip.showText(window.mapToGlobal(QPoint(90, 90)), "Joan Bell", window)
    assert len(in_view()) > 3
    locking.lock()
    qtbot.waitUntil(lambda: in_view() == [locking.window])
    qtbot.waitUntil(lambda: [each.title() for each in QGuiApplication.topLevelWindows()] == ["Locked"])
    unlock(qtbot, locking)
    titles = {each.windowTitle() for each in in_view()}
    assert titles == {
        "Throw Joan Bell’s letter away?",
        "How it will print: Joan Bell’s case",
        "Amberley Almshouses: complaints",
    }
    assert not menu.isVisible()
    for each in window.findChildren(QDialog):
        each.close()


def case_file(office: Office) -> bytes:
    return office.case_record.pdf(make.a_complaint(office))


def test_the_keyboard_is_where_it_was(qtbot: QtBot, locking: Locking, window: MainWindow) -> None:
    window.log()
    (dialog,) = window.findChildren(LogDialog)
    words = next(text for text in dialog.findChildren(LongText) if text.isVisible())
    words.setFocus()
    locking.lock()
    unlock(qtbot, locking)
    qtbot.waitUntil(dialog.isActiveWindow)
    assert QApplication.focusWidget() is words


def test_words_that_cannot_be_kept_are_spoken_of_without_a_word_of_them_and_are_there_after(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(*_arguments: object) -> None:
        raise NotWritten("The disk is full.")

    window.log()
    (dialog,) = window.findChildren(LogDialog)
    words = next(text for text in dialog.findChildren(LongText) if text.isVisible())
    QTest.keyClicks(words, "The pump wakes me")
    with monkeypatch.context() as full:
        full.setattr(type(guarded.drafts), "save", is_full)
        locking.lock()
    assert locking.window
    said = " ".join(label.text() for label in locking.window.findChildren(WrapLabel) if label.isVisible())
    assert "The last words typed could not be saved" in said
    assert "pump" not in said
    unlock(qtbot, locking)
    assert words.toPlainText() == "The pump wakes me"
    qtbot.waitUntil(lambda: "pump" in str(guarded.drafts.read("log")))


def test_what_goes_wrong_behind_the_lock_is_not_said_over_it(
    qtbot: QtBot, locking: Locking, window: MainWindow, tmp_path: Path
) -> None:
    locking.lock()
    assert locking.window
    locking.window.activateWindow()
    qtbot.waitUntil(locking.window.isActiveWindow)
    sentence = "“Joan Bell.pdf” could not be saved. Nothing was changed."
    reporter = CrashReporter(tmp_path / "errors.log", lambda: datetime(2026, 11, 24, 14, 2))
    reporter(RuleBroken, RuleBroken(sentence), None)
    qtbot.waitUntil(lambda: in_view() == [locking.window])
    unlock(qtbot, locking)
    (box,) = [each for each in in_view() if isinstance(each, QMessageBox)]
    assert box.informativeText() == sentence
    box.close()


def test_what_is_under_way_is_finished_behind_the_lock_and_told_after(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow
) -> None:
    errand = Errand(guarded.desk, window)
    told: list[object] = []
    errand.done.connect(told.append)
    going_on = []

    def act(desk: Any, _tick: Any) -> str:
        going_on.append(1)
        while not guarded.desk.register.is_locked:
            pass
        return str(desk.register.uuid())

    errand.begin(act)
    qtbot.waitUntil(lambda: bool(going_on))
    locking.lock()
    qtbot.waitUntil(lambda: errand._works[0].future.done())
    QApplication.processEvents()
    assert told == []
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: told == [guarded.desk.register.uuid()])


def test_what_a_hidden_window_asks_while_it_is_locked_is_no_fault_of_the_program(tmp_path: Any) -> None:
    log = tmp_path / "errors.log"
    locked = RegisterLocked("locked")
    CrashReporter(log, lambda: datetime(2026, 11, 24, 14, 2))(RegisterLocked, locked, None)
    assert not log.exists()


def test_the_words_of_the_sheet_unlock_it_and_give_it_a_new_passphrase(
    qtbot: QtBot, locking: Locking, guarded: Office
) -> None:
    from chc_desktop.ui.keys.words_dialog import WordsDialog

    words = guarded.keys.sheet().words
    locking.lock()
    assert locking.window
    locking.window.panel.sheet_button.click()
    (dialog,) = locking.window.findChildren(WordsDialog)
    assert dialog.isVisible()
    dialog.words.fields[0].setText("")
    QTest.keyClicks(dialog.words.fields[0], words[0])
    dialog.words.fill(words)
    dialog.done_button.click()
    qtbot.waitUntil(lambda: dialog.step == 1)
    dialog.new.first.line.setText("another one at Amberley")
    dialog.new.again.line.setText("another one at Amberley")
    dialog.done_button.click()
    qtbot.waitUntil(lambda: not locking.is_locked)
    guarded.keys.check("another one at Amberley")
    with pytest.raises(Exception, match="not the passphrase"):
        guarded.keys.check(PHRASE)


def test_a_key_file_damaged_since_does_not_keep_it_from_locking(
    locking: Locking, guarded: Office, window: MainWindow
) -> None:
    (guarded.desk.register.path.parent / "register.key").write_text("{")
    locking.lock()
    assert locking.is_locked


def test_what_begins_while_it_is_locked_waits_until_it_is_unlocked(
    qtbot: QtBot, locking: Locking, guarded: Office, window: MainWindow
) -> None:
    errand = Errand(guarded.desk, window)
    told: list[object] = []
    errand.done.connect(told.append)
    errand.failed.connect(told.append)
    locking.lock()
    errand.begin(lambda desk, _tick: desk.register.uuid())
    assert errand.is_under_way
    QApplication.processEvents()
    unlock(qtbot, locking)
    qtbot.waitUntil(lambda: told == [guarded.desk.register.uuid()])
    assert not errand.is_under_way


def test_a_window_that_comes_in_the_moment_of_unlocking_stays_in_view(qtbot: QtBot, window: MainWindow) -> None:
    curtain, before, late = Curtain(window), QWidget(), QDialog(window)
    qtbot.addWidget(before)
    curtain.draw(before)
    late.show()
    assert late.windowOpacity() == 0
    curtain.lift()
    qtbot.waitUntil(lambda: late.windowOpacity() == 1)
    assert late.isVisible()
