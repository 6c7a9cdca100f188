"""The search of this form: what was found in every section, with where the words stand, as one types."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.searching import Found
from chc_desktop.domain.finding.snippets import Part
from chc_desktop.ui.theme import colours, role
from chc_desktop.ui.widgets.tag import Tone, paint_tag, tag_size
from chc_desktop.ui.writing.search_line import SearchLine

_FOUND = Qt.ItemDataRole.UserRole
_FEWEST = 5
"""Lines that are in view on a page with little room."""


class SearchField(SearchLine):
    """Where one types; Up and Down go through what was found, Enter goes there, Escape back."""

    def __init__(self) -> None:
        super().__init__("Search this form", "Search this form (Ctrl+F)")
        self.setClearButtonEnabled(True)


class FoundList(QListWidget):
    """The rows found: number and wording, and below them where the words stand."""

    taken = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        role(self, "sections").setAccessibleName("What was found in this form")
        self.setItemDelegate(_FoundLine(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setUniformItemSizes(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keyboard stays where one types
        self.setStyleSheet("QListWidget { background: transparent; border: 2px solid transparent; }")
        self.itemClicked.connect(lambda item: self.taken.emit(item.data(_FOUND).row.slug))

    def show_found(self, found: Sequence[Found]) -> None:
        """Show these, the first of them marked."""
        self.clear()
        for hit in found:
            item = QListWidgetItem(f"{called(hit.row)} {hit.row.asks}")
            item.setData(_FOUND, hit)
            item.setToolTip(hit.row.asks)
            self.addItem(item)
        self.setCurrentRow(0)
        self.setMinimumHeight(self.sizeHintForRow(0) * min(max(len(found), 1), _FEWEST) + 6)

    def step(self, by: int) -> None:
        """Mark another one."""
        if self.count():
            self.setCurrentRow(min(max(self.currentRow() + by, 0), self.count() - 1))
            hit = self.found()
            self.setAccessibleDescription(f"{called(hit.row)}: {hit.row.asks}" if hit else "")

    def found(self) -> Found | None:
        """The one that is marked."""
        item = self.currentItem()
        hit = item.data(_FOUND) if item else None
        return hit if isinstance(hit, Found) else None


class _FoundLine(QStyledItemDelegate):
    """Paints a row found on two lines."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        line = option.fontMetrics.height()
        return QSize(line * 20, round(line * 3.2))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        named, hit = colours(), index.data(_FOUND)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = option.rect.adjusted(2, 3, -2, -3)
        painter.setPen(QPen(QColor(named.teal if chosen else named.line), 2 if chosen else 1))
        painter.setBrush(QColor(named.chosen if chosen else named.paper))
        painter.drawRoundedRect(box, 4, 4)
        _paint_found(painter, box.adjusted(12, 0, -12, 0), hit, option.font)
        painter.restore()


def _paint_found(painter: QPainter, box: QRect, hit: Found, font: QFont) -> None:
    line = QFontMetrics(font).height()
    top = box.top() + (box.height() - round(line * 2.3)) // 2
    first = QRect(box.left(), top, box.width(), line)
    lead = f"{hit.row.number} {hit.row.force}".strip()
    paint_tag(painter, first, lead, Tone.TEAL, font)
    across = tag_size(lead, Tone.TEAL, font).width() + 10
    first.setLeft(first.left() + across)
    painter.setFont(font)
    painter.setPen(QColor(colours().ink))
    words = QFontMetrics(font).elidedText(hit.row.asks, Qt.TextElideMode.ElideRight, first.width())
    painter.drawText(first, Qt.AlignmentFlag.AlignVCenter, words)
    second = QRect(box.left(), top + round(line * 1.3), box.width(), line)
    if hit.words:
        _paint_parts(painter, second, (Part(f"{hit.where}: "), *hit.parts), font)
    else:
        _paint_parts(painter, second, (Part(f"Found by its {hit.where.lower()}"),), font)


def _paint_parts(painter: QPainter, box: QRect, parts: tuple[Part, ...], font: QFont) -> None:
    """The words side by side, those that were looked for bold, until the line is full."""
    bold = QFont(font)
    bold.setBold(True)
    for part in parts:
        painter.setFont(bold if part.marked else font)
        painter.setPen(QColor(colours().ink if part.marked else colours().soft))
        words = painter.fontMetrics().elidedText(part.text, Qt.TextElideMode.ElideRight, max(box.width(), 0))
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
        box.setLeft(box.left() + painter.fontMetrics().horizontalAdvance(words))
