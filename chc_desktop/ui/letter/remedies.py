"""What will be done to put things right: each remedy with its kind, what, by when and perhaps money."""

from collections.abc import Mapping
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chc_desktop.domain.facts import Person
from chc_desktop.domain.letters.letter import LetterContents, Matter, Offer, Part
from chc_desktop.domain.paragraphs.paragraph import Purpose
from chc_desktop.domain.vocabulary import Agreed, Element
from chc_desktop.ui.forms.columns import side_by_side
from chc_desktop.ui.letter.part_field import PartField
from chc_desktop.ui.theme import link_button, plain_button, role
from chc_desktop.ui.typed_money import read_pence
from chc_desktop.ui.widgets.choices import Tick
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, LongText, labelled
from chc_desktop.ui.widgets.in_view import bring_into_view
from chc_desktop.ui.widgets.tab_order import put_before
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.writing.paragraph_button import ParagraphButton

_MONEY = "money"


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

    def remove(self, remedy: "RemedyField") -> None:
        """Take a remedy out again."""
        self._take_out(remedy)
        self._changed()
        self.add.setFocus(Qt.FocusReason.OtherFocusReason)

    def _add_empty(self) -> None:
        remedy = self._add(Offer(self._matter.edition.remedies[0].kind, owner=self._matter.signatory.id))
        self._changed()
        remedy.kind.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, remedy, lambda: bring_into_view(remedy))  # once it has its place

    def _add(self, offer: Offer) -> "RemedyField":
        remedy = RemedyField(self._matter)
        remedy.fill(offer)
        remedy.changed.connect(self.changed)
        remedy.remove.clicked.connect(lambda: self.remove(remedy))
        self.remedies.append(remedy)
        self._list.addWidget(remedy)
        put_before(self.add, *remedy.fields, remedy.remove)
        return remedy

    def _take_out(self, remedy: "RemedyField") -> None:
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


class RemedyField(QFrame):
    """One remedy."""

    changed = Signal()

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        role(self, "card")
        self.kind = Choice("Kind of remedy", tuple((kind.kind, kind.title) for kind in matter.edition.remedies))
        self.what = LongText("What we will do", "Say what we will do, so that it can be checked.", 2)
        self.by = DateField("By when", matter.dated)
        self.amount = LineField("Amount in pounds", "Such as 50 or 12.50")
        self.owner = Choice("Who has to do it", _owners(matter.colleagues))
        self.agreed = Choice(f"Agreed with the {matter.edition.person}", _AGREED)
        self.agreed_how = LineField("When and how it was agreed, or why it was not", "When and how, or why not")
        self.fields = (self.kind, self.what, self.by, self.amount, self.owner, self.agreed, self.agreed_how)
        self.remove = link_button("Take out")
        self._title = role(WrapLabel(), "strong")
        self._money = labelled("£", self.amount)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 10, 12, 10)
        column.setSpacing(6)
        when = side_by_side(labelled("By when", self.by), self._money, narrowest=6)
        who = side_by_side(
            labelled("Who has to do it", self.owner),
            labelled("Agreed?", self.agreed),
            narrowest=11,
        )
        paragraphs = ParagraphButton(self.what, lambda: (Purpose.REMEDY,))
        for widget in (self._title, self.kind, self.what, paragraphs, when, who, self.agreed_how, self.remove):
            column.addWidget(widget)
        self.kind.changed.connect(self._kind_chosen)
        self.agreed.changed.connect(self._agreed_chosen)
        for field in (self.what, self.by, self.amount, self.owner, self.agreed_how):
            field.changed.connect(self.changed)

    def fill(self, offer: Offer) -> None:
        """Show a remedy as far as it is written."""
        self.kind.set_value(offer.kind)
        self.what.set_value(offer.what)
        self.by.set_value(offer.by)
        self.amount.set_value(_pounds(offer.pence))
        self.owner.set_value(str(offer.owner or ""))
        self.agreed.set_value(offer.agreed.value)
        self.agreed_how.set_value(offer.agreed_how)
        self._money.setVisible(offer.kind == _MONEY or bool(offer.pence))
        self.agreed_how.setVisible(offer.agreed is not Agreed.NOT_SAID)

    def value(self) -> Offer:
        """The remedy as far as it is written."""
        pence = read_pence(self.amount.value()) if self._money.isVisibleTo(self) else 0
        return Offer(
            self.kind.value(),
            self.what.text(),
            self.by.value(),
            pence,
            int(self.owner.value() or 0),
            Agreed(self.agreed.value()),
            self.agreed_how.value() if self.agreed.value() else "",
        )

    def call(self, number: int) -> None:
        """Give it its number, for the eye and for a screen reader."""
        self._title.setText(f"Remedy {number}")
        for field, name in zip(self.fields, _NAMES, strict=True):
            field.setAccessibleName(f"Remedy {number}: {name}")
        self.remove.setAccessibleName(f"Take remedy {number} out")

    def gap(self) -> QWidget | None:
        """The field that is still missing."""
        if not self.what.value():
            return self.what
        if self.by.value() is None:
            return self.by
        return self.amount if self.value().pence is None else None

    def _kind_chosen(self) -> None:
        self._money.setVisible(self.kind.value() == _MONEY)
        self.changed.emit()

    def _agreed_chosen(self) -> None:
        self.agreed_how.setVisible(bool(self.agreed.value()))
        self.changed.emit()


def _owners(people: tuple[Person, ...]) -> tuple[tuple[str, str], ...]:
    return (("", "Nobody named yet"), *((str(person.id), person.title) for person in people))


_AGREED = tuple((agreed.value, agreed.words) for agreed in Agreed)
_NAMES = (
    "kind",
    "what we will do",
    "by when",
    "amount in pounds",
    "who has to do it",
    "agreed or not",
    "when and how it was agreed, or why it was not",
)
"""What the fields of a remedy are called for a screen reader, in their order."""


def _pounds(pence: int | None) -> str:
    if not pence:
        return ""
    return f"{pence // 100}" + (f".{pence % 100:02}" if pence % 100 else "")
