"""The points of a complaint, one to a line; Enter goes on to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from chc_desktop.ui.theme import link_button, role, scaled
from chc_desktop.ui.widgets.sentence import SentenceField
from chc_desktop.ui.widgets.tab_order import put_before


class PointsField(QWidget):
    """Numbered lines of text. Enter adds a line below, Backspace in an empty line takes it away."""

    changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._lines: list[_PointLine] = []
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        self.add = link_button("+ Add another point")
        self.add.clicked.connect(lambda: self.add_line(len(self._lines)))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addLayout(self._rows)
        self._insert(0, "")
        layout.addWidget(self.add)
        self.setAccessibleName(name)
        self._put_in_order()

    def value(self) -> tuple[str, ...]:
        """The points that were written, empty lines left out."""
        return tuple(line.field.value() for line in self._lines if line.field.value())

    def set_value(self, points: tuple[str, ...]) -> None:
        """Show these instead."""
        while self._lines:
            self._take(0)
        for place, point in enumerate(points or ("",)):
            self._insert(place, point)
        self._put_in_order()
        self.changed.emit()

    def add_line(self, place: int, text: str = "") -> None:
        """Put a line there and the keyboard into it; an empty one that is there already is used."""
        if place >= len(self._lines) or self._lines[place].field.value():
            self._insert(place, text)
            self._put_in_order()
        self._lines[place].field.setFocus()

    def lines(self) -> tuple[SentenceField, ...]:
        """The fields, first point first."""
        return tuple(line.field for line in self._lines)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the first line. A focus proxy would lead Tab from the second line back to the first."""
        self._lines[0].field.setFocus(event.reason())

    def _insert(self, place: int, text: str) -> None:
        line = _PointLine()
        line.field.set_value(text)
        line.field.changed.connect(self.changed)
        line.field.enter_pressed.connect(lambda: self.add_line(self._lines.index(line) + 1))
        line.field.emptied.connect(lambda: self._remove(line))
        self._lines.insert(place, line)
        self._rows.insertWidget(place, line)

    def _remove(self, line: "_PointLine") -> None:
        place = self._lines.index(line)
        if len(self._lines) > 1:
            self._take(place)
            self._lines[max(0, place - 1)].field.setFocus()

    def _take(self, place: int) -> None:
        line = self._lines.pop(place)
        self._rows.removeWidget(line)
        line.hide()
        line.deleteLater()
        self._put_in_order()

    def _put_in_order(self) -> None:
        """Number the lines, and let Tab go through them in their order and then to the button."""
        for number, line in enumerate(self._lines, 1):
            line.set_number(number, self._name)
        put_before(self.add, *self.lines())


class _PointLine(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.field = SentenceField()
        self._number = role(QLabel(), "strong")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._number, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(self.field, 1)

    def set_number(self, number: int, name: str) -> None:
        self._number.setText(str(number))
        self._number.setContentsMargins(0, scaled(7), 0, 0)  # in line with the first line of the field
        self._number.setMinimumWidth(self.fontMetrics().horizontalAdvance("00"))
        self.field.setAccessibleName(f"{name}, point {number}")
