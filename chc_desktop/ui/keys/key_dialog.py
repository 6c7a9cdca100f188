"""Asks for the passphrase of one backup, or for the words of the recovery sheet, before it is read or restored."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.store.doorkeeper import BackupDoor
from chc_desktop.store.key_file import Key
from chc_desktop.ui.keys.stepped import Step, SteppedDialog
from chc_desktop.ui.keys.unlock_panel import Door, UnlockPanel, open_words
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.wrap import WrapLabel, stacked

OnKey = Callable[[Key, bool], object]
"""Told the key, and whether somebody had to be asked for it."""

_WHY = "It asks for the passphrase the register had when the backup was made, or last locked."


class KeyDialog(SteppedDialog):
    """`key_given` tells of the key."""

    key_given = Signal(object)

    def __init__(self, door: Door, name: str, parent: QWidget | None) -> None:
        super().__init__("This backup is locked", parent)
        self.panel = UnlockPanel(door)
        asked = stacked(WrapLabel(f"“{name}” is locked."), WrapLabel(_WHY, "soft"), self.panel, gap=scaled(12))
        asked.setFocusProxy(self.panel)
        self.take_steps(Step("This backup is locked", "", asked, self.panel.try_it))
        self.back_button.show()
        self.panel.opened.connect(self._give)
        self.panel.refused.connect(self._make_room)
        self.panel.words_asked.connect(lambda: open_words(door, self, self._give))

    def _make_room(self) -> None:
        """What is said makes the dialog longer, so that its buttons stay in view."""
        self.resize(self.width(), max(self.height(), self.sizeHint().height()))

    def _give(self, key: Key) -> None:
        self.accept()
        self.key_given.emit(key)


def ask_for_key(door: BackupDoor, parent: QWidget, on_key: OnKey) -> None:
    """Hand over the key of a backup at once, or ask for it where it is wrapped and not known.

    Raises `RuleBroken` where the file is no backup.
    """
    if key := door.key_unasked():
        on_key(key, False)
        return
    dialog = KeyDialog(door, door.name, parent)
    dialog.key_given.connect(lambda given: on_key(given, True))
    dialog.open()
