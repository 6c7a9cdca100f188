"""The form of what is known of a person, in sections; what is seldom needed stays folded away until it is."""

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.facts import ContactWay, Person, Whereabouts
from chc_desktop.office.office import Office
from chc_desktop.office.persons_joining import Joining
from chc_desktop.ui.forms.action import ActionDialog
from chc_desktop.ui.forms.asks import Ask, AskDay, AskLine, Field, field_for
from chc_desktop.ui.forms.columns import section, side_by_side
from chc_desktop.ui.forms.dialog import FormDialog
from chc_desktop.ui.forms.keeper import Keeper
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.persons.asks import Section, sections
from chc_desktop.ui.persons.folding import FoldedSection
from chc_desktop.ui.persons.join import JoinDialog
from chc_desktop.ui.persons.letter_form import NAMES as FORM_NAMES
from chc_desktop.ui.persons.letter_form import form_of
from chc_desktop.ui.persons.printable_note import PrintableNote
from chc_desktop.ui.persons.taking_apart import taking_apart
from chc_desktop.ui.theme import link_button
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, Labelled, LineField, LongText, labelled
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.wrap import Part, WrapLabel, stacked

_WORDS = {"contact_way": ContactWay, "whereabouts": Whereabouts}
_FIRST = 4
"""How many sections stand in the first column."""


