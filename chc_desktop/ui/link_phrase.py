"""A line of text with links in it that the keyboard goes to straight away."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent

from chc_desktop.ui.widgets.wrap import Phrase

_BY_TAB = {Qt.FocusReason.TabFocusReason: True, Qt.FocusReason.BacktabFocusReason: False}


class LinkPhrase(Phrase):
    """A phrase whose link is marked as soon as Tab comes to it; a plain label would first stop at its own text."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in _BY_TAB:
            self.focusNextPrevChild(_BY_TAB[event.reason()])
