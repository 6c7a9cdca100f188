"""The fields of a letter: first what only the officer can say, then what is written already."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from chc_desktop.domain.letters.letter import LetterContents, Matter, Part, Shape
from chc_desktop.domain.reading.kept import Kept, with_kept
from chc_desktop.domain.reading.note import Place
from chc_desktop.office.open_letter import OpenLetter
from chc_desktop.ui.letter.choosing import DonePart, GroundPart, NextUpdatePart, PromisePart
from chc_desktop.ui.letter.note_places import choose_words, field_with
from chc_desktop.ui.letter.part_field import (
    NewDatePart,
    OutstandingPart,
    PartField,
    ResponsibilityPart,
    TextPart,
    heading,
)
from chc_desktop.ui.letter.points import PointsPart
from chc_desktop.ui.letter.remedies import RemediesPart
from chc_desktop.ui.widgets.fields import LineField, LongText
from chc_desktop.ui.widgets.scroll import scrolls_down
from chc_desktop.ui.widgets.wrap import WrapLabel


class Writing(QScrollArea):
    """The fields at the left. `changed` tells that the officer wrote something, `made` that there are new fields."""

    changed = Signal()
    made = Signal()

    def __init__(self) -> None:
        super().__init__()
        scrolls_down(self)
        self.setAccessibleName("What the letter says")
        self.parts: dict[str, PartField] = {}
        self._filling = False
        self._kept: tuple[Kept, ...] = ()

    def show_letter(self, letter: OpenLetter, own: Mapping[str, str]) -> None:
        """The fields of this letter, filled."""
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(4, 4, 10, 24)
        column.setSpacing(18)
        self._kept = letter.contents.kept
        self.parts = {part.key: _field(part, letter) for part in letter.template.parts}
        for part in letter.template.parts:
            if not part.ready:
                column.addWidget(self.parts[part.key])
        column.addWidget(_written_already())
        for part in letter.template.parts:
            if part.ready:
                column.addWidget(self.parts[part.key])
        column.addStretch(1)
        self._fill(letter.contents, own)
        for field in self.parts.values():
            field.changed.connect(self._tell)
        self.setWidget(content)
        self.made.emit()

    def contents(self) -> LetterContents:
        """What is written now."""
        contents = LetterContents(kept=self._kept)
        for field in self.parts.values():
            contents = field.add_to(contents)
        return contents

    def follow(self, own: Mapping[str, str]) -> None:
        """Keep what was not touched up to date with the letter's own words."""
        self._filling = True
        for field in self.parts.values():
            field.follow(own)
        self._filling = False

    def put_aside(self, kept: Kept) -> None:
        """Leave what was noted as it is."""
        self._kept = with_kept(self._kept, kept)
        self.changed.emit()

    def take_back_what_was_put_aside(self) -> None:
        """Show every note again."""
        self._kept = ()
        self.changed.emit()

    def choose(self, place: Place) -> None:
        """Put the keyboard where these words stand, and choose them."""
        part = self.parts[place.part]
        fields: list[LongText | LineField] = [*part.findChildren(LongText), *part.findChildren(LineField)]
        field = field_with(place, [field for field in fields if field.isVisibleTo(self) and field.isEnabled()])
        if field is None:
            self.go_to(place.part)
            return
        choose_words(field, place)
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field)

    def go_to(self, key: str) -> None:
        """Put the keyboard where this part lacks something."""
        field = self.parts[key].gap()
        field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.ensureWidgetVisible(field)

    def _fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        for field in self.parts.values():
            field.fill(contents, own)

    def _tell(self) -> None:
        if not self._filling:
            self.changed.emit()


def _field(part: Part, letter: OpenLetter) -> PartField:
    matter: Matter = letter.matter
    match part.shape:
        case Shape.POINTS:
            return PointsPart(part, matter, letter.matter.stage)
        case Shape.REMEDIES:
            return RemediesPart(part, matter)
        case Shape.OUTSTANDING:
            return OutstandingPart(part, matter)
        case Shape.RESPONSIBILITY:
            return ResponsibilityPart(part, matter)
        case Shape.NEW_DATE:
            return NewDatePart(part, matter)
        case Shape.NEXT_UPDATE:
            return NextUpdatePart(part, matter)
        case Shape.GROUND:
            return GroundPart(part, matter)
        case Shape.PROMISE:
            return PromisePart(part, matter)
        case Shape.DONE:
            return DonePart(part, matter)
    return TextPart(part, matter)


def _written_already() -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.setContentsMargins(0, 6, 0, 0)
    column.setSpacing(2)
    column.addWidget(heading("Written already"))
    column.addWidget(WrapLabel("These paragraphs usually fit as they are. Change them where they do not.", "soft"))
    return holder
