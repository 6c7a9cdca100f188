"""Asks before the calendar changes, and shows which open cases move."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.office.organisation import Move
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked


class MovesDialog(FormDialog):
    """Nothing is changed until the officer agrees."""

    def __init__(
        self, title: str, moves: tuple[Move, ...], agree: str, act: Callable[[], object], parent: QWidget
    ) -> None:
        super().__init__(title, agree, parent)
        self._act = act
        self.body.addWidget(WrapLabel(title, "title"))
        self.body.addWidget(WrapLabel(_sentence(moves)))
        if moves:
            self.body.addWidget(_card(moves))
            self.body.addWidget(WrapLabel("Letters already issued stay exactly as they are.", "soft"))
        self.body.addStretch(1)
        self.back_button.setFocus()  # Enter pressed without reading changes nothing

    def submit(self) -> None:
        if self.attempt(self._act):
            self.accept()


def _sentence(moves: tuple[Move, ...]) -> str:
    if not moves:
        return "No date of an open case would move."
    cases = len({move.case_id for move in moves})
    return (
        f"{words.capital(words.count(len(moves), 'date'))} of {words.count(cases, 'open case')} would move. "
        "The change is noted in the record, and you can take it back."
    )


def _card(moves: tuple[Move, ...]) -> Card:
    card = Card("Dates that would move")
    for move in moves:
        what = Phrase(Part(move.reference, bold=True), f" · {move.duty}")
        card.add_row(
            Row(None, stacked(what, WrapLabel(f"{words.day(move.before)}  →  {words.day(move.after)}", "soft")))
        )
    return card
