"""An entry that somebody changed outside the program: its case says so in a sentence, and all others work."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chc_desktop.domain.events import Noted
from chc_desktop.domain.facts import Person
from chc_desktop.office.office import Office
from chc_desktop.store import database, key_file
from chc_desktop.store.record_shelf import RecordAstray
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from chc_desktop.ui.main_window import MainWindow
from tests import make
from tests.conftest import Answers
from tests.office.test_requests import a_request

OF_RECEIPT = "(SELECT min(number) FROM event WHERE case_id = 1)"
SAYS = "is not as it was written"


def edited(folder: Path, *statements: str) -> None:
    connection = database.connect(folder / FILE_NAME, key_file.read(folder / KEY_NAME))
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    office = make.an_office(tmp_path / "data")
    make.a_complaint(office)
    make.a_complaint(office, person=Person(name="Ann Lee", address="Cottage 4"))
    office.cases.record(1, Noted(happened_on=make.TODAY, done_by=1, text="She rang."))
    a_request(office)
    office.close()
    return tmp_path / "data"


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE event_content SET body = x'00ff' WHERE number = {OF_RECEIPT}",
        f"UPDATE event_content SET body = x'5b5d' WHERE number = {OF_RECEIPT}",
        f"UPDATE event SET kind = 'made up' WHERE number = {OF_RECEIPT}",
        f"UPDATE event SET kind = 'noted' WHERE number = {OF_RECEIPT}",
        f"UPDATE event SET recorded_at = 'then' WHERE number = {OF_RECEIPT}",
        "UPDATE event_content SET body = x'7b7d' WHERE number = (SELECT max(number) FROM event WHERE case_id = 1)",
    ],
)
def test_a_case_that_was_tampered_with_is_said_and_the_others_are_shown(
    qtbot: QtBot, folder: Path, answers: Answers, statement: str
) -> None:
    edited(folder, statement)
    office = make.again(folder)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.show()
    assert window.current_page() == "today"
    window.open_case(2)
    window.open_case(1)
    (said,) = answers.said
    assert said.startswith("This cannot be shown ")
    assert SAYS in said
    assert "all else can, and nothing was changed" in said
    assert "“Restore a backup”" in said
    assert "2026-002" in window.pages.case.crumb.plain()
    window.pages.case.refresh()
    assert "2026-002" in window.pages.case.crumb.plain()
    for page in ("cases", "calendar", "today"):
        window.show_page(page)
    assert len(answers.said) == 1
    office.close()


def test_a_service_request_that_was_tampered_with_is_said_too(qtbot: QtBot, folder: Path, answers: Answers) -> None:
    edited(folder, "UPDATE event_content SET body = x'00' WHERE number = (SELECT max(number) FROM event)")
    office = make.again(folder)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.show()
    window.open_case(3)
    assert SAYS in answers.said[0]
    assert window.current_page() == "today"
    office.close()


def test_what_is_the_programs_own_fault_is_not_laid_on_the_record(folder: Path) -> None:
    office: Office = make.again(folder)
    with pytest.raises(LookupError), office.desk.register.transaction():
        raise LookupError
    office.close()
    edited(folder, "UPDATE event SET recorded_by = 7 WHERE number = 3")
    office = make.again(folder)
    with pytest.raises(RecordAstray, match="Entry 3 of the record"), office.desk.register.transaction():
        raise LookupError
    office.close()
