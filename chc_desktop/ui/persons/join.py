"""The window in which two entries of the same person are joined: the other one is found, then what would change."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.domain.summary import home
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.persons.candidates import Candidates
from chc_desktop.ui.persons.finder import PAUSE
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.fields import LineField, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class JoinDialog(FormDialog):
    """Joins another entry to that of `person`, who is kept unless the officer keeps the other one."""

    def __init__(self, office: Office, person: Person, parent: QWidget | None) -> None:
        super().__init__("The same person twice?", "Join the two entries", parent)
        self._office, self._person = office, person
        self._other = 0
        self._keeps_other = False
        self.which = WrapLabel()
        self.name = LineField("The other entry: name, postcode or telephone")
        self.panel = Candidates(can_look=False)
        self.changes = WrapLabel("", "notice-amber")
        self.instead = plain_button("Keep the other one")
        self.instead.setAutoDefault(False)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE)
        self._lay_out_fields()
        self._timer.timeout.connect(self.look)
        self.name.changed.connect(self._changed)
        self.panel.taken.connect(self.choose)
        self.instead.clicked.connect(self._turn_round)
        self._show_changes()
        self.name.setFocus()

    def look(self) -> None:
        """Offer those who may be the same person."""
        self._timer.stop()
        found = self._office.persons.found(self.name.value())
        self.panel.show_candidates(tuple(one for one in found if one.person.id != self._person.id))

    def choose(self, other: int) -> None:
        """It is this one: show what would change."""
        self._other = other
        self._keeps_other = False
        self._show_changes()
        self.done_button.setFocus()

    def submit(self) -> None:
        if self._other and self.attempt(lambda: self._office.persons.join(*self._in_order())):
            self.accept()

    def _lay_out_fields(self) -> None:
        self.body.addWidget(WrapLabel("The same person twice?", "title"))
        self.body.addWidget(self.which)
        self.body.addWidget(labelled("The other entry: name, postcode or telephone", self.name))
        self.body.addWidget(self.panel)
        self.body.addWidget(chips(self.instead))
        self.body.addWidget(self.changes)
        self.body.addStretch(1)
        self.panel.following = self.done_button

    def _in_order(self) -> tuple[int, int]:
        """The entry that is kept, and the one that is joined to it."""
        return (self._other, self._person.id) if self._keeps_other else (self._person.id, self._other)

    def _turn_round(self) -> None:
        """Keep the other of the two."""
        self._keeps_other = not self._keeps_other
        self._show_changes()

    def _changed(self) -> None:
        self._other, self._keeps_other = 0, False
        self._show_changes()
        self._timer.start()

    def _show_changes(self) -> None:
        self.changes.setText(self._what_changes() if self._other else "")
        self.changes.setVisible(bool(self._other))
        self.instead.setVisible(bool(self._other))
        kept, joined = (self._office.persons.person(each) for each in self._in_order())
        self.instead.setText(f"Keep {_called(joined)} instead")
        self.which.setText(
            f"{_called(kept)} is kept. All cases and service requests of the other entry become theirs. It can be "
            "taken back."
        )
        self.done_button.setEnabled(bool(self._other))
        if self._other:
            self.resize(self.size().expandedTo(self.sizeHint()))

    def _what_changes(self) -> str:
        try:
            other, changes, cases = self._office.persons.what_joining_changes(*self._in_order())
        except RuleBroken as broken:
            self._other = 0
            self.show_error(str(broken))
            return ""
        come = [f"- {case.reference} {case.title}" for case in cases]
        known = [f"- {change}" for change in changes]
        return "\n".join(
            [
                f"{_called(other)} is joined to {_called(self._office.persons.person(self._in_order()[0]))}.",
                *(["These become theirs:", *come] if come else ["The other entry has no case and no service request."]),
                *(["What is known of them changes:", *known] if known else ["What is known of them stays as it is."]),
            ]
        )


def _called(person: Person) -> str:
    return ", ".join(filter(None, (person.name, home(person))))
