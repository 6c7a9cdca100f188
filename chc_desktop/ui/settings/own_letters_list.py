"""Settings: every letter there is, ours or the officer’s own, each to be adapted."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.office.own_letters import Standing
from chc_desktop.ui.letter.standard.changes import ChangesDialog
from chc_desktop.ui.letter.standard.dialog import OwnLetterDialog
from chc_desktop.ui.prompts import Asking
from chc_desktop.ui.theme import link_button, plain_button
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked


class OwnLettersList(QWidget):
    """A line for each letter."""

    def __init__(self, office: Office, prompts: Asking) -> None:
        super().__init__()
        self._office, self._prompts = office, prompts
        self.card = Card("Letters")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(
            WrapLabel(
                "What a letter says until you change it in the case. Each can be made your own: its title, wording and "
                "order, and further parts. What a Code asks for stays in it, and the checks are the same."
            )
        )
        column.addWidget(self.card)

    def refresh(self) -> None:
        """Read them again."""
        self.card.clear()
        for letter in self._office.own_letters.standing():
            self.card.add_row(self._row(letter))

    def _row(self, letter: Standing) -> Row:
        change = plain_button("Change…")
        change.setAccessibleName(f"Change the wording of {letter.name}")
        change.clicked.connect(partial(self._change, letter.kind))
        seen = link_button(f"{words.count(letter.changed, 'change')} in ours")
        seen.setAccessibleName(f"What changed in our {letter.name}")
        seen.clicked.connect(partial(self._show_changes, letter.kind))
        whose = f" · yours, version {letter.version}" if letter.is_own else " · ours"
        told = stacked(Phrase(Part(letter.name, bold=True), Part(whose, soft=True)))
        if letter.fault:
            fault = f"Your own copy is not used, and ours stands in its place: {letter.fault}."
            told = stacked(told, WrapLabel(fault, "notice-amber"))
        return Row(None, told, *((seen,) if letter.changed else ()), change)

    def _change(self, kind: LetterKind) -> None:
        OwnLetterDialog(self._office, self._prompts, kind, self).open()

    def _show_changes(self, kind: LetterKind) -> None:
        ChangesDialog(self._office, kind, self).open()
