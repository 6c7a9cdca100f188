"""Saving the dates for Outlook, as the officer does it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.calendar_view import Reminder
from chc_desktop.office.office import Office
from chc_desktop.ui.calendar_export import CalendarFileDialog
from tests import make
from tests.conftest import Answers


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "register")
    make.a_complaint(office)
    make.a_complaint(office)
    return office


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


def opened(office: Office, answers: Answers, window: QWidget, case_id: int = 0) -> CalendarFileDialog:
    dialog = CalendarFileDialog(office, answers, window, case_id, "2026-002" if case_id else "")
    dialog.open()
    return dialog


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_the_dates_are_saved_without_names_and_without_a_reminder(
    qtbot: QtBot, office: Office, answers: Answers, window: QWidget, tmp_path: Path
) -> None:
    answers.path = tmp_path / "dates.ics"
    dialog = opened(office, answers, window)
    with qtbot.waitSignal(dialog.saved) as saved:
        press(dialog.done_button)
    assert saved.args == [f"5 dates saved to “{answers.path}”. Now open that file with your calendar."]
    text = answers.path.read_text(encoding="utf-8")
    assert "2026-001: Acknowledge" in text
    assert "Joan" not in text
    assert "VALARM" not in text
    qtbot.waitUntil(lambda: not window.findChildren(CalendarFileDialog))


def test_names_and_a_reminder_are_the_officers_choice_and_remembered(
    office: Office, answers: Answers, window: QWidget, tmp_path: Path
) -> None:
    answers.path = tmp_path / "dates.ics"
    dialog = opened(office, answers, window)
    press(dialog.names)
    dialog.reminder.set_value(Reminder.DAY_BEFORE.value)
    press(dialog.done_button)
    text = answers.path.read_text(encoding="utf-8")
    assert "Joan Bell" in text
    assert "TRIGGER:-PT15H" in text
    again = opened(office, answers, window)
    assert again.names.value()
    assert again.reminder.value() == Reminder.DAY_BEFORE.value
    press(again.back_button)


def test_one_case_saves_its_own_dates_only(
    qtbot: QtBot, office: Office, answers: Answers, window: QWidget, tmp_path: Path
) -> None:
    answers.path = tmp_path / "dates.ics"
    dialog = opened(office, answers, window, case_id=2)
    assert dialog.windowTitle() == "Save the dates of 2026-002 for Outlook"
    press(dialog.done_button)
    assert answers.path.read_text(encoding="utf-8").count("SUMMARY:2026-002") == 2
    assert "2026-001" not in answers.path.read_text(encoding="utf-8")


def test_what_is_done_since_is_told(
    qtbot: QtBot, office: Office, answers: Answers, window: QWidget, tmp_path: Path
) -> None:
    answers.path = tmp_path / "dates.ics"
    press(opened(office, answers, window).done_button)
    make.acknowledged(office, 1, office.today())
    dialog = opened(office, answers, window)
    with qtbot.waitSignal(dialog.saved) as saved:
        press(dialog.done_button)
    assert saved.args
    assert "1 entry that stood there before will be cancelled." in saved.args[0]


def test_a_folder_that_cannot_be_written_to_is_told_and_another_can_be_chosen(
    qtbot: QtBot, office: Office, answers: Answers, window: QWidget, tmp_path: Path
) -> None:
    answers.path = tmp_path / "missing" / "dates.ics"
    dialog = opened(office, answers, window)
    press(dialog.done_button)
    assert "could not be saved" in dialog.error.text()
    assert dialog.isVisible()
    answers.path = tmp_path / "dates.ics"
    with qtbot.waitSignal(dialog.saved):
        press(dialog.done_button)


def test_going_back_saves_nothing(office: Office, answers: Answers, window: QWidget) -> None:
    dialog = opened(office, answers, window)
    press(dialog.back_button)
    assert answers.asked == []
