"""Waits for the first quiet moment: nobody has typed or moved the mouse for a while.

It looks now and then where the mouse and the cursor in the text are. Listening to every event of the program instead
would go through Python for each, also for those of windows that are just ending.
"""

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QCursor
from PySide6.QtWidgets import QApplication

_LOOKS = 5
"""How many looks in a row must find everything where it was."""

_WHERE = (Qt.InputMethodQuery.ImCursorPosition, Qt.InputMethodQuery.ImSurroundingText)


class QuietMoment(QObject):
    """`came` tells once that nothing was typed or moved for so many milliseconds. Looks only while it waits."""

    came = Signal()

    def __init__(self, parent: QObject, quiet_for: int) -> None:
        super().__init__(parent)
        self._seen: tuple[object, ...] = ()
        self._alike = 0
        self._timer = QTimer(self, interval=quiet_for // _LOOKS)
        self._timer.timeout.connect(self._look)

    def wait(self) -> None:
        """Begin to wait, unless it waits already."""
        if not self._timer.isActive():
            self._alike = 0
            self._timer.start()

    def stop(self) -> None:
        """Wait no longer."""
        self._timer.stop()

    def _look(self) -> None:
        seen = _as_it_is()
        self._alike = self._alike + 1 if seen == self._seen else 0
        self._seen = seen
        if self._alike >= _LOOKS:
            self._timer.stop()
            self.came.emit()


def _as_it_is() -> tuple[object, ...]:
    """Where the mouse is, where the keyboard is, and what stands around the cursor there."""
    mouse: QPoint = QCursor.pos()
    focused = QApplication.focusWidget()
    if focused is None:
        return mouse.x(), mouse.y()
    return mouse.x(), mouse.y(), id(focused), *(str(focused.inputMethodQuery(each)) for each in _WHERE)
