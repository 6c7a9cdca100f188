"""The questions about a paper: which way, how, when, with whom, who dealt with it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.facts import Person
from chc_desktop.domain.kept_back import KeptBack
from chc_desktop.domain.papers.events import Direction, Way
from chc_desktop.office.office import Office
from chc_desktop.ui.forms.actions.common import called, colleagues, officer
from chc_desktop.ui.widgets.fields import Choice, DateField, Labelled, LineField, labelled
from chc_desktop.ui.widgets.wrap import chips

SOMEBODY_ELSE = "other"

DIRECTIONS = tuple((each.value, each.words) for each in Direction)
SEEN_BY = tuple((each.value, words.capital(each.words)) for each in KeptBack)
WAYS = tuple((each.value, each.words) for each in Way)


@dataclass(frozen=True, slots=True)
class Told:
    """What was answered."""

    direction: Direction
    way: Way
    happened_on: date
    at: str
    person: int
    with_whom: str
    done_by: int
    kept_back: KeptBack = KeptBack.NOT


def people_choices(people: tuple[Person, ...]) -> tuple[tuple[str, str], ...]:
    """Those one may have corresponded with, and anybody else."""
    return (*((str(person.id), person.name) for person in people), (SOMEBODY_ELSE, "Somebody else"))


class About(QWidget):
    """The fields, side by side where there is room."""

    changed = Signal()

    def __init__(self, office: Office, people: tuple[Person, ...], first: Told) -> None:
        super().__init__()
        self.direction = Choice("Which way did it go?", DIRECTIONS)
        self.way = Choice("How did it come or go?", WAYS)
        self.day = DateField("On which day?", office.today())
        self.at = LineField("At what time, if it is known?", "14:05")
        self.person = Choice("With whom?", people_choices(people))
        self.other = LineField("Who is it?")
        self.done_by = Choice("Who dealt with it?", _colleagues(office))
        self.seen_by = Choice("Who may see it?", SEEN_BY)
        self._fill(first)
        self._lay_out()
        self.person.changed.connect(self._show_other)
        self._show_other()

    def told(self) -> Told | None:
        """What was answered; None where the day could not be understood, which is then said beside it."""
        problem = self.day.problem()
        self._day.show_error(problem)
        day = self.day.value()
        if problem or day is None:
            self.day.setFocus()
            return None
        chosen = self.person.value()
        someone_else = chosen == SOMEBODY_ELSE
        return Told(
            Direction(self.direction.value()),
            Way(self.way.value()),
            day,
            self.at.value(),
            0 if someone_else else int(chosen or 0),
            self.other.value() if someone_else else "",
            int(self.done_by.value() or 0),
            KeptBack(self.seen_by.value()),
        )

    def _fill(self, first: Told) -> None:
        self.direction.set_value(first.direction.value)
        self.way.set_value(first.way.value)
        self.day.set_value(first.happened_on)
        self.at.set_value(first.at)
        self.person.set_value(SOMEBODY_ELSE if first.with_whom else str(first.person))
        self.other.set_value(first.with_whom)
        self.done_by.set_value(str(first.done_by))

    def _lay_out(self) -> None:
        self._day = _labelled("Day", self.day)
        self._other = _labelled("Who is it?", self.other)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(
            chips(
                _labelled("In or out", self.direction),
                _labelled("How", self.way),
                self._day,
                _labelled("Time", self.at),
            )
        )
        layout.addWidget(chips(_labelled("With whom", self.person), _labelled("Who dealt with it", self.done_by)))
        layout.addWidget(self._other)
        layout.addWidget(_labelled("Who may see it", self.seen_by))
        self.at.setFixedWidth(self.at.fontMetrics().height() * 5)

    def _show_other(self) -> None:
        self._other.setVisible(self.person.value() == SOMEBODY_ELSE)


def first_told(office: Office, person: int = 0, with_whom: str = "") -> Told:
    """What is most likely true of a paper that has just come to hand."""
    return Told(Direction.IN, Way.POST, office.today(), "", person, with_whom, officer(office))


def _labelled(label: str, field: QWidget) -> Labelled:
    return labelled(label, field)


def _colleagues(office: Office) -> tuple[tuple[str, str], ...]:
    return tuple((str(person.id), called(person)) for person in colleagues(office))
