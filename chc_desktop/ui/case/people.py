"""The people of a case: everybody in it, each with what can be done about them."""

from collections.abc import Callable, Iterable
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.actions import Action
from chc_desktop.domain.agenda import EDIT_PERSON
from chc_desktop.domain.facts import Person
from chc_desktop.domain.people.actions import PeopleAction, people_actions
from chc_desktop.domain.people.hands import Hand
from chc_desktop.domain.people.parties import Complainant, Concerned, Representative
from chc_desktop.domain.persons.details import details
from chc_desktop.office.cases import CaseView
from chc_desktop.ui.case.people_parts import (
    accused_rows,
    authority_words,
    conflict_rows,
    contractor_rows,
    standing_tag,
)
from chc_desktop.ui.forms.columns import side_by_side
from chc_desktop.ui.people.common import name_of
from chc_desktop.ui.theme import Button, link_button, plain_button, role
from chc_desktop.ui.widgets.wrap import Card, Row, WrapLabel, chips, stacked

_A_FACT = 13
"""The least width of what is known of somebody under one heading, in lines of text height."""


class PeopleTab(QWidget):
    """Who complains, who speaks for them, who is concerned, whom it is about, and through whose hands it goes.

    `action_asked` names an action and whom it is about: “authority-ended/7”.
    """

    action_asked = Signal(str)

    def __init__(self, view: CaseView, today: date) -> None:
        super().__init__()
        self._view, self._today = view, today
        self._may_act = bool(view.actions) and not view.case.mistake
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(12)
        parties = view.case.parties
        self._section(self._complaining_title(), map(self._complainant, parties.complainants))
        self._section("Who speaks for them", map(self._representative, parties.representatives))
        self._section("Others concerned", map(self._concerned, parties.concerned))
        self._section("Who is complained about", accused_rows(view, self._buttons))
        self._section("Conflicts of interest", conflict_rows(view, self._buttons))
        self._section("Who deals with it", map(self._hand, view.hands))
        self._section("Contractors", contractor_rows(view, self._buttons))
        self._bring_in()

    def _section(self, title: str, rows: Iterable[Row]) -> None:
        """A heading and a card; nothing where there is nobody."""
        found = list(rows)
        if not found:
            return
        card = Card(title)
        for row in found:
            card.add_row(row)
        self._layout.addWidget(role(WrapLabel(title), "section"))
        self._layout.addWidget(card)

    def _complaining_title(self) -> str:
        return "Who complains" if len(self._view.case.parties.complainants) > 1 else f"The {self._view.edition.person}"

    def _complainant(self, complainant: Complainant) -> Row:
        view = self._view
        person, several = view.people[complainant.person], len(view.case.complainants) > 1
        known = (_fact(label, text) for label, text in details(person))
        facts: list[QWidget] = [side_by_side(*known, narrowest=_A_FACT, gap=24)]
        if complainant.since != view.case.received_on:
            facts.append(WrapLabel(f"Joined {words.day(complainant.since)}.", "soft"))
        if complainant.left_on:
            facts.append(
                WrapLabel(f"No longer complains since {words.day(complainant.left_on)}: {complainant.left_because}")
            )
            return Row(None, stacked(*facts))
        doing = [self._edit(person)]
        if several:
            doing += self._buttons(person.id, ("No longer complains…", PeopleAction.COMPLAINANT_LEFT))
        return Row(None, stacked(*facts, gap=6), *doing)

    def _edit(self, person: Person) -> Button:
        edit = plain_button("Edit…")
        edit.setAccessibleName(f"Edit the details of {person.name}")
        edit.clicked.connect(_emitting(self.action_asked.emit, f"{EDIT_PERSON}/{person.id}"))
        return edit

    def _representative(self, representative: Representative) -> Row:
        view, person = self._view, self._view.people[representative.person]
        whom = f", for {name_of(view, representative.for_whom)}" if representative.for_whom else ""
        told = [
            WrapLabel(f"{person.name}, {representative.relation.words}{whom}", "strong"),
            WrapLabel(_reached(person), "soft"),
            WrapLabel(authority_words(view, representative)),
        ]
        if not representative.stands:
            return Row(None, stacked(*told), standing_tag(representative, self._today))
        doing = self._links(
            person.id,
            (f"Record the {representative.what_is_needed}…", PeopleAction.AUTHORITY_GIVEN),
            ("Where letters go…", PeopleAction.LETTERS_TO),
            ("How to reach them…", PeopleAction.CONTACT),
            ("No longer speaks for them…", PeopleAction.AUTHORITY_ENDED),
        )
        return Row(None, stacked(*told, *doing), standing_tag(representative, self._today))

    def _concerned(self, concerned: Concerned) -> Row:
        person = self._view.people[concerned.person]
        told = [WrapLabel(f"{person.name}, {concerned.part.words}", "strong"), WrapLabel(_reached(person), "soft")]
        if concerned.about.strip():
            told.append(WrapLabel(concerned.about))
        if concerned.ended_on:
            told.append(
                WrapLabel(f"No longer since {words.day(concerned.ended_on)}: {concerned.ended_because}", "soft")
            )
            return Row(None, stacked(*told))
        doing = self._links(
            person.id,
            ("How to reach them…", PeopleAction.CONTACT),
            ("No longer concerned…", PeopleAction.NOT_CONCERNED),
        )
        return Row(None, stacked(*told, *doing))

    def _hand(self, hand: Hand) -> Row:
        view = self._view
        who = view.names.get(hand.person) or "Nobody yet"
        until = f" until {words.day(hand.until)}" if hand.until else ""
        verb = "Had it" if hand.until else "Reviews it" if hand.stage > 1 else "Deals with it"
        told = [
            WrapLabel(f"Stage {hand.stage}", "soft"),
            WrapLabel(who),
            WrapLabel(f"{verb} from {words.day(hand.since)}{until}", "soft"),
        ]
        if hand.why.strip():
            told.append(WrapLabel(f"Why it changed hands: {hand.why}", "soft"))
        if hand.until or hand.stage != view.case.stage.number or Action.CHANGE_HANDLER not in view.actions:
            return Row(None, stacked(*told))
        change = plain_button("Change…")
        change.setAccessibleName(f"Change who deals with stage {hand.stage}")
        change.clicked.connect(lambda: self.action_asked.emit(Action.CHANGE_HANDLER.value))
        return Row(None, stacked(*told), change)

    def _bring_in(self) -> None:
        """Everybody who may be brought into the case."""
        possible = people_actions(self._view.case, self._view.edition)
        if not possible:
            return
        buttons = []
        for action in possible:
            button = plain_button(action.words)
            button.clicked.connect(_emitting(self.action_asked.emit, action.value))
            buttons.append(button)
        self._layout.addWidget(role(WrapLabel("Bring somebody in"), "section"))
        self._layout.addWidget(chips(*buttons))

    def _buttons(self, person: int, *doing: tuple[str, PeopleAction]) -> list[Button]:
        """Buttons for what can be done about somebody; none where the case can only be read."""
        return [self._button(plain_button(text), action, person) for text, action in doing] if self._may_act else []

    def _links(self, person: int, *doing: tuple[str, PeopleAction]) -> list[QWidget]:
        """The same as small things to do within the text, in one line where there is room."""
        links = [self._button(link_button(text), action, person) for text, action in doing] if self._may_act else []
        return [chips(*links)] if links else []

    def _button(self, button: Button, action: PeopleAction, person: int) -> Button:
        button.setAccessibleName(f"{button.text().removesuffix('…')}: {name_of(self._view, person)}")
        button.clicked.connect(_emitting(self.action_asked.emit, f"{action.value}/{person}"))
        return button


def _reached(person: Person) -> str:
    """“9 High Street, Amberley · 01234 111222”."""
    address = ", ".join(line.strip() for line in person.address.splitlines() if line.strip())
    return " · ".join(filter(None, (address, person.telephone, person.email))) or "We do not know how to reach them."


def _fact(label: str, text: str) -> QWidget:
    return stacked(WrapLabel(label, "soft"), WrapLabel(text))


def _emitting(emit: Callable[[str], None], action: str) -> Callable[[], None]:
    return lambda: emit(action)
