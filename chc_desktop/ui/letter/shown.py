"""The middle of the letter window: the letter as it will print, and which one where several people get one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.office.open_letter import OpenLetter
from chc_desktop.ui.letter.at_hand import AtHand
from chc_desktop.ui.letter.drawing import Drawing
from chc_desktop.ui.letter.paper import Paper
from chc_desktop.ui.letter.soon import soon
from chc_desktop.ui.widgets.fields import Choice

DRAW_AFTER = 400  # milliseconds


class Shown(QWidget):
    """Draws the letter at hand anew a moment after it was changed. `failed` says why it could not be drawn."""

    failed = Signal(str)

    def __init__(self, at_hand: AtHand) -> None:
        super().__init__()
        self._at_hand = at_hand
        self.sheets, self.paper = Choice("Which letter is shown"), Paper()
        self._is_final = False
        self._drawing = Drawing(self)
        self._soon = soon(self, DRAW_AFTER, self.draw)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheets)
        column.addWidget(self.paper, 1)
        self.sheets.changed.connect(self.draw)
        self._drawing.drawn.connect(self.paper.show_pdf)
        self._drawing.failed.connect(self.failed)

    def clear(self) -> None:
        """Show nothing: what comes next is another letter."""
        self.rest()
        self.paper.clear()
        self.sheets.set_choices(())
        self._is_final = False

    def show_letter(self, letter: OpenLetter) -> None:
        """The letter as it is filled in; where more than one is made, each can be looked at."""
        shown = self.sheets.value()
        choices = [(str(place), f"The letter to {name}") for place, name in enumerate(letter.goes_to)]
        self.sheets.set_choices(tuple(choices))
        self.sheets.set_value(shown if shown in dict(choices) else "0")
        self.sheets.setVisible(len(choices) > 1)
        self.sheets.setEnabled(True)
        self.draw()

    def show_final(self, content: bytes) -> None:
        """Show what was issued; nothing is drawn any more."""
        self._is_final = True
        self.rest()
        self.sheets.setEnabled(False)
        self.paper.show_pdf(content)

    def written(self) -> None:
        """The letter was changed: draw it anew soon."""
        self._soon.start()

    def draw(self) -> None:
        """Draw the letter off the window’s thread."""
        if self._at_hand.letter and not self._is_final:
            self._drawing.draw(self._at_hand.page(self.place()))

    def drawn_now(self) -> bytes:
        """The PDF of the draft as it stands this moment."""
        self.rest()
        content = self._at_hand.preview(self.place())
        self.paper.show_pdf(content)
        return content

    def rest(self) -> None:
        """Draw nothing that is still waiting."""
        self._soon.stop()
        self._drawing.rest()

    def pause(self) -> None:
        """Another page comes into view: nothing needs drawing."""
        self._soon.stop()

    def place(self) -> int:
        """Which of several letters is in view."""
        return int(self.sheets.value() or 0)
