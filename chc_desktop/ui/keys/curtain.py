"""Hides every window of the program while it is locked, and brings each back as it was."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

_SOON = 3_000
"""Milliseconds: nothing typed waits longer to be kept."""


class Curtain(QObject):
    """Drawn, nothing but `before` can be seen; a window that would come into view meanwhile waits behind it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._behind: list[QWidget] = []
        self._before: QWidget | None = None

    @property
    def is_drawn(self) -> bool:
        return self._before is not None

    def draw(self, before: QWidget) -> None:
        """Let all that waits to be kept be kept, hide every window, and show this one."""
        for window in QApplication.topLevelWidgets():
            _keep_what_waits(window)
        windows = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each is not before]
        self._before = before
        before.show()
        for window in sorted(windows, key=_depth):
            self._put_behind(window)
        before.raise_()
        before.activateWindow()
        application = QApplication.instance()
        assert application
        application.installEventFilter(self)

    def lift(self) -> None:
        """Bring back what was in view, each window after the one it belongs to."""
        application = QApplication.instance()
        assert application
        application.removeEventFilter(self)
        self._before = None
        behind, self._behind = [each for each in self._behind if isValid(each)], []
        for window in behind:
            window.show()
        if behind:
            behind[-1].raise_()
            behind[-1].activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            before = self._before
            if before and watched is not before and before not in _around(watched):
                QTimer.singleShot(0, watched, lambda: self._put_behind(watched))
        return False

    def _put_behind(self, window: QWidget) -> None:
        """Choosers of files and printers belong to the system in part: they are answered with no."""
        if isinstance(window, QFileDialog) or window.inherits("QAbstractPrintDialog"):
            assert isinstance(window, QDialog)
            window.reject()
            return
        if window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            window.close()
            return
        if window not in self._behind:
            self._behind.append(window)
        window.hide()


def _around(window: QWidget) -> list[QWidget]:
    """What a window belongs to, step by step."""
    around, found = window.parentWidget(), []
    while around:
        found.append(around)
        around = around.parentWidget()
    return found


def _depth(window: QWidget) -> int:
    return len(_around(window))


def _keep_what_waits(window: QWidget) -> None:
    """What would be kept in a moment is kept now: forms wait a second after the last letter."""
    for timer in window.findChildren(QTimer):
        if timer.isActive() and timer.isSingleShot() and timer.interval() <= _SOON:
            timer.stop()
            timer.timeout.emit()
