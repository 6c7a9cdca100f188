"""A window before the register is open: what is the matter, and a few ways to go on, each explained."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.ui.theme import Button, main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.meanwhile import Meanwhile
from chc_desktop.ui.widgets.wrap import Card, Part, Phrase, Row, ScrollPage, WrapLabel, stacked

BACKUPS = "Backups (*.chcbackup)"


@dataclass(frozen=True, slots=True)
class Way:
    """One way to go on."""

    title: str
    explanation: str
    button: str
    go: Callable[[], None]


class Doorway(QWidget):
    """Says where one stands and offers the ways to go on, the first as the main one."""

    def __init__(self, title: str, text: str, ways: tuple[Way, ...]) -> None:
        super().__init__()
        self.banner = Banner()
        self._meanwhile = Meanwhile("soft")
        self._meanwhile.hide()
        self._page: ScrollPage | None = None
        self._buttons: tuple[Button, ...] = ()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        self.change(title, text, ways)
        self.resize(860, 560)
        QShortcut(QKeySequence(Qt.Key.Key_F1), self).activated.connect(self._help)

    def change(self, title: str, text: str, ways: tuple[Way, ...]) -> None:
        """Say something else, with other ways to go on. What stands before this window, such as a dialog, stays."""
        self.setWindowTitle(title)
        self._buttons = tuple(_button(way, first=way is ways[0]) for way in ways)
        page = ScrollPage(title)
        for widget in (self.banner, WrapLabel(text), self._meanwhile):
            page.add(widget)
        if ways:
            page.add(_card(ways, self._buttons))
        page.add_stretch()
        self._put(page)
        self.begin()

    def begin(self) -> None:
        """Put the keyboard on the first way."""
        if self._buttons:
            self._buttons[0].setFocus()

    def say_meanwhile(self, words: str) -> None:
        """Say what goes on while one may choose already; empty once nothing does."""
        self._meanwhile.begin(words)
        self._meanwhile.setVisible(bool(words))

    def show_share(self, share: float) -> None:
        """How far that is, from 0 to 1."""
        self._meanwhile.show_share(share)

    def _put(self, page: ScrollPage) -> None:
        layout, before = self.layout(), self._page
        assert layout
        layout.addWidget(page)
        page.show()
        self._page = page
        if before:
            layout.removeWidget(before)
            before.hide()
            before.deleteLater()

    def _help(self) -> None:
        """Where the register lives, and what is done where it cannot be opened."""
        from chc_desktop.ui.dialog_help import HelpWindow  # on asking

        HelpWindow("safekeeping", self).open()


def _button(way: Way, first: bool) -> Button:
    button = main_button(way.button) if first else plain_button(way.button)
    button.clicked.connect(lambda: way.go())  # which keeps the way as long as the button
    button.setAccessibleDescription(way.explanation)
    return button


def _card(ways: tuple[Way, ...], buttons: tuple[Button, ...]) -> Card:
    card = Card("Ways to go on")
    for way, button in zip(ways, buttons, strict=True):
        card.add_row(Row(None, stacked(Phrase(Part(way.title, bold=True)), WrapLabel(way.explanation, "soft")), button))
    return card
