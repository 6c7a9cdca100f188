"""A malformed file chosen in the window: a sentence where one chose it, and everything as it was."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from chc_desktop.office.office import Office
from chc_desktop.ui.importing.window import ImportWindow
from tests import make
from tests.conftest import Answers
from tests.exchange.malformed import NOT_READ
from tests.exchange.registers import HEADINGS, usual_row, workbook


@pytest.mark.parametrize("name", NOT_READ)
def test_it_says_why_and_another_file_can_be_chosen(qtbot: QtBot, answers: Answers, tmp_path: Path, name: str) -> None:
    office: Office = make.an_office(tmp_path / "register")
    window = ImportWindow(office, answers, None)  # type: ignore[arg-type]
    qtbot.addWidget(window)
    window.show()
    answers.path = tmp_path / name
    answers.path.write_bytes(NOT_READ[name])
    window.submit()
    qtbot.waitUntil(lambda: bool(window.error.text()), timeout=20_000)
    assert window.start.isVisible()
    assert office.cases.summaries() == []
    answers.path = tmp_path / "sound.xlsx"
    answers.path.write_bytes(workbook([HEADINGS, usual_row(1)]))
    window.submit()
    qtbot.waitUntil(window.columns.isVisible, timeout=20_000)
    assert window.error.text() == ""
