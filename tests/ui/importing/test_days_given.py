"""Rows without a day of receipt come in with the day the officer gives, and the record says who gave it."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from chc_desktop.domain.imports.events import BroughtIn
from chc_desktop.exchange.book import Value
from chc_desktop.office.office import Office
from chc_desktop.ui.importing.check import LEFT, WRONG
from chc_desktop.ui.importing.days import DayAsk
from chc_desktop.ui.importing.window import ImportWindow
from chc_desktop.ui.main_window import MainWindow
from tests import make
from tests.conftest import Answers
from tests.exchange.registers import workbook
from tests.ui.forms.driving import reached_by_tab, spoken_name
from tests.ui.importing.test_window import go_on, press, seen

TODAY = date(2026, 11, 23)
ROWS: tuple[Sequence[Value], ...] = (
    ("Name", "Date received", "Response sent", "Details of complaint"),
    ("Ann Day", "3/4/2026", "20/4/2026", "The lift."),
    ("Bo Elm", None, None, "The gate."),
    ("Cy Fox", "31/04/2026", None, "The roof."),
    ("Di Gee", None, "2/3/2026", "The wall."),
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "register", TODAY)


@pytest.fixture
def window(qtbot: QtBot, office: Office, answers: Answers, tmp_path: Path) -> ImportWindow:
    """The window with the rows looked at."""
    answers.path = tmp_path / "register.xlsx"
    answers.path.write_bytes(workbook(ROWS))
    main = MainWindow(office, answers)
    qtbot.addWidget(main)
    main.show()
    window = ImportWindow(office, answers, main)
    window.open()
    go_on(qtbot, window, window.columns, window.check)
    return window


Give = Callable[[DayAsk | None, str], None]


@pytest.fixture
def give(qtbot: QtBot, window: ImportWindow) -> Give:
    """Writes a day into a field and presses its button."""

    def act(ask: DayAsk | None, day: str) -> None:
        write(ask, day)
        assert ask
        press(ask.button)
        qtbot.waitUntil(window.check.isVisible, timeout=10_000)

    return act


def write(ask: DayAsk | None, day: str) -> None:
    assert ask
    assert ask.isVisible()
    ask.field.setFocus()
    ask.field.selectAll()
    QTest.keyClicks(ask.field, day) if day else QTest.keyClick(ask.field, Qt.Key.Key_Delete)


def choose(window: ImportWindow, number: int) -> None:
    window.check.table.choose(next(row for row in window.check.table.rows() if row.number == number))


def received(window: ImportWindow) -> dict[int, date | None]:
    return {row.number: row.case.received if row.case else None for row in window.check.table.rows()}


def test_one_day_for_all_rows_without_one_brings_every_row_in(
    qtbot: QtBot, office: Office, window: ImportWindow, give: Give
) -> None:
    assert window.check.numbers.text() == "1 complaint can come in, 3 rows need you."
    assert "Received on, for these 3 rows" in seen(window)
    give(window.check.for_all, "1 Feb 2026")
    assert window.check.numbers.text() == "4 complaints can come in, no row needs you."
    assert received(window) == {2: date(2026, 4, 3), 3: date(2026, 2, 1), 4: date(2026, 2, 1), 5: date(2026, 2, 1)}
    go_on(qtbot, window, window.forecast)
    assert "3 complaints would have the day of receipt you gave." in window.forecast.numbers.text()
    assert office.cases.summaries() == []
    go_on(qtbot, window, window.end)
    assert sorted(row.person for row in office.cases.summaries()) == ["Ann Day", "Bo Elm", "Cy Fox", "Di Gee"]
    assert "stayed behind" not in seen(window)


def test_the_entry_says_that_the_officer_gave_the_day_and_keeps_what_the_sheet_said(
    qtbot: QtBot, office: Office, window: ImportWindow, give: Give
) -> None:
    give(window.check.for_all, "1 Feb 2026")
    go_on(qtbot, window, window.forecast, window.end)
    notes = {}
    for row in office.cases.summaries():
        entry = next(line.number for line in office.cases.view(row.case_id).lines if "Brought in" in line.what)
        event = office.cases.entry(row.case_id, entry)
        assert isinstance(event, BroughtIn)
        notes[row.person] = event.text
    given = "1 February 2026 was given by the officer on import."
    assert notes["Ann Day"] == ""
    assert notes["Bo Elm"] == f"The spreadsheet has no day of receipt; {given}"
    assert notes["Cy Fox"] == (
        f"The spreadsheet has no day of receipt that can be read; {given}\nDate received: 31/04/2026"
    )


def test_a_single_row_gets_a_day_of_its_own_and_keeps_it_beside_the_one_for_all(
    window: ImportWindow, give: Give
) -> None:
    choose(window, 2)
    assert not window.check.for_one.isVisible()
    choose(window, 4)
    assert window.check.for_one.field.accessibleName() == "Received on, for row 4 alone"
    give(window.check.for_one, "30 Apr 2026")
    assert window.check.numbers.text() == "2 complaints can come in, 2 rows need you."
    assert window.check.whole.text() == "Row 4, Cy Fox: You gave the day it was received."
    give(window.check.for_all, "1 Feb 2026")
    assert received(window)[4] == date(2026, 4, 30)
    assert received(window)[3] == date(2026, 2, 1)


def test_rows_for_which_no_day_is_given_stay_behind_by_name(
    qtbot: QtBot, office: Office, window: ImportWindow, give: Give
) -> None:
    choose(window, 3)
    give(window.check.for_one, "1 Feb 2026")
    window.check.which.set_value(LEFT)
    assert [(row.number, row.name) for row in window.check.table.rows()] == [(4, "Cy Fox"), (5, "Di Gee")]
    go_on(qtbot, window, window.forecast, window.end)
    assert "2 rows stayed behind" in seen(window)
    assert sorted(row.person for row in office.cases.summaries()) == ["Ann Day", "Bo Elm"]


def test_a_day_can_be_taken_back(window: ImportWindow, give: Give) -> None:
    give(window.check.for_all, "1 Feb 2026")
    choose(window, 3)
    give(window.check.for_one, "5 Feb 2026")
    give(window.check.for_one, "")
    assert received(window)[3] == date(2026, 2, 1)
    give(window.check.for_all, "")
    assert window.check.numbers.text() == "1 complaint can come in, 3 rows need you."
    assert received(window)[3] is None


def test_a_day_that_was_written_and_not_yet_used_is_not_lost(qtbot: QtBot, window: ImportWindow) -> None:
    write(window.check.for_all, "1 Feb 2026")
    choose(window, 4)
    write(window.check.for_one, "30 Apr 2026")
    choose(window, 5)
    write(window.check.for_one, "2 Mar 2026")
    go_on(qtbot, window, window.forecast)
    assert window.forecast.numbers.text().startswith("4 complaints would come in. 0 rows would stay behind.")
    press(window.earlier)
    assert received(window) == {2: date(2026, 4, 3), 3: date(2026, 2, 1), 4: date(2026, 4, 30), 5: date(2026, 3, 2)}


def test_enter_in_the_field_is_its_button_and_sends_nothing_off(qtbot: QtBot, window: ImportWindow) -> None:
    write(window.check.for_all, "1 Feb 2026")
    assert window.check.for_all
    QTest.keyClick(window.check.for_all.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "4 complaints can come in" in window.check.numbers.text(), timeout=10_000)
    assert window.check.isVisible()


def test_what_cannot_be_a_day_and_a_day_after_today_are_told(qtbot: QtBot, window: ImportWindow, give: Give) -> None:
    write(window.check.for_all, "31/2/2026")
    press(window.done_button)
    assert window.check.isVisible()
    assert "“31/2/2026” is not a date we understand." in seen(window)
    give(window.check.for_all, "24 Nov 2026")
    qtbot.waitUntil(window.error.isVisible)
    assert "24 November 2026 is after today" in window.error.text()
    assert window.check.numbers.text() == "1 complaint can come in, 3 rows need you."


def test_a_day_given_after_the_answer_is_told_like_any_other_that_does_not_fit(
    window: ImportWindow, give: Give
) -> None:
    give(window.check.for_all, "1 May 2026")
    window.check.which.set_value(WRONG)
    (row,) = (row for row in window.check.table.rows() if row.stays)
    assert row.number == 5
    assert "2 March 2026 is before “Date received” (1 May 2026)" in row.says


def test_what_was_taken_as_it_is_and_the_days_given_outlast_a_step_back(
    qtbot: QtBot, window: ImportWindow, give: Give
) -> None:
    give(window.check.for_all, "1 Feb 2026")
    press(window.earlier)
    go_on(qtbot, window, window.check)
    assert window.check.numbers.text() == "4 complaints can come in, no row needs you."
    assert window.check.for_all
    assert window.check.for_all.field.value() == date(2026, 2, 1)


def test_the_import_with_given_days_is_taken_out_again_and_can_come_in_once_more(
    qtbot: QtBot, office: Office, window: ImportWindow, give: Give
) -> None:
    give(window.check.for_all, "1 Feb 2026")
    go_on(qtbot, window, window.forecast, window.end)
    last = office.importing.last()
    assert last
    assert office.importing.undo(last.entry) == 4
    assert office.cases.summaries() == []
    assert office.safekeeping.check()


def test_every_control_for_the_days_has_a_name(window: ImportWindow) -> None:
    choose(window, 4)
    assert all(spoken_name(widget) for widget in reached_by_tab(window))
