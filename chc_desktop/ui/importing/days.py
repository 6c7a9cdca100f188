"""Asks for the day of receipt that a spreadsheet does not give: for all such rows, and for a single one."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.ui.theme import plain_button, role, scaled
from chc_desktop.ui.widgets.date_field import DateField
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class DayAsk(QWidget):
    """A day and the button that takes it, or Enter. Emptied, it takes the day back. `asked` tells of either."""

    asked = Signal()

    def __init__(self, today: date, help_text: str) -> None:
        super().__init__()
        self.field = DateField("Received on", today, optional=True)
        self.button = plain_button("Use this day")
        self.button.setAutoDefault(False)
        self.field.setAccessibleDescription(help_text)
        self._name = role(WrapLabel(), "strong")
        self._name.setBuddy(self.field)
        self._problem = WrapLabel("", "error")
        self._problem.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, scaled(4), 0, 0)
        layout.setSpacing(scaled(4))
        for widget in (self._name, self._problem, chips(self.field, self.button), WrapLabel(help_text, "soft")):
            layout.addWidget(widget)
        self.button.clicked.connect(self._take)

    def show_day(self, name: str, day: date | None) -> None:
        """Ask for this, with the day that was given before."""
        self._name.setText(name)
        self._say(problem="")
        self.field.setAccessibleName(name)
        self.button.setAccessibleName(f"Use this day: {name}")
        self.field.set_value(day)

    def is_understood(self) -> bool:
        """Whether what is written is a day, or nothing; what is wrong is said at the field."""
        self._say(self.field.problem())
        return not self.field.problem()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter in the field is the button, and nothing else in the window."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.hasFocus():
            self._take()
        else:
            super().keyPressEvent(event)

    def _say(self, problem: str) -> None:
        self._problem.setText(problem)
        self._problem.setVisible(bool(problem))

    def _take(self) -> None:
        if self.is_understood():
            self.asked.emit()


def name_for_all(rows: int) -> str:
    """What is asked for every row without a day."""
    return "Received on, for this row" if rows == 1 else f"Received on, for these {rows:,} rows"


def name_for_one(row: int) -> str:
    return f"Received on, for row {row} alone"
