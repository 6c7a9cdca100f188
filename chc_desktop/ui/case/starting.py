"""Begins what is asked for on the page of a case: a letter to write, or a form to fill in."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.actions import Action, letter_of
from chc_desktop.domain.agenda import EDIT_PERSON
from chc_desktop.domain.people.actions import PeopleAction
from chc_desktop.office.cases import CaseView
from chc_desktop.office.chronicle import Line
from chc_desktop.office.office import Office
from chc_desktop.ui.case.point_dialog import PointDialog
from chc_desktop.ui.forms.action import ActionDialog, ActionForm
from chc_desktop.ui.forms.actions import FORMS, FORMS_OF_ONE, correct
from chc_desktop.ui.forms.actions.promises.forms import PROMISE_FORMS
from chc_desktop.ui.people.forms import PEOPLE_FORMS
from chc_desktop.ui.persons.form import PersonDialog
from chc_desktop.ui.widgets.banner import Banner

_NOT_NOW = "That cannot be done as the case stands now. Nothing was changed."


class Starting(QObject):
    """Belongs to the page of a case, and asks it for the case it shows; its banner says what cannot be begun."""

    letter_asked = Signal(str)
    linked_asked = Signal()
    point_left = Signal()

    def __init__(self, office: Office, shown: Callable[[], CaseView], banner: Banner, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._shown, self._banner, self._page = office, shown, banner, page

    def start(self, name: str) -> None:
        """Begin an action by its name. “promise-kept/4.1” names the promise too."""
        view = self._shown()
        word, _slash, key = name.partition("/")
        if word == EDIT_PERSON:
            self.edit_person(int(key or 0))
        elif word in list(PeopleAction) and view.actions:
            self._ask(PEOPLE_FORMS[PeopleAction(word)](self._office, view, key))
        elif key and view.actions and word in PROMISE_FORMS:
            self._ask(PROMISE_FORMS[word](self._office, view, key))
        elif Action(word) in view.actions:
            self._begin(Action(word), key)
        else:
            self._banner.show_error(_NOT_NOW)

    def edit_person(self, person: int = 0) -> None:
        """Change the details of whoever complains, or of another of them."""
        view = self._shown()
        self._banner.hide()
        PersonDialog(self._office, view.people.get(person, view.person), view.edition, self._page).open()

    def correct(self, line: Line) -> None:
        """Put an entry of the record right."""
        self._ask(correct(self._office, self._shown(), line))

    def open_point(self, number: int) -> None:
        """Show one point with its evidence, and its finding to be written."""
        dialog = PointDialog(self._office, self._shown(), number, self._page)
        dialog.finished.connect(self.point_left)
        dialog.action_asked.connect(self.start)
        dialog.next_asked.connect(self.open_point)
        dialog.open()

    def note_learning(self) -> None:
        """Note what the complaint taught."""
        from chc_desktop.ui.lessons.forms import note  # only now and then

        view = self._shown()
        self._ask(note(self._office, view.edition, view.case.reference))

    def _begin(self, action: Action, key: str) -> None:
        view = self._shown()
        if action.family:
            self.letter_asked.emit(letter_of(action, view.case).value)
        elif action is Action.LINKED_COMPLAINT:
            self.linked_asked.emit()
        elif key:
            self._ask(FORMS_OF_ONE[action](self._office, view, key))
        else:
            self._ask(FORMS[action](self._office, view))

    def _ask(self, form: ActionForm) -> None:
        self._banner.hide()
        ActionDialog(form, self._office.drafts, self._page).open()
