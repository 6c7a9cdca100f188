"""Keeps what is written in a letter, soon after it was written and whenever the window is left."""

from PySide6.QtCore import QObject, Signal

from chc_desktop.domain import words
from chc_desktop.office.office import Office
from chc_desktop.ui.letter.at_hand import AtHand
from chc_desktop.ui.letter.soon import soon

KEEP_AFTER = 1500  # milliseconds


class Keeping(QObject):
    """The draft of the letter at hand. `kept` says so, with the time."""

    kept = Signal(str)

    def __init__(self, office: Office, at_hand: AtHand, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._at_hand = office, at_hand
        self._unsaved = False
        self._soon = soon(self, KEEP_AFTER, self.keep)

    def written(self) -> None:
        """Something was written that is to be kept."""
        self._unsaved = True
        if not self._soon.isActive():
            self._soon.start()

    def keep(self) -> None:
        """Keep what is written, if anything was since the last time."""
        self._soon.stop()
        if self._unsaved:
            at_hand = self._at_hand
            at = self._office.letters.keep(at_hand.case_id, at_hand.kind, at_hand.contents())
            self._unsaved = False
            self.kept.emit(f"Saved {words.clock(at)}")

    def forget(self) -> None:
        """Throw away what is kept: into the bin."""
        self._unsaved = False
        self._office.letters.drop(self._at_hand.case_id, self._at_hand.kind)
