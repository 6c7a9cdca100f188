"""The four corners by which a box is sized with the mouse."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt

_SIDE = 9.0  # pixels
_REACH = 5.0
"""Pixels around a corner in which it is meant."""


def handles(rect: QRectF) -> Iterator[QRectF]:
    """The small squares at its corners."""
    for corner, _opposite in _corners(rect):
        yield QRectF(corner - QPointF(_SIDE / 2, _SIDE / 2), QSizeF(_SIDE, _SIDE))


def anchor_of(rect: QRectF, point: QPointF) -> QPointF | None:
    """The corner that stays where the one across from it is taken hold of; None where none is."""
    return next((opposite for corner, opposite in _corners(rect) if _is_near(corner, point)), None)


def cursor_over(chosen: QRectF, point: QPointF, is_over_box: bool) -> Qt.CursorShape:
    """How the mouse looks there."""
    if not chosen.isNull() and anchor_of(chosen, point):
        is_rising = _is_near(chosen.topRight(), point) or _is_near(chosen.bottomLeft(), point)
        return Qt.CursorShape.SizeBDiagCursor if is_rising else Qt.CursorShape.SizeFDiagCursor
    return Qt.CursorShape.SizeAllCursor if is_over_box else Qt.CursorShape.CrossCursor


def _corners(rect: QRectF) -> Iterator[tuple[QPointF, QPointF]]:
    yield rect.bottomRight(), rect.topLeft()
    yield rect.topLeft(), rect.bottomRight()
    yield rect.topRight(), rect.bottomLeft()
    yield rect.bottomLeft(), rect.topRight()


def _is_near(corner: QPointF, point: QPointF) -> bool:
    reach = _SIDE / 2 + _REACH
    return abs(corner.x() - point.x()) <= reach and abs(corner.y() - point.y()) <= reach
