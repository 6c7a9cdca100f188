"""A heading with something folded away behind it, made only when somebody wants to see it."""

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.ui.theme import link_button, scaled
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, stacked


class Fold(QWidget):
    """`make` makes what is folded away; `line` says in a few words what it is."""

    def __init__(self, title: str, line: str, make: Callable[[], QWidget]) -> None:
        super().__init__()
        self._title = title
        self._make = make
        self._content: QWidget | None = None
        self.button = link_button("")
        self.button.clicked.connect(self.turn)
        heading = Card(title)
        heading.add_row(Row(None, stacked(WrapLabel(title, "strong"), WrapLabel(line, "soft")), self.button))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(scaled(12))
        self._column.addWidget(heading)
        self._name_button()

    def turn(self) -> None:
        """Show what is folded away, or fold it away again."""
        if self._content is None:
            self._content = self._make()
            self._column.addWidget(self._content)
            self._content.show()
        else:
            self._content.setVisible(not self.is_open())
        self._name_button()

    def is_open(self) -> bool:
        return self._content is not None and not self._content.isHidden()

    def _name_button(self) -> None:
        word = "Hide" if self.is_open() else "Show"
        self.button.setText(word)
        self.button.setAccessibleName(f"{word}: {self._title}")
