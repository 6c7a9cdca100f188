"""The three painted widgets: tag, timeline and month, by keyboard, by mouse and by ear."""

from datetime import date
from typing import TypeVar

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.ui.widgets.month import Day, Entry, MonthGrid
from chc_desktop.ui.widgets.month_days import MonthPlan, words_that_fit
from chc_desktop.ui.widgets.tag import Tag, Tone, tag_size
from chc_desktop.ui.widgets.timeline import State, Step, Timeline

Shown = TypeVar("Shown", bound=QWidget)
STEPS = (
    Step("Received", "Tue 3 Nov", "in person", State.DONE),
    Step("Acknowledged", "Tue 10 Nov", "in time, day 5 of 5", State.DONE, Tone.GREEN),
    Step("Stage 1 response", "due Tue 24 Nov", "today, day 10 of 10", State.NOW),
    Step("Closed"),
)
CHRISTMAS = Day(date(2026, 12, 25), False, "Christmas Day")
DUE = Day(
    date(2026, 12, 29), True, "", (Entry("015 acknowledge", Tone.TEAL, "015"), Entry("do it by Wed 23", Tone.PLAIN))
)
CROWDED = Day(date(2026, 12, 3), True, "", tuple(Entry(f"{n} due", Tone.AMBER, str(n)) for n in range(9)))


@pytest.fixture
def timeline(qtbot: QtBot) -> Timeline:
    made = Timeline("Stages of the case")
    made.resize(900, 120)
    made.show_steps(STEPS)
    return focused(qtbot, made)


@pytest.fixture
def month(qtbot: QtBot) -> MonthGrid:
    made = MonthGrid(date(2026, 12, 24))
    made.resize(1000, 600)
    made.show_month(date(2026, 12, 1), (CHRISTMAS, DUE, CROWDED))
    return focused(qtbot, made)


def test_a_tag_says_its_words_to_a_screen_reader(qtbot: QtBot) -> None:
    tag = Tag("today", Tone.AMBER)
    qtbot.addWidget(tag)
    assert spoken(tag) == "today"
    tag.set("2 working days late", Tone.RED)
    assert spoken(tag) == "2 working days late"


@pytest.mark.parametrize("tone", [Tone.RED, Tone.AMBER, Tone.GREEN])
def test_a_colour_that_means_something_brings_its_sign(qapp: QApplication, tone: Tone) -> None:
    assert tag_size("word", tone, qapp.font()).width() > tag_size("word", Tone.TEAL, qapp.font()).width()


def test_a_tag_can_do_without_its_sign(qapp: QApplication, qtbot: QtBot) -> None:
    bare = Tag("something missing", Tone.AMBER, sign=False)
    qtbot.addWidget(bare)
    assert bare.sizeHint().width() < tag_size("something missing", Tone.AMBER, qapp.font()).width()


def test_a_word_wider_than_its_day_ends_in_dots(qapp: QApplication) -> None:
    metrics = QFontMetrics(qapp.font())
    assert words_that_fit("018 acknowledge", metrics.horizontalAdvance("acknow"), metrics).startswith("018 ack")
    assert words_that_fit("018 acknowledge", metrics.horizontalAdvance("acknow"), metrics).endswith("…")
    assert words_that_fit("018 acknowledge", 500, metrics) == "018 acknowledge"


def test_the_timeline_reads_the_step_that_is_now_and_all_steps_on_asking(timeline: Timeline) -> None:
    assert spoken(timeline) == (
        "Stages of the case, step 3 of 4: Stage 1 response, due Tue 24 Nov, today, day 10 of 10, now"
    )
    description = QAccessible.queryAccessibleInterface(timeline).text(QAccessible.Text.Description)
    assert description.startswith("Received, Tue 3 Nov, in person, done. Acknowledged")
    assert description.endswith("Closed, still ahead")


def test_arrows_go_from_step_to_step_and_enter_chooses(qtbot: QtBot, timeline: Timeline) -> None:
    QTest.keyClick(timeline, Qt.Key.Key_Left)
    assert "step 2 of 4: Acknowledged" in spoken(timeline)
    with qtbot.waitSignal(timeline.step_chosen) as chosen:
        QTest.keyClick(timeline, Qt.Key.Key_Return)
    assert chosen.args == [1]
    QTest.keyClick(timeline, Qt.Key.Key_End)
    QTest.keyClick(timeline, Qt.Key.Key_Right)
    assert "step 4 of 4" in spoken(timeline)


