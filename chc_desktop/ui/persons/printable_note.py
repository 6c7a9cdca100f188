"""A quiet note beside fields that are printed in letters: which of their characters our typefaces cannot show."""

from PySide6.QtCore import QTimer

from chc_desktop.office.letter_printable import said_of_unprintable
from chc_desktop.ui.widgets.fields import LineField, LongText
from chc_desktop.ui.widgets.wrap import WrapLabel

PAUSE = 250
"""Milliseconds without a key, after which the fields are looked at."""


class PrintableNote(WrapLabel):
    """Out of sight while everything can be printed. It refuses nothing: the record keeps a name as it is written."""

    def __init__(self, *fields: LineField | LongText) -> None:
        super().__init__("", "soft")
        self._fields = fields
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        self.hide()
        for field in fields:
            field.changed.connect(self._timer.start)
        self._timer.start()  # for what stands there already

    def look(self) -> None:
        """Say what stands in the fields now."""
        said = said_of_unprintable("\n".join(field.value() for field in self._fields))
        self.setText(said)
        self.setVisible(bool(said))
