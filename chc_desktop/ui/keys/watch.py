"""Watches whether anybody is at the desk: for idle minutes, and for the computer having slept.

It listens to the few windows of the program, not to all that is in them: every event of the program would go through
Python else, and pages would open more slowly.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication

_LOOK_EVERY = 5_000
"""Milliseconds."""

_SLEPT = 60.0
"""Seconds that passed unseen between two looks: the computer was asleep. Some clocks stand still meanwhile."""

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletMove,
    }
)


class Watch(QObject):
    """`wall` and `steady` give seconds by the clock on the wall and by one that never jumps."""

    gone = Signal()

    def __init__(
        self, minutes: Callable[[], int], wall: Callable[[], float], steady: Callable[[], float], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._minutes, self._wall, self._steady = minutes, wall, steady
        self._touched = steady()
        self._looked = (wall(), steady())
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Watch from now on."""
        self._touched = self._steady()
        self._looked = (self._wall(), self._steady())
        self._listen()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()
        for window in QGuiApplication.allWindows():
            window.removeEventFilter(self)

    def look(self) -> None:
        """Tell where nobody was there for long, or the computer slept."""
        self._listen()
        before, now = self._looked, (self._wall(), self._steady())
        self._looked = now
        slept = any(later - earlier > _SLEPT + _LOOK_EVERY / 1000 for earlier, later in zip(before, now, strict=True))
        if slept or now[1] - self._touched >= self._minutes() * 60:
            self.gone.emit()

    def _listen(self) -> None:
        """To new windows too; of a key that was a shortcut only its release comes through."""
        for window in QGuiApplication.allWindows():
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self._touched = self._steady()
        return False
