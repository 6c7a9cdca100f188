"""The letters that make sense now, in groups, to be begun or gone on with."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from chc_desktop.domain.letters.offering import LetterOffered
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office

NONE_NOW = "There is no letter to write now"


class LetterMenu(QMenu):
    """Filled each time it opens, for the case that is shown then."""

    letter_asked = Signal(str)

    def __init__(self, office: Office, shown: Callable[[], int], parent: QWidget) -> None:
        super().__init__("Write a letter", parent)
        self._office, self._shown = office, shown
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """Read anew what may be written."""
        self.clear()
        group = None
        letters = self._office.letters.offered(self._shown())
        for letter in letters:
            if letter.group is not group:
                group = letter.group
                self.addAction(group.words).setEnabled(False)
            self._add(letter)
        if not letters:
            self.addAction(NONE_NOW).setEnabled(False)

    def name_of(self, kind: LetterKind) -> str:
        """What a letter is called."""
        return self._office.letters.name(kind)

    def _add(self, letter: LetterOffered) -> None:
        words = f"{letter.name} (still to be written)" if letter.recommended else letter.name
        self.addAction(words.replace("&", "&&")).triggered.connect(lambda: self.letter_asked.emit(letter.kind.value))
