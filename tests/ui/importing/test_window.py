"""Bringing a spreadsheet in as the officer does it, step by step, and taking it out again."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.domain.intake import Category
from chc_desktop.exchange.book import Value
from chc_desktop.exchange.planned import Trouble
from chc_desktop.exchange.targets import Target
from chc_desktop.office.office import Office
from chc_desktop.ui.importing.check import LEFT, WRONG
from chc_desktop.ui.importing.undo import UndoImportDialog
from chc_desktop.ui.importing.window import ImportWindow
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.settings.importing_part import ImportingPart
from tests import make
from tests.conftest import Answers
from tests.exchange.registers import HEADINGS, usual_row, workbook
from tests.ui.forms.driving import reached_by_tab, spoken_name

TODAY = date(2026, 11, 23)
HEADS = ("Name", "Date received", "Acknowledged", "Response sent", "Nature")
ROWS: tuple[Sequence[Value], ...] = (
    HEADS,
    ("Ann Day", "3/4/2026", "8/4/2026", "20/4/2026", "Lift matters"),
    ("Bo Elm", "31/04/2026", None, None, "Lift matters"),
    (None, "20/11/2026", None, None, "ASB"),
)

Open = Callable[..., ImportWindow]


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register", TODAY)


@pytest.fixture
def main(qtbot: QtBot, office: Office, answers: Answers) -> MainWindow:
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    return window


@pytest.fixture
def begun(main: MainWindow, answers: Answers, tmp_path: Path) -> Open:
    """The window, opened from the list of cases, with the file to be chosen."""

    def act(*rows: Sequence[Value], name: str = "register.xlsx") -> ImportWindow:
        answers.path = tmp_path / name
        answers.path.write_bytes(workbook(rows))
        main.show_page("cases")
        menu = main.pages.cases.take_out.menu()
        next(entry for entry in menu.actions() if entry.text() == "Bring in a spreadsheet…").trigger()
        return main.findChildren(ImportWindow)[-1]

    return act


def press(one: QAbstractButton) -> None:
    assert one.isVisible()
    assert one.isEnabled()
    QTest.mouseClick(one, Qt.MouseButton.LeftButton)


def button(window: QWidget, text: str) -> QAbstractButton:
    (found,) = (one for one in window.findChildren(QAbstractButton) if one.text() == text and one.isVisible())
    return found


def go_on(qtbot: QtBot, window: ImportWindow, *pages: QWidget) -> None:
    """Press the button of each step, until these pages have come into view."""
    for page in pages:
        press(window.done_button)
        qtbot.waitUntil(page.isVisible, timeout=10_000)


def seen(window: QWidget) -> str:
    return "\n".join(label.text() for label in window.findChildren(QLabel) if label.isVisible())


def test_a_spreadsheet_comes_in_from_the_first_step_to_the_last(
    qtbot: QtBot, main: MainWindow, office: Office, begun: Open
) -> None:
    window = begun(*ROWS)
    assert "Nothing is written before you have seen" in seen(window)
    go_on(qtbot, window, window.columns)
    assert window.columns.column("Name").value() == Target.PERSON.value
    assert "3 April 2026" in seen(window)
    assert "31/04/2026" in seen(window)
    go_on(qtbot, window, window.meanings)
    choice = window.meanings.choice("Lift matters")
    choice.set_value(Category.REPAIRS.value)
    go_on(qtbot, window, window.check)
    assert window.check.numbers.text() == "1 complaint can come in, 2 rows need you."
    press(window.check.ticks[Trouble.NO_PERSON])
    assert window.check.numbers.text() == "2 complaints can come in, 1 row needs you."
    go_on(qtbot, window, window.forecast)
    assert window.forecast.numbers.text() == (
        "2 complaints would come in. 1 row would stay behind.\n"
        "2 complaints would be open, none of them late already.\n"
        "2 people would be new.\n"
        "2 complaints would get a new reference; the one in the spreadsheet, if there is one, stays in the note."
    )
    assert office.cases.summaries() == []
    assert window.done_button.text() == "Bring in 2 complaints"
    go_on(qtbot, window, window.end)
    assert "2 complaints came in" in seen(window)
    assert "1 row stayed behind" in seen(window)
    press(window.done_button)
    assert [row.person for row in office.cases.summaries()] == ["Name not known", "Ann Day"]
    assert [row.category for row in office.cases.summaries()] == [Category.NEIGHBOURS.words, Category.REPAIRS.words]
    assert main.current_page() == "cases"
    qtbot.waitUntil(lambda: not main.findChildren(ImportWindow))


def test_the_rows_are_listed_with_long_dates_and_can_be_narrowed_to_what_is_wrong(qtbot: QtBot, begun: Open) -> None:
    window = begun(*ROWS)
    go_on(qtbot, window, window.columns, window.meanings, window.check)
    table = window.check.table
    assert [row.number for row in table.rows()] == [2, 3, 4]
    said = [table.model().index(0, column).data() for column in range(table.model().columnCount())]
    assert said[2:6] == ["Ann Day", "3 April 2026", "8 April 2026", "20 April 2026"]
    window.check.which.set_value(WRONG)
    assert [(row.number, row.says) for row in table.rows()] == [
        (3, "Date received: “31/04/2026” is no date: April 2026 has 30 days."),
        (4, "Nobody is named."),
    ]
    press(window.check.ticks[Trouble.NO_PERSON])
    window.check.which.set_value(LEFT)
    assert [row.number for row in table.rows()] == [3]


def test_one_can_go_back_a_step_and_choose_otherwise(qtbot: QtBot, begun: Open) -> None:
    window = begun(*ROWS)
    go_on(qtbot, window, window.columns, window.meanings, window.check)
    press(window.earlier)
    assert window.meanings.isVisible()
    press(window.earlier)
    window.columns.column("Nature").set_value("")
    go_on(qtbot, window, window.check)
    press(window.earlier)
    assert window.columns.isVisible()
    assert window.columns.column("Nature").value() == ""


def test_what_was_chosen_is_remembered_for_the_next_spreadsheet(qtbot: QtBot, begun: Open) -> None:
    window = begun(*ROWS)
    go_on(qtbot, window, window.columns)
    window.columns.column("Nature").set_value(Target.TITLE.value)
    go_on(qtbot, window, window.check)
    press(window.back_button)
    window = begun(*ROWS)
    go_on(qtbot, window, window.columns)
    assert window.columns.column("Nature").value() == Target.TITLE.value


def test_another_row_of_headings_can_be_chosen(qtbot: QtBot, begun: Open) -> None:
    window = begun(("Complaints 2026",), ("printed 1/11/2026",), *ROWS)
    go_on(qtbot, window, window.columns)
    window.columns.heading_row.set_value("1")
    qtbot.waitUntil(lambda: "printed 1/11/2026" in seen(window.columns.card))
    window.columns.heading_row.set_value("3")
    assert window.columns.column("Name").value() == Target.PERSON.value


def test_a_file_that_is_no_spreadsheet_is_refused_in_a_sentence(
    qtbot: QtBot, main: MainWindow, office: Office, begun: Open, answers: Answers
) -> None:
    window = begun(*ROWS)
    assert answers.path
    answers.path.write_bytes(b"%PDF-1.7 not a spreadsheet")
    press(window.done_button)
    qtbot.waitUntil(window.error.isVisible, timeout=10_000)
    assert "is not a spreadsheet that can be read here" in window.error.text()
    assert window.start.isVisible()


def test_stopping_in_the_middle_leaves_nothing(qtbot: QtBot, office: Office, begun: Open) -> None:
    window = begun(HEADINGS, *map(usual_row, range(3_000)))
    go_on(qtbot, window, window.columns, window.check)
    press(window.done_button)
    assert window.work.isVisible()
    press(window.back_button)
    qtbot.waitUntil(lambda: not window.work.isVisible(), timeout=20_000)
    assert "Nothing was brought in" in window.banner.text()
    assert window.check.isVisible()
    assert office.cases.summaries() == []


def test_escape_while_it_comes_in_stops_it_before_the_window_closes(qtbot: QtBot, office: Office, begun: Open) -> None:
    window = begun(HEADINGS, *map(usual_row, range(3_000)))
    go_on(qtbot, window, window.columns, window.check, window.forecast)
    press(window.done_button)
    QTest.keyClick(window, Qt.Key.Key_Escape)
    qtbot.waitUntil(window.forecast.isVisible, timeout=20_000)
    assert office.cases.summaries() == []
    assert office.safekeeping.check()


def test_the_last_import_is_taken_out_with_one_press(
    qtbot: QtBot, main: MainWindow, office: Office, begun: Open
) -> None:
    window = begun(HEADINGS, *map(usual_row, range(3)))
    go_on(qtbot, window, window.columns, window.check, window.forecast, window.end)
    press(window.back_button)
    part = spreadsheets(main)
    assert part.last.text() == "3 complaints from “register.xlsx”, Mon 23 Nov 2026 at 14:02."
    press(part.take_out)
    (dialog,) = main.findChildren(UndoImportDialog)
    assert "Their references are free again" in seen(dialog)
    assert dialog.back_button.hasFocus() or not dialog.isActiveWindow()
    press(dialog.done_button)
    qtbot.waitUntil(lambda: part.banner.text() == "3 complaints taken out again.", timeout=10_000)
    assert office.cases.summaries() == []
    assert "No spreadsheet" in part.last.text()
    assert not part.take_out.isVisible()


def test_an_import_that_was_worked_on_cannot_be_taken_out_and_says_why(
    qtbot: QtBot, main: MainWindow, office: Office, begun: Open
) -> None:
    window = begun(HEADS, ("Ann", "20/11/2026", None, None, "ASB"))
    go_on(qtbot, window, window.columns, window.check, window.forecast, window.end)
    press(window.back_button)
    make.acknowledged(office, office.cases.summaries()[0].case_id, TODAY)
    part = spreadsheets(main)
    assert not part.take_out.isEnabled()
    assert "Something has happened since" in part.hindrance.text()


def test_every_control_has_a_name(qtbot: QtBot, begun: Open) -> None:
    window = begun(*ROWS)
    assert all(spoken_name(widget) for widget in reached_by_tab(window))
    for page in (window.columns, window.meanings, window.check, window.forecast):
        go_on(qtbot, window, page)
        assert all(spoken_name(widget) for widget in reached_by_tab(window))


def spreadsheets(main: MainWindow) -> ImportingPart:
    main.show_page("settings")
    page = main.pages.settings
    page.tabs.show_tab(page._parts.index(page.importing))
    return page.importing


def test_a_spreadsheet_without_a_day_of_receipt_is_told_so_at_its_columns(qtbot: QtBot, begun: Open) -> None:
    window = begun(["Ref", "Name"], ["C1", "Ann Day"])
    go_on(qtbot, window, window.columns)
    press(window.done_button)
    assert "No column says when each complaint was received" in seen(window)
    assert window.columns.isVisible()


def test_going_through_the_choices_by_keyboard_takes_nothing_from_other_columns(qtbot: QtBot, begun: Open) -> None:
    window = begun(["Ref", "Name", "Day of it"], ["C1", "Ann Day", date(2026, 4, 3)])
    go_on(qtbot, window, window.columns)
    choice = window.columns.column("Day of it")
    choice.setFocus()
    QTest.keyClick(choice, Qt.Key.Key_Home)
    while choice.value() != Target.RECEIVED.value:
        QTest.keyClick(choice, Qt.Key.Key_Down)
    assert window.columns.column("Ref").value() == Target.REFERENCE.value
    assert window.columns.column("Name").value() == Target.PERSON.value
    assert window.columns.mapping.target("Ref") is Target.REFERENCE


def test_what_is_wrong_with_the_row_chosen_is_said_in_full_below_the_list(qtbot: QtBot, begun: Open) -> None:
    window = begun(*ROWS)
    go_on(qtbot, window, window.columns, window.meanings, window.check)
    wrong = next(row for row in window.check.table.rows() if row.problems)
    window.check.table.choose(wrong)
    assert window.check.whole.text() == f"Row 3, Bo Elm: {wrong.says}"
    assert window.check.whole.isVisible()
