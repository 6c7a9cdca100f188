"""The right of the letter window: what the letter must carry, and under it room for what else helps to write it."""

from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chc_desktop.ui.letter.checks import Checks
from chc_desktop.ui.widgets.scroll import scrolls_down


class Beside(QScrollArea):
    """Scrolls as one; the checklist stays on top."""

    def __init__(self, checks: Checks) -> None:
        super().__init__()
        scrolls_down(self)
        self.setAccessibleName("What this letter must carry")
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.setContentsMargins(6, 4, 6, 16)
        self._column.setSpacing(14)
        self._column.addWidget(checks)
        self._column.addStretch(1)
        self.setWidget(content)

    def add(self, widget: QWidget) -> None:
        """Put something under what is there."""
        self._column.insertWidget(self._column.count() - 1, widget)
