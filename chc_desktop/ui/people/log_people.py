"""Who else there is when a complaint is logged: asked only where it is opened, so that most logging stays short."""

from datetime import date, timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.facts import Person, Role
from chc_desktop.domain.intake import Channel
from chc_desktop.domain.people.events import LettersTo, PeopleEvent, Relation, RepresentativeNamed
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.actions.common import called, colleagues, officer
from chc_desktop.ui.forms.keeper import Kept
from chc_desktop.ui.forms.person_field import PersonField, somebody
from chc_desktop.ui.people.several import SeveralPeople
from chc_desktop.ui.people.speaking import RELATIONS
from chc_desktop.ui.people.who_deals import DealAdvice
from chc_desktop.ui.theme import Button, link_button
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, labelled
from chc_desktop.ui.widgets.wrap import chips, stacked

_THROUGH = {Channel.MP.value: Relation.MP, Channel.COUNCILLOR.value: Relation.COUNCILLOR}
_A_WEEK = timedelta(7)
_RELATED, _AGREED = "What are they to whoever complains?", "How was it agreed that they speak for them?"
_AGREED_ON = "When was that agreed?"
_Field = SeveralPeople | PersonField | LineField | Choice


class LogPeople(QWidget):
    """Others who complain, who speaks for them, and whether it is about one of us: each opens on demand."""

    def __init__(self, office: Office) -> None:
        super().__init__()
        self._officer = officer(office)
        self._persons = office.persons
        self.others = SeveralPeople("Others who complain with them", office.persons)
        self.speaker = PersonField("Who speaks for them?", office.persons)
        self.relation = Choice(_RELATED, RELATIONS)
        self.agreed = LineField(_AGREED)
        ours = tuple((str(person.id), called(person)) for person in colleagues(office))
        self.agreed_on = DateField(_AGREED_ON, office.today())
        self.agreed_on.set_value(office.today())
        self.agreed_row = labelled(_AGREED_ON, self.agreed_on)
        self.accused = Choice("Which of our people is it about?", (("", "Nobody"), *ours))
        self.advice = DealAdvice()
        self.accused_of = LineField("What are they said to have done?")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self.links: list[Button] = []
        groups = (self._others_group(), self._speaker_group(), self._accused_group())
        self._column.insertWidget(0, chips(*self.links, gap=4))
        for group in groups:
            self._column.addWidget(group)

    def kept(self) -> dict[str, Kept]:
        return {
            "others": self.others,
            "speaker": self.speaker,
            "speaker_relation": self.relation,
            "speaker_agreed": self.agreed,
            "speaker_agreed_on": self.agreed_on,
            "accused": self.accused,
            "accused_of": self.accused_of,
        }

    def came_through(self, channel: str) -> None:
        """A complaint that comes through an MP or a councillor has somebody who asks for them."""
        if channel in _THROUGH:
            self.relation.set_value(_THROUGH[channel].value)
            self._open(1)

    def agreed_problem(self) -> str:
        """What is wrong with the day on which it was agreed; empty where all is well, or nothing was agreed."""
        return self.agreed_on.problem() if self.agreed.value() and somebody(self.speaker.value())[1] else ""

    def who_else_complains(self) -> tuple[Person, ...]:
        named = (somebody(line) for line in self.others.value().splitlines())
        return tuple(self._persons.person(known) if known else Person(name=name.strip()) for known, name in named)

    def who_speaks(self, received_on: date) -> tuple[Person, PeopleEvent] | None:
        """Who speaks for them, with the entry that says so; letters go to them once it was agreed."""
        person_id, name = somebody(self.speaker.value())
        if not name:
            return None
        agreed, relation = self.agreed.value(), Relation(self.relation.value() or Relation.OTHER)
        them = LettersTo.RESIDENT if relation.is_elected or not agreed else LettersTo.REPRESENTATIVE
        event = RepresentativeNamed(
            happened_on=received_on,
            done_by=self._officer,
            person=0,
            relation=relation,
            letters_to=them,
            given_on=self.agreed_on.value() if agreed else None,
            given_how=agreed,
            wanted_by=None if agreed else received_on + _A_WEEK,
        )
        person = self._persons.person(person_id) if person_id else Person(name=name, role=Role.CONCERNED)
        return person, event

    def whom_it_is_about(self, title: str) -> tuple[tuple[int, str], ...]:
        chosen = self.accused.value()
        return ((int(chosen), self.accused_of.value() or title),) if chosen else ()

    def _others_group(self) -> QWidget:
        row = labelled("Others who complain with them", self.others, "Each gets a letter of their own.")
        return self._opened_by("+ Others who complain with them", row, self.others, (self.others,))

    def _speaker_group(self) -> QWidget:
        rows = stacked(
            labelled("Who speaks for them?", self.speaker),
            labelled(_RELATED, self.relation),
            labelled(
                _AGREED,
                self.agreed,
                "Empty if that is still to come: Today asks for it, and nothing goes to them until then.",
            ),
            self.agreed_row,
            gap=8,
        )
        return self._opened_by("+ Somebody speaks for them", rows, self.speaker, (self.speaker, self.agreed))

    def _accused_group(self) -> QWidget:
        rows = stacked(
            labelled("Which of our people is it about?", self.accused, "They cannot deal with it themselves."),
            self.advice,
            labelled("What are they said to have done?", self.accused_of),
            gap=8,
        )
        return self._opened_by("+ It is about one of our people", rows, self.accused, (self.accused, self.accused_of))

    def _opened_by(
        self,
        text: str,
        rows: QWidget,
        first: QWidget,
        fields: tuple[_Field, ...],
    ) -> QWidget:
        """The rows, shown once their link is pressed or something is written in them."""
        link = link_button(text)
        link.setAutoDefault(False)
        self.links.append(link)
        rows.hide()

        def show() -> None:
            rows.show()
            link.hide()

        def pressed() -> None:
            show()
            first.setFocus(Qt.FocusReason.OtherFocusReason)

        link.clicked.connect(pressed)
        for field in fields:
            field.changed.connect(lambda: show() if any(each.value() for each in fields) else None)
        return rows

    def _open(self, place: int) -> None:
        if self.links[place].isVisibleTo(self):
            self.links[place].click()
