"""Keeps what is written in a letter, soon after it was written and whenever the window is left."""

from PySide6.QtCore import QObject, Signal

from chc_desktop.domain import words
from chc_desktop.office.office import Office
from chc_desktop.ui.kept_soon import KeptSoon, Unkept, unkept_of
from chc_desktop.ui.letter.at_hand import AtHand

KEEP_AFTER = 1500  # milliseconds


class Keeping(QObject):
    """The draft of the letter at hand. `kept` says so, with the time; `refused` why not, empty once it is over."""

    kept = Signal(str)
    refused = Signal(str)

    def __init__(self, office: Office, at_hand: AtHand, parent: QObject) -> None:
        super().__init__(parent)
        self._office, self._at_hand = office, at_hand
        self._soon = KeptSoon(self._keep, self, KEEP_AFTER)
        self._soon.refused.connect(self.refused)

    def written(self) -> None:
        """Something was written that is to be kept."""
        self._soon.begin()

    def keep(self) -> bool:
        """Keep what is written, if anything was since the last time; False where it cannot be kept just now."""
        return self._soon.finish()

    def unkept(self) -> Unkept | None:
        """What is written and cannot be kept just now."""
        return unkept_of(self._at_hand.writing, self._soon)

    def forget(self) -> None:
        """Throw away what is kept: into the bin."""
        self._soon.stop()
        self._office.letters.drop(self._at_hand.case_id, self._at_hand.kind)

    def _keep(self) -> None:
        at_hand = self._at_hand
        at = self._office.letters.keep(at_hand.case_id, at_hand.kind, at_hand.contents())
        self.kept.emit(f"Saved {words.clock(at)}")
