"""Every name and detail that was found, each with a tick that takes it out, and a way to the places it stands at."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.redacting.marks import Marks
from chc_desktop.domain.redacting.places import Offer
from chc_desktop.ui.redaction.said import NOTHING_FOUND, said_of_pages
from chc_desktop.ui.theme import Button, link_button, scaled
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class FoundList(QWidget):
    """`ticked` tells the words and whether they are taken out, `place_asked` of which words the next place is wanted.

    What is taken out unless one says otherwise stands first.
    """

    ticked = Signal(str, bool)
    place_asked = Signal(str)

    def __init__(self, offers: Sequence[tuple[Offer, Sequence[int]]]) -> None:
        super().__init__()
        self.ticks: dict[str, Tick] = {}
        self.shows: dict[str, Button] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not offers:
            column.addWidget(WrapLabel(NOTHING_FOUND))
        for offer, pages in sorted(offers, key=lambda each: not each[0].taken_out):
            column.addWidget(self._tick(offer))
            column.addWidget(self._places(offer, pages))

    def show_marks(self, marks: Marks) -> None:
        """Tick what is taken out."""
        for each, tick in self.ticks.items():
            blocked = tick.blockSignals(True)
            tick.set_value(each in marks.words)
            tick.blockSignals(blocked)
            tick.update()

    def _tick(self, offer: Offer) -> Tick:
        tick = Tick(offer.words)
        tick.setAccessibleName(f"Take out {offer.words}, {words.count(offer.times, 'time')}")
        tick.toggled.connect(lambda on: self.ticked.emit(offer.words, on))
        self.ticks[offer.words] = tick
        return tick

    def _places(self, offer: Offer, pages: Sequence[int]) -> QWidget:
        show = link_button("Show")
        show.setAccessibleName(f"Show the next place of {offer.words}")
        show.clicked.connect(lambda: self.place_asked.emit(offer.words))
        self.shows[offer.words] = show
        row = chips(WrapLabel(said_of_pages(offer.times, pages), "soft"), show, gap=6)
        row.setContentsMargins(scaled(30), 0, 0, scaled(4))
        return row
