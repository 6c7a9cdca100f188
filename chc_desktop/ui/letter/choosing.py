"""Parts of a letter in which something of the case is chosen: a day, a ground, what was done, a promise."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.code import Exclusion
from chc_desktop.domain.letters.letter import Done, LetterContents, Matter, Part
from chc_desktop.domain.letters.offering import told_as_done, told_as_undeliverable
from chc_desktop.domain.promises.promise import Promise, State
from chc_desktop.ui.letter.part_field import PartField, TextPart
from chc_desktop.ui.theme import role
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, LongText, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel


class NextUpdatePart(TextPart):
    """The day by which they hear again, and the words around it."""

    def __init__(self, part: Part, matter: Matter) -> None:
        super().__init__(part, matter)
        self.day = DateField("The day they hear again", matter.dated)
        self.column.insertWidget(0, labelled("By which day?", self.day, _agreed(matter)))
        self.day.changed.connect(self.changed)

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        super().fill(contents, own)
        self.day.set_value(contents.new_date)

    def add_to(self, contents: LetterContents) -> LetterContents:
        return replace(super().add_to(contents), new_date=self.day.value())

    def gap(self) -> QWidget:
        return self.text if self.day.value() else self.day


class ChosenPart(TextPart):
    """One of several things of the case, written out beneath, and the words that lead to it."""

    def __init__(self, part: Part, matter: Matter, choices: Iterable[tuple[str, str]]) -> None:
        super().__init__(replace(part, label="The words before it"), matter)
        self.choice = Choice(part.label, (("", "Please choose"), *choices))
        self.chosen = WrapLabel("", "soft")
        self.column.insertWidget(0, labelled(part.label, self.choice))
        self.column.insertWidget(1, self.chosen)
        self.choice.changed.connect(self._chosen)

    def gap(self) -> QWidget:
        return self.text if self.choice.value() else self.choice

    def choose(self, key: str) -> None:
        """Show what was chosen."""
        self.choice.set_value(key)
        self._show()

    def _chosen(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        self.chosen.setText(self.choice.currentText() if self.choice.value() else "")
        self.chosen.setVisible(bool(self.choice.value()))


class GroundPart(ChosenPart):
    """The ground of a refusal: one of those the Code of the case allows."""

    def __init__(self, part: Part, matter: Matter) -> None:
        super().__init__(part, matter, ((ground.slug, _ground(ground)) for ground in matter.edition.exclusions))

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        super().fill(contents, own)
        self.choose(contents.exclusion)

    def add_to(self, contents: LetterContents) -> LetterContents:
        return replace(super().add_to(contents), exclusion=self.choice.value())


class PromisePart(ChosenPart):
    """Which promise the letter is about."""

    def __init__(self, part: Part, matter: Matter) -> None:
        promises = told_as_undeliverable(matter.case)
        super().__init__(part, matter, ((each.key, _called(each)) for each in promises))

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        super().fill(contents, own)
        self.choose(contents.promise)

    def add_to(self, contents: LetterContents) -> LetterContents:
        return replace(super().add_to(contents), promise=self.choice.value())


class DonePart(PartField):
    """What was done of what was promised: a tick for each promise, then what was done and when."""

    def __init__(self, part: Part, matter: Matter) -> None:
        super().__init__(part)
        self.column.addWidget(role(WrapLabel(part.label), "strong"))
        self.promises = tuple(_DoneField(promise, part, matter) for promise in told_as_done(matter.case))
        for field in self.promises:
            self.column.addWidget(field)
            field.changed.connect(self.changed)
        self.column.addLayout(self.offers)

    def texts(self) -> tuple[LongText, ...]:
        return tuple(field.what for field in self.promises)

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        said = {done.promise: done for done in contents.done}
        for field in self.promises:
            field.fill(said.get(field.promise.key))

    def add_to(self, contents: LetterContents) -> LetterContents:
        ticked = (field.value() for field in self.promises)
        return replace(contents, done=tuple(done for done in ticked if done))

    def gap(self) -> QWidget:
        first = self.promises[0].tick if self.promises else self
        return next((gap for field in self.promises if (gap := field.gap())), first)


class _DoneField(QFrame):
    """One promise: whether the letter tells of it, what was done and when."""

    changed = Signal()

    def __init__(self, promise: Promise, part: Part, matter: Matter) -> None:
        super().__init__()
        role(self, "card")
        self.promise = promise
        about = _called(promise)
        self.tick = Tick(about)
        self.what = LongText(f"What was done: {about}", part.prompt, 2)
        self.on = DateField(f"When it was done: {about}", matter.dated)
        self._more = QWidget()
        more = QVBoxLayout(self._more)
        more.setContentsMargins(0, 0, 0, 0)
        more.addWidget(labelled("What was done", self.what))
        kept = "" if promise.state is State.KEPT else "Issuing the letter marks this promise as kept."
        more.addWidget(labelled("When", self.on, kept))
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.addWidget(self.tick)
        column.addWidget(self._more)
        self.tick.changed.connect(self._ticked)
        self.what.changed.connect(self.changed)
        self.on.changed.connect(self.changed)

    def fill(self, done: Done | None) -> None:
        told = done or Done(self.promise.key, self.promise.evidence, self.promise.kept_on)
        self.tick.set_value(done is not None)
        self.what.set_value(told.what)
        self.on.set_value(told.on)
        self._more.setVisible(done is not None)

    def value(self) -> Done | None:
        return Done(self.promise.key, self.what.text(), self.on.value()) if self.tick.value() else None

    def gap(self) -> QWidget | None:
        """The field that is still missing."""
        if not self.tick.value():
            return None
        if not self.what.text().strip():
            return self.what
        return None if self.on.value() else self.on

    def _ticked(self) -> None:
        self._more.setVisible(self.tick.value())
        if self.tick.value() and self.tick.hasFocus():
            self.what.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()


def _called(promise: Promise) -> str:
    """“Fit dampers to the pump, by Fri 4 Dec 2026”."""
    return f"{' '.join(promise.remedy.what.split()).rstrip('.')}, by {words.day(promise.by)}"


def _ground(ground: Exclusion) -> str:
    return f"{ground.title} ({ground.provision})" if ground.provision else ground.title


def _agreed(matter: Matter) -> str:
    agreed = matter.case.updates_agreed
    return f"Agreed with the {matter.edition.person}: {agreed.every.words}." if agreed else ""
