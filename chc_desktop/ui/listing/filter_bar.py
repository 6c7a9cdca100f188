"""What narrows a list: the usual filters as chips, any other that is on as one more chip, and the way to the rest."""

from collections.abc import Callable

from PySide6.QtCore import Signal

from chc_desktop.domain.listing.asked import YES
from chc_desktop.domain.listing.choices import Choices
from chc_desktop.ui.filter_chips import Chip, FilterChips
from chc_desktop.ui.listing.more_filters import MoreFilters
from chc_desktop.ui.theme import link_button

Pairs = tuple[tuple[str, str], ...]


class FilterBar(FilterChips):
    """The chips above a list. `meant` gives the filter and value of those chips that are not simply on or off."""

    cleared = Signal()

    def __init__(
        self,
        choices: tuple[tuple[str, str], ...],
        rivals: tuple[frozenset[str], ...],
        meant: dict[str, tuple[str, str]],
        more: Callable[[], tuple[Choices, ...]],
    ) -> None:
        super().__init__("Narrow the list", choices, rivals)
        self._pairs = {key: meant.get(key, (key, YES)) for key, _words in choices}
        self._more = more
        self._others: dict[tuple[str, str], Chip] = {}
        self.more_button = link_button("More…")
        self.more_button.setAccessibleName("More filters…")
        self.clear_button = link_button("Clear")
        self.clear_button.setAccessibleName("Clear all filters and the search")
        for button, act in ((self.more_button, self._ask_for_more), (self.clear_button, self.cleared)):
            button.clicked.connect(act)
            self._layout.addWidget(button)
        self.clear_button.hide()

    def narrowed(self) -> Pairs:
        """The filters that are on, each with its value."""
        return (*(self._pairs[key] for key in self.value()), *self._others)

    def show_narrowed(self, narrowed: Pairs) -> None:
        """Switch on these and no others; nobody is told."""
        keys = {pair: key for key, pair in self._pairs.items()}
        for key, chip in self._chips.items():
            chip.setChecked(self._pairs[key] in narrowed)
        self._show_others(tuple(pair for pair in narrowed if pair not in keys))

    def words(self) -> tuple[str, ...]:
        return (*super().words(), *(chip.text() for chip in self._others.values()))

    def offer_to_clear(self, anything: bool) -> None:
        """Whether there is something to clear."""
        self.clear_button.setVisible(anything)

    def _show_others(self, pairs: Pairs) -> None:
        """A chip for each filter that has none of its own; pressed, it goes."""
        for chip in self._others.values():
            self._layout.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        words = {choices.key: choices for choices in self._more()} if pairs else {}
        self._others = {pair: Chip(pair[0], words[pair[0]].words(pair[1])) for pair in pairs if pair[0] in words}
        for place, (pair, chip) in enumerate(self._others.items(), len(self._chips)):
            chip.setChecked(True)
            chip.clicked.connect(lambda _on, pair=pair: self._take_away(pair))
            self._layout.insert(place, chip)
            chip.show()

    def _take_away(self, pair: tuple[str, str]) -> None:
        self._show_others(tuple(other for other in self._others if other != pair))
        self.more_button.setFocus()
        self.changed.emit()

    def _ask_for_more(self) -> None:
        dialog = MoreFilters(self._more(), self.narrowed(), self)
        dialog.chosen.connect(self._take_up)
        dialog.open()

    def _take_up(self, pairs: Pairs) -> None:
        self.show_narrowed(pairs)
        self.changed.emit()
