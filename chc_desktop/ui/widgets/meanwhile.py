"""What goes on while something takes long, in words, and a bar that says how far it is."""

from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from chc_desktop.ui.widgets.wrap import WrapLabel


class Meanwhile(QWidget):
    """Part of a window; it does nothing by itself."""

    def __init__(self, look: str = "title") -> None:
        super().__init__()
        self.words = WrapLabel("", look)
        self.bar = QProgressBar()
        self.bar.setRange(0, 100)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self.words)
        layout.addWidget(self.bar)

    def begin(self, words: str) -> None:
        """Say what goes on from now on."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setValue(0)

    def show_share(self, share: float) -> None:
        """Say how far it is, from 0 to 1."""
        self.bar.setValue(round(share * 100))
