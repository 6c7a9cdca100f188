"""Suggests people the register knows while a name is typed. Nobody is taken for somebody else without being asked."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QCompleter

from chc_desktop.domain.facts import Person
from chc_desktop.domain.summary import home
from chc_desktop.ui.widgets.fields import LineField
from chc_desktop.ui.widgets.wrap import Part, Phrase

_ID = Qt.ItemDataRole.UserRole + 1
_SAME, _OTHER = "same", "other"


class PersonFinder(QObject):
    """Watches a name field. Its value is the id of the person chosen, empty while it is somebody new."""

    changed = Signal()
    chosen = Signal(object)

    def __init__(self, name: LineField, people: list[Person]) -> None:
        super().__init__(name)
        self.note = Phrase(role_name="soft")
        self.note.hide()
        self._name = name
        self._people = {str(person.id): person for person in people}
        self._id = ""
        self.completer = _completer(people, self)
        name.setCompleter(self.completer)
        self.completer.activated[QModelIndex].connect(self._take_index)  # type: ignore[index]  # Qt's overload by type
        name.changed.connect(self._name_changed)
        self.note.link_chosen.connect(self._answer)

    def value(self) -> str:
        """The id of the known person, empty for somebody new."""
        return self._id

    def set_value(self, person_id: str) -> None:
        """Take this person; an unknown id means somebody new."""
        self._id = person_id if person_id in self._people else ""
        self._tell()
        self.changed.emit()

    def known(self) -> Person | None:
        """The person the register knows, if one was chosen."""
        return self._people.get(self._id)

    def _take_index(self, index: QModelIndex) -> None:
        self._take(str(index.data(_ID)))

    def _take(self, person_id: str) -> None:
        person = self._people[person_id]
        self._name.set_value(person.name)
        self.set_value(person_id)
        self.chosen.emit(person)

    def _name_changed(self) -> None:
        known = self.known()
        if known and known.name.casefold() != self._name.value().casefold():
            self.set_value("")
        else:
            self._tell()

    def _namesake(self) -> Person | None:
        typed = self._name.value().casefold()
        return next((person for person in self._people.values() if person.name.casefold() == typed), None)

    def _answer(self, link: str) -> None:
        namesake = self._namesake()
        if link == _SAME and namesake:
            self._take(str(namesake.id))
        else:
            self.set_value("")

    def _tell(self) -> None:
        known, namesake = self.known(), self._namesake()
        if known:
            self.note.show_parts(
                f"Known already{_at(known)}; what we know was filled in. ",
                Part("Somebody else of that name", link=_OTHER),
            )
        elif namesake:
            self.note.show_parts(
                f"The register knows {namesake.name}{_at(namesake)}. ", Part("It is the same person", link=_SAME)
            )
        self.note.setVisible(bool(known or namesake))


class _Completer(QCompleter):
    """Shows “Joan Bell, Cottage 3” and writes “Joan Bell”."""

    def pathFromIndex(self, index: QModelIndex | QPersistentModelIndex, /) -> str:
        return str(index.data(Qt.ItemDataRole.EditRole)).split(",", 1)[0]


def _completer(people: list[Person], parent: QObject) -> QCompleter:
    model = QStandardItemModel(parent)
    for person in people:
        item = QStandardItem(", ".join(filter(None, (person.name, home(person)))))
        item.setData(str(person.id), _ID)
        model.appendRow(item)
    completer = _Completer(model, parent)
    completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    if popup := completer.popup():
        popup.setAccessibleName("People the register knows")
    return completer


def _at(person: Person) -> str:
    return f", {home(person)}" if home(person) else ""
