"""Keeps what is typed: within a second while typing goes on, and at once when a field, a card or the page is left."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from chc_desktop.domain import words
from chc_desktop.domain.assessments.answer import Answer
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.assessments.approving import AlreadyApproved
from chc_desktop.office.office import Office
from chc_desktop.ui.assessment.place import Place
from chc_desktop.ui.kept_soon import KeptSoon, Unkept


class Keeping(QObject):
    """Belongs to the page, and asks it for the year.

    An answer that cannot be kept stays here, whatever card is open since, and is tried again until it is kept.
    """

    saved = Signal(str)
    """What to say of it: “Saved 14:02”."""
    refused = Signal(str)
    """Why something is not kept; an empty sentence where it was, after all."""

    def __init__(self, office: Office, year: Callable[[], int], page: QObject) -> None:
        super().__init__(page)
        self._office, self._year = office, year
        self._place: Place | None = None
        self._answers: dict[tuple[int, str], Answer] = {}
        self._soon = KeptSoon(self._keep, self)
        self._soon.refused.connect(self.refused)

    def remember(self, place: Place) -> None:
        """Where one is now: kept with the next answer, or within a second."""
        self._place = place
        self._soon.begin()

    def changed(self, answer: Answer) -> None:
        """The answer changed: keep it within a second."""
        self._answers[self._year(), answer.slug] = answer
        self._soon.begin()

    def at_once(self) -> bool:
        """Keep what was typed and is not kept yet; False where it cannot be kept just now."""
        return self._soon.finish()

    def waiting(self, year: int) -> tuple[Answer, ...]:
        """The answers of a year that are not kept yet."""
        return tuple(answer for (of, _slug), answer in self._answers.items() if of == year)

    def unkept(self) -> Unkept | None:
        """The words that cannot be kept just now."""
        if self.at_once():
            return None
        return Unkept("\n\n".join(_written(*each) for each in self._answers.items()), self._soon.why)

    def _keep(self) -> None:
        if self._place:
            with suppress(RuleBroken):  # where one is looking is not worth a word of error
                self._place.keep(self._office)
            self._place = None
        for (year, slug), answer in list(self._answers.items()):
            try:
                saved_at = self._office.assessments.save_answer(year, answer)
            except AlreadyApproved as approved:  # whatever else hinders it passes
                self.refused.emit(str(approved))
            else:
                self.saved.emit(f"Saved {words.clock(saved_at)}")
            del self._answers[year, slug]


def _written(of: tuple[int, str], answer: Answer) -> str:
    texts = (answer.evidence, answer.commentary, answer.reason, answer.own_words, answer.note)
    return "\n".join(filter(None, (f"Self-assessment {of[0]}, {of[1]}", *texts)))
