"""The small notice while the program closes: it backs up, says how far it is, and may be skipped."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QProgressBar, QVBoxLayout, QWidget

from chc_desktop.office.backups import Backups
from chc_desktop.office.desk import Desk
from chc_desktop.ui.errand import Errand
from chc_desktop.ui.theme import main_button, plain_button, scaled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips

_MEANWHILE = "Backing up…"
_MAY_SKIP = "Your register itself is saved. Without this backup, the next one is made when you next use the program."
_WITHOUT, _ALL_THE_SAME = "Close without a backup", "Close all the same"
"""While it is being made, and where it could not be, or not in both places."""

_LINES_WIDE = 28
"""In lines of text height."""


class ClosingNotice(QDialog):
    """Accepted once the backup is made, or once the officer closes without it."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._errand = Errand(desk, self)
        self._skipped = False
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Closing")
        self.words = WrapLabel()
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(_MEANWHILE)
        self.soft = WrapLabel(_MAY_SKIP, "soft")
        self.again = main_button("Try again")
        self.anyway = plain_button(_WITHOUT)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(24), scaled(20), scaled(24), scaled(20))
        layout.setSpacing(scaled(14))
        for widget in (self.words, self.bar, self.soft, chips(self.again, self.anyway)):
            layout.addWidget(widget)
        self._connect()

    def begin(self) -> None:
        """Back up, and say how far it is."""
        self._say(_MEANWHILE, is_under_way=True)
        self._errand.begin(lambda desk, tick: Backups(desk).make_on_closing(tick))

    def reject(self) -> None:
        """The window stays open; a backup that is being made is given up."""
        self._errand.stop()
        super().reject()

    def _connect(self) -> None:
        self.again.clicked.connect(self.begin)
        self.anyway.clicked.connect(self._skip)
        self._errand.progressed.connect(lambda share: self.bar.setValue(round(share * 100)))
        self._errand.done.connect(self.accept)
        self._errand.stopped.connect(self.accept)
        self._errand.failed.connect(self._failed)

    def _skip(self) -> None:
        self._skipped = True
        self.anyway.setEnabled(False)
        if self._errand.is_under_way:
            self._errand.stop()
        else:
            self.accept()

    def _failed(self, sentence: str) -> None:
        if self._skipped:
            self.accept()
        else:
            self._say(f"{sentence} What you entered is saved.", is_under_way=False)

    def _say(self, text: str, is_under_way: bool) -> None:
        self.words.setText(text)
        self.bar.setVisible(is_under_way)
        self.soft.setVisible(is_under_way)
        self.again.setVisible(not is_under_way)
        self.anyway.setText(_WITHOUT if is_under_way else _ALL_THE_SAME)
        self.setAccessibleName(text)
        self._fit()

    def _fit(self) -> None:
        """As tall as its words need at its width, which Qt does not ask for by itself."""
        layout, room = self.layout(), self.screen().availableSize()
        assert layout
        width = min(self.fontMetrics().height() * _LINES_WIDE, room.width() - scaled(16))
        layout.activate()
        self.setFixedSize(width, min(layout.totalHeightForWidth(width), room.height() - scaled(48)))
