"""Scrolling to what has appeared, without losing sight of where the keyboard is."""

from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

_ROOM = 12  # pixels above and below


def bring_into_view(widget: QWidget) -> None:
    """Scroll until it can be seen, and so that what has the keyboard still can."""
    area = area_around(widget)
    if area is None:
        return
    area.ensureWidgetVisible(widget, 0, _ROOM)
    focused = QApplication.focusWidget()
    if focused and area.isAncestorOf(focused):
        area.ensureWidgetVisible(focused, 0, _ROOM)


def area_around(widget: QWidget) -> QScrollArea | None:
    """What scrolls a widget, None where nothing does."""
    above = widget.parentWidget()
    while above:
        if isinstance(above, QScrollArea):
            return above
        above = above.parentWidget()
    return None
