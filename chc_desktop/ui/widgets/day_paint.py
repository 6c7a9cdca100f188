"""How a day is painted: its number or name, what kind of day it is, and what is due on it."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPen

from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.month_days import Box, Day, words_left, words_that_fit
from chc_desktop.ui.widgets.tag import Tone, paint_sign, paints


@dataclass(frozen=True, slots=True)
class Cell:
    """A day with its place: what stands at its head, where its entries go, and how many there is no room for.

    A `pale` one belongs to a neighbouring month.
    """

    day: Day
    box: QRect
    entries: tuple[Box, ...]
    more: int
    head: str
    pale: bool = False


def small_font(font: QFont, bold: bool = False) -> QFont:
    """The font of what stands on a day."""
    small = QFont(font)
    small.setPointSizeF(small.pointSizeF() * 0.9)
    small.setBold(bold)
    return small


def paint_cell(painter: QPainter, cell: Cell, font: QFont, is_today: bool, chosen: int | None) -> None:
    """Paint a day; `chosen` is the entry the keyboard is on, None where it is on the day itself or on another."""
    painter.setClipRect(cell.box)
    if not cell.day.working:
        _paint_hatch(painter, cell.box)
    painter.fillRect(cell.box.left(), cell.box.top(), cell.box.width(), 1, QColor(colours().line))
    painter.fillRect(cell.box.left(), cell.box.top(), 1, cell.box.height(), QColor(colours().line))
    _paint_head(painter, cell, font, is_today)
    painter.setFont(small_font(font))
    for number, box in enumerate(cell.entries):
        _paint_entry(painter, box, number == chosen)
    if cell.more:
        painter.setPen(QColor(colours().teal))
        lowest = cell.box.adjusted(8, 0, -4, -3)
        painter.drawText(lowest, Qt.AlignmentFlag.AlignBottom, f"+{cell.more} more")
    painter.setClipping(False)


def paint_ring(painter: QPainter, box: QRect) -> None:
    """Paint the ring around the day the keyboard is on."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(colours().teal), 3))
    painter.drawRect(box.adjusted(1, 1, -2, -2))


def _paint_head(painter: QPainter, cell: Cell, font: QFont, is_today: bool) -> None:
    painter.setFont(small_font(font, bold=is_today))
    metrics, head = QFontMetrics(painter.font()), cell.head
    line = QRect(cell.box.left() + 8, cell.box.top() + 5, cell.box.width() - 12, metrics.height())
    painter.setPen(QColor(colours().soft if cell.pale or not cell.day.working else colours().ink))
    if is_today:
        head = f"{head} today"
        pill = QRectF(line.left() - 4, line.top(), metrics.horizontalAdvance(head) + 10, line.height())
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colours().button))
        painter.drawRoundedRect(pill, 4, 4)
        painter.setPen(QColor(colours().on_button))
    painter.drawText(line, 0, head)
    if cell.day.label:
        painter.setFont(small_font(font))
        painter.setPen(QColor(colours().soft))
        below = cell.box.adjusted(8, 5 + metrics.height(), -6, -2)
        painter.drawText(below, Qt.TextFlag.TextWordWrap, cell.day.label)


def _paint_entry(painter: QPainter, box: Box, chosen: bool) -> None:
    paint, place, line = paints(box.entry.tone), box.place, painter.fontMetrics().height()
    if box.entry.tone is not Tone.PLAIN:
        painter.setPen(QPen(paint.text, 1) if _outlined() else Qt.PenStyle.NoPen)
        painter.setBrush(paint.ground)
        painter.drawRoundedRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    if chosen:
        painter.setPen(QPen(QColor(colours().teal), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(place).adjusted(1, 1, -1, -1), 3, 3)
    painter.setPen(paint.text)
    if box.entry.tone not in (Tone.PLAIN, Tone.TEAL):
        side = line * 0.6
        paint_sign(painter, QRectF(place.left() + 6, place.top() + line * 0.25, side, side), box.entry.tone)
    _paint_words(painter, box, line)


def _paint_words(painter: QPainter, box: Box, line: int) -> None:
    inner = box.place.adjusted(words_left(box.entry, line), 1, -3, 0)
    shown = words_that_fit(box.entry.text, inner.width(), painter.fontMetrics())
    if box.place.height() < 2 * line:
        shown = painter.fontMetrics().elidedText(box.entry.text, Qt.TextElideMode.ElideRight, inner.width())
    painter.drawText(inner, Qt.TextFlag.TextWordWrap, shown)


def _outlined() -> bool:
    return colours().teal_pale == colours().paper


def _paint_hatch(painter: QPainter, box: QRect) -> None:
    painter.fillRect(box, QColor(colours().canvas))
    painter.setPen(QPen(QColor(colours().hatch), 5))
    for left in range(box.left() - box.height(), box.right() + 8, 15):
        painter.drawLine(left, box.top() - 2, left + box.height() + 4, box.bottom() + 2)
