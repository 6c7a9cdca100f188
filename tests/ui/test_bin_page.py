"""The bin as the officer uses it: thrown away by a press, found again, taken back by another."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.log import LogDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.wrap import Row
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import press, write


def take_back_buttons(window: MainWindow) -> list[QPushButton]:
    for _ in range(5):
        QApplication.processEvents()
    rows = [row for row in window.pages.bin.card.findChildren(Row) if not row.isHidden()]
    return [button for row in rows for button in row.findChildren(QPushButton)]


def test_a_form_thrown_away_by_a_slip_is_back_with_one_press(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    window.log()
    (dialog,) = window.findChildren(LogDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog.fields.their_words, "Half an hour of typing about the lift")
    dialog.throw_away.click()
    assert office.drafts.read("log") is None
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window, Qt.Key.Key_8, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page() == "bin"
    (button,) = take_back_buttons(window)
    assert "Half an hour of typing about the lift" in button.accessibleName()
    press(button)
    assert "Taken back" in window.pages.bin.banner.text()
    assert take_back_buttons(window) == []
    window.log()
    (again,) = [one for one in window.findChildren(LogDialog) if one.isVisible()]
    assert again.fields.their_words.text() == "Half an hour of typing about the lift"


def test_starting_afresh_goes_into_the_bin_even_before_it_was_kept(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    office.drafts.save("log", {"their_words": "Kept before"})
    window.log()
    (dialog,) = window.findChildren(LogDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog.fields.their_words, "Written just now")
    assert dialog.keeper
    dialog.keeper.start_afresh()
    assert ["Written just now" in line.what for line in office.bin.lines()] == [True]


def test_a_complaint_logged_by_mistake_goes_to_the_bin_and_comes_back(
    qtbot: QtBot, window: MainWindow, office: Office
) -> None:
    case_id = make.a_complaint(office)
    window.open_case(case_id)
    window.pages.case.start_action("logged-by-mistake")
    dialog = window.findChildren(ActionDialog)[-1]
    qtbot.waitUntil(dialog.isActiveWindow)
    write(dialog.fields["why"], "Logged twice.")
    QTest.keyClick(dialog.fields["why"], Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: office.cases.summaries() == [])
    qtbot.waitUntil(lambda: window.pages.case.standing is not None and said(window) == "Take it back…")
    offered = [entry.text() for entry in window.pages.case.menu.actions()]
    assert "Print the record…" in offered
    assert not {"Note a call…", "Add files…", "People of the case"} & set(offered)
    window.show_page("bin")
    press(take_back_buttons(window)[0])
    assert [summary.case_id for summary in office.cases.summaries()] == [case_id]


def test_the_search_of_the_bin_finds_by_any_word(window: MainWindow, office: Office) -> None:
    for key, text in (("log", "The lift"), ("request", "The tap")):
        office.drafts.save(key, {"their_words": text})
        office.drafts.throw_away(key)
    window.show_page("bin")
    assert len(take_back_buttons(window)) == 2
    QTest.keyClicks(window.pages.bin.search, "TAP")
    assert ["The tap" in button.accessibleName() for button in take_back_buttons(window)] == [True]
    QTest.keyClicks(window.pages.bin.search, "zzz")
    assert take_back_buttons(window) == []
    assert window.pages.bin.more.text() == "Nothing in the bin has these words."


def test_an_empty_bin_says_so(window: MainWindow) -> None:
    window.show_page("bin")
    assert window.pages.bin.more.text().startswith("The bin is empty")
    assert window.pages.help_name("bin") == "bin"


def test_how_long_it_is_kept_is_chosen_there(window: MainWindow, office: Office) -> None:
    window.show_page("bin")
    assert office.bin.months() == 12
    window.pages.bin.months.set_value("24")
    assert office.bin.months() == 24


def test_what_had_its_time_is_erased_once_that_is_confirmed(
    window: MainWindow, office: Office, answers: Answers
) -> None:
    office.drafts.save("log", {"their_words": "Words"})
    office.drafts.throw_away("log")
    window.show_page("bin")
    page = window.pages.bin
    assert page.over.isHidden()
    office.desk.today = lambda: date(2027, 12, 1)
    page.refresh()
    assert page.over.text() == "Erase 1 thing whose time is over…"
    answers.yes = False
    page.over.click()
    assert office.bin.lines()
    answers.yes = True
    page.over.click()
    assert "This erases 1 thing, kept as long as you chose" in answers.asked[-1]
    assert page.banner.text() == "Erased: 1 thing."
    assert office.bin.lines() == ()
    assert page.over.isHidden()


def said(window: MainWindow) -> str:
    standing = window.pages.case.standing
    assert standing
    return standing.main.text() if standing.main and "Take it back" in standing.main.text() else ""


def test_a_file_of_evidence_is_erased_for_good_with_the_reason(
    qtbot: QtBot, window: MainWindow, office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "Not for us.txt"
    path.write_bytes(b"private")
    attached = office.evidence.attach_file(2026, "6.2", path)
    office.evidence.remove(attached.id)
    window.show_page("bin")
    erase = next(button for button in take_back_buttons(window) if button.text() == "Erase for good…")
    assert erase.accessibleName() == "Erase for good: Not for us.txt"
    press(erase)
    (dialog,) = window.findChildren(ActionDialog)
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.done_button.click()
    assert "write why it is erased" in dialog.error.text()
    assert office.evidence.content(attached) == b"private"
    write(dialog.fields["why"], "It should not have been kept.")
    dialog.done_button.click()
    assert window.pages.bin.banner.text().startswith("It is erased.")
    assert take_back_buttons(window) == []
    assert office.evidence.content(attached) == b""
