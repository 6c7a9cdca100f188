"""One model for every list, held to Qt's own tester."""

from dataclasses import dataclass, replace
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QSortFilterProxyModel, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QStyleOptionHeader
from pytestqt.qtbot import QtBot

from chc_desktop.domain import words
from chc_desktop.ui.tables import ROW, SORT, Column, RowModel, RowTable
from chc_desktop.ui.widgets.tag import Tone

ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


@dataclass(frozen=True, slots=True)
class Case:
    number: str
    about: str
    received: date
    closed: date | None = None


COLUMNS = (
    Column("Case", lambda row: row.number, width=10),
    Column("About", lambda row: row.about, width=0),
    Column("Received", lambda row: words.day(row.received), sort=lambda row: row.received),
    Column(
        "Closed",
        lambda row: words.day(row.closed) if row.closed else "open",
        sort=lambda row: row.closed,
        tone=lambda row: Tone.GREEN if row.closed else Tone.AMBER,
    ),
)
FIRST = Case("2026-001", "Damp", date(2026, 4, 3), date(2026, 5, 1))
SECOND = Case("2026-002", "noise", date(2026, 2, 11))
THIRD = Case("2026-003", "Charges", date(2026, 3, 9), date(2026, 4, 20))
ROWS = (FIRST, SECOND, THIRD)


@pytest.fixture
def table(qtbot: QtBot) -> RowTable:
    made = RowTable("Cases", COLUMNS, "No case matches.")
    qtbot.addWidget(made)
    made.resize(900, 400)
    made.show()
    made.show_rows(ROWS)
    return made


def test_the_model_keeps_qts_rules_while_it_is_filled_sorted_and_emptied(qapp: QApplication) -> None:
    model = RowModel(COLUMNS)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    model.show_rows(ROWS)
    model.sort(2, ASCENDING)
    model.sort(1, DESCENDING)
    model.show_rows(())
    assert tester.model() is model


def test_a_list_sorts_by_the_day_and_not_by_its_words(table: RowTable) -> None:
    table.sortByColumn(2, ASCENDING)
    assert table.rows() == (SECOND, THIRD, FIRST)


def test_text_sorts_without_regard_to_capitals(table: RowTable) -> None:
    table.sortByColumn(1, ASCENDING)
    assert [row.about for row in table.rows()] == ["Charges", "Damp", "noise"]


def test_what_has_no_value_goes_last_either_way(table: RowTable) -> None:
    table.sortByColumn(3, ASCENDING)
    assert table.rows() == (THIRD, FIRST, SECOND)
    table.sortByColumn(3, DESCENDING)
    assert table.rows() == (FIRST, THIRD, SECOND)


def test_new_rows_come_in_the_order_chosen_before(table: RowTable) -> None:
    table.sortByColumn(2, DESCENDING)
    table.show_rows((SECOND, FIRST))
    assert table.rows() == (FIRST, SECOND)


def test_the_chosen_case_stays_chosen_while_the_list_is_sorted_and_read_again(table: RowTable) -> None:
    table.choose(SECOND)
    table.sortByColumn(2, ASCENDING)
    assert table.current_row() == SECOND
    table.show_rows((THIRD, SECOND))
    assert table.current_row() == SECOND


def test_a_row_is_found_through_a_proxy(qapp: QApplication) -> None:
    model, proxy = RowModel(COLUMNS), QSortFilterProxyModel()
    model.show_rows(ROWS)
    proxy.setSourceModel(model)
    proxy.setSortRole(SORT)
    proxy.sort(0, DESCENDING)
    assert proxy.index(0, 1).data(ROW) is THIRD
    assert proxy.index(0, 2).data(SORT) == date(2026, 3, 9)


def test_enter_opens_the_case_the_keyboard_is_on(qtbot: QtBot, table: RowTable) -> None:
    table.choose(SECOND)
    with qtbot.waitSignal(table.row_activated) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [SECOND]


def test_going_down_the_list_tells_which_case_is_chosen(qtbot: QtBot, table: RowTable) -> None:
    table.choose(FIRST)
    with qtbot.waitSignal(table.row_chosen) as chosen:
        QTest.keyClick(table, Qt.Key.Key_Down)
    assert chosen.args == [SECOND]


def test_tab_leaves_the_list(table: RowTable) -> None:
    assert not table.tabKeyNavigation()


