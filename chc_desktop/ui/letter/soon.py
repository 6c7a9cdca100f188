"""What is done a moment after the last key."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer


def soon(owner: QObject, milliseconds: int, call: Callable[[], None]) -> QTimer:
    """A timer that calls once, that long after it was last started."""
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(milliseconds)
    timer.timeout.connect(call)
    return timer
