"""A list of titles at the left and beside it the one part that is in view: for more parts than a row of tabs holds."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.in_view import area_around


class SideTabs(QWidget):
    """Several widgets of which one is in view; Up and Down in the list choose another."""

    tab_changed = Signal(int)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._list = TitleList()
        self._list.setAccessibleName(name)
        self._widgets: list[QWidget] = []
        self._beside = QVBoxLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(24)
        row.addWidget(self._list, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(self._beside, 1)
        self._list.currentRowChanged.connect(self._show)

    def add_tab(self, title: str, widget: QWidget) -> int:
        """Add a widget under this title; gives its place."""
        self._widgets.append(widget)
        self._beside.addWidget(widget)
        widget.setVisible(len(self._widgets) == 1)
        self._list.addItem(title)
        if len(self._widgets) == 1:
            self._list.setCurrentRow(0)
        self._list.updateGeometry()
        return len(self._widgets) - 1

    def show_tab(self, place: int) -> None:
        """Bring a part into view."""
        self._list.setCurrentRow(place)

    def current_tab(self) -> int:
        """The place of the part in view."""
        return self._list.currentRow()

    def titles(self) -> list[str]:
        """What each is called, in order."""
        return [self._list.item(place).text() for place in range(self._list.count())]

    def bar(self) -> QListWidget:
        """The list of titles."""
        return self._list

    def _show(self, place: int) -> None:
        for index, widget in enumerate(self._widgets):
            widget.setVisible(index == place)
        if place >= 0:
            self.tab_changed.emit(place)
            self._list.come_into_view()


class TitleList(QListWidget):
    """As wide as its longest title and as tall as all of them."""

    def __init__(self) -> None:
        super().__init__()
        self.setItemDelegate(_Title(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        for scrolls in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            scrolls(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget { background: transparent; border: none; }")

    def sizeHint(self) -> QSize:
        return QSize(self.sizeHintForColumn(0) + 4, self.sizeHintForRow(0) * self.count() + 4)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def come_into_view(self) -> None:
        """On a low page: scroll it to the title that was chosen."""
        area = area_around(self)
        content = area.widget() if area else None
        if area and content:
            at = self.mapTo(content, self.visualItemRect(self.currentItem()).center())
            area.ensureVisible(at.x(), at.y(), 0, self.sizeHintForRow(0))


class _Title(QStyledItemDelegate):
    """A title; the one in view stands on a ground of its own, with a ring while the keyboard is here."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = option.fontMetrics.height()
        return QSize(round(option.fontMetrics.horizontalAdvance(str(index.data())) * 1.1) + 24, round(line * 1.9))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        painter.save()
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        if chosen:
            _draw_ground(painter, option.rect, bool(option.state & QStyle.StateFlag.State_HasFocus))
        font = painter.font()
        font.setBold(chosen)
        painter.setFont(font)
        painter.setPen(QColor(colours().ink))
        painter.drawText(option.rect.adjusted(10, 0, -4, 0), Qt.AlignmentFlag.AlignVCenter, str(index.data()))
        painter.restore()


def _draw_ground(painter: QPainter, rect: QRect, ringed: bool) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(colours().teal), 2) if ringed else Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colours().chosen))
    painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
