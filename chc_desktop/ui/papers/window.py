"""What every window has in which a file is read: the title, a banner, the file, and the buttons under it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chc_desktop.ui.dialog_help import help_with_f1
from chc_desktop.ui.theme import Button, main_button, plain_button
from chc_desktop.ui.widgets.banner import Banner
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class ReadingWindow(QDialog):
    """Nothing in it can be changed. `save` is the button that saves a copy."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.banner = Banner()
        self.save: Button = main_button("Save a copy…")
        self.shut: Button = plain_button("Close")
        self.shut.clicked.connect(self.accept)
        help_with_f1(self)

    def lay_out(self, *parts: QWidget, beside: tuple[QWidget, ...] = ()) -> None:
        """Put the parts under the title, the last one with all the room there is; then the buttons."""
        for button in (self.save, self.shut):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.addWidget(WrapLabel(self.windowTitle(), "title"))
        layout.addWidget(self.banner)
        for part in parts:
            layout.addWidget(part, 1 if part is parts[-1] else 0)
        layout.addWidget(chips(self.save, self.shut, *beside))
        room, line = self.screen().availableSize(), self.fontMetrics().height()
        self.resize(min(line * 52, room.width() - 16), min(line * 44, room.height() - 48))
