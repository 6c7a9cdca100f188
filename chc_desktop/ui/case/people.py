"""The people of a case: whoever complains, with what to look out for, and who deals with it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.facts import Person
from chc_desktop.domain.persons.details import details
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.theme import plain_button, role
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, stacked


class PeopleTab(QWidget):
    """Contact details, vulnerability and adjustment; handler and reviewer."""

    edit_asked = Signal()
    change_handler_asked = Signal()

    def __init__(self, view: CaseView, can_change_handler: bool) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(role(WrapLabel("The resident"), "section"))
        layout.addWidget(self._resident(view.person))
        layout.addWidget(role(WrapLabel("Who deals with it"), "section"))
        layout.addWidget(self._handlers(view, can_change_handler))

    def _resident(self, person: Person) -> Card:
        card = Card("The resident")
        edit = plain_button("Edit…")
        edit.setAccessibleName(f"Edit the details of {person.name}")
        edit.clicked.connect(self.edit_asked)
        first, *others = details(person)
        card.add_row(Row(None, _fact(*first), edit))
        for label, text in others:
            card.add_row(_fact(label, text))
        return card

    def _handlers(self, view: CaseView, can_change: bool) -> Card:
        card = Card("Who deals with it")
        stages = [stage for stage in view.case.stages if stage.asked_on]
        for stage in stages:
            who = view.names.get(stage.handler) or "Nobody yet"
            fact = _fact(f"Stage {stage.number}", who)
            if can_change and stage is stages[-1]:
                change = plain_button("Change…")
                change.setAccessibleName(f"Change who deals with stage {stage.number}")
                change.clicked.connect(self.change_handler_asked)
                card.add_row(Row(None, fact, change))
            else:
                card.add_row(fact)
        return card


def _fact(label: str, text: str) -> QWidget:
    return stacked(WrapLabel(label, "soft"), WrapLabel(text))
