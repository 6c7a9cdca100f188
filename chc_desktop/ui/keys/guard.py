"""Looks after the key while the program is open: locks it, and puts copies right that come into reach again."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from chc_desktop.domain import words
from chc_desktop.office.keys.room import Keys
from chc_desktop.office.office import Office
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.keys.locking import Locking
from chc_desktop.ui.main_window import MainWindow
from chc_desktop.ui.prompts import Asking

_LOCK = "lock"


class Guard(QObject):
    """Of one main window."""

    def __init__(self, office: Office, window: MainWindow, prompts: Asking) -> None:
        super().__init__(window)
        self._office, self._window, self._prompts = office, window, prompts
        self.locking = Locking(office, window, self)
        self._copies = Errand(office.desk, self)
        window.lock_asked.connect(self.lock)
        window.keys_changed.connect(self.locking.look_again)
        self.locking.unlocked.connect(self._back)
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._lock_from_dialogs)
        if office.keys.has_passphrase():
            self._copies.begin(lambda desk, tick: Keys(desk).bring_copies_up_to_date(tick))

    @property
    def in_front(self) -> QWidget | None:
        """The window that is shown while it is locked."""
        return self.locking.window

    def lock(self) -> None:
        """Lock now; where there is no passphrase yet, offer to set one."""
        self.locking.lock()
        if self.locking.is_locked:
            return
        self._prompts.ask(
            self._window,
            "There is no passphrase yet",
            "Locking needs one. It takes three minutes and a sheet of paper.",
            "Set a passphrase…",
            self.ask_to_set,
            "Not now",
        )

    def ask_to_set(self) -> None:
        """Open the window that sets a passphrase."""
        ask_to_set(self._office, self._window, self._prompts)

    def _lock_from_dialogs(self) -> None:
        """Ctrl+L in a dialog too: one that is open keeps the keys of the window behind it from it."""
        dialog = QApplication.activeWindow()
        if isinstance(dialog, QDialog) and not dialog.findChild(QShortcut, _LOCK) and not self.locking.is_locked:
            shortcut = QShortcut(QKeySequence("Ctrl+L"), dialog)
            shortcut.setObjectName(_LOCK)
            shortcut.activated.connect(self.locking.lock)

    def _back(self) -> None:
        self._window.tell_keys_changed()
        self._window.refresh()
        left = self.locking.left_open
        if left:
            self._prompts.say(
                self._window,
                "Still open in another program",
                f"{words.listed([f'“{name}”' for name in left])} could not be taken away, because another program has "
                "it open. Please close it there; it goes the next time the register is locked or the program starts.",
            )


def ask_to_set(office: Office, window: MainWindow, prompts: Asking) -> None:
    """Open the window that sets a passphrase."""
    from chc_desktop.ui.keys.set_dialog import SetPassphraseDialog  # seldom needed

    dialog = SetPassphraseDialog(office, prompts, window)
    dialog.passphrase_set.connect(window.tell_keys_changed)
    dialog.open()
