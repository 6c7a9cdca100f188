"""The letters that make sense now, in groups, to be begun or gone on with."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.domain.letters.offering import LetterOffered

NONE_NOW = "There is no letter to write now"


class LetterMenu(QMenu):
    """Filled each time it opens. `offered` are the letters of the case that is shown, in the order of their groups."""

    letter_asked = Signal(str)

    def __init__(self, offered: Callable[[], tuple[LetterOffered, ...]], parent: QWidget) -> None:
        super().__init__("Write a letter", parent)
        self._offered = offered
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Read anew what may be written."""
        self.clear()
        group = None
        letters = self._offered()
        for letter in letters:
            if letter.group is not group:
                group = letter.group
                self.addAction(group.words).setEnabled(False)
            self._add(letter)
        if not letters:
            self.addAction(NONE_NOW).setEnabled(False)

    def _add(self, letter: LetterOffered) -> None:
        words = f"{letter.name} (still to be written)" if letter.recommended else letter.name
        self.addAction(words).triggered.connect(lambda: self.letter_asked.emit(letter.kind.value))
