"""One published row in full: its words, what is doubtful about it, and the officer's decision."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.assessments.answer import Comply
from chc_desktop.domain.assessments.assessment import called
from chc_desktop.domain.assessments.published.reading import ReadRow
from chc_desktop.domain.assessments.published.review import Standing
from chc_desktop.domain.form import Form, FormRow
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.fields import Choice, labelled
from chc_desktop.ui.widgets.wrap import Card, WrapLabel, chips, stacked

_NOWHERE = ""
_LEAVE_OUT = (_NOWHERE, "Nowhere: leave it out")
_COMPLY = (
    *((comply.value, comply.words) for comply in (Comply.YES, Comply.NO, Comply.NOT_APPLICABLE)),
    ("", "Left open"),
)
_LONGEST = 60


class RowDetail(QWidget):
    """`kept`, `moved` (to the row of this slug) and `answered` tell what the officer decides."""

    kept = Signal()
    moved = Signal(str)
    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._filling = False
        self._words: dict[str, str] = {}
        self.doubts = WrapLabel("", "strong")
        self.published = WrapLabel()
        self.place = Choice("The row of the form it belongs to", (_LEAVE_OUT,))
        self.comply = Choice("The answer", _COMPLY)
        self.keep = plain_button("Keep it like this")
        self.keep.setAutoDefault(False)
        self._lay_out()
        self.keep.clicked.connect(self.kept)
        self.place.changed.connect(self._tell_place)
        self.comply.changed.connect(self._tell_answer)

    def show_form(self, form: Form) -> None:
        """Offer the rows of this form."""
        self._filling = True
        self._words = {row.slug: called(row) for row in form.rows}
        self.place.set_choices((_LEAVE_OUT, *((row.slug, _offered(row)) for row in form.rows)))
        self._filling = False

    def place_words(self, slug: str) -> str:
        """What the row of a slug goes by; empty for none."""
        return self._words.get(slug, "")

    def show_row(self, row: ReadRow | None, standing: Standing | None) -> None:
        """Show this one; nothing where none is chosen."""
        self.setVisible(row is not None)
        if row is None:
            return
        self._filling = True
        said = " ".join((*row.doubts, *row.notes))
        self.doubts.setText(said)
        self.doubts.setVisible(bool(said))
        self.published.setText(_published(row))
        self.place.set_value(row.slug)
        self.comply.set_value(row.understood.comply.value)
        self.keep.setText("Keep it like this" if row.slug else "Leave it out")
        self.keep.setVisible(standing is Standing.WAITS)
        self._filling = False

    def _tell_place(self) -> None:
        if not self._filling:
            self.moved.emit(self.place.value())

    def _tell_answer(self) -> None:
        if not self._filling:
            self.answered.emit(self.comply.value())

    def _lay_out(self) -> None:
        card = Card("The row that is chosen")
        choices = chips(labelled("Belongs to", self.place), labelled("Do you comply?", self.comply), self.keep)
        card.add_row(stacked(self.doubts, choices, self.published, gap=10))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(card)


def _offered(row: FormRow) -> str:
    words = row.asks if len(row.asks) <= _LONGEST else row.asks[:_LONGEST].rsplit(" ", 1)[0] + " …"
    return f"{row.number} {words}".strip()


def _published(row: ReadRow) -> str:
    source = row.source
    parts = (
        ("Asked", f"{source.number} {source.requirement}".strip()),
        ("Answered", source.answer),
        ("Evidence", source.evidence),
        ("Commentary", source.commentary),
        ("In other columns", "\n".join(source.others)),
    )
    return "\n\n".join(f"{name}: {text}" for name, text in parts if text)