def test_a_click_chooses_a_step(qtbot: QtBot, timeline: Timeline) -> None:
    with qtbot.waitSignal(timeline.step_chosen) as chosen:
        QTest.mouseClick(timeline, Qt.MouseButton.LeftButton, pos=QPoint(10, 12))
    assert chosen.args == [0]


def test_a_narrow_timeline_goes_down_the_page(timeline: Timeline) -> None:
    assert timeline.heightForWidth(250) > 2 * timeline.heightForWidth(900)


def test_an_empty_timeline_takes_no_harm(qtbot: QtBot) -> None:
    empty = focused(qtbot, Timeline())
    QTest.keyClick(empty, Qt.Key.Key_Right)
    empty.grab()
    assert empty.steps() == ()


def test_a_month_is_whole_weeks_from_monday() -> None:
    plan = MonthPlan(date(2026, 12, 1), ())
    days = plan.days()
    assert (days[0].date, days[-1].date, plan.weeks) == (date(2026, 11, 30), date(2027, 1, 3), 5)
    assert MonthPlan(date(2027, 2, 1), ()).weeks == 4
    assert MonthPlan(date(2026, 8, 1), ()).weeks == 6


def test_the_month_reads_the_day_the_keyboard_is_on(qtbot: QtBot, month: MonthGrid) -> None:
    assert spoken(month) == "Calendar, December 2026: Thursday 24 December 2026, today"
    QTest.keyClick(month, Qt.Key.Key_Right)
    assert spoken(month).endswith("Friday 25 December 2026, Christmas Day")
    QTest.keyClick(month, Qt.Key.Key_Right)
    assert spoken(month).endswith("Saturday 26 December 2026, not a working day")


def test_enter_chooses_the_day_and_space_goes_through_its_entries(qtbot: QtBot, month: MonthGrid) -> None:
    month.set_current_day(DUE.date)
    with qtbot.waitSignal(month.day_chosen) as day:
        QTest.keyClick(month, Qt.Key.Key_Return)
    assert day.args == [DUE.date]
    QTest.keyClick(month, Qt.Key.Key_Space)
    assert spoken(month).endswith("015 acknowledge")
    with qtbot.waitSignal(month.entry_chosen) as entry:
        QTest.keyClick(month, Qt.Key.Key_Return)
    assert entry.args is not None
    assert entry.args[0] == "015"


def test_a_remark_that_opens_nothing_opens_its_day(qtbot: QtBot, month: MonthGrid) -> None:
    month.set_current_day(DUE.date)
    QTest.keyClick(month, Qt.Key.Key_Space)
    QTest.keyClick(month, Qt.Key.Key_Space)
    with qtbot.waitSignal(month.day_chosen):
        QTest.keyClick(month, Qt.Key.Key_Return)


def test_a_click_opens_the_entry_or_else_the_day(qtbot: QtBot, month: MonthGrid) -> None:
    box = month.day_box(DUE.date)
    with qtbot.waitSignal(month.entry_chosen):
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=box.topLeft() + QPoint(30, 34))
    with qtbot.waitSignal(month.day_chosen) as day:
        QTest.mouseClick(month, Qt.MouseButton.LeftButton, pos=box.bottomRight() - QPoint(5, 5))
    assert day.args == [DUE.date]


def test_going_past_the_end_asks_for_the_next_month(qtbot: QtBot, month: MonthGrid) -> None:
    month.set_current_day(date(2026, 12, 31))
    with qtbot.waitSignal(month.days_wanted) as wanted:
        QTest.keyClick(month, Qt.Key.Key_Right)
    assert wanted.args == [date(2027, 1, 1)]
    month.show_month(date(2027, 1, 1), ())
    assert month.current_day() == date(2027, 1, 1)


def test_a_page_back_from_the_31st_is_the_last_day_of_a_shorter_month(qtbot: QtBot, month: MonthGrid) -> None:
    month.show_month(date(2026, 12, 1), ())
    month.set_current_day(date(2026, 12, 31))
    QTest.keyClick(month, Qt.Key.Key_PageUp)
    assert month.current_day() == date(2026, 11, 30)


def test_saturday_and_sunday_are_narrower(month: MonthGrid) -> None:
    assert month.day_box(date(2026, 12, 5)).width() < month.day_box(date(2026, 12, 4)).width() * 0.6


def test_a_crowded_day_says_how_many_more_to_a_screen_reader_by_name(month: MonthGrid) -> None:
    month.set_current_day(CROWDED.date)
    assert all(f"{n} due" in spoken(month) for n in range(9))


def focused(qtbot: QtBot, widget: Shown) -> Shown:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    widget.setFocus()
    return widget


def spoken(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
