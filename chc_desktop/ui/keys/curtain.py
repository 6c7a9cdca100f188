"""Hides every window of the program while it is locked, and brings each back as it was.

Hidden is not enough: a window that was ever shown can still be read through the accessibility tree. So it is taken from
the system altogether, and made anew when it comes back; what is in it stays as it is.
"""

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QWidget
from shiboken6 import isValid

_SOON = 3_000
"""Milliseconds: nothing typed waits longer to be kept."""


class Curtain(QObject):
    """Drawn, nothing but `before` can be seen; a window that would come into view meanwhile waits behind it."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._behind: dict[QWidget, QRect] = {}
        self._in_front: QWidget | None = None
        self._before: QWidget | None = None

    @property
    def is_drawn(self) -> bool:
        return self._before is not None

    def draw(self, before: QWidget) -> None:
        """Let all that waits to be kept be kept, hide every window, and show this one."""
        for window in QApplication.topLevelWidgets():
            _keep_what_waits(window)
        shown = [each for each in QApplication.topLevelWidgets() if each.windowHandle() and each is not before]
        windows = sorted(shown, key=_depth)
        self._before, self._in_front = before, QApplication.activeWindow()
        before.show()
        for window in windows:
            self._put_behind(window)
        for window in reversed(windows):  # some were closed before, and could be read still
            _take_from_system(window)
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
            window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
            if not window.isMaximized():
                window.setGeometry(at)
            window.show()
        was_in_front = self._in_front if self._in_front in behind else next(reversed(behind), None)
        if in_front := QApplication.activeModalWidget() or was_in_front:
            in_front.raise_()
            in_front.activateWindow()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            before = self._before
            if before and watched is not before and before not in _around(watched):
                watched.setWindowOpacity(0)  # not even for a moment
                QTimer.singleShot(0, watched, lambda: self._put_late_one_behind(watched))
        return False

    def _put_late_one_behind(self, window: QWidget) -> None:
        if self._before:  # else it was lifted in the same moment
            self._put_behind(window)
        if isValid(window):
            window.setWindowOpacity(1)
            _take_from_system(window)

    def _put_behind(self, window: QWidget) -> None:
        if not window.isVisible():
            return
        if _is_of_the_system(window):
            assert isinstance(window, QDialog)
            window.reject()
        elif window.windowType() in (Qt.WindowType.Popup, Qt.WindowType.ToolTip):
            window.close()
        else:
            self._behind.setdefault(window, window.geometry())
            window.hide()


def _is_of_the_system(window: QWidget) -> bool:
    """Choosers of files and printers belong to the system in part: they are answered with no."""
    return isinstance(window, QFileDialog) or window.inherits("QAbstractPrintDialog")


def _take_from_system(window: QWidget) -> None:
    """The window it has on the screen goes; the widget, and what is in it, stays."""
    if isValid(window) and not window.isVisible() and not _is_of_the_system(window):
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
