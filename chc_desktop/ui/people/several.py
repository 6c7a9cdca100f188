"""A field for several people: a name to a line, with those the register knows offered under each."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.office.persons import Persons
from chc_desktop.ui.forms.person_field import PersonField
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.tab_order import put_before


class SeveralPeople(QWidget):
    """Its value is a line for each, as `PersonField` gives it; Enter goes on to the next."""

    changed = Signal()

    def __init__(self, name: str, persons: Persons) -> None:
        super().__init__()
        self._name, self._persons = name, persons
        self.fields: list[PersonField] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(6)
        self.another = link_button("+ One more")
        self.another.setAccessibleName(f"{name}: one more")
        self.another.setAutoDefault(False)
        self.another.clicked.connect(self.go_to_empty)
        self._column.addWidget(self.another)
        self.setAccessibleName(name)
        self._add("")

    def value(self) -> str:
        """The people named, one a line; lines without a name are left out."""
        return "\n".join(field.value() for field in self.fields if field.value())

    def set_value(self, value: str) -> None:
        """Name these instead."""
        names = value.splitlines() or [""]
        for field in self.fields[len(names) :]:
            self._column.removeWidget(field)
            field.hide()
            field.deleteLater()
        del self.fields[len(names) :]
        for place, name in enumerate(names):
            if place < len(self.fields):
                self.fields[place].set_value(name)
            else:
                self._add(name)
        self.changed.emit()

    def go_to_empty(self) -> None:
        """Put the keyboard into a line that is still empty; there is always one to be had."""
        if self.fields[-1].value():
            self._add("")
        self.fields[-1].name.setFocus()
        QTimer.singleShot(0, self, lambda: bring_into_view(self.fields[-1]))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """On to the first line; a focus proxy would lead Tab from the second line back to it."""
        self.fields[0].name.setFocus(event.reason())

    def _add(self, name: str) -> None:
        field = PersonField(f"{self._name}, {len(self.fields) + 1}", self._persons)
        field.set_value(name)
        field.changed.connect(self.changed)
        field.name.returnPressed.connect(self.go_to_empty)
        self._column.insertWidget(len(self.fields), field)
        self.fields.append(field)
        put_before(self.another, *(each.name for each in self.fields))
