"""The small sign at the left of a paper: an arrow for in or out, and what it is: letter, email, call, picture, file."""

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from chc_desktop.domain.papers.events import Direction
from chc_desktop.ui.theme import colours

LETTER, EMAIL, CALL, TALK, PICTURE, FILE = "letter", "email", "call", "talk", "picture", "file"


class Sign(QWidget):
    """Painted in the colours of the theme; the words beside it say the same, so that it needs no name."""

    def __init__(self, what: str, direction: Direction) -> None:
        super().__init__()
        self._what = what
        self._direction = direction
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        line = self.fontMetrics().height()
        return QSize(round(line * 2.1), round(line * 1.4))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        ink = QColor(colours().teal if self._direction is Direction.IN else colours().soft)
        painter.setPen(QPen(ink, max(1.5, line * 0.08)))
        middle = self.height() / 2
        _SHAPES[self._what](painter, QRectF(line * 0.8, middle - line * 0.5, line * 1.2, line))
        _arrow(painter, self._direction, QRectF(0, middle - line * 0.3, line * 0.55, line * 0.6))


def _arrow(painter: QPainter, direction: Direction, box: QRectF) -> None:
    """To the right: it came in. To the left: it went out. Within the office: none."""
    if direction is Direction.INTERNAL:
        return
    left, right, middle = box.left(), box.right(), box.center().y()
    tip, back = (right, left) if direction is Direction.IN else (left, right)
    wing = (back - tip) * 0.45
    painter.drawLine(QPointF(back, middle), QPointF(tip, middle))
    for down in (-1, 1):
        painter.drawLine(QPointF(tip, middle), QPointF(tip + wing, middle + down * abs(wing)))


def _letter(painter: QPainter, box: QRectF) -> None:
    sheet = box.adjusted(box.width() * 0.14, 0, -box.width() * 0.14, 0)
    painter.drawRect(sheet)
    for share in (0.3, 0.5, 0.7):
        y = sheet.top() + sheet.height() * share
        painter.drawLine(QLineF(sheet.left() + sheet.width() * 0.2, y, sheet.right() - sheet.width() * 0.2, y))


def _email(painter: QPainter, box: QRectF) -> None:
    envelope = box.adjusted(0, box.height() * 0.12, 0, -box.height() * 0.12)
    painter.drawRect(envelope)
    tip = QPointF(envelope.center().x(), envelope.top() + envelope.height() * 0.55)
    painter.drawPolyline(QPolygonF([envelope.topLeft(), tip, envelope.topRight()]))


def _call(painter: QPainter, box: QRectF) -> None:
    """A handset lying on its back."""
    painter.drawArc(box.adjusted(0, box.height() * 0.1, 0, box.height() * 0.35), 20 * 16, 140 * 16)
    side, bottom = box.width() * 0.26, box.top() + box.height() * 0.45
    for left in (box.left(), box.right() - side):
        painter.drawRoundedRect(QRectF(left, bottom, side, box.height() * 0.3), 2, 2)


def _talk(painter: QPainter, box: QRectF) -> None:
    """Two heads."""
    for share in (0.25, 0.75):
        middle = QPointF(box.left() + box.width() * share, box.top() + box.height() * 0.3)
        painter.drawEllipse(middle, box.width() * 0.14, box.width() * 0.14)
        shoulders = QRectF(
            middle.x() - box.width() * 0.23, middle.y() + box.height() * 0.24, box.width() * 0.46, box.height() * 0.7
        )
        painter.drawArc(shoulders, 0, 180 * 16)


def _picture(painter: QPainter, box: QRectF) -> None:
    frame = box.adjusted(0, box.height() * 0.08, 0, -box.height() * 0.08)
    painter.drawRect(frame)
    across, down = frame.width(), frame.height()
    hills = ((0.1, 0.85), (0.38, 0.4), (0.58, 0.7), (0.72, 0.52), (0.92, 0.85))
    painter.drawPolyline(QPolygonF([QPointF(frame.left() + x * across, frame.top() + y * down) for x, y in hills]))


def _file(painter: QPainter, box: QRectF) -> None:
    """A sheet with a folded corner."""
    sheet = box.adjusted(box.width() * 0.14, 0, -box.width() * 0.14, 0)
    fold = sheet.width() * 0.32
    corner, under = QPointF(sheet.right() - fold, sheet.top()), QPointF(sheet.right(), sheet.top() + fold)
    painter.drawPolygon(QPolygonF([sheet.topLeft(), corner, under, sheet.bottomRight(), sheet.bottomLeft()]))
    painter.drawPolyline(QPolygonF([corner, QPointF(corner.x(), under.y()), under]))


_SHAPES = {LETTER: _letter, EMAIL: _email, CALL: _call, TALK: _talk, PICTURE: _picture, FILE: _file}
