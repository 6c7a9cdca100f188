"""What stands before a register that is shut, when the program starts: the passphrase, or the words of the sheet."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.store.doorkeeper import Doorkeeper
from chc_desktop.store.key_file import Key
from chc_desktop.ui.doorway import Way
from chc_desktop.ui.keys.unlock_panel import open_words
from chc_desktop.ui.keys.unlock_window import UnlockWindow

Show = Callable[[QWidget, Callable[[str], None]], None]
"""Puts a window in the place of the one in view; the other is what says errors in it."""


class Gate:
    """Of one folder. `enter` goes on with the key; `asker` is the window in view."""

    def __init__(
        self,
        folder: Path,
        now: Callable[[], datetime],
        show: Show,
        asker: Callable[[], QWidget],
        enter: Callable[[Key], object],
    ) -> None:
        self._door = Doorkeeper(folder, now)
        self._show, self._asker, self._enter = show, asker, enter

    def ask(self) -> None:
        """Show the window that asks for the passphrase."""
        window = UnlockWindow(self._door)
        window.opened.connect(self._enter)
        self._show(window, window.show_error)

    def way_by_words(self) -> Way:
        """The way in for whoever has the recovery sheet."""
        return Way(
            "Use the recovery sheet",
            "The page with 24 words that was printed when the passphrase was set. It opens the register as it is now.",
            "Type the words…",
            lambda: self._ask_for_words(),  # which keeps this as long as the button
        )

    def _ask_for_words(self) -> None:
        open_words(self._door, self._asker(), lambda key: self._enter(key), self._door.put_key)
