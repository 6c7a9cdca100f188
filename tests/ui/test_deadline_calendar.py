"""The calendar, as the officer uses it."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.working_days import Closure
from chc_desktop.office.office import Office
from chc_desktop.ui.calendar_export import CalendarFileDialog
from chc_desktop.ui.day_popup import DayPopup
from chc_desktop.ui.deadline_calendar import CalendarPage
from chc_desktop.ui.explanation import DatePopup, ExplanationPopup, LinePopup
from chc_desktop.ui.pdf_window import PdfWindow
from chc_desktop.ui.widgets.month import MonthGrid
from chc_desktop.ui.widgets.week import WeekGrid
from chc_desktop.ui.widgets.wrap import WrapLabel
from tests import make
from tests.conftest import Answers


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = make.an_office(tmp_path / "register", date(2026, 12, 22))
    with office.desk.register.transaction() as shelves:
        shelves.facts.add_closure(Closure(date(2026, 12, 24), date(2027, 1, 3)), office.desk.now(), 1)
    office.desk.forget_calendar()
    return office


@pytest.fixture
def case_id(office: Office) -> int:
    """Received Fri 18 Dec 2026, so to be acknowledged by Tue 29 Dec, when the office is closed."""
    return make.a_complaint(office, received_on=date(2026, 12, 18))


@pytest.fixture
def page(qtbot: QtBot, office: Office, case_id: int, answers: Answers) -> CalendarPage:
    page = CalendarPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def grid(page: CalendarPage) -> MonthGrid:
    return page.findChildren(MonthGrid)[0]


def week(page: CalendarPage) -> WeekGrid:
    return page.findChildren(WeekGrid)[0]


def spoken(page: CalendarPage, day: date) -> str:
    """What a screen reader says of a day."""
    grid(page).set_current_day(day)
    return grid(page).accessibleName()


def read(page: CalendarPage) -> str:
    QApplication.processEvents()
    return "\n".join(label.plain() for label in page.findChildren(WrapLabel) if label.isVisibleTo(page))


def press(page: QWidget, name: str) -> None:
    buttons = (button for button in page.findChildren(QAbstractButton) if button.isVisibleTo(page))
    next(button for button in buttons if button.accessibleName() == name).click()


def test_the_month_shows_holidays_closures_and_what_is_due(page: CalendarPage) -> None:
    assert read(page).startswith("December 2026\n1 thing is due.")
    assert "Christmas Day" in spoken(page, date(2026, 12, 25))
    assert "Office closed" in spoken(page, date(2026, 12, 30))
    due = spoken(page, date(2026, 12, 29))
    assert "Office closed; 001 acknowledge; Do it by Wed 23 Dec." in due


def test_a_response_that_waits_for_its_acknowledgement_is_only_expected(page: CalendarPage) -> None:
    press(page, "Month after")
    assert read(page).startswith("January 2027\nNothing is due this month.")
    assert "001 stage 1 response, expected" in spoken(page, date(2027, 1, 13))


def test_going_to_other_months_and_back(qtbot: QtBot, page: CalendarPage) -> None:
    for name, title in (("Month before", "November 2026"), ("This month", "December 2026"), ("Month after", "January")):
        press(page, name)
        assert read(page).startswith(title)
    for _ in range(13):
        press(page, "Month after")
    assert read(page).startswith("February 2028")
    QTest.keyClick(grid(page), Qt.Key.Key_PageUp)
    assert read(page).startswith("January 2028")


def test_a_click_on_an_entry_explains_it_and_leads_to_the_case(qtbot: QtBot, page: CalendarPage, case_id: int) -> None:
    grid(page).setFocus()
    grid(page).set_current_day(date(2026, 12, 29))
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(grid(page), key)
    popup = page.findChild(ExplanationPopup)
    assert popup
    assert popup.texts()[:2] == ["Tuesday 29 December 2026", "Acknowledge the complaint, 2026-001"]
    with qtbot.waitSignal(page.case_chosen) as chosen:
        press(popup, "")
    assert chosen.args == [case_id]


def test_escape_closes_the_explanation_and_the_arrows_go_on(qtbot: QtBot, page: CalendarPage) -> None:
    grid(page).setFocus()
    grid(page).set_current_day(date(2026, 12, 28))
    QTest.keyClick(grid(page), Qt.Key.Key_Return)
    popup = page.findChild(DayPopup)
    assert popup
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert grid(page).hasFocus()
    qtbot.waitUntil(lambda: not page.findChildren(DatePopup))
    QTest.keyClick(grid(page), Qt.Key.Key_Right)
    assert grid(page).current_day() == date(2026, 12, 29)


def test_a_day_says_what_kind_of_day_it_is_and_lists_what_is_due(qtbot: QtBot, page: CalendarPage) -> None:
    grid(page).day_chosen.emit(date(2026, 12, 28))
    holiday = page.findChild(DayPopup)
    assert holiday
    assert "Boxing Day (substitute day): not a working day" in holiday.texts()
    holiday.close()
    qtbot.waitUntil(lambda: not page.findChildren(DatePopup))
    grid(page).day_chosen.emit(date(2026, 12, 29))
    due = page.findChild(DayPopup)
    assert due
    assert due.texts()[1:] == ["A working day", "Office closed 24 Dec to 3 Jan. The Code’s limits run on."]
    due.findChildren(QPushButton)[0].click()
    assert page.findChild(ExplanationPopup)


def test_a_promise_and_a_review_explain_themselves_too(page: CalendarPage, office: Office) -> None:
    person = replace(make.RESIDENT, adjustment="Large print", adjustment_review=date(2026, 12, 10))
    make.a_complaint(office, received_on=date(2026, 12, 21), person=person)
    page.refresh()
    grid(page).entry_chosen.emit("review/2/5", QPoint(0, 0))
    popup = page.findChild(LinePopup)
    assert popup
    assert popup.texts()[0] == "Thursday 10 December 2026"
    assert "Review the adjustment: Large print, 2026-002" in popup.texts()


def test_the_agenda_gives_the_same_month_in_words(qtbot: QtBot, page: CalendarPage, case_id: int) -> None:
    press(page, "Show as: Agenda")
    text = read(page)
    assert not grid(page).isVisibleTo(page)
    assert "Thursday 24 December 2026: Office closed 24 Dec to 3 Jan." in text
    assert "Friday 25 December 2026: Christmas Day, not a working day." in text
    assert "Acknowledge the complaint · 2026-001, Joan Bell, Cottage 3" in text
    assert "Saturday 12 December" not in text
    press(page, "Show as: Month")
    assert grid(page).isVisibleTo(page)
    assert "Thursday 24 December 2026: Office closed" not in read(page)


def test_a_month_without_anything_says_so_in_the_agenda(page: CalendarPage) -> None:
    press(page, "Show as: Agenda")
    press(page, "Month before")
    assert read(page) == "November 2026\nNothing is due this month."


def test_the_week_gives_each_entry_its_whole_text_and_explains_it(page: CalendarPage, case_id: int) -> None:
    grid(page).set_current_day(date(2026, 12, 29))
    press(page, "Show as: Week")
    assert read(page).startswith("28 December 2026 to 3 January 2027\n1 thing is due.")
    assert week(page).current_day() == date(2026, 12, 29)
    said = week(page).accessibleName()
    assert "Office closed; Acknowledge the complaint: 2026-001, Joan Bell, Cottage 3, Noise at night" in said
    week(page).setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(week(page), key)
    popup = page.findChild(ExplanationPopup)
    assert popup
    assert popup.texts()[1] == "Acknowledge the complaint, 2026-001"


def test_going_to_other_weeks_by_button_and_by_key(page: CalendarPage) -> None:
    press(page, "Show as: Week")
    for name, title in (
        ("Week before", "14 to 20"),
        ("This week", "21 to 27"),
        ("Week after", "28 December 2026 to 3"),
    ):
        press(page, name)
        assert read(page).startswith(title)
    QTest.keyClick(week(page), Qt.Key.Key_PageDown)
    assert read(page).startswith("4 to 10 January 2027")
    press(page, "Show as: Month")
    assert read(page).startswith("January 2027")
    assert grid(page).current_day() == week(page).current_day()


def test_bank_holidays_and_closures_are_seen_in_the_week_and_after_new_year_in_the_agenda(page: CalendarPage) -> None:
    press(page, "Show as: Week")
    week(page).set_current_day(date(2026, 12, 25))
    assert "Christmas Day" in week(page).accessibleName()
    week(page).set_current_day(date(2026, 12, 24))
    assert "Office closed" in week(page).accessibleName()
    press(page, "Show as: Agenda")
    press(page, "Month after")
    text = read(page)
    assert "Friday 1 January 2027: New Year’s Day, not a working day. Office closed 24 Dec to 3 Jan." in text


def test_only_some_duties_are_shown_in_every_view(page: CalendarPage) -> None:
    press(page, "Show only: Promises")
    assert read(page).startswith("December 2026\nOnly promises are shown. Nothing is due this month.")
    assert "acknowledge" not in spoken(page, date(2026, 12, 29))
    press(page, "Show only: Acknowledgements")
    assert "001 acknowledge" in spoken(page, date(2026, 12, 29))
    press(page, "Show as: Agenda")
    assert "Acknowledge the complaint" in read(page)
    press(page, "Show only: Acknowledgements")
    assert "Acknowledge the complaint" not in read(page)


def test_the_view_and_the_duties_chosen_are_remembered(
    qtbot: QtBot, page: CalendarPage, office: Office, answers: Answers
) -> None:
    press(page, "Show as: Week")
    press(page, "Show only: Reviews")
    again = CalendarPage(office, answers)
    qtbot.addWidget(again)
    again.show()
    again.refresh()
    assert read(again).startswith("21 to 27 December 2026\nOnly reviews are shown.")


def test_beyond_the_published_bank_holidays_a_notice_says_so_until_it_is_out_of_view(page: CalendarPage) -> None:
    page.show_day(date(2029, 1, 5))
    notice = "Government has published bank holidays up to 31 December 2028."
    assert notice in read(page)
    press(page, "Hide this notice")
    press(page, "Month after")
    assert notice not in read(page)
    page.show_day(date(2026, 12, 1))
    assert notice not in read(page)
    page.show_day(date(2029, 1, 5))
    assert notice in read(page)


def test_a_date_beyond_the_published_bank_holidays_is_called_provisional(page: CalendarPage, office: Office) -> None:
    person = replace(make.RESIDENT, adjustment="Large print", adjustment_review=date(2029, 3, 5))
    make.a_complaint(office, received_on=date(2026, 12, 21), person=person)
    page.show_day(date(2029, 3, 5))
    assert "Review: Large print, provisional" in spoken(page, date(2029, 3, 5))
    press(page, "Show as: Week")
    assert "Review the adjustment: Large print (provisional)" in week(page).accessibleName()
    press(page, "Show as: Agenda")
    assert "Review the adjustment: Large print (provisional)" in read(page)


def test_what_is_in_view_can_be_printed(qtbot: QtBot, page: CalendarPage) -> None:
    for view, title in (("Month", "Calendar: December 2026"), ("Week", "Calendar: 21 to 27 December 2026")):
        press(page, f"Show as: {view}")
        press(page, "Print…")
        window = page.findChild(PdfWindow)
        assert window
        assert window.windowTitle() == title
        assert window.print.isEnabled()
        window.close()
        qtbot.waitUntil(lambda: not page.findChildren(PdfWindow))


def test_the_dates_can_be_saved_for_another_calendar(page: CalendarPage, answers: Answers, tmp_path: Path) -> None:
    answers.path = tmp_path / "dates.ics"
    press(page, "Save for Outlook…")
    dialog = page.findChild(CalendarFileDialog)
    assert dialog
    dialog.done_button.click()
    assert "3 dates saved to" in read(page)
    assert b"2026-001: Acknowledge the complaint" in answers.path.read_bytes()


@pytest.mark.parametrize("height", [400, 768])
def test_the_day_the_arrows_are_on_comes_into_view(qtbot: QtBot, page: CalendarPage, height: int) -> None:
    page.resize(1170, height)
    QApplication.processEvents()
    for day in (date(2026, 12, 1), date(2026, 12, 22), date(2026, 12, 31), date(2026, 12, 2)):
        grid(page).set_current_day(day)
        QApplication.processEvents()
        box = grid(page).day_box(day)
        top = grid(page).mapTo(page.viewport(), box.topLeft()).y()
        assert top >= 0
        assert top + box.height() <= page.viewport().height()


def test_every_way_of_explaining_is_freed_when_it_closes(qtbot: QtBot, page: CalendarPage) -> None:
    grid(page).day_chosen.emit(date(2026, 12, 25))
    popup = page.findChild(DatePopup)
    assert popup
    popup.close()
    qtbot.waitUntil(lambda: not page.findChildren(DatePopup))
