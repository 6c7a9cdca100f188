"""How the window closes: what was typed is kept, a backup is made, and nothing is asked."""

from typing import TYPE_CHECKING

from chc_desktop.office.office import Office

if TYPE_CHECKING:
    from chc_desktop.ui.main_window import MainWindow


class Closing:
    """Of one main window."""

    def __init__(self, office: Office, window: "MainWindow", keeps_backups: bool) -> None:
        self._office = office
        self._window = window
        self._keeps_backups = keeps_backups
        self._is_ready = False

    def may_close(self) -> bool:
        """Whether the window may go now; else it closes by itself once all is done."""
        if self._is_ready or self._office.desk.register.is_locked:
            return True
        self._window.keep_typed()
        self._window.keep_place()
        if self._keeps_backups:
            self._back_up()
        return not self._keeps_backups

    def let_go(self) -> None:
        """Keep what was typed, and close without a word from now on: the register is about to go."""
        self._window.keep_typed()
        self._window.keep_place()
        self._is_ready = True

    def _back_up(self) -> None:
        from chc_desktop.ui.closing import ClosingNotice  # needed once

        self._window.caretaker.stop()
        notice = ClosingNotice(self._office.desk, self._window)
        notice.accepted.connect(self._close_now)
        notice.open()
        notice.begin()

    def _close_now(self) -> None:
        self._is_ready = True
        self._window.close()
