"""What the officer sees, and what is written down, when the program itself makes a mistake."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from chc_desktop.ui.crash import CrashReporter
from tests import make


def broken() -> ValueError:
    try:
        try:
            raise KeyError("Mrs Bell of Cottage 3")
        except KeyError as error:
            raise ValueError("Joan Bell, AM1 1AA") from error
    except ValueError as error:
        return error
    raise AssertionError


def boxes() -> list[QMessageBox]:
    return [one for one in QApplication.topLevelWidgets() if isinstance(one, QMessageBox) and one.isVisible()]


@pytest.fixture
def reporter(tmp_path: Path) -> CrashReporter:
    return CrashReporter(tmp_path / "errors.log", make.an_office(tmp_path, set_up=False).desk.now)


def test_one_dialog_says_what_happened_and_where_the_log_is(
    qtbot: QtBot, reporter: CrashReporter, tmp_path: Path
) -> None:
    error = broken()
    reporter(type(error), error, error.__traceback__)
    reporter(type(error), error, error.__traceback__)
    (box,) = boxes()
    assert "Everything that was saved before is kept." in box.informativeText()
    assert str(tmp_path / "errors.log") in box.informativeText()
    box.buttons()[0].click()
    qtbot.waitUntil(lambda: boxes() == [])
    reporter(type(error), error, error.__traceback__)
    qtbot.waitUntil(lambda: len(boxes()) == 1)
    boxes()[0].buttons()[0].click()
    qtbot.waitUntil(lambda: boxes() == [])


def test_the_log_says_where_in_the_program_and_names_nobody(
    qtbot: QtBot, reporter: CrashReporter, tmp_path: Path
) -> None:
    error = broken()
    reporter(type(error), error, error.__traceback__)
    log = (tmp_path / "errors.log").read_text(encoding="utf-8")
    assert "builtins.ValueError" in log
    assert "builtins.KeyError" in log
    assert "test_crash.py" in log
    assert "2026-11-24T14:02:00" in log
    for words in ("Bell", "AM1", "Cottage"):
        assert words not in log
    boxes()[0].buttons()[0].click()
    qtbot.waitUntil(lambda: boxes() == [])


def test_a_log_that_grew_large_begins_anew(qtbot: QtBot, reporter: CrashReporter, tmp_path: Path) -> None:
    (tmp_path / "errors.log").write_text("x" * 300_000)
    error = broken()
    reporter(type(error), error, error.__traceback__)
    assert (tmp_path / "errors.log").stat().st_size < 10_000
    boxes()[0].buttons()[0].click()
    qtbot.waitUntil(lambda: boxes() == [])
