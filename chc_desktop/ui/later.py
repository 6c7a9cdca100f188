"""What is not needed to see the first screen waits until it has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

_AFTER_PAINTING = 60  # milliseconds


def after_painting(owner: QObject, call: Callable[[], object]) -> None:
    """Call once the windows shown so far have been painted, unless the owner is gone by then.

    The waiting begins with the first turn of the event loop, however long the windows took to make.
    """
    QTimer.singleShot(0, owner, lambda: QTimer.singleShot(_AFTER_PAINTING, owner, call))
