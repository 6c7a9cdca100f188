"""Hides every window of the program while it is locked, and brings each back as it was.

Hidden is not enough: a window that was ever shown can still be read through the accessibility tree. So it is taken from
the system altogether, and made anew when it comes back; what is in it stays as it is.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

_NOT_ON_SCREEN = Qt.WidgetAttribute.WA_DontShowOnScreen
_SOON = 3_000
"""Milliseconds: nothing typed waits longer to be kept."""


class Curtain(QObject):
    """Drawn, nothing but `before` can be seen; a window that would come into view meanwhile waits behind it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._behind: dict[QWidget, QRect] = {}
        self._before: QWidget | None = None

    @property
    def is_drawn(self) -> bool:
        return self._before is not None

    def draw(self, before: QWidget) -> None:
        """Let all that waits to be kept be kept, hide every window, and show this one."""
        for window in QApplication.topLevelWidgets():
            _keep_what_waits(window)
        windows = [each for each in QApplication.topLevelWidgets() if each.windowHandle() and each is not before]
        self._before = before
        before.show()
        for window in sorted(windows, key=_depth):
            if window.isVisible():
                self._put_behind(window)
            else:
                window.destroy()  # closed, and still to be read by whoever listens
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
        behind, self._behind = {each: at for each, at in self._behind.items() if isValid(each)}, {}
        for window, at in behind.items():
            if not window.isMaximized():
                window.setGeometry(at)
            window.show()
        for window in list(behind)[-1:]:
            window.raise_()
            window.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            before = self._before
            if before and watched is not before and before not in _around(watched):
                watched.setAttribute(_NOT_ON_SCREEN)
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
        self._behind.setdefault(window, window.geometry())
        window.hide()
        window.setAttribute(_NOT_ON_SCREEN, False)
        window.destroy()


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
