"""Above the cards of a section: how many of its answers were carried and wait for a look, and one button for all."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.arrange import RowLayout
from chc_desktop.ui.widgets.wrap import WrapLabel

_FEWEST = 2


class LookAll(QWidget):
    """`wanted` carries the rows."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._slugs: tuple[str, ...] = ()
        self.words = WrapLabel("", "soft")
        self.button = link_button("I have looked at all of them: they still hold")
        self.setLayout(layout := RowLayout(None, self.words, (self.button,)))
        layout.setContentsMargins(0, 0, 0, 0)
        self.button.clicked.connect(self.ask)
        self.hide()

    def show_waiting(self, slugs: tuple[str, ...]) -> None:
        """The rows of the section in view whose answers wait for a look."""
        self._slugs = slugs
        self.words.setText(f"{len(slugs)} answers of this section were carried forward and not looked at yet.")
        self.setVisible(len(slugs) >= _FEWEST)

    def ask(self) -> None:
        """Say that all of them were looked at."""
        if self._slugs:
            self.wanted.emit(self._slugs)
