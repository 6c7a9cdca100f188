"""Fields side by side in equal columns, or under each other where the columns would be too narrow."""

from PySide6.QtCore import QRect, QSize
from PySide6.QtWidgets import QLayout, QLayoutItem, QVBoxLayout, QWidget

from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.arrange import FlowLayout
from chc_desktop.ui.widgets.wrap import WrapLabel


class ColumnsLayout(FlowLayout):
    """Every item gets the same width. `narrowest` is the least width of a column, in lines of text height."""

    def __init__(self, holder: QWidget, narrowest: int, gap: int) -> None:
        super().__init__(gap)
        self._holder = holder
        self._narrowest = narrowest

    def heightForWidth(self, width: int, /) -> int:
        return max((box.bottom() + 1 for _item, box in self._boxes(width)), default=0)

    def sizeHint(self) -> QSize:
        width = self._least() * len(self._shown())
        return QSize(width, self.heightForWidth(width))

    def minimumSize(self) -> QSize:
        return QSize(max((item.minimumSize().width() for item in self._shown()), default=0), 0)

    def setGeometry(self, rect: QRect, /) -> None:
        QLayout.setGeometry(self, rect)  # not as words flow: whatever grows with its width would never come to rest
        for item, box in self._boxes(rect.width()):
            item.setGeometry(box.translated(rect.topLeft()))

    def _least(self) -> int:
        return self._holder.fontMetrics().height() * self._narrowest + self._gap

    def _boxes(self, width: int) -> list[tuple[QLayoutItem, QRect]]:
        shown = self._shown()
        across = max(1, min(len(shown), (width + self._gap) // max(1, self._least())))
        column = (width - self._gap * (across - 1)) // across
        placed: list[tuple[QLayoutItem, QRect]] = []
        top = lowest = 0
        for place, item in enumerate(shown):
            if place and place % across == 0:
                top = lowest + self._gap // 2
            height = item.heightForWidth(column) if item.hasHeightForWidth() else item.sizeHint().height()
            placed.append((item, QRect((place % across) * (column + self._gap), top, column, height)))
            lowest = max(lowest, top + height)
        return placed


def side_by_side(*widgets: QWidget, narrowest: int = 8, gap: int = 16) -> QWidget:
    """Widgets in columns where there is room."""
    holder = QWidget()
    layout = ColumnsLayout(holder, narrowest, gap)
    for widget in widgets:
        layout.addWidget(widget)
    holder.setLayout(layout)
    return holder


def section(title: str, *widgets: QWidget) -> QWidget:
    """A heading and what belongs under it."""
    holder = QWidget()
    layout = QVBoxLayout(holder)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(12)
    layout.addWidget(role(WrapLabel(title), "section"))
    for widget in widgets:
        layout.addWidget(widget)
    layout.addStretch(1)
    return holder
