"""How the officer wants the program to look, and where its window was, kept in the register's scratch."""

from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QByteArray
from PySide6.QtWidgets import QApplication, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.drafts import Drafts
from chc_desktop.ui.theme import Mode, apply_theme

SIZES = (100, 110, 125, 150, 175, 200)
"""Text sizes in percent."""

_KEY = "view/appearance"
_PLACE = "view/window"


@dataclass(frozen=True, slots=True)
class Appearance:
    """`mode` None follows the system; `size` is the text size in percent."""

    mode: Mode | None = None
    size: int = 100

    def apply(self) -> None:
        """Dress the program so."""
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        apply_theme(app, self.mode, self.size / 100)


def read(drafts: Drafts) -> Appearance:
    """What was chosen, or what the program looks like at first."""
    kept = drafts.read(_KEY) or {}
    mode, size = kept.get("mode"), kept.get("size")
    known = {each.value: each for each in Mode}
    return Appearance(known.get(str(mode)), size if isinstance(size, int) and size in SIZES else 100)


def keep(drafts: Drafts, appearance: Appearance) -> None:
    drafts.save(_KEY, {"mode": appearance.mode.value if appearance.mode else "", "size": appearance.size})


def keep_place(drafts: Drafts, window: QWidget) -> None:
    """Keep where a window is and how large; a full disk does not keep it from closing as it should."""
    geometry = bytes(window.saveGeometry().toBase64().data()).decode("ascii")
    with suppress(RuleBroken):
        drafts.save(_PLACE, {"geometry": geometry})


def bring_back_place(drafts: Drafts, window: QWidget) -> None:
    """Put a window where it was kept."""
    if kept := drafts.read(_PLACE):
        window.restoreGeometry(QByteArray.fromBase64(str(kept["geometry"]).encode("ascii")))
