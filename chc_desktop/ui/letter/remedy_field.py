"""The fields of one remedy in a letter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from chc_desktop.domain.facts import Person
from chc_desktop.domain.letters.letter import Matter, Offer
from chc_desktop.domain.paragraphs.paragraph import Purpose
from chc_desktop.domain.vocabulary import Agreed
from chc_desktop.ui.forms.columns import side_by_side
from chc_desktop.ui.letter.promised_before import PromisedBefore
from chc_desktop.ui.theme import link_button, role
from chc_desktop.ui.typed_money import read_pence
from chc_desktop.ui.widgets.fields import Choice, DateField, LineField, LongText, labelled
from chc_desktop.ui.widgets.wrap import WrapLabel
from chc_desktop.ui.writing.paragraph_button import ParagraphButton

_MONEY = "money"


class RemedyField(QFrame):
    """One remedy: its kind, what, by when, perhaps money, and who does it."""

    changed = Signal()

    def __init__(self, matter: Matter) -> None:
        super().__init__()
        role(self, "card")
        self.kind = Choice("Kind of remedy", tuple((kind.kind, kind.title) for kind in matter.edition.remedies))
        self.before = PromisedBefore(matter)
        self.what = LongText("What we will do", "Say what we will do, so that it can be checked.", 2)
        self.by = DateField("By when", matter.dated)
        self.amount = LineField("Amount in pounds", "Such as 50 or 12.50")
        self.owner = Choice("Who has to do it", _owners(matter.colleagues))
        self.agreed = Choice(f"Agreed with the {matter.edition.person}", _AGREED)
        self.agreed_how = LineField("When and how it was agreed, or why it was not", "When and how, or why not")
        self.fields = (
            self.kind,
            self.before,
            self.what,
            self.by,
            self.amount,
            self.owner,
            self.agreed,
            self.agreed_how,
        )
        self.remove = link_button("Take out")
        self._title = role(WrapLabel(), "strong")
        self._money = labelled("£", self.amount)
        self._before = labelled("Promised before?", self.before)
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
        for widget in (
            self._title,
            self.kind,
            self._before,
            self.what,
            paragraphs,
            when,
            who,
            self.agreed_how,
            self.remove,
        ):
            column.addWidget(widget)
        self.kind.changed.connect(self._kind_chosen)
        self.before.changed.connect(self._before_chosen)
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
        self._show_money(offer.kind == _MONEY or bool(offer.pence))
        self.before.set_value(offer.repeats)
        if self.before.promise is None:
            self.before.set_value("")
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
            self.before.value() if self._before.isVisibleTo(self) else "",
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
        self._show_money(self.kind.value() == _MONEY)
        self.changed.emit()

    def _show_money(self, money: bool) -> None:
        self._money.setVisible(money)
        self._before.setVisible(money and self.before.is_asked)
        self._take_from_the_promise()

    def _before_chosen(self) -> None:
        self._take_from_the_promise()
        self.changed.emit()

    def _take_from_the_promise(self) -> None:
        """What was promised before keeps its sum and its day."""
        promise = self.before.promise if self._before.isVisibleTo(self) else None
        for field in (self.by, self.amount):
            field.setEnabled(promise is None)
        if promise:
            self.by.set_value(promise.by)
            self.amount.set_value(_pounds(promise.remedy.pence))
            if not self.what.text().strip():
                self.what.set_value(promise.remedy.what)

    def _agreed_chosen(self) -> None:
        self.agreed_how.setVisible(bool(self.agreed.value()))
        self.changed.emit()


def _owners(people: tuple[Person, ...]) -> tuple[tuple[str, str], ...]:
    return (("", "Nobody named yet"), *((str(person.id), person.title) for person in people))


_AGREED = tuple((agreed.value, agreed.words) for agreed in Agreed)
_NAMES = (
    "kind",
    "promised before",
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
