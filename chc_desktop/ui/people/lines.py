"""What stands at the top of a case because of its people: who may not deal with it, authority still to be had."""

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.actions import Action
from chc_desktop.domain.people.actions import PeopleAction
from chc_desktop.domain.people.parties import Representative, Standing
from chc_desktop.domain.vocabulary import Rule
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.case.people_parts import standing_tag
from chc_desktop.ui.people.common import name_of
from chc_desktop.ui.theme import Button, plain_button
from chc_desktop.ui.widgets.tag import Tag, Tone
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel

_LACKING = (Standing.MISSING, Standing.LAPSED)


class PeopleLines(QWidget):
    """Asks for an action by its name and key. Hidden where there is nothing to say."""

    action_asked = Signal(str)

    def __init__(self, view: CaseView, today: date) -> None:
        super().__init__()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        card = Card("About the people of this case")
        rows = [*self._barred(view), *self._lacking(view, today)]
        for row in rows:
            card.add_row(row)
        layout.addWidget(card)
        self.setVisible(bool(rows))

    def _barred(self, view: CaseView) -> list[Row]:
        """Whoever has the stage in hand may not deal with it."""
        if not view.handler_barred:
            return []
        person = view.names.get(view.case.stage.handler, "")
        said = WrapLabel(
            f"This is in the hands of somebody who {view.handler_barred} ({person}). Somebody else has to deal with it"
            f"{view.edition.cite(Rule.CONFLICTS)}."
        )
        change = Action.CHANGE_HANDLER
        if change not in view.actions:
            return [Row(Tag("stop", Tone.RED), said, ground="red")]
        button = self._asking(change.words_for(view.edition.person), change.value)
        return [Row(Tag("stop", Tone.RED), said, button, ground="red")]

    def _lacking(self, view: CaseView, today: date) -> list[Row]:
        """Those who speak for the resident and may not, while the case goes on."""
        if not view.case.status.is_open:
            return []
        found = (each for each in view.case.parties.representatives if each.standing(today) in _LACKING)
        return [self._missing(view, each, today) for each in found]

    def _missing(self, view: CaseView, representative: Representative, today: date) -> Row:
        name, what = name_of(view, representative.person), representative.what_is_needed
        said = f"{words.capital(what)} for {name} to speak for {_whom(view, representative)}"
        if representative.standing(today) is Standing.LAPSED:
            told = f"{said} has run out. Have it renewed, or record that they no longer speak for them."
        else:
            by = f", wanted by {words.short_day(representative.wanted_by)}" if representative.wanted_by else ""
            told = f"{said} is still to be had{by}. Nothing personal goes to them before."
        button = self._asking(f"Record the {what}…", f"{PeopleAction.AUTHORITY_GIVEN.value}/{representative.person}")
        return Row(standing_tag(representative, today), WrapLabel(told), button, ground="amber")

    def _asking(self, text: str, action: str) -> Button:
        button = plain_button(text)
        button.clicked.connect(_emitting(self.action_asked.emit, action))
        return button


def _whom(view: CaseView, representative: Representative) -> str:
    if representative.for_whom:
        return name_of(view, representative.for_whom)
    return view.person.name if len(view.case.complainants) == 1 else "them all"


def _emitting(emit: Callable[[str], None], action: str) -> Callable[[], None]:
    return lambda: emit(action)
