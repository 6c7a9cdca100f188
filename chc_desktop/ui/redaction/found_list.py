"""Every name and detail that was found, each with a tick that takes it out, and the pages it stands on to go to."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.redacting.marks import Marks
from chc_desktop.domain.redacting.places import Offer
from chc_desktop.ui.redaction.said import NOTHING_FOUND
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.wrap import Part, Phrase, WrapLabel

_MOST_PAGES = 12


class FoundList(QWidget):
    """`ticked` tells the words and whether they are taken out, `page_asked` a page (from 0) somebody wants to see."""

    ticked = Signal(str, bool)
    page_asked = Signal(int)

    def __init__(self, offers: Sequence[tuple[Offer, Sequence[int]]]) -> None:
        super().__init__()
        self.ticks: dict[str, Tick] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        if not offers:
            column.addWidget(WrapLabel(NOTHING_FOUND))
        for offer, pages in offers:
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

    def _places(self, offer: Offer, pages: Sequence[int]) -> Phrase:
        phrase = Phrase(*_places(offer, pages))
        phrase.setContentsMargins(round(phrase.fontMetrics().height() * 1.5), 0, 0, 6)
        phrase.link_chosen.connect(lambda page: self.page_asked.emit(int(page)))
        return phrase


def _places(offer: Offer, pages: Sequence[int]) -> Iterable[Part]:
    """“3 times: page 1, 2, 5”, each page to go to."""
    yield Part(f"{words.count(offer.times, 'time')}: page ", soft=True)
    for place, page in enumerate(pages[:_MOST_PAGES]):
        if place:
            yield Part(", ", soft=True)
        yield Part(str(page + 1), link=str(page))
    if len(pages) > _MOST_PAGES:
        yield Part(f" and {words.count(len(pages) - _MOST_PAGES, 'more page')}", soft=True)
