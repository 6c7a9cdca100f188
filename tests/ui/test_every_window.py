"""Walks every window of the program: named for a screen reader, proof against the wheel, its buttons in reach at 200%.

What is new is found by itself: see `tests/catalogue.py`.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QRect, QSize
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractScrollArea,
    QAbstractSlider,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.theme import Mode, apply_theme
from chc_desktop.ui.widgets.popover import Popover
from tests import catalogue, make
from tests.catalogue import Things
from tests.conftest import Answers
from tests.ui.forms.driving import roll

LAPTOP = QSize(1366, 768)
ROLES = {
    QAccessible.Role.Button,
    QAccessible.Role.ButtonDropDown,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ComboBox,
    QAccessible.Role.EditableText,
    QAccessible.Role.Link,
    QAccessible.Role.List,
    QAccessible.Role.MenuItem,
    QAccessible.Role.PageTab,
    QAccessible.Role.PageTabList,
    QAccessible.Role.RadioButton,
    QAccessible.Role.Slider,
    QAccessible.Role.SpinBox,
    QAccessible.Role.Table,
    QAccessible.Role.Tree,
}
"""What can be used, and so has to say what it is."""


@pytest.fixture
def things(qtbot: QtBot, answers: Answers, tmp_path: Path) -> Iterator[Things]:
    office = make.an_office(tmp_path / "register")
    catalogue.happen(office)
    window = MainWindow(office, answers)
    qtbot.addWidget(window)
    window.resize(LAPTOP)
    window.show()
    yield Things(office, window, answers)
    catalogue.settle()


@pytest.fixture
def large(qapp: QApplication) -> Iterator[None]:
    apply_theme(qapp, Mode.LIGHT, 2.0)
    yield
    apply_theme(qapp, Mode.LIGHT)


@pytest.mark.timeout(400)
def test_nothing_that_can_be_used_is_without_a_name(things: Things) -> None:
    assert walked(things, nameless) == {}


@pytest.mark.timeout(400)
def test_the_wheel_over_what_has_no_focus_changes_nothing(things: Things) -> None:
    assert walked(things, turned_by_the_wheel) == {}


@pytest.mark.timeout(400)
@pytest.mark.usefixtures("large")
def test_at_200_per_cent_on_a_laptop_every_button_can_be_reached(things: Things) -> None:
    assert walked(things, out_of_reach) == {}


def walked(things: Things, look: Callable[[QWidget], list[str]]) -> dict[str, list[str]]:
    """What a look finds in each window, where it finds anything."""
    found: dict[str, list[str]] = {}
    count = 0
    for name, opened in catalogue.windows(things):
        try:
            window = opened()
        except Exception as error:  # tell of every window at once
            found[name] = [f"cannot be opened: {error!r}; see BY_HAND in tests/catalogue.py"]
            continue
        count += 1
        faults = look(window)
        if faults:
            found[name] = faults
        catalogue.close(window)
    assert count > 60
    return found


def nameless(window: QWidget) -> list[str]:
    """What can be used and has no name, by what it is and what is around it."""
    return [
        f"{iface.role().name} in {_around(iface)}"
        for iface in _tree(QAccessible.queryAccessibleInterface(window))
        if iface.role() in ROLES and _is_seen(iface) and not iface.text(QAccessible.Text.Name).strip()
    ]


def _tree(iface: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if iface is None or not iface.isValid() or iface.state().invisible:
        return
    yield iface
    if iface.role() in (QAccessible.Role.Table, QAccessible.Role.List, QAccessible.Role.Tree):
        return  # what is in it are its lines
    for place in range(iface.childCount()):
        yield from _tree(iface.child(place))


def _is_seen(iface: QAccessibleInterface) -> bool:
    widget = iface.object()
    inside = isinstance(widget, QWidget) and isinstance(widget.parent(), QComboBox | QAbstractSpinBox | QScrollBar)
    return not inside and not isinstance(widget, QScrollBar)


def _around(iface: QAccessibleInterface) -> str:
    widget: QObject | None = iface.object()
    names: list[str] = []
    while isinstance(widget, QWidget) and len(names) < 4:
        names.append(type(widget).__name__)
        widget = widget.parent()
    return " in ".join(names)


def turned_by_the_wheel(window: QWidget) -> list[str]:
    """The fields that hold something else after the wheel was turned over them."""
    kinds = (QComboBox, QAbstractSpinBox, QAbstractSlider, QLineEdit, QPlainTextEdit)
    fields = [each for kind in kinds for each in window.findChildren(kind) if _is_field(each)]
    faults = []
    for field in fields:
        field.clearFocus()
        before = _held(field)
        for turn in (120, -120, -120):
            for part in (field, *field.findChildren(QWidget)):
                roll(part, turn)
            if _held(field) != before:
                faults.append(f"{type(field).__name__} {field.accessibleName()}: {before} became {_held(field)}")
                break
    return faults


def _is_field(widget: QWidget) -> bool:
    return widget.isVisible() and not isinstance(widget, QScrollBar)


def _held(field: QWidget) -> str:
    if isinstance(field, QComboBox):
        return str(field.currentIndex())
    if isinstance(field, QAbstractSlider):
        return str(field.value())
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit | QAbstractSpinBox)
    return field.text()


def out_of_reach(window: QWidget) -> list[str]:
    """The buttons of a dialog that cannot be brought wholly into view on a laptop."""
    if not isinstance(window, QDialog | Popover):
        return []
    window.resize(window.size().boundedTo(LAPTOP))
    catalogue.settle()
    faults = [] if _fits(window) else [f"{window.width()} x {window.height()} is larger than the screen"]
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.window() is window and not _can_be_seen(button, window):
            faults.append(f"“{button.text() or button.accessibleName()}” in {type(button.parent()).__name__}")
    return faults


def _fits(window: QWidget) -> bool:
    return window.width() <= LAPTOP.width() and window.height() <= LAPTOP.height()


def _can_be_seen(button: QWidget, window: QWidget) -> bool:
    around = button.parentWidget()
    while around and around is not window:
        if isinstance(around, QScrollArea):
            around.ensureWidgetVisible(button)
        if isinstance(around, QAbstractScrollArea):
            return _is_within(button, around.viewport()) and _can_be_seen(around, window)
        around = around.parentWidget()
    return _is_within(button, window)


def _is_within(widget: QWidget, frame: QWidget) -> bool:
    """Whether all of it can be seen; of what is larger than its frame, whether its width can."""
    box = QRect(widget.mapTo(frame, QPoint(0, 0)), widget.size())
    if isinstance(widget, QAbstractScrollArea) or box.height() > frame.height():
        return box.left() >= 0 and box.right() <= frame.width()
    return frame.rect().adjusted(-1, -1, 1, 1).contains(box)
