"""The list of cases: found, narrowed, sorted, opened."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Closed, Withdrawn
from chc_desktop.domain.intake import Category
from chc_desktop.office.office import Office
from chc_desktop.ui.case_list import CaseListPage
from chc_desktop.ui.filter_chips import Chip, FilterChips
from chc_desktop.ui.tables import SHORT, TONE, RowTable
from chc_desktop.ui.widgets.fields import LineField
from chc_desktop.ui.widgets.tag import Tone
from tests import make
from tests.conftest import Answers
from tests.office.people import joined

Page = Callable[[], CaseListPage]


@pytest.fixture
def new_page(qtbot: QtBot, office: Office, answers: Answers) -> Page:
    def make_page() -> CaseListPage:
        page = CaseListPage(office, answers)
        qtbot.addWidget(page)
        page.resize(1170, 768)
        with qtbot.waitActive(page):
            page.show()
            page.activateWindow()
        page.refresh()
        return page

    return make_page


@pytest.fixture
def three_cases(office: Office) -> None:
    """Late to be acknowledged; at stage 1 with a day in hand; withdrawn."""
    person = replace(
        make.RESIDENT, name="Mary O’Brien", address="Flat 10\nChurch Walk\nAM1 7QX", vulnerability="Asthma"
    )
    make.a_complaint(office, person=person, received_on=date(2026, 11, 13), title="Damp", category=Category.DAMP)
    second = make.a_complaint(office, person=replace(make.RESIDENT, name="Łukasz Nowak", address="Flat 9"))
    make.acknowledged(office, second, date(2026, 11, 18))
    third = make.a_complaint(office, person=replace(make.RESIDENT, name="Ann Day"), title="Lift “out of order”")
    office.cases.record(third, Withdrawn(happened_on=date(2026, 11, 20), done_by=1, why="By telephone."))


def table(page: CaseListPage) -> RowTable:
    return page.findChildren(RowTable)[0]


def people(page: CaseListPage) -> list[str]:
    return [case.person for case in table(page).rows()]


def search(page: CaseListPage, text: str) -> None:
    page.findChildren(LineField)[0].setText(text)


def chip(page: CaseListPage, key: str) -> Chip:
    return page.findChildren(FilterChips)[0].chip(key)


def cell(page: CaseListPage, row: int, title: str) -> tuple[str, Tone | None]:
    model = table(page).model()
    titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    index = model.index(row, titles.index(title))
    return index.data(), index.data(TONE)


def test_an_empty_register_says_so_and_offers_to_log(qtbot: QtBot, new_page: Page) -> None:
    page = new_page()
    assert page.subtitle.text() == "0 cases"
    with qtbot.waitSignal(page.log_asked):
        page.findChildren(QPushButton)[0].click()


@pytest.mark.usefixtures("three_cases")
def test_the_newest_case_stands_first_with_what_is_due_in_words(new_page: Page) -> None:
    page = new_page()
    assert people(page) == ["Ann Day", "Łukasz Nowak", "Mary O’Brien"]
    assert page.subtitle.text() == "3 cases"
    assert cell(page, 2, "Next due") == ("Fri 20 Nov, 2 working days late", Tone.RED)
    assert cell(page, 1, "Next due") == ("Wed 2 Dec, in 6 working days", Tone.TEAL)
    assert cell(page, 0, "Next due") == ("", None)
    assert cell(page, 2, "Where it stands")[0] == "To be acknowledged"
    assert cell(page, 2, "Received")[0] == "13 Nov 2026"


@pytest.mark.usefixtures("three_cases")
@pytest.mark.parametrize("typed", ["O'Brien", "obrien", "ÓBrien", "7qx", "damp brien", "\"O'Brien", "2026-001", "ma"])
def test_a_case_is_found_however_its_words_are_typed(new_page: Page, typed: str) -> None:
    page = new_page()
    search(page, typed)
    assert "Mary O’Brien" in people(page)
    assert page.subtitle.text().endswith("of 3 cases")


@pytest.mark.usefixtures("three_cases")
@pytest.mark.parametrize("typed", ['"', "'", "%", "_", "AND", "NEAR(", "zebra", "*", ")"])
def test_odd_signs_are_never_an_error(new_page: Page, typed: str) -> None:
    page = new_page()
    search(page, typed)
    search(page, "")
    assert len(people(page)) == 3


@pytest.mark.usefixtures("three_cases")
def test_words_in_quotation_marks_are_found(new_page: Page) -> None:
    page = new_page()
    search(page, "“out of order”")
    assert people(page) == ["Ann Day"]


@pytest.mark.usefixtures("three_cases")
@pytest.mark.parametrize(
    ("key", "found"),
    [
        ("open", ["Łukasz Nowak", "Mary O’Brien"]),
        ("late", ["Mary O’Brien"]),
        ("stage1", ["Ann Day", "Łukasz Nowak", "Mary O’Brien"]),
        ("stage2", []),
        ("ended", ["Ann Day"]),
        ("vulnerable", ["Mary O’Brien"]),
        ("promise", []),
    ],
)
def test_each_chip_narrows_the_list(new_page: Page, key: str, found: list[str]) -> None:
    page = new_page()
    chip(page, key).click()
    assert people(page) == found
    chip(page, key).click()
    assert len(people(page)) == 3


@pytest.mark.usefixtures("three_cases")
def test_open_and_ended_exclude_each_other(new_page: Page) -> None:
    page = new_page()
    chip(page, "open").click()
    chip(page, "ended").click()
    assert not chip(page, "open").isChecked()
    assert people(page) == ["Ann Day"]


def test_a_promise_that_is_late_makes_its_case_late(office: Office, new_page: Page) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 5))
    make.acknowledged(office, case_id, date(2026, 10, 9))
    make.answered(office, case_id, date(2026, 11, 9))
    page = new_page()
    chip(page, "promise").click()
    chip(page, "late").click()
    assert cell(page, 0, "Next due") == ("Promise: Mon 23 Nov, 1 working day late", Tone.RED)


def test_a_closed_case_says_that_it_is_the_promise_that_is_late_and_an_open_one_what_comes_first(
    office: Office, new_page: Page
) -> None:
    closed = make.a_complaint(office, received_on=date(2026, 10, 5))
    make.acknowledged(office, closed, date(2026, 10, 9))
    make.answered(office, closed, date(2026, 11, 9))
    office.cases.record(closed, Closed(happened_on=date(2026, 11, 20), done_by=1, why=""))
    make.a_complaint(office, received_on=date(2026, 11, 13))
    page = new_page()
    assert cell(page, 1, "Where it stands")[0] == "Closed"
    assert cell(page, 1, "Next due") == ("Promise: Mon 23 Nov, 1 working day late", Tone.RED)
    assert cell(page, 0, "Next due") == ("Fri 20 Nov, 2 working days late", Tone.RED)


def test_several_who_complain_together_are_counted_and_found_by_each_name(office: Office, new_page: Page) -> None:
    case_id = make.a_complaint(office, person=replace(make.RESIDENT, name="Joan Bell"))
    joined(office, case_id)
    page = new_page()
    assert cell(page, 0, "Person")[0] == "Joan Bell and 1 other"
    joined(office, case_id, replace(make.RESIDENT, name="Cy Fox"))
    page.refresh()
    assert cell(page, 0, "Person")[0] == "Joan Bell and 2 others"
    for typed in ("khan", "cy fox", "bell"):
        search(page, typed)
        assert people(page) == ["Joan Bell and 2 others"]


def test_where_a_cell_has_no_room_for_all_of_it_fewer_words_stand_in_it(office: Office, new_page: Page) -> None:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 5))
    make.acknowledged(office, case_id, date(2026, 10, 9))
    make.answered(office, case_id, date(2026, 11, 9))
    joined(office, case_id)
    page = new_page()
    shorts = [table(page).model().index(0, place).data(SHORT) for place in range(6)]
    assert shorts == [None, None, "Joan Bell +1", None, None, "Promise: Mon 23 Nov, late"]


@pytest.mark.usefixtures("three_cases")
def test_any_column_sorts_by_its_true_value(new_page: Page) -> None:
    page = new_page()
    table(page).sortByColumn(3, Qt.SortOrder.AscendingOrder)
    assert [case.home for case in table(page).rows()] == ["Cottage 3", "Flat 9", "Flat 10"]
    table(page).sortByColumn(5, Qt.SortOrder.AscendingOrder)
    assert people(page) == ["Mary O’Brien", "Łukasz Nowak", "Ann Day"]


@pytest.mark.usefixtures("three_cases")
def test_enter_opens_the_case(qtbot: QtBot, new_page: Page) -> None:
    page = new_page()
    table(page).choose(table(page).rows()[1])
    with qtbot.waitSignal(page.case_chosen) as chosen:
        QTest.keyClick(table(page), Qt.Key.Key_Return)
    assert chosen.args == [2]


@pytest.mark.usefixtures("three_cases")
def test_the_search_is_reached_and_left_by_keyboard(qtbot: QtBot, new_page: Page) -> None:
    page = new_page()
    field = page.findChildren(LineField)[0]
    table(page).setFocus()
    page.focus_search()
    assert field.hasFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert table(page).hasFocus()
    assert table(page).current_row() == table(page).rows()[0]
    page.focus_search()
    QTest.keyClicks(field, "nowak")
    with qtbot.waitSignal(page.case_chosen) as chosen:
        QTest.keyClick(field, Qt.Key.Key_Return)
    assert chosen.args == [2]


@pytest.mark.usefixtures("three_cases")
def test_the_chosen_case_stays_chosen_when_it_changes(office: Office, new_page: Page) -> None:
    page = new_page()
    table(page).choose(table(page).rows()[2])
    make.acknowledged(office, 1, date(2026, 11, 24))
    page.refresh()
    assert table(page).current_row().case_id == 1
    assert cell(page, 2, "Where it stands")[0] == "At stage 1"


@pytest.mark.usefixtures("three_cases")
def test_columns_are_as_they_were_left(qtbot: QtBot, office: Office, new_page: Page) -> None:
    first = new_page()
    header = table(first).horizontalHeader()
    header.resizeSection(2, 222)
    header.moveSection(7, 1)
    table(first).sortByColumn(2, Qt.SortOrder.AscendingOrder)
    first.hide()
    assert office.drafts.read("view/cases")
    second = new_page()
    header = table(second).horizontalHeader()
    assert (header.sectionSize(2), header.visualIndex(7)) == (222, 1)
    assert people(second) == ["Ann Day", "Łukasz Nowak", "Mary O’Brien"]


@pytest.mark.usefixtures("three_cases")
def test_looking_at_the_list_keeps_nothing(office: Office, new_page: Page) -> None:
    page = new_page()
    page.resize(900, 700)
    search(page, "damp")
    page.hide()
    assert office.drafts.read("view/cases") is None


@pytest.mark.usefixtures("three_cases")
def test_the_model_is_sound(new_page: Page) -> None:
    page = new_page()
    tester = QAbstractItemModelTester(table(page).model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    chip(page, "open").click()
    table(page).sortByColumn(0, Qt.SortOrder.AscendingOrder)
    page.refresh()
    assert tester.model() is table(page).model()


@pytest.mark.usefixtures("three_cases")
def test_an_empty_result_says_why(new_page: Page) -> None:
    page = new_page()
    before = table(page).grab().toImage()
    search(page, "zebra")
    assert page.subtitle.text() == "0 of 3 cases"
    assert table(page).grab().toImage() != before
