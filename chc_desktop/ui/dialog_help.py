"""F1 in a dialog: the help page of what the dialog is about, over the dialog, which stays as it is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.wrap import chips

_ABOUT = {
    "assessment": "assessment",
    "calendar_export": "calendar",
    "case.case_file": "case-file",
    "case.point_dialog": "points",
    "forms.log": "log",
    "importing": "spreadsheets",
    "keys": "safekeeping",
    "letter": "letter",
    "letter.standard": "own-letters",
    "papers": "papers",
    "persons": "person",
    "redaction": "redacting",
    "requests": "requests",
    "safety": "safekeeping",
    "settings.moves": "bank-holidays",
    "settings.writing_part": "writing",
    "writing": "writing",
    "writing.own_paragraph": "paragraphs",
    "writing.paragraph_chooser": "paragraphs",
}
"""The help page by the room a dialog stands in; the longest name that fits counts.

A dialog of no such room, such as the choice of columns, belongs to the page it was opened on.
"""


def help_with_f1(dialog: QWidget) -> None:
    """Open the help page of a dialog on F1."""
    key = QShortcut(QKeySequence(Qt.Key.Key_F1), dialog)
    key.activated.connect(lambda: HelpWindow(help_about(dialog), dialog).open())


def help_about(dialog: QWidget) -> str:
    """The name of the help page of a dialog: its own word, its room’s, or that of the page it was opened on."""
    below = dialog.parentWidget()
    own = getattr(dialog, "help_name", "") or _of_its_room(type(dialog))
    return str(own) if own or below is None else help_about(below)


class HelpWindow(QDialog):
    """The help pages in a window of their own. Escape leads back to what was being written."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        from chc_desktop.ui.help import HelpPage  # reads every page

        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Help")
        self.page = HelpPage()
        self.shut = plain_button("Close")
        self.shut.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 16)
        layout.addWidget(self.page, 1)
        row = chips(self.shut)
        row.setContentsMargins(28, 0, 28, 0)
        layout.addWidget(row)
        room, line = self.screen().availableSize(), self.fontMetrics().height()
        self.resize(min(line * 58, room.width() - 16), min(line * 40, room.height() - 48))
        self.page.show_help(name)
        self.page.back_asked.connect(self.accept)
        self.shut.clicked.connect(self.accept)


def _of_its_room(kind: type[QWidget]) -> str:
    parts = kind.__module__.removeprefix("chc_desktop.ui.").split(".")
    names = (".".join(parts[:length]) for length in range(len(parts), 0, -1))
    return next((_ABOUT[name] for name in names if name in _ABOUT), "")
