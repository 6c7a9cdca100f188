"""Asks for the passphrase, and offers the recovery sheet instead; a try runs beside the window."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.store.key_file import Key
from chc_desktop.ui.errand import Aside
from chc_desktop.ui.keys.passphrase_field import PassphraseField
from chc_desktop.ui.theme import link_button, main_button, scaled
from chc_desktop.ui.widgets.fields import labelled
from chc_desktop.ui.widgets.wrap import chips


class Door(Protocol):
    """What a passphrase, or the words of a recovery sheet, open."""

    def open_with_passphrase(self, passphrase: str) -> Key: ...

    def open_with_words(self, typed: tuple[str, ...]) -> Key: ...


class RegisterDoor(Door, Protocol):
    """The door of a register, whose key file can be written anew."""

    def put_key(self, key: Key, passphrase: str) -> None: ...


PutKey = Callable[[Key, str], object]
"""Writes the key file anew, wrapped in a passphrase, or open where that is empty."""


class UnlockPanel(QWidget):
    """`opened` tells of the key; `words_asked` that the passphrase is not at hand; `refused` that it said why not."""

    opened = Signal(object)
    refused = Signal()
    words_asked = Signal()

    def __init__(self, door: Door, button: str = "Open") -> None:
        super().__init__()
        self._door = door
        self._words = button
        self.field = PassphraseField("Passphrase")
        self.row = labelled("Passphrase", self.field)
        self.open_button = main_button(button)
        self.sheet_button = link_button("Use the recovery sheet…")
        self._try = Aside(self)
        self._lay_out()
        self.setFocusProxy(self.field)
        self.open_button.clicked.connect(self.try_it)
        self.field.finished.connect(self.try_it)
        self.field.changed.connect(self.row.clear_error)
        self.sheet_button.clicked.connect(self.words_asked)
        self._try.done.connect(self._end_well)
        self._try.failed.connect(self.say)

    def try_it(self) -> None:
        """Try what was typed."""
        if self._try.is_under_way:
            return
        typed, door = self.field.value(), self._door
        if not typed:
            self.say("Please type the passphrase.")
            return
        self._wait(True)
        self._try.do(lambda _tick: door.open_with_passphrase(typed))

    def say(self, sentence: str) -> None:
        """Say why it did not open; what was typed is gone."""
        self._wait(False)
        self.field.clear()
        self.row.show_error(sentence)
        self.field.setFocus()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.row, sentence))
        self.refused.emit()

    def _end_well(self, key: Key) -> None:
        self._wait(False)
        self.field.clear()
        self.opened.emit(key)

    def _wait(self, waiting: bool) -> None:
        self.open_button.setEnabled(not waiting)
        self.open_button.setText("One moment…" if waiting else self._words)
        self.field.setEnabled(not waiting)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(14))
        column.addWidget(self.row)
        column.addWidget(chips(self.open_button, self.sheet_button))
        for button in (self.open_button, self.sheet_button):
            button.setAutoDefault(False)


def open_words(door: Door, parent: QWidget, on_key: Callable[[Key], object], put_key: PutKey | None = None) -> None:
    """Ask for the words of the recovery sheet; `on_key` gets the key, once `put_key` wrote the key file anew."""
    from chc_desktop.ui.keys.words_dialog import WordsDialog  # seldom needed

    dialog = WordsDialog(door, put_key, parent)
    dialog.key_given.connect(on_key)
    dialog.open()
