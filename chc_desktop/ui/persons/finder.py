"""Offers people the register knows while a name is typed. Nobody is taken for somebody else without being asked."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.facts import Person
from chc_desktop.domain.summary import home
from chc_desktop.office.persons import Persons
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.persons.candidates import Candidates
from chc_desktop.ui.widgets.fields import LineField
from chc_desktop.ui.widgets.wrap import Part

PAUSE = 120
"""Milliseconds without a key, after which the register is asked."""

_SHORTEST = 2
_OTHER = "other"


class PersonFinder(QObject):
    """Watches a name field. Its value is the id of the person chosen, empty while it is somebody new.

    `case_asked` tells that the officer wants to look at an earlier case of somebody who is offered, where they can.
    """

    changed = Signal()
    chosen = Signal(object)
    case_asked = Signal(int)

    def __init__(self, name: LineField, persons: Persons, can_look: bool = True) -> None:
        super().__init__(name)
        self.note = LinkPhrase(role_name="soft")
        self.panel = Candidates(can_look)
        self._name, self._persons = name, persons
        self._filled = "; what we know was filled in" if can_look else ""
        self._known: Person | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._timer.timeout.connect(self.look)
        self.note.hide()
        name.installEventFilter(self)
        name.changed.connect(self._name_changed)
        self.note.link_chosen.connect(lambda _link: self.set_value(""))
        self.panel.taken.connect(self.take)
        self.panel.case_asked.connect(self.case_asked)

    def put_before(self, following: QWidget) -> None:
        """Which field Tab comes to after those who are offered."""
        self.panel.following = following

    def value(self) -> str:
        """The id of the known person, empty for somebody new."""
        return str(self._known.id) if self._known else ""

    def set_value(self, person_id: str) -> None:
        """Take this person; an unknown id means somebody new."""
        person = self._persons.person(int(person_id)) if person_id.isdecimal() else None
        self._known = person if person and person.id else None
        self._tell()
        self.changed.emit()

    def known(self) -> Person | None:
        """The person the register knows, if one was chosen."""
        return self._known

    def take(self, person_id: int) -> None:
        """It is this person."""
        self.set_value(str(person_id))
        if self._known:
            self._name.set_value(self._known.name)
            self.chosen.emit(self._known)
            self._name.setFocus(Qt.FocusReason.OtherFocusReason)

    def look(self) -> None:
        """Ask the register who may be meant, and offer them."""
        self._timer.stop()
        typed = self._name.value()
        if self._known:
            found = self._persons.candidate(self._known.id)
            self.panel.show_known(found)
        else:
            self.panel.show_candidates(self._persons.found(typed) if len(typed) >= _SHORTEST else ())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes from the name to the first who is offered."""
        down = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down
        if down and self.panel.isVisible():
            self.panel.go_to_first()
            return True
        return super().eventFilter(watched, event)

    def _name_changed(self) -> None:
        if self._known and self._known.name.casefold() != self._name.value().casefold():
            self.set_value("")
        self._timer.start()

    def _tell(self) -> None:
        if self._known:
            at = f", {home(self._known)}" if home(self._known) else ""
            self.note.show_parts(f"Known already{at}{self._filled}. ", Part("It is somebody else", link=_OTHER))
        self.note.setVisible(self._known is not None)
        self.look()
