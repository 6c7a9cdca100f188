"""An officer at the real windows, who types word after word in one and another, and may be killed at any moment.

Run as a program it is where such officers come from, as `officer` is: one is forked for each line it is given. Every
word has a number; for each one typed to its end there is a line that says when (JSON: seconds of the system's own
clock, and the number).
"""

import json
import os
import sys
import time
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from random import Random
from typing import TextIO

from benchmarks.faults.forking import fork_for_each_line
from tests import make

MARK = "wd"
"""How each word begins, before its number."""

_FIRST = 40
"""Words in the first window: so many that they are not kept by leaving it."""


class Typist:
    """Types in one window after the other. What is typed is never saved by a button: it is only ever kept."""

    def __init__(self, folder: Path, seed: int, to: TextIO) -> None:
        from PySide6.QtCore import QTimer

        from chc_desktop.app import make_application
        from chc_desktop.ui.main_window import MainWindow
        from tests.catalogue import Things
        from tests.conftest import Answers

        self._application = make_application()
        office = make.again(folder)
        self._window = MainWindow(office, Answers())
        self._window.resize(1366, 768)
        self._window.show()
        self._things = Things(office, self._window, Answers())
        self._random = Random(seed)
        self._to = to
        self._word, self._rest, self._left = 0, "", 0
        self._close: Callable[[], object] = lambda: None
        self._timer = QTimer(self._window)
        self._timer.timeout.connect(self._press)
        self._timer.start(25)

    def work(self) -> None:
        """Go on for ever."""
        self._application.exec()

    def _press(self) -> None:
        """The next key, or on to another window."""
        from PySide6.QtTest import QTest

        if not self._rest and not self._left:
            self._go_on()
        if not self._rest:
            self._word, self._left = self._word + 1, self._left - 1
            self._rest = f"{MARK}{self._word:05} "
        QTest.keyClicks(self._field, self._rest[0])
        self._rest = self._rest[1:]
        if not self._rest:
            print(json.dumps({"at": time.monotonic(), "word": self._word}), file=self._to, flush=True)

    def _go_on(self) -> None:
        """Leave the window as one would, and open another; each has a long text."""
        from PySide6.QtGui import QTextCursor

        from tests.journey.writes_and_is_killed import long_texts

        self._close()
        view, self._close = self._random.choice((self._log, self._note, self._letter, self._row))()
        self._field = next(iter(long_texts(view)))  # type: ignore[arg-type]
        self._field.setFocus()
        self._field.moveCursor(QTextCursor.MoveOperation.End)
        self._left = self._random.randrange(2, 16) if self._word else _FIRST

    def _log(self) -> tuple[object, Callable[[], object]]:
        from tests import catalogue

        self._window.show_page("today")
        self._window.log()
        catalogue.settle()
        return self._dialog()

    def _note(self) -> tuple[object, Callable[[], object]]:
        from chc_desktop.domain.actions import Action
        from chc_desktop.ui.forms.action import ActionDialog
        from chc_desktop.ui.forms.actions import FORMS

        self._window.open_case(1)
        office = self._things.office
        form = FORMS[Action.NOTE](office, office.cases.view(1))
        dialog = ActionDialog(form, office.drafts, self._window.pages.case)
        dialog.open()
        return dialog, dialog.reject

    def _letter(self) -> tuple[object, Callable[[], object]]:
        from tests import catalogue

        self._window.open_letter(1, "acknowledgement-stage1")
        catalogue.settle()
        return self._window, lambda: self._window.show_page("today")

    def _row(self) -> tuple[object, Callable[[], object]]:
        from tests import catalogue

        self._window.show_page("assessment")
        page = self._window.pages.assessment
        page.open_row("6.2")
        catalogue.settle()
        return self._window, lambda: self._window.show_page("today")

    def _dialog(self) -> tuple[object, Callable[[], object]]:
        from PySide6.QtWidgets import QApplication, QDialog

        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, QDialog)
        return dialog, dialog.reject


def type_on(folder: str, seed: int, said: str, most: int) -> None:
    """Open the windows and type until killed."""
    assert not most
    with Path(said).open("a", encoding="utf-8") as to:
        try:
            Typist(Path(folder), seed, to).work()
        except BaseException:
            print(json.dumps({"cried": traceback.format_exc()}), file=to, flush=True)


def _load() -> None:
    """All the windows, once for all of them: no application is made here."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from tests import catalogue

    make.hos_2024()
    with suppress(ImportError):
        catalogue.ui_modules()


if __name__ == "__main__":
    _load()
    fork_for_each_line(sys.stdin, type_on)
