"""An area that scrolls up and down."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea

from chc_desktop.ui.theme import role


def scrolls_down(area: QScrollArea) -> None:
    """Let an area scroll up and down alone, with no frame; the keyboard goes to what is in it."""
    role(area, "page")
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
