"""Keeps what is typed: within a second while typing goes on, and at once when a field, a card or the page is left."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer, Signal

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.place import Place

SAVE_AFTER = 1000
"""Milliseconds from a change to its being kept; while typing goes on, it is kept this often."""


class Keeping(QObject):
    """Belongs to the page, and asks it for the year and for the answer being typed."""

    saved = Signal(str)
    """What to say of it: “Saved 14:02”."""
    refused = Signal(str)

    def __init__(
        self, office: Office, year: Callable[[], int], answer: Callable[[], Answer | None], page: QObject
    ) -> None:
        super().__init__(page)
        self._office, self._year, self._answer = office, year, answer
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SAVE_AFTER)
        self._timer.timeout.connect(self._save)
        self._place: Place | None = None
        self._is_changed = False

    def remember(self, place: Place) -> None:
        """Where one is now: kept with the next answer, or within a second."""
        self._place = place
        self._soon()

    def changed(self) -> None:
        """The answer changed: keep it within a second."""
        self._is_changed = True
        self._soon()

    def at_once(self) -> None:
        """Keep what was typed and is not kept yet."""
        if self._timer.isActive():
            self._timer.stop()
            self._save()

    def _soon(self) -> None:
        if not self._timer.isActive():
            self._timer.start()

    def _save(self) -> None:
        if self._place:
            with suppress(RuleBroken):  # where one is looking is not worth a word of error
                self._place.keep(self._office)
            self._place = None
        if self._is_changed:
            self._save_answer()

    def _save_answer(self) -> None:
        self._is_changed = False
        answer = self._answer()
        if answer is None:
            return
        try:
            saved_at = self._office.assessments.save_answer(self._year(), answer)
        except RuleBroken as broken:
            self.refused.emit(str(broken))
        else:
            self.saved.emit(f"Saved {words.clock(saved_at)}")
