"""How the cells of a list are painted."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from chc_desktop.ui.tables.model import SECOND, SHORT, TONE, Index
from chc_desktop.ui.theme import colours, scaled
from chc_desktop.ui.widgets.tag import Tone, paint_tag, tag_size

Marked = tuple[str, bool]
"""Some words of a second line, and whether they are marked."""


class RowDelegate(QStyledItemDelegate):
    """Paints a cell with room around it, a line under it, and a tag where the column has a tone.

    A second line goes across all cells of its row: each cell paints the part of it that it covers.
    """

    def __init__(self, table: QTableView, has_two_lines: Callable[[], bool]) -> None:
        super().__init__(table)
        self._table = table
        self._has_two_lines = has_two_lines

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        box: QRect = option.rect
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.fillRect(box, QColor(colours().chosen if chosen else colours().paper))
        painter.setPen(QColor(colours().line))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        second = index.data(SECOND)
        upper = box.adjusted(0, 0, 0, -round(box.height() * 0.42)) if self._has_two_lines() else box
        self._paint_words(painter, option, index, upper)
        if second:
            self._paint_second(painter, option.font, second, box.adjusted(0, upper.height(), 0, -1))
        painter.restore()

    def _paint_second(self, painter: QPainter, font: QFont, second: Sequence[Marked], box: QRect) -> None:
        named, viewport = colours(), self._table.viewport()
        bold = QFont(font)
        bold.setBold(True)
        left, right = scaled(10) - self._table.horizontalHeader().offset(), viewport.width() - scaled(8)
        painter.setClipRect(box)
        for text, marked in second:
            painter.setFont(bold if marked else font)
            wide = painter.fontMetrics().horizontalAdvance(text)
            place = QRect(left, box.top(), min(wide, right - left), box.height() - scaled(4))
            if marked:
                painter.fillRect(place.adjusted(-1, scaled(1), 1, -scaled(1)), QColor(named.amber_pale))
            painter.setPen(QColor(named.ink if marked else named.soft))
            shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, place.width() + 1)
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
            left += wide
            if left >= right:
                break
        painter.setClipping(False)

    def _paint_words(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, box: QRect) -> None:
        text, tone = str(index.data()), index.data(TONE)
        inner = box.adjusted(scaled(10), 0, -scaled(8), 0)
        font = option.font
        if isinstance(tone, Tone) and text:
            fits = tag_size(text, tone, font).width() <= inner.width()
            paint_tag(painter, inner, text if fits else index.data(SHORT) or text, tone, font)
            return
        painter.setFont(font)
        painter.setPen(QColor(colours().ink))
        shown, cut = text, Qt.TextElideMode.ElideRight
        if painter.fontMetrics().horizontalAdvance(text) > inner.width() and (short := index.data(SHORT)):
            shown, cut = short, Qt.TextElideMode.ElideMiddle
        shown = painter.fontMetrics().elidedText(shown, cut, inner.width())
        painter.drawText(inner, index.data(Qt.ItemDataRole.TextAlignmentRole), shown)
