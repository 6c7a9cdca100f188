"""The list of service requests beside that of complaints, and the ways between them in the whole window."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.intake import Category
from chc_desktop.domain.requests.events import RequestDone
from chc_desktop.office.office import Office
from chc_desktop.ui.case_list import CaseListPage
from chc_desktop.ui.filter_chips import FilterChips
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.requests.log import RequestDialog
from chc_desktop.ui.tables import RowTable
from chc_desktop.ui.widgets.choices import Answers as Switch
from chc_desktop.ui.widgets.fields import LineField
from tests import make
from tests.conftest import Answers
from tests.office.test_requests import a_request
from tests.ui.forms.driving import press, write


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A complaint, and three requests: late to be reviewed, done, open."""
    made = make.an_office(tmp_path)
    make.a_complaint(made)
    a_request(made, title="Gate", asked_on=date(2026, 11, 3), review_on=date(2026, 11, 20))
    second = a_request(made, title="Bulb", category=Category.ESTATE)
    made.requests.record(second, RequestDone(happened_on=make.TODAY, done_by=1, text="New bulb."))
    a_request(made, title="Tap")
    return made


def in_view(page: CaseListPage, kind: type[QWidget]) -> QWidget:
    return next(widget for widget in page.findChildren(kind) if widget.isVisible())


def table(page: CaseListPage) -> RowTable:
    found = in_view(page, RowTable)
    assert isinstance(found, RowTable)
    return found


def titles(page: CaseListPage) -> list[str]:
    return [row.title for row in table(page).rows()]


def chip(page: CaseListPage, key: str) -> None:
    chips = in_view(page, FilterChips)
    assert isinstance(chips, FilterChips)
    chips.chip(key).click()


def search(page: CaseListPage, text: str) -> None:
    page.findChildren(LineField)[0].setText(text)


def test_the_switch_is_worked_by_keyboard_and_remembered(
    qtbot: QtBot, window: MainWindow, office: Office, answers: Answers
) -> None:
    window.show_page("cases")
    page = window.pages.cases
    assert (page.title.text(), page.subtitle.text()) == ("Cases", "1 case")
    complaints = page.findChildren(Switch)[0].answers()[0]
    complaints.setFocus()
    QTest.keyClick(complaints, Qt.Key.Key_Right)
    assert (page.title.text(), page.subtitle.text()) == ("Service requests", "3 service requests")
    assert titles(page) == ["Tap", "Bulb", "Gate"]
    assert window.pages.help_name("cases") == "requests"
    again = CaseListPage(office, answers)
    qtbot.addWidget(again)
    again.show()
    again.refresh()
    assert again.title.text() == "Service requests"


def test_chips_narrow_the_requests(window: MainWindow) -> None:
    window.going.show_requests()
    page = window.pages.cases
    for key, found in (("open", ["Tap", "Gate"]), ("late", ["Gate"])):
        chip(page, key)
        assert titles(page) == found
    chip(page, "done")
    assert titles(page) == ["Bulb"]
    assert page.subtitle.text() == "1 of 3 service requests"


def test_any_column_sorts_by_its_true_value(window: MainWindow) -> None:
    window.going.show_requests()
    table(window.pages.cases).sortByColumn(5, Qt.SortOrder.AscendingOrder)
    assert titles(window.pages.cases) == ["Gate", "Tap", "Bulb"]


def test_the_same_search_finds_both_and_says_where_the_other_kind_is(window: MainWindow) -> None:
    window.show_page("cases")
    page = window.pages.cases
    search(page, "gate")
    assert titles(page) == []
    assert "But 1 service request has it" in table(page)._empty_text
    page.show_kind("requests")
    assert titles(page) == ["Gate"]
    search(page, "boiler")
    assert "But 1 case has it" in table(page)._empty_text
    search(page, "zebra")
    assert "But" not in table(page)._empty_text


def test_a_request_is_opened_and_left_again_by_keyboard(window: MainWindow) -> None:
    window.going.show_requests()
    page = window.pages.cases
    table(page).setFocus()
    table(page).choose(table(page).rows()[2])
    QTest.keyClick(table(page), Qt.Key.Key_Return)
    assert window.current_page() == "request"
    assert window.sidebar.entry("cases").isChecked()
    assert window.pages.request.title.text() == "Gate"
    assert QApplication.focusWidget() is window.pages.request.standing.main  # type: ignore[union-attr]
    window.pages.request.crumb.link_chosen.emit("requests")
    assert (window.current_page(), page.title.text()) == ("cases", "Service requests")


def test_a_line_of_today_leads_to_the_request_and_its_review(window: MainWindow, qtbot: QtBot) -> None:
    window.going.start_action(2, "review-request")
    assert window.pages.request.title.text() == "Gate"
    form = window.pages.request.findChildren(ActionDialog)[0]
    assert form.windowTitle() == "Review the request"
    press(form.back_button)
    window.open_case(1)
    assert window.current_page() == "case"


def test_ctrl_shift_n_logs_a_request_and_opens_it(qtbot: QtBot, window: MainWindow) -> None:
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window, Qt.Key.Key_N, keys)
    form = window.findChildren(RequestDialog)[0]
    qtbot.waitUntil(form.isActiveWindow)
    write(form.fields.name, "Ana Silva")
    write(form.fields.their_words, "A bulb, please")
    press(form.done_button)
    assert window.current_page() == "request"
    assert window.pages.request.title.text() == "A bulb, please"


def test_the_button_above_the_list_logs_what_the_list_shows(qtbot: QtBot, window: MainWindow) -> None:
    window.going.show_requests()
    page = window.pages.cases
    assert page._log.accessibleName() == "Log a service request"
    with qtbot.waitSignal(page.log_request_asked):
        press(page._log)
    press(window.findChildren(RequestDialog)[0].back_button)
    page.show_kind("cases")
    assert page._log.accessibleName() == "Log a complaint"


def test_columns_are_kept_for_each_list_by_itself(window: MainWindow, office: Office) -> None:
    window.going.show_requests()
    table(window.pages.cases).horizontalHeader().resizeSection(2, 222)
    window.pages.cases.show_kind("cases")
    assert office.drafts.read("view/requests")
    assert office.drafts.read("view/cases") is None


def test_a_half_written_request_is_finished_from_today(qtbot: QtBot, window: MainWindow, office: Office) -> None:
    office.drafts.save("request", {"name": "Ana Silva"})
    window.pages.today.page_asked.emit("log-request")
    form = window.findChildren(RequestDialog)[0]
    assert form.fields.name.value() == "Ana Silva"
    press(form.back_button)
