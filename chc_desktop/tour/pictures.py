"""Pictures of a window, in light and dark, at 100% and at 200%."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop.tour.guide import settle
from chc_desktop.ui.theme import Mode, apply_theme

SCREEN = QSize(1366, 768)
LOOKS = ((Mode.LIGHT, 1.0), (Mode.LIGHT, 2.0), (Mode.DARK, 2.0), (Mode.DARK, 1.0))


class Album:
    """A folder of pictures."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.taken = 0
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, window: QWidget, before: Callable[[], object] = lambda: None) -> None:
        """A picture of a window in every look; `before` is done in each, to draw anew what was drawn for another."""
        for mode, scale in LOOKS:
            wear(mode, scale)
            before()
            settle()
            self._keep(window, f"{name}-{mode.name.lower()}-{scale:.0%}.png".replace("%", ""))
        wear(Mode.LIGHT, 1.0)
        before()
        settle()

    def _keep(self, window: QWidget, name: str) -> None:
        if not window.grab().save(str(self._folder / name)):
            raise OSError(f"The picture “{name}” could not be saved.")
        self.taken += 1


def wear(mode: Mode, scale: float) -> None:
    """Dress the whole program in a look."""
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    apply_theme(application, mode, scale)
    settle()
