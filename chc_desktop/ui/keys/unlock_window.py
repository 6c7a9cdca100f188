"""The window of a locked register: small, and without a word of what is in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.store.key_file import Key
from chc_desktop.ui.crash import SHOWS_NOTHING
from chc_desktop.ui.dialog_help import help_with_f1
from chc_desktop.ui.keys.unlock_panel import RegisterDoor, UnlockPanel, open_words
from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel

_TITLE = "The register is locked"


class UnlockWindow(QWidget):
    """`opened` tells of the key, by the passphrase or by the words of the sheet and with a new passphrase."""

    help_name = "safekeeping"

    opened = Signal(object)

    def __init__(self, door: RegisterDoor, said: str = "") -> None:
        super().__init__()
        self.setWindowTitle("Locked")
        self.setProperty(SHOWS_NOTHING, True)
        self.banner = Banner()
        self.panel = UnlockPanel(door)
        self._lay_out(said)
        self.setFocusProxy(self.panel)
        help_with_f1(self)
        self.panel.opened.connect(self._open)
        self.panel.refused.connect(self._make_room)
        self.panel.words_asked.connect(lambda: open_words(door, self, self._open, door.put_key))
        self.resize(self.sizeHint())
        self.panel.setFocus()

    def show_error(self, sentence: str) -> None:
        """Say why it did not open."""
        self.banner.show_error(sentence)
        self._make_room()

    def _make_room(self) -> None:
        """A long sentence makes the window longer; nothing of it is cut off."""
        layout = self.layout()
        assert layout
        layout.activate()
        self.resize(self.width(), max(self.height(), layout.totalHeightForWidth(self.width())))

    def _open(self, key: Key) -> None:
        self.opened.emit(key)

    def _lay_out(self, said: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(scaled(28), scaled(24), scaled(28), scaled(24))
        column.setSpacing(scaled(14))
        column.addWidget(WrapLabel(_TITLE, "title"))
        column.addWidget(self.banner)
        if said:
            column.addWidget(WrapLabel(said, "soft"))
        column.addWidget(self.panel)
        column.addStretch(1)
        self.setMinimumWidth(self.fontMetrics().height() * 24)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose)
