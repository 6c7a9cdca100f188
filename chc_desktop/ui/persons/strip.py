"""The notices over a letter, in a strip that leaves the page to what is written: it scrolls where they are many."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QWidget

from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.wrap import chips

_MOST_LINES = 2.5
"""Tags that begin under the last whole line show that there are more."""


class NoticeStrip(QScrollArea):
    """Tags in a few lines."""

    def __init__(self) -> None:
        super().__init__()
        role(self, "page")
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("What to know about who this goes to")
        self.hide()

    def show_tags(self, tags: Sequence[QWidget]) -> None:
        """Show these; with none the strip is not there."""
        content = chips(*tags, gap=6)
        self.setWidget(content)
        self.setVisible(bool(tags))
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(self.fontMetrics().height() * 20, self._height())

    def _fit(self) -> None:
        """As tall as the tags need, up to the most; reached by the keyboard only where there is more to scroll to."""
        if self.height() != self._height():
            self.setFixedHeight(self._height())
        scrolls = self._wanted() > self._height()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if scrolls else Qt.FocusPolicy.NoFocus)

    def _wanted(self) -> int:
        content = self.widget()
        layout = content.layout() if content else None
        return layout.heightForWidth(max(1, self.viewport().width())) if layout else 0

    def _height(self) -> int:
        line = round(self.fontMetrics().height() * 1.6)
        return min(self._wanted(), round(line * _MOST_LINES))
