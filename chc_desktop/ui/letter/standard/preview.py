"""The letter that is being adapted as it would print for a case of the officer’s choice."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.letters.letter import LetterTemplate
from chc_desktop.office.office import Office
from chc_desktop.ui.letter.drawing import Drawing
from chc_desktop.ui.letter.paper import Paper
from chc_desktop.ui.letter.soon import soon
from chc_desktop.ui.widgets.fields import Choice, LineField, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel

_DRAW_AFTER = 400  # milliseconds


class Preview(QWidget):
    """Drawn anew a moment after the last key, off the window’s thread."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._office = office
        self._letter: LetterTemplate | None = None
        recent = office.own_letters.recent_cases()
        self.recent = Choice("Shown with the case", (*recent, ("", "Another case, by its reference")))
        self.recent.setCurrentIndex(0)
        self.case = LineField("Reference of the case", "Such as 2026-014")
        self.case.setVisible(not recent)
        self.problem = WrapLabel("", "notice-amber")
        self.problem.hide()
        self.paper = Paper()
        self._drawing = Drawing(self)
        self._soon = soon(self, _DRAW_AFTER, self.draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(labelled("Shown with the case", self.recent))
        column.addWidget(self.case)
        column.addWidget(self.problem)
        column.addWidget(self.paper, 1)
        self.recent.changed.connect(self._chosen)
        self.case.changed.connect(self._soon.start)
        self._drawing.drawn.connect(self.paper.show_pdf)
        self._drawing.failed.connect(self._say)

    def show_letter(self, letter: LetterTemplate) -> None:
        """Show it as it stands, soon."""
        self._letter = letter
        self._soon.start()

    def draw(self) -> None:
        """Draw it now."""
        if not self._letter:
            return
        try:
            page = self._office.own_letters.page(self._letter, self.recent.value() or self.case.value())
        except RuleBroken as broken:
            self._say(str(broken))
            return
        self._say("")
        self._drawing.draw(page)

    def rest(self) -> None:
        """Draw nothing that is still waiting."""
        self._soon.stop()
        self._drawing.rest()

    def _chosen(self) -> None:
        self.case.setVisible(not self.recent.value())
        if not self.recent.value():
            self.case.setFocus()
        self._soon.start()

    def _say(self, sentence: str) -> None:
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
