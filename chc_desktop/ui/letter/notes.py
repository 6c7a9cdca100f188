"""What the second reader says of the letter: quiet notes under the checklist, each leading to its place."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.reading.kept import Kept
from chc_desktop.domain.reading.note import Kind, Note
from chc_desktop.domain.reading.reader import Reading
from chc_desktop.ui.letter.ease import Ease
from chc_desktop.ui.letter.note_row import NoteRow
from chc_desktop.ui.theme import link_button, role
from chc_desktop.ui.widgets.wrap import WrapLabel

SHOWN = 3
"""How many notes of a kind stand there before the rest is folded away."""

_FAULTS = "A part of what the second reader goes by could not be read. It notes everything else; Settings says more."


class Notes(QWidget):
    """All notes of a letter, by kind. `chosen` asks to go to the place of one; `kept` puts one aside."""

    chosen = Signal(object)
    kept = Signal(object)
    aside_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("The second reader")
        self.heading = role(WrapLabel("A second reader"), "section")
        self.summary = WrapLabel("", "soft")
        self.ease = Ease()
        self.groups = {kind: NoteGroup(kind) for kind in Kind}
        self.aside = link_button("")
        self.faults = WrapLabel(_FAULTS, "notice-amber")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 14, 0, 0)
        column.setSpacing(8)
        for widget in (self.heading, self.summary, self.ease, *self.groups.values(), self.aside, self.faults):
            column.addWidget(widget)
        for group in self.groups.values():
            group.chosen.connect(self.chosen)
            group.kept.connect(self._keep)
        self.aside.clicked.connect(self.aside_wanted)
        self.show_reading(Reading())

    def show_reading(self, reading: Reading) -> None:
        """Bring the notes up to date; one that stays is left as it is, with what is being written in it."""
        for kind, group in self.groups.items():
            group.show_notes([note for note in reading.notes if note.kind is kind])
        self.summary.setText(_said(len(reading.notes), len(reading.blocking)))
        self.ease.show_readability(reading.readability)
        self.aside.setText(f"Show {words.count(len(reading.aside), 'note')} put aside")
        self.aside.setVisible(bool(reading.aside))
        self.faults.setVisible(bool(reading.faults))

    def rows(self) -> list[NoteRow]:
        """The notes that are open to be read, in order."""
        return [row for group in self.groups.values() for row in group.rows if not row.isHidden()]

    def _keep(self, kept: Kept) -> None:
        """The keyboard goes on to the next note, for the one it is at goes away."""
        rows = self.rows()
        place = next((place for place, row in enumerate(rows) if row.note.key == kept.key), -1)
        if len(rows) > 1:
            rows[place + 1 if place + 1 < len(rows) else place - 1].take_keyboard()
        self.kept.emit(kept)


class NoteGroup(QWidget):
    """The notes of one kind: a few of them, the rest behind “and 3 more”."""

    chosen = Signal(object)
    kept = Signal(object)

    def __init__(self, kind: Kind) -> None:
        super().__init__()
        self.kind = kind
        self.rows: list[NoteRow] = []
        self.more = link_button("")
        self._is_open = False
        self._rows = QVBoxLayout()
        self._rows.setSpacing(6)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(role(WrapLabel(kind.heading), "strong"))
        column.addLayout(self._rows)
        column.addWidget(self.more)
        self.more.clicked.connect(self._unfold)

    def show_notes(self, notes: Sequence[Note]) -> None:
        """Show these; a note that was there before keeps its row."""
        before = {row.note.key: row for row in self.rows}
        rows = [before.pop(note.key) if note.key in before else self._new(note) for note in notes]
        for gone in before.values():
            self._rows.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, (row, note) in enumerate(zip(rows, notes, strict=True)):
            row.show_note(note)
            if self._rows.indexOf(row) != place:
                self._rows.insertWidget(place, row)
        self.rows = rows
        self.setVisible(bool(rows))
        self._fold()

    def _new(self, note: Note) -> NoteRow:
        row = NoteRow(note)
        row.chosen.connect(self.chosen)
        row.kept.connect(self.kept)
        return row

    def _unfold(self) -> None:
        self._is_open = not self._is_open
        self._fold()
        if self._is_open:
            self.rows[SHOWN].take_keyboard()

    def _fold(self) -> None:
        over = len(self.rows) - SHOWN
        for place, row in enumerate(self.rows):
            row.setVisible(self._is_open or place < SHOWN)
        self.more.setVisible(over > 0)
        self.more.setText("Show fewer" if self._is_open else f"and {over} more")
        self.more.setAccessibleName(f"{self.kind.heading}: {self.more.text()}")


def _said(number: int, shut: int) -> str:
    """“3 notes. Two of them keep Issue shut.”"""
    if not number:
        return "Nothing to note."
    stops = "None stops you" if number > 1 else "It does not stop you"
    if shut:
        which = "It" if number == 1 else words.capital(words.number(shut))
        stops = f"{which} keep{'s' if shut == 1 else ''} Issue shut"
    return f"{words.count(number, 'note')}. {stops}."
