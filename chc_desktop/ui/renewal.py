"""The window while the register of an older version is brought up to date, before there is another one."""

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QApplication, QProgressBar, QVBoxLayout, QWidget

from chc_desktop.ui.theme import scaled
from chc_desktop.ui.widgets.wrap import WrapLabel

_TITLE = "Bringing the register up to date"
_WORDS = (
    "This version of the program keeps more at hand than the one before, so lists, dates and the search are worked out "
    "anew, once. Nothing in the record is changed. Should it be interrupted, nothing is lost: it begins again at the "
    "next start."
)


class Renewal(QWidget):
    """Says how far it is. It cannot be closed, and it does not end the program when it goes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(_TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        self.bar.setAccessibleName(_TITLE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(scaled(28), scaled(22), scaled(28), scaled(22))
        layout.setSpacing(scaled(14))
        layout.addWidget(WrapLabel(_TITLE, "title"))
        layout.addWidget(self.bar)
        layout.addWidget(WrapLabel(_WORDS, "soft"))
        self.resize(self.fontMetrics().height() * 30, 0)

    def show_share(self, share: float) -> None:
        """Say how far it is, from 0 to 1, and let that be painted."""
        self.bar.setValue(round(share * 100))
        self.show()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)

    def closeEvent(self, event: QCloseEvent) -> None:
        event.ignore()
