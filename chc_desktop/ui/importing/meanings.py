"""What the words of the spreadsheet mean here: ways a complaint came, what it was about, how it was decided."""

from collections.abc import Mapping as Table

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.intake import Category, Channel
from chc_desktop.domain.vocabulary import Outcome
from chc_desktop.exchange.mapping import Mapping
from chc_desktop.exchange.targets import TARGETS, Read, Target
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.fields import Choice
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel

_MOST = 60
"""So many words of a column can be given a meaning; the others are kept as they are."""
_MEANINGS: dict[Read, type[Channel] | type[Category] | type[Outcome]] = {
    Read.CHANNEL: Channel,
    Read.CATEGORY: Category,
    Read.OUTCOME: Outcome,
}


class MeaningsPage(QWidget):
    """The words that are not known yet, each with a choice beside it."""

    def __init__(self) -> None:
        super().__init__()
        self._choices: list[tuple[str, Read, Choice]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(scaled(12))
        self._layout.addWidget(WrapLabel("What do these words mean?", "title"))
        self._layout.addWidget(
            WrapLabel(
                "The program does not know these words of your spreadsheet. Choose what they mean here, or leave them: "
                "the word itself is always kept in the complaint’s note."
            )
        )
        self._cards = QVBoxLayout()
        self._layout.addLayout(self._cards)
        self._layout.addStretch(1)

    def show_words(self, unknown: Table[Target, tuple[str, ...]]) -> None:
        """Ask for these words, by the column they stand in."""
        self._choices.clear()
        while item := self._cards.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()
        for target, found in unknown.items():
            self._cards.addWidget(WrapLabel(target.words, "section"))
            self._cards.addWidget(self._card(target, found))

    def choice(self, word: str) -> Choice:
        """The choice beside a word."""
        return next(choice for known, _read, choice in self._choices if known == word)

    def chosen(self, mapping: Mapping) -> Mapping:
        """The mapping with every meaning that was chosen."""
        for word, read, choice in self._choices:
            if choice.value():
                mapping = mapping.with_word(word, _MEANINGS[read](choice.value()))
        return mapping

    def _card(self, target: Target, found: tuple[str, ...]) -> Card:
        read = TARGETS[target].read
        ways = (("", "Leave it"), *((one.value, words.capital(one.words)) for one in _MEANINGS[read]))
        card = Card(target.words)
        for word in found[:_MOST]:
            choice = Choice(f"What “{word}” means", ways)
            self._choices.append((word, read, choice))
            card.add_row(Row(None, Phrase(Part(word, bold=True)), choice))
        if len(found) > _MOST:
            card.add_row(WrapLabel(f"And {words.count(len(found) - _MOST, 'more word')}, kept in the note.", "soft"))
        return card
