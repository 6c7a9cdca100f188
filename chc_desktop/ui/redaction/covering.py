"""Paints what is covered on a page, the frames of boxes, and where one is pointed to."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from chc_desktop.ui.redaction.handles import handles
from chc_desktop.ui.theme import colours

_VEIL = QColor(0, 0, 0, 185)
_COVER = QColor(0, 0, 0, 205)
_WHITE = QColor(255, 255, 255)


def cover_all(painter: QPainter, page: QRect) -> None:
    """All of the page is taken out."""
    painter.fillRect(page, _VEIL)


def cover(painter: QPainter, place: QRectF) -> None:
    """This is taken out: what was there can still be guessed at, by whoever decides it."""
    painter.fillRect(place, _COVER)


def frame(painter: QPainter, box: QRectF, is_chosen: bool) -> None:
    """The edge of a box that was drawn, and where it is chosen, the corners it is sized by."""
    painter.setPen(QPen(_WHITE, 3))
    painter.drawRect(box)
    painter.setPen(QPen(QColor(colours().button), 3 if is_chosen else 1))
    painter.drawRect(box)
    for handle in handles(box) if is_chosen else ():
        painter.fillRect(handle, _WHITE)
        painter.drawRect(handle)


def outline(painter: QPainter, place: QRectF) -> None:
    """A line around a place that is to be seen at once."""
    painter.setPen(QPen(QColor(colours().red), 3, Qt.PenStyle.DashLine))
    painter.drawRect(place.adjusted(-3, -3, 3, 3))


def frame_page(painter: QPainter, page: QRect) -> None:
    """The keyboard is on this page."""
    painter.setPen(QPen(QColor(colours().teal), 3))
    painter.drawRect(page.adjusted(1, 1, -2, -2))
