"""Three panes side by side where there is room, and one at a time under tabs where there is not."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from chc_desktop.ui.widgets.tabs import TabBar

_ROOM_FOR_ALL = 46  # in lines of text height


class Panes(QWidget):
    """`panes` are title, widget and share of the width. Nothing is ever out of reach."""

    def __init__(self, name: str, panes: tuple[tuple[str, QWidget, int], ...]) -> None:
        super().__init__()
        self.tabs = TabBar()
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.setElideMode(Qt.TextElideMode.ElideNone)
        self.tabs.setAccessibleName(name)
        self._panes = tuple(widget for _title, widget, _share in panes)
        self._row = QHBoxLayout()
        self._row.setSpacing(14)
        for title, widget, share in panes:
            self.tabs.addTab(title)
            self._row.addWidget(widget, share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        column.addLayout(self._row, 1)
        self.tabs.currentChanged.connect(lambda _place: self._arrange())
        self._arrange()

    def show_pane(self, widget: QWidget) -> None:
        """Bring a pane into view."""
        self.tabs.setCurrentIndex(self._panes.index(widget))

    def hasHeightForWidth(self) -> bool:
        return False  # each pane scrolls by itself, so together they take the height there is

    def sizeHint(self) -> QSize:
        return self.minimumSizeHint()

    def minimumSizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(line * 10, line * 8)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        together = self.width() >= self.fontMetrics().height() * _ROOM_FOR_ALL
        self.tabs.setVisible(not together)
        for place, pane in enumerate(self._panes):
            pane.setVisible(together or place == self.tabs.currentIndex())
