"""The list of cases as a tool for finding: why a case was found, more filters, views under a name, chosen columns."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Noted, Withdrawn
from chc_desktop.domain.intake import Category
from chc_desktop.domain.listing.asked import Asked
from chc_desktop.office.lists import Glance
from chc_desktop.office.office import Office
from chc_desktop.ui.case_list import CaseListPage
from chc_desktop.ui.filter_chips import Chip
from chc_desktop.ui.listing.columns_dialog import ColumnsDialog
from chc_desktop.ui.listing.more_filters import MoreFilters
from chc_desktop.ui.listing.name_dialog import NameDialog
from chc_desktop.ui.tables import SECOND
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.fields import Choice
from tests import make
from tests.conftest import Answers
from tests.ui.kit.test_whole import name_of

Found = TypeVar("Found", bound=QWidget)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """Damp, late; noise, with a note, dealt with by the chair; a lift, withdrawn."""
    made = make.an_office(tmp_path / "register", date(2026, 11, 24))
    damp = replace(make.RESIDENT, name="Mary O’Brien", vulnerability="Asthma")
    make.a_complaint(made, person=damp, received_on=date(2026, 11, 13), title="Damp", category=Category.DAMP)
    noise = make.a_complaint(made, person=replace(make.RESIDENT, name="Łukasz Nowak"), handler=2, title="Noise")
    made.cases.record(noise, Noted(happened_on=date(2026, 11, 20), done_by=1, text="The heron frightens the cat."))
    lift = make.a_complaint(made, person=replace(make.RESIDENT, name="Ann Day"), title="Lift")
    made.cases.record(lift, Withdrawn(happened_on=date(2026, 11, 20), done_by=1, why="By telephone."))
    return made


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> CaseListPage:
    return shown(qtbot, office, answers)


def shown(qtbot: QtBot, office: Office, answers: Answers) -> CaseListPage:
    page = CaseListPage(office, answers)
    qtbot.addWidget(page)
    page.resize(1170, 768)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    page.refresh()
    return page


def titles(page: CaseListPage) -> list[str]:
    return [row.title for row in page.table().rows()]


def headings(page: CaseListPage) -> list[str]:
    table = page.table()
    return [table.model().headerData(place, Qt.Orientation.Horizontal) for place in table.columns_shown()]


def dialog(page: CaseListPage, kind: type[Found]) -> Found:
    return page.window().findChildren(kind)[-1]


def view_action(page: CaseListPage, text: str) -> QAction:
    page.views_button.fill()
    return next(action for action in page.views_button.menu_of_views.actions() if action.text() == text)


def chips(page: CaseListPage) -> list[str]:
    return [chip.text() for chip in page.findChildren(Chip) if chip.isChecked() and chip.isVisible()]


def test_under_each_row_stands_why_it_was_found(qtbot: QtBot, page: CaseListPage) -> None:
    page.search.setText("heron")
    index = page.table().model().index(0, 0)
    qtbot.waitUntil(lambda: bool(index.data(SECOND)))
    assert "".join(text for text, _ in index.data(SECOND)) == "Note, Fri 20 Nov 2026: The heron frightens the cat."
    assert [text for text, marked in index.data(SECOND) if marked] == ["heron"]
    assert "heron" in index.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    tall = page.table().rowHeight(0)
    page.search.setText("")
    assert page.table().rowHeight(0) < tall


def test_a_word_about_vulnerability_finds_the_case_and_says_that_it_is_one(qtbot: QtBot, page: CaseListPage) -> None:
    page.search.setText("asthma")
    assert titles(page) == ["Damp"]
    index = page.table().model().index(0, 0)
    qtbot.waitUntil(lambda: bool(index.data(SECOND)))
    assert "".join(text for text, _ in index.data(SECOND)) == "Vulnerable: Asthma"


def test_a_name_is_found_though_a_quotation_mark_stands_in_its_place(
    qtbot: QtBot, office: Office, page: CaseListPage
) -> None:
    noise = next(row.case_id for row in page.table().rows() if row.title == "Noise")
    office.cases.record(noise, Noted(happened_on=date(2026, 11, 21), done_by=1, text='A Mr O"Malley rang.'))
    page.refresh()
    for typed in ("omalley", 'o"malley', "O’Malley"):
        page.search.setText(typed)
        assert titles(page) == ["Noise"]


def test_the_word_found_is_painted(qtbot: QtBot, page: CaseListPage) -> None:
    page.search.setText("noise")
    before = page.table().grab().toImage()
    qtbot.waitUntil(lambda: bool(page.table().model().index(0, 0).data(SECOND)))
    assert page.table().grab().toImage() != before


def test_more_filters_are_chosen_shown_as_chips_and_taken_away(qtbot: QtBot, page: CaseListPage) -> None:
    page._view().filters.more_button.click()
    more = dialog(page, MoreFilters)
    qtbot.waitUntil(more.fields["stage"].hasFocus)
    handler = more.fields["handler"]
    assert isinstance(handler, Choice)
    handler.set_value("2")
    QTest.keyClick(more, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert titles(page) == ["Noise"]
    assert chips(page) == ["Dealt with by: Peter Grant"]
    assert page.subtitle.text() == "1 of 3 cases"
    next(chip for chip in page.findChildren(Chip) if chip.text().startswith("Dealt")).click()
    assert len(titles(page)) == 3
    assert chips(page) == []


def test_more_filters_leave_the_chips_as_they_were(page: CaseListPage) -> None:
    page._view().filters.chip("open").click()
    page._view().filters.more_button.click()
    more = dialog(page, MoreFilters)
    category = more.fields["category"]
    assert isinstance(category, Choice)
    category.set_value(Category.DAMP.words)
    more.submit()
    assert (titles(page), chips(page)) == (["Damp"], ["Open", "About: Damp and mould"])


def test_nothing_under_a_filter_says_which(page: CaseListPage) -> None:
    page._view().filters.chip("stage2").click()
    assert "“Stage 2”" in page.table()._empty_text


def test_clear_all_shows_everything_and_goes_to_the_search(page: CaseListPage) -> None:
    bar = page._view().filters
    assert not bar.clear_button.isVisible()
    bar.chip("late").click()
    page.search.setText("damp")
    assert bar.clear_button.isVisible()
    bar.clear_button.click()
    assert (len(titles(page)), page.search.value(), chips(page)) == (3, "", [])
    assert page.search.hasFocus()
    assert not bar.clear_button.isVisible()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Open", ["Noise", "Damp"]),
        ("Late", ["Damp"]),
        ("Answered this month", []),
        ("With the Ombudsman", []),
        ("Vulnerable people", ["Damp"]),
        ("Promises due", []),
    ],
)
def test_some_views_are_there_from_the_first_day(page: CaseListPage, name: str, found: list[str]) -> None:
    view_action(page, name).trigger()
    assert titles(page) == found
    assert page.views_button.text() == f"View: {name}"


def test_a_view_keeps_the_search_the_filters_the_order_and_the_columns(
    qtbot: QtBot, office: Office, answers: Answers, page: CaseListPage
) -> None:
    page._view().filters.chip("open").click()
    page.search.setText("church walk")
    page.table().sortByColumn(1, Qt.SortOrder.AscendingOrder)
    page._view()._choose_columns(("title", "handler", "reference"))
    save_as(page, "Mine & yours")
    again = shown(qtbot, office, answers)
    view_action(again, "Mine && yours").trigger()
    assert (titles(again), headings(again)) == (["Damp", "Noise"], ["Title", "Dealt with by", "Case"])
    assert (again.search.value(), chips(again)) == ("church walk", ["Open"])


def test_a_view_is_renamed_and_deleted_into_the_bin(office: Office, page: CaseListPage) -> None:
    save_as(page, "Mine")
    view_action(page, "Rename “Mine”…").trigger()
    rename = dialog(page, NameDialog)
    rename.name.set_value("Late")
    rename.submit()
    assert "There is a view called “Late” already" in rename.error.text()
    rename.name.set_value("Ours")
    rename.submit()
    assert page.views_button.text() == "View: Ours"
    view_action(page, "Delete “Ours”").trigger()
    assert page.views_button.text() == "Views"
    assert [line.what for line in office.bin.lines()] == ["Ours"]
    office.bin.take_back(office.bin.lines()[0])
    assert view_action(page, "Ours")


def test_a_view_that_was_changed_says_so_and_can_be_kept_as_it_is_now(office: Office, page: CaseListPage) -> None:
    save_as(page, "Mine")
    page._view().filters.chip("late").click()
    assert page.views_button.text() == "View: Mine, changed"
    view_action(page, "Keep the changes to “Mine”").trigger()
    assert page.views_button.text() == "View: Mine"
    (kept,) = office.saved_views.saved("cases")
    assert kept.asked.narrowed == (("late", "yes"),)


def test_columns_are_chosen_and_moved_by_keyboard(
    qtbot: QtBot, office: Office, answers: Answers, page: CaseListPage
) -> None:
    view_action(page, "Columns…").trigger()
    columns = dialog(page, ColumnsDialog)
    qtbot.waitUntil(columns.list.hasFocus)
    QTest.keyClick(columns.list, Qt.Key.Key_Space)
    assert columns.list.item(0).checkState() is Qt.CheckState.Unchecked
    QTest.keyClick(columns.list, Qt.Key.Key_Down)
    columns.up_button.click()
    QTest.keyClick(columns, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert headings(page)[:2] == ["Title", "Person"]
    assert "Case" not in headings(page)
    again = shown(qtbot, office, answers)
    assert headings(again) == headings(page)


def test_a_list_without_any_column_is_refused(page: CaseListPage) -> None:
    view_action(page, "Columns…").trigger()
    columns = dialog(page, ColumnsDialog)
    for place in range(columns.list.count()):
        columns.list.item(place).setCheckState(Qt.CheckState.Unchecked)
    columns.submit()
    assert "at least one column" in columns.error.text()
    columns.usual_button.click()
    columns.submit()
    assert headings(page)[0] == "Case"


def test_what_is_shown_is_handed_over_with_native_values(page: CaseListPage) -> None:
    page._view().filters.chip("open").click()
    shown_now = page._view().shown()
    rows = list(shown_now.rows(page._office.desk))
    assert (shown_now.title, shown_now.counted, shown_now.narrowed) == ("Cases", "2 of 3 cases", ("Open",))
    by_title = {column.title: column for column in shown_now.columns}
    assert [by_title["Title"].native(row) for row in rows] == ["Noise", "Damp"]
    assert [by_title["Next due"].native(row) for row in rows] == [date(2026, 11, 24), date(2026, 11, 20)]


def test_thousands_of_rows_are_read_only_where_they_come_into_view(
    qtbot: QtBot, office: Office, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    template = next(office.lists.every(Asked("cases")))
    asked: list[int] = []

    def page(_asked: object, start: int, size: int) -> list[object]:
        asked.append(start)
        return [template._replace(case_id=start + n, title=f"Case {start + n}") for n in range(size)]

    monkeypatch.setattr(office.lists, "page", page)
    count = 100_000
    monkeypatch.setattr(office.lists, "glance", lambda _asked, size: Glance(count, count, page(None, 0, size)))
    found = shown(qtbot, office, answers)
    QApplication.processEvents()
    assert set(asked) == {0}
    found.table().scrollToBottom()
    found.table().grab()
    assert set(asked) <= {0, 99_900}
    assert found.table().model().rowCount() == 100_000
    assert found.subtitle.text() == "100,000 cases"

    count = 250  # Qt's own test looks at every row there is: three pages of them show the same
    found.refresh()
    tester = QAbstractItemModelTester(found.table().model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    assert tester.model().rowCount() == 250


def test_every_control_has_a_name(page: CaseListPage) -> None:
    view_action(page, "Columns…").trigger()
    page._view().filters.more_button.click()
    for widget in (page, dialog(page, ColumnsDialog), dialog(page, MoreFilters)):
        for control in widget.findChildren(QWidget):
            if control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.isVisibleTo(widget):
                assert name_of(control), control


def save_as(page: CaseListPage, name: str) -> None:
    view_action(page, "Save this view…").trigger()
    save = dialog(page, NameDialog)
    save.name.set_value(name)
    QTest.keyClick(save.name, Qt.Key.Key_Return)


def test_the_columns_chosen_stay_when_everything_is_shown_again(page: CaseListPage) -> None:
    view_action(page, "Columns…").trigger()
    columns = dialog(page, ColumnsDialog)
    columns.chosen.emit(("reference", "title"))
    columns.reject()
    page._view().filters.chip("late").click()
    page._view().filters.clear_button.click()
    assert page._view().table.chosen_columns() == ("reference", "title")
    view_action(page, "Late").trigger()
    assert page._view().table.chosen_columns() == ("reference", "title")


def test_a_view_that_was_deleted_is_said_to_be_in_the_bin(page: CaseListPage) -> None:
    save_as(page, "Damp & mould")
    assert page.views_button.text() == "View: Damp && mould"  # an “&” is shown, and underlines nothing
    view_action(page, "Delete “Damp && mould”").trigger()
    assert "“Damp & mould” is in the Bin" in page.banner.text()


@pytest.mark.usefixtures("plain_after")
def test_at_200_percent_the_list_keeps_room_for_what_was_found(
    qtbot: QtBot, qapp: QApplication, office: Office, answers: Answers
) -> None:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    page = shown(qtbot, office, answers)
    page.resize(1029, 723)  # what a window of 1366x768 leaves it
    page.search.set_value("damp")
    QApplication.processEvents()
    header = page.table().mapTo(page, page.table().rect().topLeft())
    assert header.y() < page.height() * 0.72


@pytest.fixture
def plain_after(qapp: QApplication) -> Iterator[None]:
    yield
    apply_theme(qapp, Mode.LIGHT)
