"""Drives windows as a person does: finds a control by the name it has for a screen reader, clicks it, types into it."""

from collections.abc import Callable
from time import monotonic
from typing import TypeVar

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QDialog, QWidget

W = TypeVar("W", bound=QWidget)
PATIENCE = 30.0  # seconds; only a fault lets it run out


class Lost(Exception):
    """The tour could not go on: what it looked for was not there."""


def settle() -> None:
    """Let the windows do what they have in hand."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)


def let_go(window: QWidget) -> None:
    """Close a window for good, so that nothing of it stirs any more."""
    window.close()
    window.deleteLater()
    settle()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def wait_for(what: str, there: Callable[[], bool]) -> None:
    """Wait until something is so."""
    until = monotonic() + PATIENCE
    while not there():
        if monotonic() > until:
            raise Lost(f"waited in vain for {what}")
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
    settle()


def find(kind: type[W], name: str, within: QWidget | None = None) -> W:
    """The control of this kind in view whose name, or text, begins so."""
    for place in [within] if within else reversed(QApplication.topLevelWidgets()):
        for widget in [place, *place.findChildren(kind)]:
            if isinstance(widget, kind) and widget.isVisible() and _is_called(widget, name):
                return widget
    raise Lost(f"no {kind.__name__} “{name}” is in view")


def dialog(title: str) -> QDialog:
    """The dialog in view with this title."""
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible() and window.windowTitle().startswith(title):
            return window
    raise Lost(f"no dialog “{title}” is in view")


def press(name: str, within: QWidget | None = None) -> None:
    """Click a button."""
    button = find(QAbstractButton, name, within)
    if not button.isEnabled():
        raise Lost(f"“{name}” is shut")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    settle()


def press_key(key: Qt.Key) -> None:
    """Press a key where the keyboard is."""
    target = QApplication.focusWidget() or QApplication.activeWindow()
    if target:
        QTest.keyClick(target, key)
    settle()


def write(name: str, text: str, within: QWidget | None = None) -> None:
    """Type into a field, in the place of what stood there."""
    field = find(QWidget, name, within)
    target = field.focusProxy() or field
    target.setFocus()
    QTest.keySequence(target, "Ctrl+A")
    QTest.keyClick(target, Qt.Key.Key_Delete)
    for letter in text:
        _type(target, letter)
    settle()


def choose(name: str, words: str, within: QWidget | None = None) -> None:
    """Choose one of several answers by the keyboard."""
    box = find(QComboBox, name, within)
    place = next((n for n in range(box.count()) if box.itemText(n).startswith(words)), -1)
    if place < 0:
        raise Lost(f"“{name}” offers no “{words}”")
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    for _ in range(place):
        QTest.keyClick(box, Qt.Key.Key_Down)
    settle()


def _type(target: QWidget, letter: str) -> None:
    """One key, whatever is on it: Qt's own test keyboard has only English letters."""
    key = Qt.Key.Key_Return if letter == "\n" else Qt.Key.Key_unknown
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))


def _is_called(widget: QWidget, name: str) -> bool:
    shown = widget.text() if isinstance(widget, QAbstractButton) else ""
    return widget.accessibleName().startswith(name) or (bool(shown) and shown.replace("&", "").startswith(name))
