"""A field for somebody: a name, with those the register knows offered while it is typed."""

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.office.persons import Persons
from chc_desktop.ui.persons.finder import PersonFinder
from chc_desktop.ui.widgets.fields import LineField

_KNOWN = re.compile(r"#(\d+) (.*)", re.DOTALL)


class PersonField(QWidget):
    """Its value is the name typed, “#12 Sam Bell” where it is somebody the register knows."""

    changed = Signal()

    def __init__(self, name: str, persons: Persons) -> None:
        super().__init__()
        self.name = LineField(name)
        self.finder = PersonFinder(self.name, persons, can_look=False)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.finder.note)
        column.addWidget(self.finder.panel)
        self.setFocusProxy(self.name)
        self.name.changed.connect(self.changed)
        self.finder.changed.connect(self.changed)

    def value(self) -> str:
        known, name = self.finder.value(), self.name.value()
        return f"#{known or 0} {name}" if known or name.startswith("#") else name

    def set_value(self, value: str) -> None:
        """Write this name, and take it for the person it stands for."""
        person_id, name = somebody(value)
        self.name.set_value(name)
        self.finder.set_value(str(person_id or ""))


def somebody(value: str) -> tuple[int, str]:
    """The id and the name in such a value; 0 for somebody new."""
    known = _KNOWN.fullmatch(value)
    return (int(known[1]), known[2]) if known else (0, value)
