"""The disk is full while something is typed: it is said, tried again, and never given up unasked."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.ui import clipboard, kept_soon
from chc_desktop.ui.case.point_dialog import PointDialog
from chc_desktop.ui.closing import ClosingNotice
from chc_desktop.ui.crash import CrashReporter
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.unkept import UnkeptDialog
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import letters
from tests.conftest import Answers

WORDS = "The pump wakes me at four. " * 2_000
"""More than the register has room for without growing."""

FULL = "the disk may be full"


class Disk:
    """The disk under a register; full, SQLite itself refuses to let the file grow."""

    def __init__(self, office: Office) -> None:
        self._register = office.desk.register

    def fill(self) -> None:
        pages = self._register.driver().execute("PRAGMA page_count").fetchone()[0]
        self._register.driver().execute(f"PRAGMA max_page_count = {pages}")

    def make_room(self) -> None:
        self._register.driver().execute("PRAGMA max_page_count = 1000000")


@pytest.fixture
def disk(office: Office) -> Iterator[Disk]:
    made = Disk(office)
    yield made
    made.make_room()


@pytest.fixture(autouse=True)
def soon(monkeypatch: pytest.MonkeyPatch) -> None:
    """What could not be kept is tried again after a blink."""
    monkeypatch.setattr(kept_soon, "_AGAIN", 30)


@pytest.fixture
def log(qtbot: QtBot, window: MainWindow) -> LogDialog:
    window.log()
    (dialog,) = window.findChildren(LogDialog)
    return dialog


def write(field: LongText) -> None:
    field.setPlainText(WORDS)
    field.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(field, "!")


def their_words(dialog: QWidget) -> LongText:
    return next(text for text in dialog.findChildren(LongText) if text.isVisible())


def asking(parent: QWidget) -> UnkeptDialog:
    (found,) = parent.findChildren(UnkeptDialog)
    assert found.isVisible()
    return found


def test_a_form_says_that_it_is_not_saved_and_that_it_is_after_all(
    qtbot: QtBot, office: Office, disk: Disk, log: LogDialog
) -> None:
    disk.fill()
    write(their_words(log))
    qtbot.waitUntil(lambda: "What you typed last is not saved yet" in log.error.text())
    assert FULL in log.error.text()
    disk.make_room()
    qtbot.waitUntil(lambda: log.kept_words.text() == "Saved 14:02")
    assert not log.error.isVisible()
    assert WORDS.strip() in str(office.drafts.read("log"))


def test_escape_asks_first_and_goes_back_to_the_words(qtbot: QtBot, office: Office, disk: Disk, log: LogDialog) -> None:
    disk.fill()
    write(their_words(log))
    QTest.keyClick(log, Qt.Key.Key_Escape)
    question = asking(log)
    assert FULL in " ".join(label.text() for label in question.findChildren(WrapLabel))
    QTest.keyClick(question, Qt.Key.Key_Escape)
    assert log.isVisible()
    assert their_words(log).toPlainText().endswith("!")


def test_trying_again_with_room_closes_the_form_and_loses_nothing(
    qtbot: QtBot, office: Office, disk: Disk, log: LogDialog
) -> None:
    disk.fill()
    write(their_words(log))
    log.back_button.click()
    disk.make_room()
    asking(log).done_button.click()
    assert not log.isVisible()
    assert WORDS.strip() in str(office.drafts.read("log"))


def test_trying_again_without_room_asks_again(qtbot: QtBot, disk: Disk, log: LogDialog) -> None:
    disk.fill()
    write(their_words(log))
    log.close()
    asking(log).done_button.click()
    qtbot.waitUntil(lambda: any(each.isVisible() for each in log.findChildren(UnkeptDialog)))
    assert log.isVisible()


def test_a_form_is_closed_without_the_words_where_the_officer_says_so(
    qtbot: QtBot, office: Office, disk: Disk, log: LogDialog
) -> None:
    disk.fill()
    write(their_words(log))
    log.reject()
    asking(log).without.click()
    assert not log.isVisible()
    assert office.drafts.read("log") is None


def test_the_words_are_copied_under_the_names_of_their_fields(qtbot: QtBot, disk: Disk, log: LogDialog) -> None:
    disk.fill()
    write(their_words(log))
    log.reject()
    question = asking(log)
    question.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert f"{their_words(log).accessibleName()}\nThe pump wakes me at four." in copied
    assert "at four. !\n" in copied
    assert "Copied." in question.banner.text()


def test_words_that_were_handed_over_stay_when_the_program_is_closed_and_nothing_else(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication
) -> None:
    board = QGuiApplication.clipboard()
    monkeypatch.setattr(type(board), "ownsClipboard", lambda _self: True)
    board.setText("Joan Bell")
    clipboard.clear_on_closing()
    assert board.text() == ""
    clipboard.hand_over("The pump wakes me.")
    clipboard.clear_on_closing()
    assert board.text() == "The pump wakes me."
    clipboard.clear()
    assert board.text() == ""


def test_closing_the_program_clears_the_clipboard_of_what_came_from_here(
    monkeypatch: pytest.MonkeyPatch, window: MainWindow
) -> None:
    board = QGuiApplication.clipboard()
    monkeypatch.setattr(type(board), "ownsClipboard", lambda _self: True)
    board.setText("Joan Bell")
    assert window.close()
    assert board.text() == ""


def test_the_finding_on_a_point_is_not_given_up_unasked(
    qtbot: QtBot, office: Office, window: MainWindow, disk: Disk
) -> None:
    letters.a_case_ready_for(office, LetterKind.RESPONSE_STAGE1)
    dialog = PointDialog(office, office.cases.view(1), 1, window)
    dialog.open()
    assert dialog.finding
    disk.fill()
    write(next(text for text in dialog.finding.findChildren(LongText) if text.isVisible()))
    dialog.done_button.click()
    assert dialog.isVisible()
    disk.make_room()
    asking(dialog).done_button.click()
    assert not dialog.isVisible()
    assert WORDS.strip() in office.points.finding(1, 1).reasons


@pytest.fixture
def letter(office: Office, window: MainWindow) -> LongText:
    """The first long text of a letter that is being written."""
    kind = LetterKind.RESPONSE_STAGE1
    letters.a_case_ready_for(office, kind)
    window.open_letter(1, kind.value)
    return their_words(window.pages.letter.writing)


def test_the_window_stays_while_words_of_a_letter_cannot_be_kept(
    qtbot: QtBot, window: MainWindow, disk: Disk, letter: LongText
) -> None:
    disk.fill()
    write(letter)
    assert not window.close()
    question = asking(window)
    assert window.isVisible()
    question.copy.click()
    assert WORDS.strip() in QGuiApplication.clipboard().text()
    question.without.click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_the_window_closes_once_there_is_room_again(
    qtbot: QtBot, window: MainWindow, office: Office, disk: Disk, letter: LongText
) -> None:
    disk.fill()
    write(letter)
    window.close()
    disk.make_room()
    asking(window).done_button.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    kept = office.letters.open(1, LetterKind.RESPONSE_STAGE1).contents
    assert WORDS.strip() in str(kept)


def test_where_backups_are_made_one_is_tried_after_the_words_were_given_up(
    qtbot: QtBot, office: Office, answers: Answers, disk: Disk
) -> None:
    letters.a_case_ready_for(office, LetterKind.RESPONSE_STAGE1)
    window = MainWindow(office, answers, keeps_backups=True)
    qtbot.addWidget(window)
    window.show()
    window.open_letter(1, LetterKind.RESPONSE_STAGE1.value)
    disk.fill()
    write(their_words(window.pages.letter.writing))
    window.close()
    assert not window.findChildren(ClosingNotice)
    asking(window).without.click()
    assert window.findChildren(ClosingNotice)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_another_page_may_be_looked_at_and_the_words_are_there_when_one_comes_back(
    qtbot: QtBot, window: MainWindow, office: Office, disk: Disk, letter: LongText
) -> None:
    disk.fill()
    write(letter)
    window.show_page("today")
    assert window.current_page() == "today"
    page = window.pages.letter
    assert "What you typed last is not saved yet" in page.banner.text()
    window.open_letter(1, LetterKind.ACKNOWLEDGEMENT_STAGE1.value)
    assert page.at_hand.kind == LetterKind.RESPONSE_STAGE1
    assert letter.toPlainText().endswith("!")
    disk.make_room()
    qtbot.waitUntil(lambda: page.unkept() is None)
    assert WORDS.strip() in str(office.letters.open(1, LetterKind.RESPONSE_STAGE1).contents)


def test_an_answer_of_the_self_assessment_waits_though_another_row_is_opened(
    qtbot: QtBot, window: MainWindow, office: Office, disk: Disk
) -> None:
    window.show_page("assessment")
    page = window.pages.assessment
    first, second = page.cards.slugs()[:2]
    page.open_row(first)
    disk.fill()
    write(their_words(page.cards))
    page.open_row(second)
    page.refresh()
    assert WORDS.strip() in str(page.view.answers[first])
    assert not window.close()
    assert "not saved yet" in page.header.banner.text()
    disk.make_room()
    asking(window).done_button.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert WORDS.strip() in str(office.assessments.open(page.view.year.number).answers[first])


def test_an_answer_that_waits_for_room_is_not_lost_where_the_register_is_locked_meanwhile(
    qtbot: QtBot, window: MainWindow, office: Office, disk: Disk
) -> None:
    window.show_page("assessment")
    page, register = window.pages.assessment, office.desk.register
    first = page.cards.slugs()[0]
    page.open_row(first)
    disk.fill()
    write(their_words(page.cards))
    window.keep_typed()
    key = register.key
    register.lock()
    window.keep_typed()
    register.unlock(key)  # which finds room
    qtbot.waitUntil(lambda: WORDS.strip() in str(office.assessments.open(page.view.year.number).answers.get(first)))


def test_changes_in_settings_keep_the_window(qtbot: QtBot, window: MainWindow, disk: Disk) -> None:
    window.show_page("settings")
    part = window.pages.settings.organisation
    disk.fill()
    write(their_words(part.form))
    window.show_page("today")
    assert not window.close()
    asking(window).without.click()
    qtbot.waitUntil(lambda: not window.isVisible())


def test_what_no_window_says_is_said_in_a_sentence_and_is_no_fault_of_the_program(
    qtbot: QtBot, tmp_path: Path, window: MainWindow
) -> None:
    from chc_desktop.domain.errors import RuleBroken

    log = tmp_path / "errors.log"
    reporter = CrashReporter(log, lambda: datetime(2026, 11, 24, 14, 2))
    reporter(RuleBroken, RuleBroken("The disk is full. Nothing of this was kept."), None)
    (box,) = window.findChildren(QDialog)
    assert "The disk is full" in box.informativeText()  # type: ignore[attr-defined]
    assert not log.exists()
    box.close()
