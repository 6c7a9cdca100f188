"""Tabs over one place, as tall as the tab in view and no taller."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QFrame, QTabBar, QToolButton, QVBoxLayout, QWidget

from chc_desktop.ui.theme import role


class Tabs(QWidget):
    """Several widgets of which one is in view."""

    tab_changed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._bar = TabBar()
        self._bar.setDrawBase(False)
        self._bar.setExpanding(False)
        self._bar.setUsesScrollButtons(True)
        self._bar.setElideMode(Qt.TextElideMode.ElideNone)
        self._bar.setAccessibleName(name)
        self._line = role(QFrame(), "line")
        self._line.setFixedHeight(1)
        self._widgets: list[QWidget] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._layout.addWidget(self._bar)
        self._layout.addWidget(self._line)
        self._layout.addSpacing(12)
        self._bar.currentChanged.connect(self._show)

    def add_tab(self, title: str, widget: QWidget) -> int:
        """Add a widget under this title; gives its place."""
        self._widgets.append(widget)
        self._layout.addWidget(widget)
        widget.setVisible(len(self._widgets) == 1)
        return self._bar.addTab(title.replace("&", "&&"))

    def show_tab(self, place: int) -> None:
        """Bring a tab into view."""
        self._bar.setCurrentIndex(place)

    def current_tab(self) -> int:
        """The place of the tab in view."""
        return self._bar.currentIndex()

    def titles(self) -> list[str]:
        """What each is called, in order."""
        return [self._bar.tabText(place) for place in range(self._bar.count())]

    def bar(self) -> QTabBar:
        """The row of titles."""
        return self._bar

    def _show(self, place: int) -> None:
        for index, widget in enumerate(self._widgets):
            widget.setVisible(index == place)
        if self._widgets:
            self.tab_changed.emit(place)


_BUTTONS = {"ScrollLeftButton": ("‹", "Tabs before these"), "ScrollRightButton": ("›", "More tabs")}
"""Qt's names for its two buttons, what stands on them here, and what they are called."""


class TabBar(QTabBar):
    """Where the tabs have no room, two buttons lead to the others; Qt's own are too small to be seen.

    Its ring is for the keyboard only: whoever clicks a tab sees which one is in view.
    """

    def __init__(self) -> None:
        super().__init__()
        for name, (sign, called) in _BUTTONS.items():
            button = self.findChild(QToolButton, name)
            assert isinstance(button, QToolButton), "QTabBar always has both"
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
            button.setText(sign)
            button.setToolTip(called)
            button.setAccessibleName(called)
        self._size_buttons()

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._ring(event.reason() != Qt.FocusReason.MouseFocusReason)
        super().focusInEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        super().mousePressEvent(event)
        self._ring(False)  # Qt may have brought the keyboard here from the tab that went out of view

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._ring(True)
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._size_buttons()

    def _ring(self, wanted: bool) -> None:
        role(self, "ringed" if wanted else "plain")

    def _size_buttons(self) -> None:
        wide = round(self.fontMetrics().height() * 3)  # of both together
        self.setStyleSheet(
            f"QTabBar::scroller {{ width: {wide}px; }} QToolButton {{ font-size: {self.font().pointSizeF() * 1.3}pt; "
            "font-weight: 700; border: 1px solid palette(mid); background: palette(base); padding: 0; }"
            "QToolButton:disabled { color: palette(mid); background: palette(window); }"
        )