class PersonDialog(FormDialog):
    """Shows and changes what is known of a person. A refusal is shown here and what was typed stays."""

    def __init__(self, office: Office, person: Person, edition: Edition, parent: QWidget | None) -> None:
        self.twice = link_button("Entered twice…")
        self.twice.setAutoDefault(False)
        super().__init__(f"The {edition.person}’s details", "Keep the changes", parent)
        self._office, self._person = office, person
        self._draft = f"person/{person.id}"
        self._asked = sections(person, edition, office.today())
        self.fields: dict[str, Field] = {}
        self.rows: dict[str, Labelled] = {}
        self.folds: dict[str, FoldedSection] = {}
        self.joined = [self._joined(one) for one in office.persons.joinings(person.id)]
        self._make_fields()
        self.printable = PrintableNote(*(self._typed_in(name) for name in _PRINTED))
        self._lay_out_sections(f"The {edition.person}’s details")
        whereabouts = self.fields["whereabouts"]
        assert isinstance(whereabouts, Choice)
        whereabouts.changed.connect(self._show_what_is_asked)
        self._at_first = self._written()
        self.bring_back(Keeper(office.drafts, self._draft, self.fields, self))
        self._open_what_is_written()
        self._show_what_is_asked()
        self.twice.clicked.connect(self._join)
        self.fields["name"].setFocus()

    def begin_at(self, name: str) -> None:
        """Put the keyboard into this field, and bring it into view."""
        if field := self.field_about(name):
            field.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, field, lambda: bring_into_view(field))  # once it has its place

    def further_buttons(self) -> tuple[QWidget, ...]:
        return (self.twice,)

    def preferred_width(self) -> int:
        return 54

    def submit(self) -> None:
        if self._dates_are_clear() and self.attempt(lambda: self._office.persons.save(self.person(), self._draft)):
            self.accept()

    def person(self) -> Person:
        """The person as they are written here."""
        values: dict[str, Any] = {name: field.value() for name, field in self.fields.items()}
        for word, kind in _WORDS.items():
            values[word] = kind(values[word])
        form = form_of({name: values.pop(name) for name in FORM_NAMES})
        return replace(self._person, **values, letter_form=form)

    def _written(self) -> dict[str, object]:
        return {name: field.value() for name, field in self.fields.items()}

    def _make_fields(self) -> None:
        for part in self._asked:
            for ask in part.asks:
                self.fields[ask.name] = field = field_for(ask)
                self.rows[ask.name] = labelled(_shown(ask), field, ask.help)
                field.setAccessibleName(ask.label)
                self.rows[ask.name].label.setHidden(isinstance(field, Tick))

    def _lay_out_sections(self, title: str) -> None:
        self.body.addWidget(WrapLabel(title, "title"))
        self.body.addWidget(
            WrapLabel(
                "Used in every letter and every case of this person from now on. Letters already issued stay as they "
                "are; the record keeps what stood here before.",
                "soft",
            )
        )
        first, second = self._asked[:_FIRST], self._asked[_FIRST:]
        columns = (stacked(*map(self._section, sections_), gap=18) for sections_ in (first, second))
        for line in self.joined:
            self.body.addWidget(line)
        self.body.addWidget(side_by_side(*columns, narrowest=18, gap=32))
        self.body.addStretch(1)

    def _section(self, part: Section) -> QWidget:
        fields = stacked(*self._in_rows(part), gap=10)
        if not part.seldom:
            return section(part.title, fields)
        fold = FoldedSection(part.title, fields, self.fields[part.asks[0].name])
        self.folds[part.title] = fold
        return fold

    def _in_rows(self, part: Section) -> list[QWidget]:
        """Short questions, and those that go together, two beside each other."""
        rows: list[QWidget] = []
        waiting: list[Labelled] = []
        for ask in part.asks:
            if (isinstance(ask, AskLine | AskDay) and ask.name != "name") or ask.name in _IN_PAIRS:
                waiting.append(self.rows[ask.name])
            else:
                rows += [*_pairs(waiting), self.rows[ask.name]]
                waiting = []
        note = [self.printable] if part.asks[0].name == _PRINTED[0] else []
        return [*rows, *_pairs(waiting), *note]

    def _typed_in(self, name: str) -> LineField | LongText:
        field = self.fields[name]
        assert isinstance(field, LineField | LongText)
        return field

    def _joined(self, joining: Joining) -> LinkPhrase:
        said = f"{joining.person.name} was joined to this entry on {words.day(joining.on)}. "
        line = LinkPhrase(said, Part("Take them apart…", link="apart"), role_name="soft")
        line.link_chosen.connect(lambda _link: self._part(joining))
        return line

    def _join(self) -> None:
        """Join another entry of the same person, once nothing is half written here."""
        if self._is_changed():
            return
        dialog = JoinDialog(self._office, self._person, self)
        dialog.accepted.connect(self.reject)
        dialog.open()

    def _part(self, joining: Joining) -> None:
        if self._is_changed():
            return
        dialog = ActionDialog(taking_apart(self._office, self._person, joining), self._office.drafts, self)
        dialog.accepted.connect(self.reject)
        dialog.open()

    def _is_changed(self) -> bool:
        changed = self._written() != self._at_first
        self.show_error(
            "Please keep what you changed here first, or start afresh. Nothing was lost." if changed else ""
        )
        return changed

    def _open_what_is_written(self) -> None:
        for part in self._asked:
            if part.seldom:
                said = (self.fields[ask.name].value() for ask in part.asks)
                self.folds[part.title].open(any(value and value != Whereabouts.HERE.value for value in said))

    def _show_what_is_asked(self) -> None:
        where = self.fields["whereabouts"].value()
        for name in ("since", "what_to_do"):
            self.rows[name].setVisible(where != Whereabouts.HERE.value)
        self.rows["new_address"].setVisible(where == Whereabouts.MOVED.value)

    def _dates_are_clear(self) -> bool:
        """Whether every date could be understood; one that could not is said beside it and at the foot."""
        dates = [(self.rows[name], field) for name, field in self.fields.items() if isinstance(field, DateField)]
        return self.are_clear([(row, field.problem() if row.isVisibleTo(self) else "") for row, field in dates])

    def field_about(self, name: str) -> QWidget | None:
        """What is folded away is opened first."""
        for part in self._asked:
            if part.seldom and name in [ask.name for ask in part.asks]:
                self.folds[part.title].open(True)
        return super().field_about(name)


_PRINTED = ("name", "address", "new_address")
"""What stands on a letter."""

_IN_PAIRS = (
    *("vulnerability", "risk", "disability", "adjustment", "no_letters_to", "write_to"),
    *("letter_size", "letter_face", "letter_ground", "letter_translation"),
)


def _shown(ask: Ask) -> str:
    """What stands over a field: a review under what is reviewed needs no more words."""
    return "Look at it again on" if ask.name.endswith("_review") else ask.label


def _pairs(rows: list[Labelled]) -> list[QWidget]:
    return [side_by_side(*rows[start : start + 2]) for start in range(0, len(rows), 2)]
