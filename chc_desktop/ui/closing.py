"""The small notice while the program closes: it backs up, and only speaks up where that fails."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.ui.theme import main_button, plain_button
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_PAINTED = 50
"""Milliseconds for the notice to be painted before the work begins."""


class ClosingNotice(QDialog):
    """Accepted once the work is done, or once the officer closes without it."""

    def __init__(self, work: Callable[[], object], parent: QWidget) -> None:
        super().__init__(parent)
        self._work = work
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Closing")
        self.words = WrapLabel()
        self.again = main_button("Try again")
        self.anyway = plain_button("Close without a backup")
        self._buttons = chips(self.again, self.anyway)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 20)
        layout.setSpacing(14)
        layout.addWidget(self.words)
        layout.addWidget(self._buttons)
        self.again.clicked.connect(self.begin)
        self.anyway.clicked.connect(self.accept)
        self.setMinimumWidth(self.fontMetrics().height() * 22)

    def begin(self) -> None:
        """Say what goes on, then do it."""
        self._say("Backing up…", can_choose=False)
        QTimer.singleShot(_PAINTED, self, self._do)

    def _do(self) -> None:
        try:
            self._work()
        except RuleBroken as broken:
            self._say(f"{broken} Your register itself is saved.", can_choose=True)
        else:
            self.accept()

    def _say(self, text: str, can_choose: bool) -> None:
        self.words.setText(text)
        self._buttons.setVisible(can_choose)
        self.setAccessibleName(text)
        self.adjustSize()
