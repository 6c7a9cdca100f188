"""Looks after the backups while the window is open: one a day at a quiet moment, and how old the last ones are."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, QTimer, Signal

from chc_desktop.domain.safekeeping.telling import Remedy, Safety
from chc_desktop.office.backups import Backups, Made
from chc_desktop.office.desk import Desk
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Act, Errand
from chc_desktop.ui.safety.quiet import QuietMoment

Tick = Callable[[float], object]

LOOKS_EVERY = 20 * 60 * 1000
"""Milliseconds between two looks whether there is something to do."""

QUIET_FOR = 20 * 1000
"""Milliseconds without a key or a click that make a moment quiet."""


class Caretaker(QObject):
    """`told` says how safe the work is. Nothing blocks the window; what fails is tried again at the next look."""

    told = Signal(Safety)

    def __init__(self, office: Office, parent: QObject, looks_every: int = LOOKS_EVERY, quiet: int = QUIET_FOR) -> None:
        super().__init__(parent)
        self._office = office
        self._problem = ""
        self._errand = Errand(office.desk, self)
        self._waiting: list[Act] = []
        self._quiet = QuietMoment(self, quiet)
        self._quiet.came.connect(lambda: self._begin(_daily))
        self._timer = QTimer(self, interval=looks_every)
        self._timer.timeout.connect(self._look_about)
        self._errand.done.connect(self._done)
        self._errand.failed.connect(self._failed)
        self._errand.stopped.connect(self._next)

    def begin(self) -> None:
        """Look how old the last backups are, and from now on whether one is to be made."""
        self.look()
        self._timer.start()
        self._quiet.wait()

    def look(self) -> None:
        """Look again how old the last backups are."""
        self._begin(_look)

    def look_after(self) -> None:
        """Something was done about the backups: look again, and whether what failed before still does."""
        self._begin(_daily if self._problem else _look)

    def stop(self) -> None:
        """The window closes: whatever is being made is given up, and nothing holds the register any more."""
        self._timer.stop()
        self._quiet.stop()
        self._waiting.clear()
        self._errand.end()

    def _look_about(self) -> None:
        self.look()
        self._quiet.wait()

    def _begin(self, act: Act) -> None:
        if self._office.desk.register.is_locked:
            return  # it is looked at again
        if self._errand.is_under_way:
            self._waiting.append(act)
        else:
            self._errand.begin(act)

    def _done(self, result: object) -> None:
        if isinstance(result, Safety):
            self.told.emit(replace(result, nag=self._problem, remedy=Remedy.BACK_UP) if self._problem else result)
        elif result is not None or self._problem:
            self._problem = ""
            self._waiting.append(_look)
        self._next()

    def _failed(self, sentence: str) -> None:
        if self._problem != sentence:
            self._problem = sentence
            self._waiting.append(_look)
        self._next()

    def _next(self) -> None:
        if self._waiting and not self._errand.is_under_way:
            self._errand.begin(self._waiting.pop(0))


def _look(desk: Desk, _tick: Tick) -> Safety:
    room = Backups(desk)
    room.sweep()
    return room.safety()


def _daily(desk: Desk, tick: Tick) -> Made | None:
    return Backups(desk).make_daily(tick)
