"""Scrolling to what has appeared, without losing sight of where the keyboard is."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_ROOM = 12  # pixels above and below


def bring_into_view(widget: QWidget) -> None:
    """Scroll until it can be seen, and so that what has the keyboard still can."""
    area = area_around(widget)
    if area is None:
        return
    _show(area, widget)
    focused = QApplication.focusWidget()
    if focused and area.isAncestorOf(focused):
        _show(area, focused)


def area_around(widget: QWidget) -> QScrollArea | None:
    """What scrolls a widget, None where nothing does."""
    above = widget.parentWidget()
    while above:
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None


def _show(area: QScrollArea, widget: QWidget) -> None:
    """All of it where there is room, else its beginning: of a field Qt itself shows no more than the cursor."""
    if (content := area.widget()) and content.isAncestorOf(widget):
        foot = widget.mapTo(content, QPoint(0, widget.height()))
        area.ensureVisible(foot.x(), foot.y(), 0, _ROOM)
    area.ensureWidgetVisible(widget, 0, _ROOM)
