"""How the window closes: what was typed is kept, a backup is made, and nothing is asked unless words would be lost."""

from typing import TYPE_CHECKING

from chc_desktop.office.office import Office
from chc_desktop.ui import appearance, clipboard
from chc_desktop.ui.closing import ClosingNotice

if TYPE_CHECKING:
    from chc_desktop.ui.kept_soon import Unkept
    from chc_desktop.ui.main_window import MainWindow


class Closing:
    """Of one main window."""

    def __init__(self, office: Office, window: "MainWindow", keeps_backups: bool) -> None:
        self._office = office
        self._window = window
        self._keeps_backups = keeps_backups
        self._is_ready = False

    def may_close(self) -> bool:
        """Whether the window may go now; else it closes by itself once all is done, or the officer decides."""
        may = self._is_ready or self._office.desk.register.is_locked or (self._is_kept() and self._is_backed_up())
        if may:
            clipboard.clear_on_closing()
        return may

    def let_go(self) -> None:
        """Keep what was typed, and close without a word from now on: the register is about to go."""
        self._window.keep_typed()
        appearance.keep_place(self._office.drafts, self._window)
        self._is_ready = True

    def _is_kept(self) -> bool:
        """Whether all that was typed is kept; else the officer is asked."""
        self._window.keep_typed()
        unkept = self._window.pages.unkept()
        if unkept:
            self._ask(unkept)
        return not unkept

    def _ask(self, unkept: "list[Unkept]") -> None:
        """The disk is full, or gone: words that are only in the window are not given up unasked."""
        from chc_desktop.ui.unkept import UnkeptDialog, together

        asking = UnkeptDialog(together(unkept), self._window)
        asking.again.connect(self._window.close)
        asking.anyway.connect(self._close_without)
        asking.open()

    def _close_without(self) -> None:
        if self._is_backed_up():
            self._close_now()

    def _is_backed_up(self) -> bool:
        """Whether nothing is left to be done; else a backup is begun, after which the window closes by itself."""
        appearance.keep_place(self._office.drafts, self._window)
        if self._keeps_backups:
            self._window.caretaker.stop()
            notice = ClosingNotice(self._office.desk, self._window)
            notice.accepted.connect(self._close_now)
            notice.rejected.connect(self._window.caretaker.begin)
            notice.open()
            notice.begin()
        return not self._keeps_backups

    def _close_now(self) -> None:
        self._is_ready = True
        self._window.close()
