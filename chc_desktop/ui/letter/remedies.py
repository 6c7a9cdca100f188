"""What will be done to put things right: each remedy with its kind, what, by when and perhaps money."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.letters.letter import LetterContents, Matter, Offer, Part
from chc_desktop.domain.paragraphs.paragraph import Purpose
from chc_desktop.domain.vocabulary import Element
from chc_desktop.ui.letter.part_field import PartField
from chc_desktop.ui.letter.remedy_field import RemedyField
from chc_desktop.ui.theme import plain_button, role
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.tab_order import put_before
from chc_desktop.ui.widgets.wrap import WrapLabel


class RemediesPart(PartField):
    """The remedies of a response, or why there is none."""

    def __init__(self, part: Part, matter: Matter) -> None:
        super().__init__(part)
        self._matter = matter
        self.remedies: list[RemedyField] = []
        self.add = plain_button("Add something we will do")
        instead = Element.ALTERNATIVE in part.elements
        nothing = "nothing that we can do instead" if instead else "nothing to put right"
        self.none = Tick(f"There is {nothing}")
        self.because = LongText(f"Why there is {nothing}", part.prompt, 2)
        self.because.meant_for = lambda: (Purpose.NO_REMEDY, Purpose.APOLOGY)
        self._list = QVBoxLayout()
        self._list.setSpacing(10)
        self.column.addWidget(role(WrapLabel(part.label), "strong"))
        self.column.addLayout(self._list)
        for widget in (self.add, self.none, self.because):
            self.column.addWidget(widget)
        self.column.addLayout(self.offers)
        self.add.clicked.connect(self._add_empty)
        self.none.changed.connect(self._changed)
        self.because.changed.connect(self.changed)

    def texts(self) -> tuple[LongText, ...]:
        return (*(remedy.what for remedy in self.remedies), self.because)

    def fill(self, contents: LetterContents, own: Mapping[str, str]) -> None:
        while self.remedies:
            self._take_out(self.remedies[-1])
        for offer in contents.offers:
            self._add(offer)
        self.none.set_value(contents.no_remedy)
        self.because.set_value(contents.no_remedy_because)
        self._show()

    def add_to(self, contents: LetterContents) -> LetterContents:
        return replace(
            contents,
            offers=tuple(remedy.value() for remedy in self.remedies),
            no_remedy=self.none.value(),
            no_remedy_because=self.because.text(),
        )

    def gap(self) -> QWidget:
        if self.none.value():
            return self.because
        return next((gap for remedy in self.remedies if (gap := remedy.gap())), self.add)

    def remove(self, remedy: RemedyField) -> None:
        """Take a remedy out again."""
        self._take_out(remedy)
        self._changed()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_empty(self) -> None:
        remedy = self._add(Offer(self._matter.edition.remedies[0].kind, owner=self._matter.signatory.id))
        self._changed()
        remedy.kind.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, remedy, lambda: bring_into_view(remedy))  # once it has its place

    def _add(self, offer: Offer) -> RemedyField:
        remedy = RemedyField(self._matter)
        remedy.fill(offer)
        remedy.changed.connect(self.changed)
        remedy.remove.clicked.connect(lambda: self.remove(remedy))
        self.remedies.append(remedy)
        self._list.addWidget(remedy)
        put_before(self.add, *remedy.fields, remedy.remove)
        return remedy

    def _take_out(self, remedy: RemedyField) -> None:
        self.remedies.remove(remedy)
        self._list.removeWidget(remedy)
        remedy.hide()
        remedy.deleteLater()

    def _changed(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        nothing = self.none.value()
        self.because.setVisible(nothing)
        self.add.setVisible(not nothing)
        self.none.setVisible(nothing or not self.remedies)
        for number, remedy in enumerate(self.remedies, 1):
            remedy.setVisible(not nothing)
            remedy.call(number)
