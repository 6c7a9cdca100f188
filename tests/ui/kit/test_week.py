"""The drawn week, by keyboard, by mouse and by ear, wide and narrow."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.month_days import Day, Entry
from chc_desktop.ui.widgets.tag import Tone
from chc_desktop.ui.widgets.week import WeekGrid

MONDAY = date(2026, 12, 21)
LONG = "Stage 1 response: 2026-014, Ana Silva, Flat 7, Damp and mould in the back bedroom (in 3 working days)"
DUE = Day(
    date(2026, 12, 22), True, "", (Entry(LONG, Tone.TEAL, "014"), Entry("Acknowledge: 2026-015", Tone.AMBER, "015"))
)
CROWDED = Day(date(2026, 12, 23), True, "", tuple(Entry(LONG, Tone.RED, str(n)) for n in range(6)))
CHRISTMAS = Day(date(2026, 12, 25), False, "Christmas Day")


@pytest.fixture
def week(qtbot: QtBot) -> WeekGrid:
    made = WeekGrid(date(2026, 12, 22))
    made.show_week(MONDAY, (DUE, CROWDED, CHRISTMAS))
    made.resize(1100, made.heightForWidth(1100))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    made.setFocus()
    return made


def spoken(week: WeekGrid) -> str:
    return QAccessible.queryAccessibleInterface(week).text(QAccessible.Text.Name)


def test_the_columns_go_from_monday_to_a_narrow_weekend(week: WeekGrid) -> None:
    boxes = [week.day_box(date(2026, 12, day)) for day in range(21, 28)]
    assert [box.left() for box in boxes] == sorted(box.left() for box in boxes)
    assert {box.top() for box in boxes} == {0}
    assert boxes[5].width() < boxes[0].width() * 0.6
    assert not week.in_rows()


def test_where_columns_would_be_too_narrow_the_days_stand_under_each_other(week: WeekGrid) -> None:
    week.resize(600, week.heightForWidth(600))
    assert week.in_rows()
    boxes = [week.day_box(date(2026, 12, day)) for day in range(21, 28)]
    assert [box.top() for box in boxes] == sorted({box.top() for box in boxes})
    assert {box.width() for box in boxes} == {600}


def test_large_text_on_a_small_screen_makes_rows(qapp: QApplication, week: WeekGrid) -> None:
    apply_theme(qapp, Mode.DARK, 2.0)
    QApplication.processEvents()
    assert week.in_rows()
    apply_theme(qapp, Mode.LIGHT)
    QApplication.processEvents()
    assert not week.in_rows()


@pytest.mark.parametrize("width", [1400, 1100, 900, 600, 300])
def test_every_entry_has_room_for_its_whole_text(week: WeekGrid, width: int) -> None:
    height = week.heightForWidth(width)
    week.resize(width, height)
    for cell in week.cells():
        assert cell.more == 0
        assert all(cell.box.contains(box.place) for box in cell.entries)
        assert all(box.place.height() > 2 * week.line() for box in cell.entries if box.entry.text == LONG)


def test_it_reads_the_day_the_keyboard_is_on(week: WeekGrid) -> None:
    assert spoken(week).startswith("Calendar, week of Monday 21 December 2026: Tuesday 22 December 2026: ")
    assert spoken(week).endswith("today")
    week.set_current_day(CHRISTMAS.date)
    assert spoken(week).endswith("Friday 25 December 2026, Christmas Day")


def test_space_goes_through_the_entries_and_enter_opens(qtbot: QtBot, week: WeekGrid) -> None:
    QTest.keyClick(week, Qt.Key.Key_Space)
    assert f": {LONG}" in spoken(week)
    QTest.keyClick(week, Qt.Key.Key_Space)
    with qtbot.waitSignal(week.entry_chosen) as entry:
        QTest.keyClick(week, Qt.Key.Key_Return)
    assert entry.args
    assert entry.args[0] == "015"
    QTest.keyClick(week, Qt.Key.Key_Left)
    with qtbot.waitSignal(week.day_chosen) as day:
        QTest.keyClick(week, Qt.Key.Key_Return)
    assert day.args == [MONDAY]


def test_a_click_opens_the_entry_or_else_the_day(qtbot: QtBot, week: WeekGrid) -> None:
    place = next(cell for cell in week.cells() if cell.day is DUE).entries[1].place
    with qtbot.waitSignal(week.entry_chosen) as entry:
        QTest.mouseClick(week, Qt.MouseButton.LeftButton, pos=place.center())
    assert entry.args
    assert entry.args[0] == "015"
    with qtbot.waitSignal(week.day_chosen) as day:
        QTest.mouseClick(week, Qt.MouseButton.LeftButton, pos=week.day_box(CHRISTMAS.date).bottomRight() - QPoint(4, 4))
    assert day.args == [CHRISTMAS.date]


@pytest.mark.parametrize(
    ("key", "wanted"),
    [
        (Qt.Key.Key_Up, date(2026, 12, 15)),
        (Qt.Key.Key_Down, date(2026, 12, 29)),
        (Qt.Key.Key_PageUp, date(2026, 12, 15)),
        (Qt.Key.Key_PageDown, date(2026, 12, 29)),
    ],
)
def test_up_and_down_lead_to_the_weeks_beside_it(qtbot: QtBot, week: WeekGrid, key: Qt.Key, wanted: date) -> None:
    with qtbot.waitSignal(week.days_wanted) as asked:
        QTest.keyClick(week, key)
    assert asked.args == [wanted]


def test_in_rows_up_and_down_go_from_day_to_day(week: WeekGrid) -> None:
    week.resize(600, week.heightForWidth(600))
    QTest.keyClick(week, Qt.Key.Key_Down)
    assert week.current_day() == date(2026, 12, 23)
    QTest.keyClick(week, Qt.Key.Key_Up)
    QTest.keyClick(week, Qt.Key.Key_Left)
    assert week.current_day() == MONDAY


def test_past_sunday_the_next_week_is_asked_for(qtbot: QtBot, week: WeekGrid) -> None:
    week.set_current_day(date(2026, 12, 27))
    with qtbot.waitSignal(week.days_wanted) as wanted:
        QTest.keyClick(week, Qt.Key.Key_Right)
    assert wanted.args == [date(2026, 12, 28)]
    week.show_week(date(2026, 12, 28), ())
    assert week.current_day() == date(2026, 12, 28)
