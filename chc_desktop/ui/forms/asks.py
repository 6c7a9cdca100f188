"""What a form asks, as data: each question a frozen value, from which its field is made and read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from chc_desktop.office.persons import Persons
from chc_desktop.ui.forms.person_field import PersonField, somebody
from chc_desktop.ui.forms.points_field import PointsField
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, LongText
from chc_desktop.ui.widgets.sentence import SentenceField

Field = DateField | LineField | LongText | Choice | Tick | PointsField | PersonField
Value = date | str | bool | tuple[str, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """One question. `only_when` names another question and the answer it must have for this one to be asked."""

    name: str
    label: str
    help: str = ""
    only_when: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AskDay(Ask):
    """A date; `optional` where it may stay empty."""

    value: date | None
    today: date
    optional: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskLine(Ask):
    """One line of text."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskText(Ask):
    """Several lines of text."""

    value: str = ""
    lines: int = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AskSentence(Ask):
    """A text without line breaks, that may be long; helped while it is written."""

    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskChoice(Ask):
    """One of several answers, each a key and its words.

    `only_with` holds answers that are offered only where another question, named first, is answered in one of the
    ways that follow.
    """

    choices: tuple[tuple[str, str], ...]
    value: str = ""
    only_with: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)

    def offered(self, answer_to: Callable[[str], object]) -> tuple[tuple[str, str], ...]:
        """The choices that are offered, with the other questions answered so."""
        return tuple(choice for choice in self.choices if self._is_offered(choice[0], answer_to))

    def _is_offered(self, key: str, answer_to: Callable[[str], object]) -> bool:
        question, answers = self.only_with.get(key, ("", ()))
        return not question or answer_to(question) in answers


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPerson(Ask):
    """Somebody by name; those `persons` know are offered."""

    persons: Persons
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskTick(Ask):
    """A box to tick; the label stands beside it."""

    value: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AskPoints(Ask):
    """Several short texts, one a line."""

    value: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Filled:
    """What was filled in, by the name of the question."""

    values: Mapping[str, Value]

    def day(self, name: str) -> date:
        """A date that had to be given."""
        value = self.values[name]
        assert isinstance(value, date)
        return value

    def day_or_none(self, name: str) -> date | None:
        value = self.values[name]
        return value if isinstance(value, date) else None

    def text(self, name: str) -> str:
        """A text, or the key of a choice."""
        value = self.values[name]
        assert isinstance(value, str)
        return value

    def person(self, name: str) -> int:
        """The id of the person chosen, 0 if nobody was."""
        return int(self.text(name) or 0)

    def somebody(self, name: str) -> tuple[int, str]:
        """The id and the name of a person who was typed in; 0 for somebody new."""
        return somebody(self.text(name))

    def ticked(self, name: str) -> bool:
        return bool(self.values[name])

    def texts(self, name: str) -> tuple[str, ...]:
        value = self.values[name]
        assert isinstance(value, tuple)
        return value


_ADDRESSES = ("address", "new_address", "no_letters_to", "write_to", "other_names")
"""No prose: names and numbers that no dictionary knows."""


def field_for(ask: Ask) -> Field:
    """The field a question is answered in, with its first value."""
    if isinstance(ask, AskDay):
        day = DateField(ask.label, ask.today, ask.optional)
        day.set_value(ask.value)
        return day
    if isinstance(ask, AskLine):
        line = LineField(ask.label)
        line.set_value(ask.value)
        return line
    if isinstance(ask, AskText):
        text = LongText(ask.label, minimum_lines=ask.lines, is_prose=ask.name not in _ADDRESSES)
        text.set_value(ask.value)
        return text
    if isinstance(ask, AskSentence):
        sentence = SentenceField(ask.label, minimum_lines=2)
        sentence.set_value(ask.value)
        return sentence
    if isinstance(ask, AskChoice):
        choice = Choice(ask.label, ask.choices)
        choice.set_value(ask.value)
        return choice
    if isinstance(ask, AskPerson):
        person = PersonField(ask.label, ask.persons)
        person.set_value(ask.value)
        return person
    if isinstance(ask, AskPoints):
        points = PointsField(ask.label)
        points.set_value(ask.value)
        return points
    assert isinstance(ask, AskTick)
    tick = Tick(ask.label)
    tick.set_value(ask.value)
    return tick
