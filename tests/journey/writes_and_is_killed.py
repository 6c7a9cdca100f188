"""Writes into every long text of some windows, and dies three seconds after the last key as if the power had failed.

Run as a program: the folder of the register, a file in which to note what was written where, and “dialogs” or the name
of one page.
"""

import json
import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from chc_desktop.app import make_application
from chc_desktop.ui import steady
from chc_desktop.ui.british import be_british
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.widgets.long_text import LongText
from tests import catalogue, make
from tests.catalogue import Things
from tests.conftest import Answers

AFTER_THE_LAST_KEY = 3_000
DIALOGS = "dialogs"
NOT_KEPT = {"first questions, page 1"}
"""There is no register yet in which anything could be kept."""


def long_texts(window: QWidget) -> Iterator[LongText]:
    """Every long text in view that can be written in."""
    for text in window.findChildren(LongText):
        if text.isVisible() and text.isEnabled() and not text.isReadOnly() and text.window() is window:
            yield text


def main(folder: Path, noted: Path, which: str) -> None:
    """Write, and be gone."""
    steady.keep_constants()
    application = make_application()
    be_british()
    office = make.again(folder)
    window = MainWindow(office, Answers())
    window.resize(1366, 768)
    window.show()
    things = Things(office, window, Answers())
    written: dict[str, dict[str, str]] = {}
    keys: set[str] = set()
    for name, opened in catalogue.windows(things):
        if name in NOT_KEPT or (which != DIALOGS and name != which):
            continue
        view = opened()
        if (which == DIALOGS) is isinstance(view, MainWindow) or _is_kept_already(view, keys):
            continue
        if texts := {text.accessibleName(): _write(text, name) for text in long_texts(view)}:
            written[name] = texts
    noted.write_text(json.dumps(written, ensure_ascii=False), encoding="utf-8")
    QTimer.singleShot(AFTER_THE_LAST_KEY, lambda: os.kill(os.getpid(), signal.SIGKILL))
    application.exec()


def _is_kept_already(view: QWidget, keys: set[str]) -> bool:
    """Whether another window that is open writes the same draft."""
    keeper = view.keeper if isinstance(view, FormDialog) else None
    if keeper and keeper.key in keys:
        return True
    if keeper:
        keys.add(keeper.key)
    return False


def _write(text: LongText, name: str) -> str:
    text.setFocus()
    text.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(text, f" Written in {name}, not lost")
    return text.value()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
