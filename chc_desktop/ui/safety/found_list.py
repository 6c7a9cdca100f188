"""The backups that were found, the newest first, each with the button that shows what is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.office.backups import Told
from chc_desktop.ui.theme import Button, link_button, plain_button
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, chips, stacked

_AT_FIRST = 6


class FoundList(QWidget):
    """`chosen` tells of the one to look into, `other_asked` that it is in none of the known places."""

    chosen = Signal(object)
    other_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = WrapLabel()
        self.card = Card("Backups")
        self.more = link_button("")
        self.other = plain_button("Choose another file…")
        self.buttons: list[Button] = []
        self._told: tuple[Told, ...] = ()
        self._register = ""
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        for widget in (self.words, self.card, chips(self.more), chips(self.other)):
            layout.addWidget(widget)
        self.more.clicked.connect(lambda: self._show(len(self._told)))
        self.other.clicked.connect(self.other_asked)

    def fill(self, told: tuple[Told, ...], register: str) -> None:
        """Show these; `register` is the one that is open, whose backups need not say whose they are."""
        self._told, self._register = told, register
        self.words.setText(
            "These backups were found on this computer, in its cloud folders and on the drives that are plugged in. "
            "Nothing is replaced before you have seen what is in one."
            if told
            else "No backup was found on this computer, in a cloud folder, or on a drive that is plugged in. If yours "
            "is on a stick, plug it in and open this window again; or choose the file."
        )
        self._show(_AT_FIRST)

    def take_focus(self) -> None:
        """Put the keyboard on the first of them."""
        (self.buttons[0] if self.buttons else self.other).setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, most: int) -> None:
        self.card.clear()
        self.buttons = [self._add(each) for each in self._told[:most]]
        self.card.setVisible(bool(self._told))
        left = len(self._told) - most
        self.more.setText(f"Show {left} older ones" if left > 1 else "Show one older one")
        self.more.setVisible(left > 0)

    def _add(self, told: Told) -> Button:
        button = plain_button("Show what is in it")
        button.setAccessibleName(f"Show what is in it: {told.words}")
        button.clicked.connect(lambda: self.chosen.emit(told.path))
        another = "Of another register." if self._register and told.register not in ("", self._register) else ""
        soft = " ".join(filter(None, (another, f"{told.why.capitalize()}." if told.why else "")))
        words = stacked(WrapLabel(told.words), *([WrapLabel(soft, "soft")] if soft else []))
        self.card.add_row(Row(None, words, button))
        return button
