"""The list of sections at the left, each with its count and a tick once it is whole."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from chc_desktop.ui.assessment.shown import SectionState
from chc_desktop.ui.theme import colours, role

_FEWEST = 6
"""Lines in view on a page too low for all of them; the rest are scrolled to."""

_COUNT = Qt.ItemDataRole.UserRole
_DONE = Qt.ItemDataRole.UserRole + 1


class SectionList(QListWidget):
    """The sections of the form; Up and Down choose another."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        role(self, "sections").setAccessibleName("Sections of the form")
        self.setItemDelegate(_SectionLine(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListWidget { background: transparent; border: 2px solid transparent; }")
        self.currentRowChanged.connect(self._tell)

    def show_sections(self, states: Sequence[SectionState], current: int) -> None:
        """Show these, without telling that one was chosen."""
        blocked = self.blockSignals(True)
        while self.count() > len(states):
            self.takeItem(self.count() - 1)
        for place, state in enumerate(states):
            self._show(place, state)
        self.setCurrentRow(current)
        self.blockSignals(blocked)
        self.setMinimumHeight(self._height(min(len(states), _FEWEST)))
        self.setMaximumHeight(self._height(len(states)))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self._height(self.count()))

    def _height(self, lines: int) -> int:
        return max(0, self.sizeHintForRow(0)) * lines + 2 * self.frameWidth() + 4

    def _show(self, place: int, state: SectionState) -> None:
        if place == self.count():
            self.addItem(QListWidgetItem())
        item = self.item(place)
        item.setText(state.title)
        item.setData(_COUNT, state.count)
        item.setData(_DONE, state.is_done)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, state.spoken)
        item.setToolTip(state.title)

    def _tell(self, place: int) -> None:
        if place >= 0:
            self.chosen.emit(place)


class _SectionLine(QStyledItemDelegate):
    """Paints the title at the left and the count at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = option.fontMetrics.height()
        return QSize(line * 10, round(line * 1.7))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        named, rect = colours(), option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            focused = bool(option.state & QStyle.StateFlag.State_HasFocus)
            painter.setPen(QPen(QColor(named.teal), 2) if focused else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(named.chosen))
            painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 4, 4)
        font = painter.font()
        font.setBold(chosen)
        painter.setFont(font)
        box = rect.adjusted(10, 0, -10, 0)
        done = bool(index.data(_DONE))
        count = f"✓ {index.data(_COUNT)}" if done else str(index.data(_COUNT))
        painter.setPen(QColor(named.green if done else named.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, count)
        box.setRight(box.right() - painter.fontMetrics().horizontalAdvance(count) - 10)
        title = painter.fontMetrics().elidedText(str(index.data()), Qt.TextElideMode.ElideMiddle, box.width())
        painter.setPen(QColor(named.ink))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, title)
        painter.restore()
