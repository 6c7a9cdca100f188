"""The program's sign on the task bar and in the corner of its windows: a tick on a teal square."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap, QPolygonF

from chc_desktop.ui.colours import PALETTES, Mode

_SIDES = (16, 32, 64)  # pixels
_TICK = ((0.27, 0.53), (0.43, 0.69), (0.74, 0.34))


def window_icon() -> QIcon:
    """The sign in the sizes that screens ask for; its colours are the same by day and by night."""
    icon = QIcon()
    for side in _SIDES:
        icon.addPixmap(_drawn(side))
    return icon


def _drawn(side: int) -> QPixmap:
    named = PALETTES[Mode.LIGHT]
    picture = QPixmap(side, side)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(named.teal))
    painter.drawRoundedRect(QRectF(0, 0, side, side), side * 0.2, side * 0.2)
    pen = QPen(QColor(named.paper), side * 0.13, Qt.PenStyle.SolidLine)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.drawPolyline(QPolygonF([QPointF(across * side, down * side) for across, down in _TICK]))
    painter.end()
    return picture
