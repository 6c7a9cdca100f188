"""Driving forms as a person does: typing, tabbing, rolling the wheel, reading what is in view."""

from collections.abc import Iterator

from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QAccessible, QInputMethodEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.ui.forms.asks import Field
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, LongText


def put_up(qtbot: QtBot, dialog: FormDialog) -> None:
    """Bring a dialog on the screen, with the keyboard in it."""
    dialog.open()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)


def write(field: Field, text: str) -> None:
    """Write into a field in place of what is there."""
    field.setFocus()
    assert isinstance(field, LineField | LongText | DateField)
    field.selectAll()
    QTest.keyClick(field, Qt.Key.Key_Delete)
    if text.isascii():
        QTest.keyClicks(field, text)
    else:
        typed = QInputMethodEvent()
        typed.setCommitString(text)
        QApplication.sendEvent(field, typed)
    QApplication.processEvents()


def choose(field: Field, words: str) -> None:
    """Go down the answers until one begins with these words."""
    assert isinstance(field, Choice)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Home)
    while not field.currentText().startswith(words) and field.currentIndex() < field.count() - 1:
        QTest.keyClick(field, Qt.Key.Key_Down)
    assert field.currentText().startswith(words)


def tick(field: Field) -> None:
    assert isinstance(field, Tick)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton)


def press(button: QAbstractButton) -> None:
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    QApplication.processEvents()


def reached_by_tab(window: QWidget) -> Iterator[QWidget]:
    """Everything in a window that Tab comes to."""
    for widget in window.findChildren(QWidget):
        tab = widget.focusPolicy().value & Qt.FocusPolicy.TabFocus.value
        if tab and widget.isVisible() and widget.isEnabled() and not widget.focusProxy():
            yield widget


def spoken_name(widget: QWidget) -> str:
    """What a screen reader calls a widget."""
    interface = QAccessible.queryAccessibleInterface(widget)
    return interface.text(QAccessible.Text.Name) if interface else ""


def roll(widget: QWidget, turn: int = -120) -> None:
    """Turn the wheel over a widget without clicking it."""
    middle = QPointF(widget.rect().center())
    event = QWheelEvent(
        middle,
        QPointF(widget.mapToGlobal(widget.rect().center())),
        QPoint(0, 0),
        QPoint(0, turn),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(widget, event)


def is_whole(widget: QWidget, window: QWidget) -> bool:
    """Whether all of a widget can be seen in its window without scrolling."""
    box = QRect(widget.mapTo(window, QPoint(0, 0)), widget.size())
    return widget.isVisible() and window.rect().contains(box)
