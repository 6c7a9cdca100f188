"""The list of all promises: found, narrowed, opened, marked as done."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Closed, PromiseKept, Remedy
from chc_desktop.domain.promises.events import MoneyPaid, PromiseMoved, PromiseUndeliverable
from chc_desktop.domain.vocabulary import Agreed
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.promises.page import PromisesPage
from chc_desktop.ui.tables import TONE
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.tag import Tone
from tests import make
from tests.conftest import Answers
from tests.ui.forms.driving import choose, press, reached_by_tab, spoken_name, write

TODAY = date(2026, 11, 24)
TOLD: dict[str, Any] = {"happened_on": TODAY, "done_by": 1}


@pytest.fixture
def page(qtbot: QtBot, office: Office, answers: Answers) -> PromisesPage:
    shown = PromisesPage(office, answers)
    qtbot.addWidget(shown)
    shown.resize(1170, 768)
    with qtbot.waitActive(shown):
        shown.show()
        shown.activateWindow()
    office.on_change(shown.refresh)
    shown.refresh()
    return shown


@pytest.fixture
def two_cases(office: Office) -> tuple[int, int]:
    """One closed with dampers that are late and £50 to be paid; one with an apology that was made."""
    first = answered(
        office,
        Remedy("action-on-delay", "Fit dampers to the pump", date(2026, 11, 20), owner=2),
        Remedy("money", "Pay you for the nights", date(2026, 12, 1), 5_000, owner=1),
    )
    office.cases.record(first, Closed(**TOLD, why=""))
    person = replace(make.RESIDENT, name="Mary O’Brien", address="Flat 10\nAM1 7QX")
    second = answered(office, Remedy("apology", "Say sorry", date(2026, 11, 12), owner=1), person=person)
    keep(office, second, date(2026, 11, 12))
    return first, second


def answered(office: Office, *remedies: Remedy, **changes: Any) -> int:
    case_id = make.a_complaint(office, received_on=date(2026, 10, 27), **changes)
    make.acknowledged(office, case_id, date(2026, 10, 30))
    make.answered(office, case_id, date(2026, 11, 10), remedies=remedies)
    return case_id


def keys(office: Office, case_id: int) -> list[str]:
    return [promise.key for promise in office.cases.view(case_id).case.promises]


def keep(office: Office, case_id: int, on: date) -> None:
    (key,) = keys(office, case_id)
    office.cases.record(case_id, PromiseKept(happened_on=on, done_by=1, promise=key, evidence="Seen"))


def shown(page: PromisesPage) -> list[str]:
    return [row.what for row in page.table.rows()]


def cell(page: PromisesPage, row: int, title: str) -> tuple[str, Tone | None]:
    model = page.table.model()
    titles = [model.headerData(place, Qt.Orientation.Horizontal) for place in range(model.columnCount())]
    index = model.index(row, titles.index(title))
    return index.data(), index.data(TONE)


@pytest.mark.usefixtures("two_cases")
def test_those_still_to_be_kept_come_first_with_who_does_them_and_by_when(page: PromisesPage) -> None:
    assert shown(page) == ["Fit dampers to the pump", "Pay you for the nights", "Say sorry"]
    assert cell(page, 0, "By when") == ("Fri 20 Nov, 2 working days late", Tone.RED)
    assert cell(page, 0, "Who does it")[0] == "Peter Grant"
    assert cell(page, 1, "How it stands") == ("£50 to be paid", None)
    assert cell(page, 2, "How it stands") == ("Kept 12 Nov 2026", Tone.GREEN)
    assert page.subtitle.text() == "3 promises · 2 still to be kept, 1 late"
    assert page.money.text() == "Money in the year 1 Nov 2026 to 31 Oct 2027: £50 offered. £50 is still to be paid."


def test_a_day_of_next_year_is_read_in_full_on_a_small_laptop(page: PromisesPage, office: Office) -> None:
    answered(office, Remedy("action-on-delay", "Fit dampers to the pump", date(2027, 1, 28), owner=1))
    page.resize(1151, 743)  # what 1366 by 768 leaves beside the list of pages
    assert cell(page, 0, "By when")[0] == "Thu 28 Jan 2027, in 44 working days"
    bold = QFont(page.table.font())
    bold.setBold(True)
    needed = QFontMetrics(bold).horizontalAdvance(cell(page, 0, "By when")[0])
    assert page.table.columnWidth(4) > needed
    assert not page.table.isColumnHidden(5), "how it stands keeps its place beside it"


def test_an_empty_list_says_where_promises_come_from(page: PromisesPage) -> None:
    assert shown(page) == []
    assert not page.done.isEnabled()
    assert page.subtitle.text() == ""


@pytest.mark.usefixtures("two_cases")
@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("obrien", ["Say sorry"]),
        ("dampers", ["Fit dampers to the pump"]),
        ("dampers sorry", []),
        ("2026-002", ["Say sorry"]),
        ('"sorry"', ["Say sorry"]),
        ("%", []),
        ("payment", ["Pay you for the nights"]),
    ],
)
def test_it_is_found_as_you_type(page: PromisesPage, typed: str, found: list[str]) -> None:
    write(page.search, typed)
    assert shown(page) == found


@pytest.mark.usefixtures("two_cases")
@pytest.mark.parametrize(
    ("chip", "found"),
    [
        ("open", ["Fit dampers to the pump", "Pay you for the nights"]),
        ("late", ["Fit dampers to the pump"]),
        ("mine", ["Pay you for the nights", "Say sorry"]),
        ("money", ["Pay you for the nights"]),
        ("kept", ["Say sorry"]),
        ("cannot", []),
        ("beyond", []),
    ],
)
def test_each_chip_shows_what_it_says(page: PromisesPage, chip: str, found: list[str]) -> None:
    page.chips.chip(chip).click()
    assert shown(page) == found


@pytest.mark.usefixtures("two_cases")
def test_one_persons_promises_are_shown(page: PromisesPage) -> None:
    choose(page.owner, "Peter Grant")
    assert shown(page) == ["Fit dampers to the pump"]
    assert page.subtitle.text().startswith("1 of 3 promises")


def test_one_is_marked_as_done_from_the_list(
    qtbot: QtBot, page: PromisesPage, office: Office, two_cases: tuple[int, int]
) -> None:
    page.refresh()
    page.table.choose(page.table.rows()[0])
    press(page.done)
    dialog = page.findChildren(ActionDialog)[0]
    write(dialog.fields["evidence"], "Invoice 114")
    with qtbot.waitSignal(dialog.destroyed, timeout=2_000):
        press(dialog.done_button)
    row = next(row for row in page.table.rows() if row.what.startswith("Fit dampers"))
    assert (row.state, row.was_late) == ("kept", True)
    assert cell(page, page.table.rows().index(row), "How it stands") == ("Kept 24 Nov 2026, late", Tone.RED)
    assert not page.done.isEnabled()


@pytest.mark.usefixtures("two_cases")
def test_money_asks_for_the_payment(page: PromisesPage) -> None:
    page.table.choose(page.table.rows()[1])
    assert page.done.text() == "Record a payment…"
    press(page.done)
    assert "amount" in page.findChildren(ActionDialog)[0].fields


def test_a_part_payment_a_new_date_and_what_cannot_be_delivered_are_told(
    page: PromisesPage, office: Office, two_cases: tuple[int, int]
) -> None:
    dampers, fifty = keys(office, two_cases[0])
    office.cases.record(two_cases[0], MoneyPaid(**TOLD, promise=fifty, pence=3_000, how="By cheque"))
    agreed: dict[str, Any] = {"agreed": Agreed.YES, "agreed_how": "By telephone"}
    day = date(2026, 12, 11)
    office.cases.record(two_cases[0], PromiseMoved(**TOLD, promise=dampers, new_date=day, reason="Parts", **agreed))
    assert cell(page, 0, "How it stands")[0] == "£30 of £50 paid"
    assert cell(page, 1, "How it stands")[0] == "Moved from 20 Nov 2026"
    assert page.money.text().endswith("£50 offered, £30 paid. £20 is still to be paid.")
    cannot = PromiseUndeliverable(
        **TOLD,
        promise=dampers,
        why="The maker has gone.",
        no_alternative_because="There is no other.",
        told_on=TODAY,
        told_how="Letter",
        ombudsman_told=True,
    )
    office.cases.record(two_cases[0], cannot)
    page.chips.chip("cannot").click()
    assert cell(page, 0, "How it stands") == ("Cannot be delivered", Tone.RED)
    assert not page.done.isEnabled()


def test_enter_opens_the_case_at_its_promises(
    qtbot: QtBot, office: Office, answers: Answers, two_cases: tuple[int, int]
) -> None:
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    assert window.current_page() == "promises"
    page = window.pages.promises
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.focusWidget() is page.search
    write(page.search, "dampers")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert window.current_page() == "case"
    tabs = window.pages.case.tabs
    assert tabs
    assert tabs.bar().tabText(tabs.current_tab()).startswith("Promises")
    assert window.pages.case.crumb.plain() == "Cases › 2026-001"
    QTest.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.pages.help.current_help() == "promises"


@pytest.mark.usefixtures("two_cases")
def test_everything_has_a_name_and_the_model_is_sound(page: PromisesPage) -> None:
    QAbstractItemModelTester(page.table.model(), QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert [type(one).__name__ for one in reached_by_tab(page) if not spoken_name(one)] == []


@pytest.mark.usefixtures("two_cases")
def test_what_is_shown_can_be_handed_on_with_real_dates(page: PromisesPage) -> None:
    page.chips.chip("late").click()
    shown = page.shown()
    assert (shown.title, shown.narrowed) == ("Promises", ("Late",))
    (row,) = shown.rows(None)
    said = {column.title: column.native(row) for column in shown.columns}
    assert (said["What"], said["By when"], said["Who does it"]) == (
        "Fit dampers to the pump",
        date(2026, 11, 20),
        "Peter Grant",
    )


@pytest.mark.usefixtures("two_cases")
def test_the_columns_and_their_order_stay_as_they_were_left(
    qtbot: QtBot, page: PromisesPage, office: Office, answers: Answers
) -> None:
    page.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    page.table.horizontalHeader().resizeSection(1, 222)
    page.hide()
    again = PromisesPage(office, answers)
    qtbot.addWidget(again)
    again.refresh()
    assert again.table.horizontalHeader().sectionSize(1) == 222
    assert shown(again)[0] == "Say sorry"


def test_at_twice_the_text_size_what_was_promised_can_be_read_and_several_rows_are_in_view(
    qtbot: QtBot, qapp: QApplication, office: Office, answers: Answers, two_cases: tuple[int, int]
) -> None:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    try:
        window = MainWindow(office, answers)
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.show_page("promises")
        page = window.pages.promises
        page.table.setFocus()
        page.ensureWidgetVisible(page.table, 0, 0)
        QApplication.processEvents()
        assert page.table.columnWidth(0) >= page.table.fontMetrics().horizontalAdvance("Fit dampers to the pump")
        rows = page.table.viewport().height() // page.table.rowHeight(0)
        assert rows >= 5
        seen = page.table.visibleRegion().boundingRect().height()
        assert seen > page.table.height() - page.table.rowHeight(0)
    finally:
        apply_theme(qapp, Mode.LIGHT)
