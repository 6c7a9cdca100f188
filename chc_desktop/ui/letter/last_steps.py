"""From “Issue” to the printed letter: the last questions, the issuing itself, and what is done with the letter then."""

from datetime import date

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.page import LetterPage
from chc_desktop.office.office import Office
from chc_desktop.ui.letter.at_hand import AtHand
from chc_desktop.ui.letter.issuing import IssuedDialog, IssueDialog, Sheet
from chc_desktop.ui.letter.shown import Shown
from chc_desktop.ui.prompts import Asking


class LastSteps(QObject):
    """Asks on behalf of the page. `issued` tells that the letter is out, `ended` that what followed was closed too.

    `is_issuing` is true from the moment the letter goes out, so that nobody reads it again.
    """

    issued = Signal()
    ended = Signal()

    def __init__(self, office: Office, at_hand: AtHand, shown: Shown, prompts: Asking, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._at_hand, self._shown = office, at_hand, shown
        self._prompts, self._page = prompts, page
        self._document = 0
        self._pages: tuple[LetterPage, ...] = ()
        self.is_issuing = False

    def ask(self) -> None:
        """The last questions before the letter goes out."""
        letter, today = self._at_hand.opened, self._office.today()
        dialog = IssueDialog(letter, today, self._issue, self._cautions, self._page)
        dialog.accepted.connect(self._offer_to_print)
        dialog.open()

    def _cautions(self, sent_on: date) -> tuple[str, ...]:
        """What to look at before the letter goes out on a day."""
        look = self._at_hand.look(sent_on)
        return (*look.cautions, *look.reading.when_sent)

    def _issue(self, way: str, sent_on: date, done_by: int, changed: str) -> None:
        at_hand = self._at_hand
        self._shown.rest()
        pages = tuple(at_hand.final_page(place, sent_on, done_by) for place in range(len(at_hand.opened.goes_to)))
        self.is_issuing = True  # what changes now is no reason to read the letter again
        try:
            self._document = self._office.letters.issue(
                at_hand.case_id,
                at_hand.kind,
                at_hand.contents(),
                sent=way,
                dated=sent_on,
                done_by=done_by,
                changed=changed,
            )
        except Exception:
            self.is_issuing = False
            self._shown.draw()
            raise
        self._pages = pages

    def _offer_to_print(self) -> None:
        together = self._office.letters.issued_together(self._document)
        sheets = tuple(
            Sheet(each.title, self._office.cases.document(each.id), each.id, page)
            for each, page in zip(together, self._pages, strict=True)
        )
        self._shown.show_final(sheets[0].content)
        self.issued.emit()
        dialog = IssuedDialog(self._office, self._at_hand.opened, sheets, self._prompts, self._page)
        dialog.closed.connect(self.ended)
        dialog.open()
