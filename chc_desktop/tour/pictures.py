"""Pictures of windows, named for how the program looks."""

from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop.tour.guide import settle
from chc_desktop.ui.theme import Mode, apply_theme

SCREEN = QSize(1366, 768)


@dataclass(frozen=True, slots=True)
class Look:
    """One way the program may look: its colours and its text size."""

    mode: Mode
    scale: float

    @property
    def name(self) -> str:
        """“light-100”."""
        return f"{self.mode.value}-{self.scale * 100:.0f}"

    def wear(self, application: QApplication) -> None:
        """Dress the whole program so."""
        apply_theme(application, self.mode, self.scale)
        settle()


LOOKS = tuple(Look(mode, scale) for mode in (Mode.LIGHT, Mode.DARK) for scale in (1.0, 2.0))


class Album:
    """A folder of pictures in one look."""

    def __init__(self, folder: Path, look: Look) -> None:
        self._folder = folder
        self._look = look
        self.taken = 0
        folder.mkdir(parents=True, exist_ok=True)

    def take(self, name: str, window: QWidget) -> None:
        """Keep a picture of a window as it is now."""
        settle()
        path = self._folder / f"{name}-{self._look.name}.png"
        if not window.grab().save(str(path)):
            raise OSError(f"The picture “{path.name}” could not be saved.")
        self.taken += 1
