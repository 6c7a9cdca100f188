"""Asks before the calendar changes, and shows which open cases move."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.office.recount import Move
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, WrapLabel, stacked

_SHOWN = 50
"""So many moves are read through; more are counted."""


class MovesDialog(FormDialog):
    """Nothing is changed until the officer agrees. `said` are the sentences of the change itself."""

    def __init__(
        self,
        title: str,
        moves: tuple[Move, ...],
        agree: str,
        act: Callable[[], object],
        parent: QWidget,
        said: Sequence[str] = (),
    ) -> None:
        super().__init__(title, agree, parent)
        self._act = act
        self.body.addWidget(WrapLabel(title, "title"))
        for sentence in said:
            self.body.addWidget(WrapLabel(sentence))
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
        return "No date of an open case would move. The change is noted in the record, and you can take it back."
    cases = len({move.case_id for move in moves})
    return (
        f"{words.capital(words.count(len(moves), 'date'))} of {words.count(cases, 'open case')} would move. "
        "The change is noted in the record, and you can take it back."
    )


def _card(moves: tuple[Move, ...]) -> Card:
    card = Card("Dates that would move")
    for move in moves[:_SHOWN]:
        what = Phrase(Part(move.reference, bold=True), f" · {move.duty}")
        card.add_row(
            Row(None, stacked(what, WrapLabel(f"{words.day(move.before)}  →  {words.day(move.after)}", "soft")))
        )
    if len(moves) > _SHOWN:
        card.add_row(WrapLabel(f"And {words.count(len(moves) - _SHOWN, 'more date')}.", "soft"))
    return card
