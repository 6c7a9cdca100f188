"""Everything of the kit together: named for a screen reader, proof against the wheel, and able to grow while shown."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QWheelEvent
from PySide6.QtWidgets import QApplication, QTabBar, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.ui.shell import Shell
from chc_desktop.ui.tables import Column, RowTable
from chc_desktop.ui.theme import Mode, apply_theme, danger_button, link_button, main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.choices import Answers, Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, LongText, NumberField, labelled
from chc_desktop.ui.widgets.month import MonthGrid
from chc_desktop.ui.widgets.tabs import Tabs
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.timeline import State, Step, Timeline
from chc_desktop.ui.widgets.wrap import Card, Phrase, Row, ScrollPage, WrapLabel, stacked


@pytest.fixture
def shell(qtbot: QtBot, qapp: QApplication) -> Iterator[Shell]:
    made = Shell("Amberley Almshouses")
    qtbot.addWidget(made)
    made.add_page("all", "Everything", everything(), shortcut="Ctrl+1")
    made.add_page("help", "Help (F1)", WrapLabel("Help"), shortcut="F1", bottom=True)
    made.resize(1366, 768)
    made.show()
    made.activateWindow()
    made.show_page("all")
    QApplication.processEvents()
    yield made
    apply_theme(qapp, Mode.LIGHT)


def test_every_control_the_keyboard_reaches_has_a_name(shell: Shell) -> None:
    nameless = [type(one).__name__ for one in reached_by_tab(shell) if not name_of(one)]
    assert nameless == []
    assert len(reached_by_tab(shell)) > 15


def test_the_wheel_over_a_whole_form_changes_nothing_and_takes_no_focus(shell: Shell) -> None:
    before = values(shell)
    focus = QApplication.focusWidget()
    for widget in shell.findChildren(QWidget):
        if widget.isVisible() and not isinstance(widget, QTabBar):
            roll(widget)
    assert values(shell) == before
    assert QApplication.focusWidget() is focus


def test_a_new_text_size_reaches_what_is_already_shown(shell: Shell, qapp: QApplication) -> None:
    page = shell.findChild(ScrollPage)
    table = shell.findChild(RowTable)
    assert isinstance(page, ScrollPage)
    assert isinstance(table, RowTable)
    before = (page.title.fontMetrics().height(), shell.sidebar.width(), table.verticalHeader().defaultSectionSize())
    apply_theme(qapp, Mode.DARK, 2.0)
    QApplication.processEvents()
    after = (page.title.fontMetrics().height(), shell.sidebar.width(), table.verticalHeader().defaultSectionSize())
    assert after[0] >= before[0] * 1.9
    assert after[1] > before[1]
    assert after[2] >= before[2] * 1.8
    assert page.horizontalScrollBar().maximum() == 0


def everything() -> ScrollPage:
    page = ScrollPage("Everything", "Each control once", (plain_button("Go back"), main_button("Save")))
    banner = Banner()
    page.add(banner)
    banner.show_notice("Your typing was brought back.", "Throw it away", lambda: None)
    card = Card("Due")
    words = stacked(WrapLabel("Acknowledge the complaint"), Phrase("Flat 7"))
    card.add_row(Row(Tag("today", Tone.AMBER), words, link_button("Open")))
    page.add(card)
    timeline = Timeline()
    timeline.show_steps((Step("Received", state=State.DONE), Step("Closed")))
    page.add(timeline)
    page.add(MonthGrid(date(2026, 12, 24)))
    tabs = Tabs("Parts of the case")
    tabs.add_tab("Points", WrapLabel("One"))
    page.add(tabs)
    for field in a_form():
        page.add(field)
    table = RowTable("Cases", (Column("Case", str), Column("About", str, width=0)))
    table.show_rows(("2026-001", "2026-002"))
    page.add(table)
    page.add(danger_button("Erase the case"))
    return page


def a_form() -> tuple[QWidget, ...]:
    received = DateField(today=date(2026, 12, 24))
    received.set_value(date(2026, 12, 1))
    how = Choice(choices=(("a", "By telephone"), ("b", "By email"), ("c", "By letter")))
    how.set_value("b")
    homes = NumberField()
    homes.set_value(42)
    comply = Answers("Do we comply?", (("yes", "Yes"), ("no", "No")))
    comply.set_value("no")
    return (
        labelled("Name", LineField()),
        labelled("Received", received),
        labelled("How it came", how),
        labelled("Homes", homes),
        labelled("Their words", LongText()),
        comply,
        Tick("Vulnerable"),
    )


def values(shell: Shell) -> list[object]:
    kinds: tuple[type[Any], ...] = (DateField, Choice, NumberField, LongText, LineField, Tick, Answers)
    return [one.value() for kind in kinds for one in shell.findChildren(kind)]


def reached_by_tab(shell: Shell) -> list[QWidget]:
    tab = Qt.FocusPolicy.TabFocus.value
    return [one for one in shell.findChildren(QWidget) if one.focusPolicy().value & tab and one.isVisible()]


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def roll(widget: QWidget) -> None:
    middle = QPointF(widget.rect().center())
    for turn in (120, -120):
        event = QWheelEvent(
            middle,
            widget.mapToGlobal(middle),
            QPoint(0, turn),
            QPoint(0, turn),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(widget, event)
