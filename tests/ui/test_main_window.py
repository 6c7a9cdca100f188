"""The whole window on a real register: from page to page, by keyboard, and closed again."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.office.backups import Backups
from chc_desktop.office.office import Office
from chc_desktop.ui.closing import ClosingNotice
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.theme import Mode, apply_theme
from tests import make
from tests.conftest import Answers


@pytest.fixture
def today() -> make.Today:
    return make.Today()


@pytest.fixture
def office(tmp_path: Path, today: make.Today) -> Office:
    return make.an_office(tmp_path, today)


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers) -> MainWindow:
    return shown(qtbot, MainWindow(office, answers))


def shown(qtbot: QtBot, window: MainWindow) -> MainWindow:
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    return window


def badge(window: MainWindow) -> int:
    return window.sidebar.entry("today").badge()


def status(window: MainWindow) -> str:
    return window.sidebar._status.text()


def test_it_opens_on_today_and_says_whose_it_is(qtbot: QtBot, window: MainWindow) -> None:
    assert window.current_page() == "today"
    assert window.windowTitle() == "Amberley Almshouses: complaints"


@pytest.mark.parametrize("key", ["today", "cases", "calendar", "assessment", "settings", "help"])
def test_every_entry_leads_to_its_page(window: MainWindow, key: str) -> None:
    window.sidebar.entry(key).click()
    assert window.current_page() == key
    assert window.sidebar.entry(key).isChecked()
    assert window.pages.get(key).isVisible()


def test_what_is_late_is_counted_beside_today_and_goes_when_done(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 11, 9))
    qtbot.waitUntil(lambda: badge(window) == 1)
    assert status(window) == "Saved 14:02"
    make.acknowledged(office, case_id, date(2026, 11, 23))
    qtbot.waitUntil(lambda: badge(window) == 0)


def test_what_was_kept_is_seen_on_the_page_in_view_and_on_the_others_when_they_are_shown(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    window.show_page("cases")
    window.show_page("today")
    make.a_complaint(office, title="Rain through the porch")
    qtbot.waitUntil(lambda: badge(window) == 0 and "Saved" in status(window))
    window.show_page("cases")
    assert "1 case" in window.pages.cases.subtitle.text()


def test_a_case_is_opened_and_left_again(window: MainWindow, office: Office) -> None:
    case_id = make.a_complaint(office, title="Rain through the porch")
    window.pages.today.case_chosen.emit(case_id)
    assert window.current_page() == "case"
    assert window.sidebar.entry("cases").isChecked()
    window.pages.case.back_asked.emit()
    assert window.current_page() == "cases"


def test_a_letter_is_opened_from_today_and_leads_back_to_its_case(window: MainWindow, office: Office) -> None:
    case_id = make.a_complaint(office)
    window.pages.today.letter_asked.emit(case_id, "acknowledgement-stage1")
    assert window.current_page() == "letter"
    window.pages.letter.back_asked.emit(case_id)
    assert window.current_page() == "case"


def test_ctrl_n_logs_a_complaint_from_anywhere(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    window.show_page("calendar")
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(window.findChildren(LogDialog)))
    dialog = window.findChildren(LogDialog)[0]
    case_id = make.a_complaint(office)
    dialog.logged.emit(case_id)
    assert window.current_page() == "case"
    dialog.reject()


@pytest.mark.parametrize(
    ("key", "name"), [("today", "today"), ("cases", "cases"), ("settings", "settings"), ("calendar", "calendar")]
)
def test_f1_opens_the_help_about_the_screen_one_is_on(qtbot: QtBot, window: MainWindow, key: str, name: str) -> None:
    window.show_page(key)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.current_page() == "help"
    assert window.pages.help.current_help() == name


def test_f1_on_a_case_and_on_safekeeping_open_their_own_pages(window: MainWindow, office: Office) -> None:
    window.open_case(make.a_complaint(office))
    window.show_page("help")
    assert window.pages.help.current_help() == "case"
    window.show_page("settings")
    window.pages.settings.tabs.show_tab(5)
    window.show_page("help")
    assert window.pages.help.current_help() == "safekeeping"


def test_ctrl_f_goes_to_the_search_of_the_cases(qtbot: QtBot, window: MainWindow) -> None:
    for page in ("today", "cases"):
        window.show_page(page)
        QTest.keyClick(_focused(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert window.current_page() == "cases"
        assert _focused().accessibleName() == "Find a case"


def test_ctrl_f_stays_on_a_page_that_has_a_search_of_its_own(qtbot: QtBot, window: MainWindow) -> None:
    for page, name in (
        ("learning", "Find in what was learnt"),
        ("bin", "Find in the bin"),
        ("promises", "Find a promise"),
    ):
        window.show_page(page)
        QTest.keyClick(_focused(), Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
        assert window.current_page() == page
        assert _focused().accessibleName() == name


def test_f6_finds_the_entry_of_a_case_too(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    window.open_case(make.a_complaint(office))
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert window.sidebar.entry("cases").hasFocus()
    QTest.keyClick(window, Qt.Key.Key_F6)
    assert not window.sidebar.entry("cases").hasFocus()


def test_a_new_name_is_shown_at_once(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    kept = office.organisation.organisation()
    assert kept
    office.organisation.save(replace(kept, name="Amberley Homes"))
    qtbot.waitUntil(lambda: window.windowTitle() == "Amberley Homes: complaints")


def test_a_new_day_is_noticed_when_one_comes_back_to_the_window(
    qtbot: QtBot, window: MainWindow, office: Office, today: make.Today
) -> None:
    make.a_complaint(office, received_on=date(2026, 11, 20))
    qtbot.waitUntil(lambda: "Saved" in status(window))
    today.day += timedelta(7)
    other = QWidget()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(other.isActiveWindow)
    window.activateWindow()
    qtbot.waitUntil(lambda: badge(window) == 1)


def test_closing_without_anything_to_back_up_asks_nothing(qtbot: QtBot, window: MainWindow) -> None:
    assert window.close()


def test_a_full_disk_does_not_keep_the_window_from_closing_as_it_should(
    qtbot: QtBot, office: Office, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(*_arguments: object) -> None:
        raise RuleBroken("The disk is full.")

    window = shown(qtbot, MainWindow(office, answers, keeps_backups=True))
    monkeypatch.setattr(type(office.drafts), "save", is_full)
    assert not window.close(), "it stays until a backup was tried"
    assert window.findChildren(ClosingNotice)
    qtbot.waitUntil(lambda: not window.isVisible())


def test_closing_backs_up_with_a_small_notice(qtbot: QtBot, office: Office, answers: Answers) -> None:
    window = shown(qtbot, MainWindow(office, answers, keeps_backups=True))
    window.close()
    (notice,) = window.findChildren(ClosingNotice)
    assert notice.words.text() == "Backing up…"
    assert "Your register itself is saved." in notice.soft.text()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert len(office.safekeeping.backups()) == 1
    assert answers.asked == []


def test_a_backup_that_fails_is_said_and_can_be_tried_again_or_left(
    qtbot: QtBot, office: Office, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[int] = []

    def fail(_room: Backups, _tick: object) -> None:
        tried.append(1)
        raise RuleBroken("The backup could not be made.")

    monkeypatch.setattr(Backups, "make_on_closing", fail)
    window = shown(qtbot, MainWindow(office, answers, keeps_backups=True))
    window.close()
    (notice,) = window.findChildren(ClosingNotice)
    qtbot.waitUntil(lambda: "could not be made. What you entered is saved." in notice.words.text())
    assert window.isVisible()
    notice.again.click()
    qtbot.waitUntil(lambda: len(tried) == 2 and notice.again.isVisible())
    notice.anyway.click()
    qtbot.waitUntil(lambda: not window.isVisible())


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_what_is_said_on_closing_is_never_cut_off_and_escape_leaves_the_window_looked_after(
    qtbot: QtBot, qapp: QApplication, office: Office, answers: Answers, monkeypatch: pytest.MonkeyPatch, scale: float
) -> None:
    said = "Backed up and checked at 14:02. But not on the stick: “E:\\Backups of the register” is not there. " * 3

    def fail(_room: Backups, _tick: object) -> None:
        raise RuleBroken(said)

    monkeypatch.setattr(Backups, "make_on_closing", fail)
    apply_theme(qapp, Mode.LIGHT, scale)
    try:
        window = shown(qtbot, MainWindow(office, answers, keeps_backups=True))
        qtbot.waitUntil(window.caretaker._timer.isActive)
        window.close()
        (notice,) = window.findChildren(ClosingNotice)
        qtbot.waitUntil(lambda: said in notice.words.text())
        assert notice.words.height() >= notice.words.heightForWidth(notice.words.width())
        assert notice.anyway.text() == "Close all the same"
        assert notice.rect().contains(notice.anyway.mapTo(notice, notice.anyway.rect().bottomRight()))
        assert not window.caretaker._timer.isActive()
        QTest.keyClick(notice, Qt.Key.Key_Escape)
        assert window.isVisible()
        assert window.caretaker._timer.isActive(), "a backup a day, as before"
    finally:
        apply_theme(qapp, Mode.LIGHT)


def test_the_backup_on_closing_may_be_skipped_and_leaves_nothing_half_made(
    qtbot: QtBot, office: Office, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    make = Backups.make

    def slow(room: Backups, why: Why, tick: Callable[[float], object]) -> object:
        while True:
            tick(0.4)

    monkeypatch.setattr(Backups, "make", slow)
    window = shown(qtbot, MainWindow(office, answers, keeps_backups=True))
    window.close()
    (notice,) = window.findChildren(ClosingNotice)
    qtbot.waitUntil(lambda: notice.bar.value() == 40)
    notice.anyway.click()
    qtbot.waitUntil(lambda: not window.isVisible())
    assert office.safekeeping.backups() == ()
    monkeypatch.setattr(Backups, "make", make)


def test_the_window_comes_back_as_large_as_it_was(qtbot: QtBot, office: Office, answers: Answers) -> None:
    window = shown(qtbot, MainWindow(office, answers))
    window.resize(731, 523)
    window.close()
    again = shown(qtbot, MainWindow(office, answers))
    assert (again.width(), again.height()) == (731, 523)


def test_what_was_typed_in_settings_is_kept_when_one_goes_to_another_page(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    window.show_page("settings")
    field = window.pages.settings.organisation.form.question("email").field
    QTest.keyClicks(field, "!")
    window.show_page("today")
    assert (office.drafts.read("settings/organisation") or {})["email"] == "!office@amberley.example"


def test_the_sample_landlord_has_a_coloured_frame(qtbot: QtBot, office: Office, answers: Answers) -> None:
    kept = office.organisation.organisation()
    assert kept
    office.organisation.save(replace(kept, sample=True))
    window = shown(qtbot, MainWindow(office, answers))
    assert window._frame.accessibleDescription() == "Sample landlord: nothing here is real"


def test_every_control_in_the_sidebar_has_a_name(window: MainWindow) -> None:
    assert all(button.accessibleName() for button in window.sidebar.findChildren(QPushButton))


def test_nothing_heavy_is_loaded_before_it_is_needed() -> None:
    script = (
        "import sys, tests.make, chc_desktop.app\n"
        "heavy = {'reportlab', 'pikepdf', 'holidays', 'PySide6.QtPdf', 'PySide6.QtNetwork', 'PySide6.QtPrintSupport'}\n"
        "print(sorted(heavy & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def _focused() -> QWidget:
    focused = QApplication.focusWidget()
    assert focused
    return focused