def test_the_list_has_a_name_and_its_cells_their_words(table: RowTable) -> None:
    interface = QAccessible.queryAccessibleInterface(table)
    assert interface.text(QAccessible.Text.Name) == "Cases"
    spoken = [interface.child(n).text(QAccessible.Text.Name) for n in range(interface.childCount())]
    assert "Wed 11 Feb 2026" in spoken


def test_widths_order_and_choice_are_taken_up_again(qtbot: QtBot) -> None:
    columns = tuple(replace(column, key=column.title) for column in COLUMNS)
    table, again = RowTable("Cases", columns), RowTable("Cases", columns)
    for one in (table, again):
        qtbot.addWidget(one)
    table.horizontalHeader().resizeSection(0, 222)
    table.choose_columns(("About", "Case"))
    again.take_up_layout(table.column_layout())
    assert [columns[place].key for place in again.columns_shown()] == ["About", "Case"]
    assert again.columnWidth(0) == 222
    again.choose_columns(())
    assert len(again.columns_shown()) == len(columns)


def test_a_layout_of_other_columns_is_passed_over(table: RowTable) -> None:
    table.take_up_layout({"widths": {"Never": 40, "Case": "wide"}, "order": ["Never"], "chosen": ["Never"]})
    table.take_up_layout({"widths": 3})
    assert len(table.columns_shown()) == len(COLUMNS)


def test_the_open_column_takes_the_room_that_is_left(table: RowTable) -> None:
    assert sum(table.columnWidth(n) for n in range(4)) == table.viewport().width()


def test_a_narrow_list_lets_columns_go_and_a_wide_one_has_them_back(qtbot: QtBot) -> None:
    number, about, received, closed = COLUMNS
    table = RowTable("Cases", (number, about, replace(received, yields=1), replace(closed, yields=2)))
    qtbot.addWidget(table)
    table.show_rows(ROWS)
    table.show()
    header = table.horizontalHeader()
    for width, hidden in ((900, []), (560, [3]), (420, [2, 3]), (900, [])):
        table.resize(width, 400)
        QApplication.processEvents()
        assert [place for place in range(4) if header.isSectionHidden(place)] == hidden, width
        assert table.horizontalScrollBar().maximum() == 0


def test_nothing_is_worked_out_for_rows_that_are_not_painted(qapp: QApplication) -> None:
    asked: list[object] = []

    def text(row: object) -> str:
        asked.append(row)
        return str(row)

    model = RowModel((Column("Case", text),))
    model.show_rows(range(10_000))
    assert asked == []
    assert model.rowCount() == 10_000


def test_sorting_ten_thousand_rows_asks_each_for_its_value_once(qapp: QApplication) -> None:
    asked: list[object] = []
    start = date(2026, 1, 1)

    def received(row: object) -> date:
        asked.append(row)
        return start + timedelta(days=int(str(row)) % 900)

    model = RowModel((Column("Received", str, sort=received),))
    model.show_rows(range(10_000))
    model.sort(0, ASCENDING)
    assert len(asked) == 10_000


def test_the_arrow_points_up_where_it_is_sorted_from_a_to_z(table: RowTable) -> None:
    header, arrows = table.horizontalHeader(), QStyleOptionHeader.SortIndicator
    for order, arrow in ((ASCENDING, arrows.SortUp), (DESCENDING, arrows.SortDown)):
        table.sortByColumn(0, order)
        option = QStyleOptionHeader()
        header.initStyleOptionForIndex(option, 0)
        assert option.sortIndicator == arrow
        header.initStyleOptionForIndex(other := QStyleOptionHeader(), 1)
        assert other.sortIndicator == getattr(arrows, "None_", arrows(0))


def test_in_a_narrow_window_a_column_with_fewer_words_leaves_its_room_to_the_open_one(qtbot: QtBot) -> None:
    columns = (
        COLUMNS[1],
        replace(COLUMNS[2], width=30, short=lambda row: words.short_day(row.received), short_width=8),
    )
    table = RowTable("Cases", tuple(replace(one, key=one.title) for one in columns))
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    wide = table.columnWidth(1)
    table.resize(400, 400)
    assert table.columnWidth(1) < wide
    assert table.columnWidth(0) + table.columnWidth(1) <= table.viewport().width()
    assert table.column_layout()["widths"] == {"Received": wide}
    table.resize(900, 400)
    assert table.columnWidth(1) == wide
