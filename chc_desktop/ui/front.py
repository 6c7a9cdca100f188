"""The window in view: one after another, each in the place of the one before."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.ui.prompts import Asking

if TYPE_CHECKING:
    from chc_desktop.ui.doorway import Doorway, Way
    from chc_desktop.ui.renewal import Renewal


class Front:
    """Has one window at a time, and knows how it says that something went wrong."""

    def __init__(self, prompts: Asking) -> None:
        self.prompts = prompts
        self.window: QWidget | None = None
        self.notice: Renewal | None = None
        """Stands in for the window while the register of an older version is brought up to date."""
        self._say_error: Callable[[str], None] = lambda _sentence: None

    @property
    def asker(self) -> QWidget:
        """The window that questions belong to."""
        assert self.window
        return self.window

    def show(self, window: QWidget, say_error: Callable[[str], None]) -> None:
        """Put a window in the place of the one in view."""
        before, self.window, self._say_error = self.window, window, say_error
        window.show()
        if before:
            before.close()
            before.deleteLater()

    def show_doorway(self, title: str, text: str, ways: "tuple[Way, ...]") -> "Doorway":
        """Say what is the matter, and offer the ways to go on."""
        from chc_desktop.ui.doorway import Doorway  # seldom needed

        doorway = Doorway(title, text, ways)
        self.show(doorway, doorway.banner.show_error)
        return doorway

    def say_how_far(self, share: float) -> None:
        """The register is being brought up to date; what is done within a blink needs no window."""
        if share < 1 or self.notice:
            from chc_desktop.ui.renewal import Renewal  # needed once, after a new version

            self.notice = self.notice or Renewal()
            self.notice.show_share(share)

    def say_no_more(self) -> None:
        """It is up to date, or could not be brought so."""
        if self.notice:
            self.notice.hide()
            self.notice.deleteLater()
        self.notice = None

    def say(self, title: str, text: str) -> None:
        """Tell something that must be read."""
        self.prompts.say(self.asker, title, text)

    def attempt(self, action: Callable[[], object]) -> None:
        """Do it; where it cannot be done, say why in the window in view."""
        try:
            action()
        except RuleBroken as broken:
            self._say_error(str(broken))


def bring_to_front(window: QWidget) -> None:
    """Put a window before those of other programs."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized | Qt.WindowState.WindowActive)
    window.raise_()
    window.activateWindow()
