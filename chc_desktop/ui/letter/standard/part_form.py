"""The wording of one part of a letter, with what can be filled in from the case."""

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chc_desktop.domain.letters.field_words import field_words
from chc_desktop.domain.letters.letter import Field, LetterTemplate, Part, Shape
from chc_desktop.domain.letters.own.since import TITLE
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.fields import Choice, Labelled, LineField, LongText, labelled
from chc_desktop.ui.widgets.long_text import insert_at_once
from chc_desktop.ui.widgets.scroll import scrolls_down
from chc_desktop.ui.widgets.wrap import WrapLabel, chips


class PartForm(QScrollArea):
    """`changed` tells that the officer wrote something in the part at hand, or in the title."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        scrolls_down(self)
        self.setAccessibleName("The wording of the part")
        self.title, self.label, self.heading = LineField("Title"), LineField("Name"), LineField("Heading")
        self.text = LongText("Wording", minimum_lines=6, maximum_lines=20)
        self.otherwise = LongText("Wording instead", minimum_lines=3)
        self.insert = Choice("What can be filled in from the case")
        self.put_in = plain_button("Put it in")
        self._part: Part | None = None
        self._last: LongText = self.text
        self._lay_out()
        for field in (self.title, self.label, self.heading, self.text, self.otherwise):
            field.changed.connect(self._tell)
        for long in (self.text, self.otherwise):
            long.left.connect(lambda one=long: self._remember(one))
        self.put_in.clicked.connect(self._put_in)

    def show_part(self, letter: LetterTemplate, key: str) -> None:
        """The fields of this part, or of the title of the letter."""
        part = next((part for part in letter.parts if part.key == key), None)
        self._part = None
        self.title.set_value(letter.title)
        self.label.set_value(part.label if part else "")
        self.heading.set_value(part.heading if part else "")
        self.text.set_value(part.text if part else "")
        self.otherwise.set_value(part.otherwise if part else "")
        self._part = part
        self._offer(part)
        is_title = key == TITLE
        self._labelled[self.title].setVisible(is_title)
        for field in (self.label, self.heading, self.text):
            self._labelled[field].setVisible(not is_title)
        self._labelled[self.text].setVisible(bool(part and part.shape not in _LISTS))
        self._labelled[self.otherwise].setVisible(bool(part and (part.otherwise or part.shape.has_otherwise)))
        self.hint.setText("" if part is None else _HINTS.get(part.shape, ""))
        self.hint.setVisible(bool(self.hint.text()))
        self._last = self.text

    def part(self) -> Part | None:
        """The part as it is worded now; None while the title is."""
        if not self._part:
            return None
        return replace(
            self._part,
            label=self.label.value(),
            heading=self.heading.value(),
            text=self.text.text(),
            otherwise=self.otherwise.text(),
        )

    def _lay_out(self) -> None:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(4, 4, 10, 16)
        column.setSpacing(14)
        self.hint = WrapLabel("", "soft")
        self._labelled: dict[QWidget, Labelled] = {
            self.title: labelled("Title", self.title, "Stands at the top of the letter."),
            self.label: labelled("Name", self.label, "What windows call this part; it is not printed."),
            self.heading: labelled("Heading", self.heading, "Printed above it; may stay empty."),
            self.text: labelled("Wording", self.text, _HELP),
            self.otherwise: labelled(
                "Wording instead", self.otherwise, "What stands there when there is nothing of it to tell."
            ),
        }
        for field in (self.title, self.heading, self.text):
            column.addWidget(self._labelled[field])
        column.addWidget(self.hint)
        column.addWidget(self._labelled[self.otherwise])
        self._filling = labelled("Fill in from the case", chips(self.insert, self.put_in))
        column.addWidget(self._filling)
        column.addWidget(self._labelled[self.label])
        column.addStretch(1)
        self.setWidget(content)

    def _offer(self, part: Part | None) -> None:
        """The fields by what they stand for; the new date only where it can stand."""
        dated = part is not None and part.shape in (Shape.NEW_DATE, Shape.NEXT_UPDATE)
        fields = [field for field in Field if field is not Field.NEW_DATE or dated]
        self.insert.set_choices(tuple((field.value, f"{{{field.value}}}: {field_words(field)}") for field in fields))
        self._filling.setVisible(part is not None)

    def _put_in(self) -> None:
        insert_at_once(self._last.textCursor(), f"{{{self.insert.value()}}}")
        self._last.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remember(self, text: LongText) -> None:
        self._last = text

    def _tell(self) -> None:
        if self._part or self._labelled[self.title].isVisibleTo(self):
            self.changed.emit()


_HELP = (
    "A paragraph whose {field} has nothing to say is left out. A blank line parts paragraphs; “- ” begins a line of a "
    "list."
)
_LISTS = (Shape.POINTS, Shape.REMEDIES)
_HINTS = {
    Shape.POINTS: "Here stand the points of the complaint, each with its decision and reasons.",
    Shape.REMEDIES: "Here stands what you will do to put things right, each with its date.",
    Shape.DONE: "Under this stands what was done, and when.",
    Shape.PROMISE: "Under this stands the promise.",
    Shape.GROUND: "Under this stands the ground of the refusal.",
    Shape.NEW_DATE: "“Wording instead” stands before your reason, where the new date is beyond the limit.",
    Shape.RESPONSIBILITY: "“Wording instead” is used where a point is not yours, and those points stand under it.",
}
