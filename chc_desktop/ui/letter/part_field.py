"""What stands for one part of a letter among the fields: text as it is, or text with something to choose beside it."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.case import Point
from chc_desktop.domain.letters.letter import LetterContents, Matter, NotOurs, Part
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.arrange import FlowLayout
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import DateField, LineField, LongText, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.writing.paragraph_button import ParagraphButton


class PartField(QWidget):
    """One part of a letter to be written. `changed` tells that the officer wrote something."""

    changed = Signal()

    def __init__(self, part: Part) -> None:
        super().__init__()
        self.part = part
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.offers = FlowLayout(8)
        """Room for small buttons that offer something to write here; it takes none while there are none."""

    def texts(self) -> tuple[LongText, ...]:
        """The long texts that are written in this part."""
        return ()

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        """Show what is written so far; `own` is what each part says by itself."""
        raise NotImplementedError

    def follow(self, own: Mapping[str, str]) -> None:
        """Keep up where the letter's own words have changed and the officer has not touched them."""

    def add_to(self, contents: LetterContents) -> LetterContents:
        """The contents with what stands in this part."""
        raise NotImplementedError

    def gap(self) -> QWidget:
        """The field to go to when something is missing."""
        raise NotImplementedError


class TextPart(PartField):
    """A part that is text."""

    def __init__(self, part: Part, matter: Matter) -> None:
        super().__init__(part)
        self._own = ""
        self.text = LongText(part.label, part.prompt, minimum_lines=2)
        carried = "Taken over from the earlier letter. Change it where it no longer fits."
        field = labelled(part.label, self.text, carried if part.key in matter.carried else "")
        field.put_beside_label(ParagraphButton(self.text))
        self.column.addWidget(field)
        self.column.addLayout(self.offers)
        self.text.changed.connect(self.changed)

    def texts(self) -> tuple[LongText, ...]:
        return (self.text,)

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        self._own = own[self.part.key]
        self.text.set_value(contents.texts.get(self.part.key, self._own))

    def follow(self, own: Mapping[str, str]) -> None:
        touched = self.text.text() != self._own
        self._own = own[self.part.key]
        if not touched:
            self.text.set_value(self._own)

    def add_to(self, contents: LetterContents) -> LetterContents:
        if self.text.text() == self._own:
            return contents
        return replace(contents, texts={**contents.texts, self.part.key: self.text.text()})

    def gap(self) -> QWidget:
        return self.text


class OutstandingPart(TextPart):
    """What is still to be done, or the tick that says nothing is."""

    def __init__(self, part: Part, matter: Matter) -> None:
        super().__init__(part, matter)
        self.nothing = Tick("Nothing is outstanding")
        self.column.addWidget(self.nothing)
        self.nothing.changed.connect(self._ticked)

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        super().fill(contents, own)
        self.nothing.set_value(contents.nothing_outstanding)
        self.text.setEnabled(not contents.nothing_outstanding)

    def add_to(self, contents: LetterContents) -> LetterContents:
        return replace(super().add_to(contents), nothing_outstanding=self.nothing.value())

    def _ticked(self) -> None:
        self.text.setEnabled(not self.nothing.value())
        self.changed.emit()


class ResponsibilityPart(TextPart):
    """What is ours to answer for, with a tick for each point that is not."""

    def __init__(self, part: Part, matter: Matter) -> None:
        super().__init__(part, matter)
        self.points = tuple(_PointNotOurs(point) for point in matter.case.points)
        for point in self.points:
            self.column.addWidget(point)
            point.changed.connect(self.changed)

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        super().fill(contents, own)
        said = {point.point: point for point in contents.not_ours}
        for field in self.points:
            field.fill(said.get(field.number))

    def add_to(self, contents: LetterContents) -> LetterContents:
        ticked = (field.value() for field in self.points)
        return replace(super().add_to(contents), not_ours=tuple(point for point in ticked if point))

    def gap(self) -> QWidget:
        return next((gap for field in self.points if (gap := field.gap())), self.text)


class _PointNotOurs(QWidget):
    """The tick that a point is not ours to answer for, why, and who is responsible."""

    changed = Signal()

    def __init__(self, point: Point) -> None:
        super().__init__()
        self.number = point.number
        self.tick = Tick(f"Point {point.number} is not ours to answer for: {point.text}")
        self.why = LineField(f"Why point {point.number} is not ours", "Why it is not ours")
        self.whose = LineField(
            f"Who is responsible for point {point.number}", "Who is responsible, and how to reach them"
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.tick)
        column.addWidget(self.why)
        column.addWidget(self.whose)
        self.tick.changed.connect(self._ticked)
        self.why.changed.connect(self.changed)
        self.whose.changed.connect(self.changed)

    def fill(self, said: NotOurs | None) -> None:
        self.tick.set_value(said is not None)
        self.why.set_value(said.why if said else "")
        self.whose.set_value(said.whose if said else "")
        self._show()

    def value(self) -> NotOurs | None:
        return NotOurs(self.number, self.why.text(), self.whose.text()) if self.tick.value() else None

    def gap(self) -> QWidget | None:
        """The field that is still missing."""
        if not self.tick.value():
            return None
        return next((field for field in (self.why, self.whose) if not field.value()), None)

    def _show(self) -> None:
        for field in (self.why, self.whose):
            field.setVisible(self.tick.value())

    def _ticked(self) -> None:
        self._show()
        if self.tick.value() and self.tick.hasFocus():
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


class NewDatePart(PartField):
    """The new date, and the good reason where it lies beyond what the Code allows."""

    def __init__(self, part: Part, matter: Matter) -> None:
        super().__init__(part)
        self._latest = matter.response.latest_if_extended
        self.day = DateField(part.label, matter.dated)
        self.because = LongText("The good reason for going beyond the limit", "Write the good reason.", 2)
        self._beyond = labelled("Beyond the limit, because", self.because)
        self.column.addWidget(labelled(part.label, self.day, _limits(matter)))
        self.column.addWidget(self._beyond)
        self.column.addLayout(self.offers)
        self.day.changed.connect(self._chosen)
        self.because.changed.connect(self.changed)

    def texts(self) -> tuple[LongText, ...]:
        return (self.because,)

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        self.day.set_value(contents.new_date)
        self.because.set_value(contents.beyond_cap_because)
        self._show_beyond()

    def add_to(self, contents: LetterContents) -> LetterContents:
        return replace(contents, new_date=self.day.value(), beyond_cap_because=self.because.text())

    def gap(self) -> QWidget:
        return self.because if self._beyond.isVisibleTo(self) else self.day

    def _chosen(self) -> None:
        self._show_beyond()
        self.changed.emit()

    def _show_beyond(self) -> None:
        chosen = self.day.value()
        self._beyond.setVisible(bool(chosen and self._latest and chosen > self._latest))


def _limits(matter: Matter) -> str:
    response = matter.response
    due = f"Due now: {words.day(response.due)}."
    extension = matter.edition.limit(response.duty).extension
    if not extension or not extension.days or not response.latest_if_extended:
        return due
    return (
        f"{due} At the latest {words.day(response.latest_if_extended)}: {words.count(extension.days, 'working day')} "
        f"after the first date ({words.cited(extension.provision)})."
    )


def heading(text: str) -> WrapLabel:
    """A heading among the fields."""
    return role(WrapLabel(text), "section")
