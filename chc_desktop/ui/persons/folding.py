"""A section of a form that stays folded away while it is not needed; its fields are there all the same."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.ui.theme import link_button, role
from chc_desktop.ui.widgets.wrap import Row, WrapLabel


class FoldedSection(QWidget):
    """A heading with a small button that shows the fields under it, or folds them away again."""

    def __init__(self, title: str, fields: QWidget, first: QWidget) -> None:
        super().__init__()
        self._title, self._fields, self._first = title, fields, first
        self.button = link_button("")
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._turn)
        heading = Row(None, role(WrapLabel(title), "section"), self.button)
        heading.setProperty("role", "")
        layout = heading.layout()
        assert layout
        layout.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(heading)
        column.addWidget(fields)
        self.open(False)

    def open(self, wanted: bool) -> None:
        """Show the fields, or fold them away."""
        self._fields.setVisible(wanted)
        word = "Hide" if wanted else "Show"
        self.button.setText(word)
        self.button.setAccessibleName(f"{word}: {self._title}")

    def is_open(self) -> bool:
        return not self._fields.isHidden()

    def _turn(self) -> None:
        self.open(not self.is_open())
        if self.is_open():
            self._first.setFocus(Qt.FocusReason.OtherFocusReason)
