"""A note to oneself: a link until there is one, then a small marked field."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.widgets.wrap import WrapLabel


class Note(QFrame):
    """The field. `offer` is the link that brings it into view; it stands elsewhere on the card."""

    changed = Signal()

    def __init__(self, number: str) -> None:
        super().__init__()
        self.setProperty("ground", "teal")
        self.offer = link_button("Note to yourself…")
        self.offer.setParent(self)  # until it has its place on the card: else it would come up as a window
        self.offer.setAccessibleName(f"Write a note to yourself about {number}")
        self.field = LongText(f"Note to yourself about {number}, never printed", minimum_lines=1, maximum_lines=6)
        self._label = WrapLabel("Note to yourself: never printed, never published", "soft")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self.field)
        self.offer.clicked.connect(self.write)
        self.field.changed.connect(self.changed)
        self.hide()

    def text(self) -> str:
        """What is noted."""
        return self.field.text()

    def set_value(self, text: str) -> None:
        """Write this instead; shown where there is something."""
        self.field.set_value(text)
        self._show(bool(text.strip()))

    def write(self) -> None:
        """Go into the field."""
        self._show(True)
        self.field.setFocus()

    def freeze(self) -> None:
        """It can only be read."""
        self.field.setReadOnly(True)
        self.offer.hide()

    def _show(self, shown: bool) -> None:
        self.setVisible(shown)
        self.offer.setVisible(not shown)
