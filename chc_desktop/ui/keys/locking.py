"""Locks the register: on asking, when nobody was there for a while, and when the computer slept; and unlocks it again.

Locked, the register is closed and its key forgotten, every window is hidden, the clipboard is cleared of what came from
here and the copies other programs were given are swept. Where something is still under way beside the windows, such as
a backup, it is finished with a connection of its own; how it ended is told after unlocking.
"""

import time
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.store.doorkeeper import Doorkeeper
from chc_desktop.store.key_file import Key
from chc_desktop.ui import clipboard
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.keys.curtain import Curtain
from chc_desktop.ui.keys.unlock_window import UnlockWindow
from chc_desktop.ui.keys.watch import Watch
from chc_desktop.ui.main_window import MainWindow

_NOT_KEPT = (
    "The last words typed could not be saved, because the disk is full or cannot be written to. They are kept in the "
    "locked window: please unlock it and save them before you close the program."
)

Clocks = tuple[Callable[[], float], Callable[[], float]]
"""Seconds by the clock on the wall, and by one that never jumps."""


class Locking(QObject):
    """Of one office and its main window. Does nothing while the register has no passphrase."""

    unlocked = Signal()

    def __init__(
        self, office: Office, window: MainWindow, parent: QObject, clocks: Clocks = (time.time, time.monotonic)
    ) -> None:
        super().__init__(parent)
        self._office = office
        self._main = window
        self._door = Doorkeeper(office.desk.register.path.parent, office.desk.now)
        self._curtain = Curtain(self)
        self._watch = Watch(self._minutes, *clocks, self)
        self._idle = office.keys.idle_minutes()
        self._had = False
        self.left_open: tuple[str, ...] = ()
        self.window: UnlockWindow | None = None
        self._watch.gone.connect(self.lock)
        self.look_again()

    @property
    def is_locked(self) -> bool:
        return self._curtain.is_drawn

    def look_again(self) -> None:
        """A passphrase was set or taken away, or the minutes were changed."""
        if self.is_locked:
            return
        self._idle = self._office.keys.idle_minutes()
        if self._has_passphrase():
            self._watch.begin()
        else:
            self._watch.stop()

    def lock(self) -> None:
        """Lock now."""
        if self.is_locked or not self._has_passphrase():
            return
        self._watch.stop()
        unkept = self._keep_page()
        clipboard.clear()
        self.left_open = self._office.opened_copies.sweep()
        self.window = UnlockWindow(self._door, " ".join(filter(None, (unkept, _still_open(self.left_open)))))
        self.window.opened.connect(self._unlock)
        self._curtain.draw(self.window)
        self._office.desk.register.lock()
        self._office.desk.forget_calendar()

    def _unlock(self, key: Key) -> None:
        window = self.window
        assert window
        try:
            self._office.desk.register.unlock(key)
        except RuleBroken as broken:
            window.show_error(str(broken))
            return
        self.window = None
        self._curtain.lift()
        window.hide()
        window.deleteLater()
        self.look_again()  # the words of the sheet may have opened it, with no passphrase from now on
        self.unlocked.emit()

    def _has_passphrase(self) -> bool:
        """As it was when it could last be seen, where the key file was damaged since: the words open it then."""
        with suppress(RuleBroken):
            self._had = self._office.keys.has_passphrase()
        return self._had

    def _keep_page(self) -> str:
        """What was typed is kept, as when one leaves a page; what to say where it cannot be, without a word of it."""
        self._main.keep_typed()
        forms = [each for each in QApplication.topLevelWidgets() if isinstance(each, FormDialog) and each.isVisible()]
        return _NOT_KEPT if self._main.pages.unkept() or any(form.unkept() for form in forms) else ""

    def _minutes(self) -> int:
        return self._idle


def _still_open(left: tuple[str, ...]) -> str:
    """Without their names: they may be somebody's."""
    if not left:
        return ""
    these = "is" if len(left) == 1 else "are"
    return (
        f"{words.count(len(left), 'file')} you opened from here {these} still open in another program. Please close "
        "it there too."
    )
