"""A newer list of bank holidays, from its announcement on Today to the dates that moved, and back again."""

from datetime import date
from pathlib import Path

from PySide6.QtWidgets import QAbstractButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.working_days import bank_holidays
from chc_desktop.office.office import Office
from chc_desktop.office.working_calendar import WorkingCalendar
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.settings.moves import MovesDialog
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers


def words_of(widget: QWidget) -> str:
    return "\n".join(label.plain() for label in widget.findChildren(WrapLabel) if label.isVisible())


def press(qtbot: QtBot, widget: QWidget, name: str) -> None:
    """Press a button once it is there to be pressed."""

    def found() -> list[QAbstractButton]:
        return [each for each in widget.findChildren(QAbstractButton) if each.isVisible() and each.text() == name]

    qtbot.waitUntil(lambda: bool(found()))
    found()[0].click()


def agree(qtbot: QtBot, window: MainWindow) -> None:
    window.pages.settings.calendar.findChildren(MovesDialog)[-1].done_button.click()
    qtbot.waitUntil(lambda: not window.pages.settings.calendar.findChildren(MovesDialog))


def due_on_today(qtbot: QtBot, window: MainWindow, office: Office, day: str) -> None:
    window.show_page("today")
    qtbot.waitUntil(lambda: day in words_of(window.pages.today))
    assert office.safekeeping.check().startswith("All is sound")


def test_a_day_the_newer_list_knows_is_announced_looked_at_agreed_to_and_taken_back(
    qtbot: QtBot, tmp_path: Path, answers: Answers
) -> None:
    office = make.an_office(tmp_path / "register")
    make.a_complaint(office, received_on=date(2026, 11, 20))
    newer = bank_holidays() | {date(2026, 11, 26): "Day of thanks"}
    office.__dict__["working_calendar"] = WorkingCalendar(office.desk, lambda: newer)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: "differs from your calendar on 1 day" in window.pages.today.notice.text())
    assert "Fri 27 Nov" in words_of(window.pages.today), "the newer list alone moves nothing"

    press(qtbot, window.pages.today.notice, "Look at it")
    assert window.current_page() == "settings"
    press(qtbot, window.pages.settings.calendar, "See what would move…")
    assert "Fri 27 Nov 2026  →  Mon 30 Nov 2026" in words_of(window.pages.settings.calendar)
    agree(qtbot, window)
    due_on_today(qtbot, window, office, "Mon 30 Nov")
    assert window.pages.today.notice.text() == ""

    window.show_page("settings")
    press(qtbot, window.pages.settings.calendar, "Take this change back…")
    agree(qtbot, window)
    due_on_today(qtbot, window, office, "Fri 27 Nov")
    assert window.pages.today.notice.text() == "", "what the officer took back is not proposed again"
