"""The tabs: a ring shows where the keyboard is, and only then."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.fields import LineField
from chc_desktop.ui.widgets.tabs import Tabs


def test_a_click_on_a_tab_rings_nothing_and_the_tab_key_does(qtbot: QtBot) -> None:
    window, before, tabs, written = QWidget(), LineField("Before"), Tabs("Parts"), LineField("Written")
    tabs.add_tab("One", written)
    tabs.add_tab("Two", QLabel("2"))
    column = QVBoxLayout(window)
    column.addWidget(before)
    column.addWidget(tabs)
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    written.setFocus()
    QTest.mouseClick(tabs.bar(), Qt.MouseButton.LeftButton, pos=tabs.bar().tabRect(1).center())
    assert tabs.current_tab() == 1
    assert not _ringed(tabs)
    tabs.bar().setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(tabs.bar(), Qt.Key.Key_Left)
    assert tabs.current_tab() == 0
    assert _ringed(tabs)
    QTest.mouseClick(tabs.bar(), Qt.MouseButton.LeftButton, pos=tabs.bar().tabRect(1).center())
    assert not _ringed(tabs)
    before.setFocus()
    QTest.keyClick(before, Qt.Key.Key_Tab)
    assert _ringed(tabs)


def _ringed(tabs: Tabs) -> bool:
    """Whether the left edge of the bar is painted as a ring."""
    QApplication.processEvents()
    picture = tabs.bar().grab().toImage()
    return picture.pixelColor(QPoint(0, picture.height() // 2)) == QColor(colours().teal)
