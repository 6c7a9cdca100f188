"""What happens when the program itself makes a mistake: one dialog, and a log without anybody's name in it."""

import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.register import RegisterLocked
from chc_desktop.ui.prompts import open_message

SHOWS_NOTHING = "shows nothing of the register"
"""The property of a window over which nothing may be said that might be of a case."""

LOG = "errors.log"
"""The log, beside the register."""

_MOST = 200_000
"""Bytes after which the log begins anew."""


class CrashReporter:
    """To be `sys.excepthook`. Writes where in the program it happened, never the words of the error or the data."""

    def __init__(self, log: Path, now: Callable[[], datetime]) -> None:
        self._log = log
        self._now = now
        self._box: QDialog | None = None

    def __call__(self, kind: type[BaseException], error: BaseException, where: TracebackType | None) -> None:
        if isinstance(error, RegisterLocked):
            return  # a hidden window asked for something; it asks again once the register is unlocked
        if isinstance(error, RuleBroken):
            self._say(str(error))
            return
        self.note(error)
        if QApplication.instance() and not self._is_shown():
            self._show()

    def note(self, error: BaseException) -> None:
        """Write it down."""
        text = f"{self._now().isoformat(timespec='seconds')}\n{described(error)}\n"
        try:
            mode = "w" if self._log.exists() and self._log.stat().st_size > _MOST else "a"
            with self._log.open(mode, encoding="utf-8") as file:
                file.write(text)
        except OSError:
            return  # a full disk must not hide the dialog

    def _say(self, sentence: str) -> None:
        """Something the officer can mend, such as a full disk, where no window was to say it."""
        if QApplication.instance() and not self._is_shown():
            self._box = open_message(_in_front(), "That could not be done", sentence, "Go on")

    def _show(self) -> None:
        self._box = open_message(
            QApplication.activeWindow(),
            "Something went wrong in the program",
            "Everything that was saved before is kept. What you did last may not be: please look whether it is there. "
            "You can go on; if it happens again, please close the program and open it again.\n\n"
            f"For whoever helps you, what happened is noted in “{self._log}”. It names no person and no complaint.",
            "Go on",
        )

    def _is_shown(self) -> bool:
        return self._box is not None and isValid(self._box) and self._box.isVisible()


def _in_front() -> QWidget | None:
    """The window in view; none while the register is locked: a sentence may name somebody, and waits until after."""
    window = QApplication.activeWindow()
    return window if window and not window.property(SHOWS_NOTHING) else None


def described(error: BaseException) -> str:
    """The kind of the error and where in the program it arose, without what it says: that may hold people's words."""
    lines: list[str] = []
    seen: BaseException | None = error
    while seen:
        lines += [
            f"{type(seen).__module__}.{type(seen).__qualname__}",
            *(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in _frames(seen)),
        ]
        seen = seen.__cause__ or (None if seen.__suppress_context__ else seen.__context__)
    return "\n".join(lines)


def _frames(error: BaseException) -> traceback.StackSummary:
    return traceback.StackSummary.extract(traceback.walk_tb(error.__traceback__), lookup_lines=False)
