"""One note: the words it is about, which lead to their place, what there is to say, and a way to leave it as it is."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain import words
from chc_desktop.domain.reading.note import Note
from chc_desktop.ui.link_phrase import LinkPhrase
from chc_desktop.ui.theme import plain_button
from chc_desktop.ui.widgets.fields import LineField
from chc_desktop.ui.widgets.wrap import Part, chips

_GO, _KEEP = "go", "keep"
_LONGEST = 60


class NoteRow(QWidget):
    """A note in the list. `chosen` tells the note, `kept` what is put aside."""

    chosen = Signal(object)
    kept = Signal(object)

    def __init__(self, note: Note) -> None:
        super().__init__()
        self.note = note
        self.phrase = LinkPhrase()
        self.because = LineField("", "Because…")
        self.keep = plain_button("Keep")
        self.why = chips(self.because, self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.phrase)
        column.addWidget(self.why)
        self.why.hide()
        self.phrase.link_chosen.connect(self._follow)
        self.keep.clicked.connect(self._keep)
        self.because.returnPressed.connect(self._keep)
        self.because.changed.connect(self._may_keep)
        self._show()

    def show_note(self, note: Note) -> None:
        """The same note, perhaps at another place."""
        changed = note != self.note
        self.note = note
        if changed:
            self._show()

    def take_keyboard(self) -> None:
        """Put the keyboard at this note."""
        self.phrase.setFocus(Qt.FocusReason.TabFocusReason)

    def _show(self) -> None:
        note, quoted = self.note, f"“{_shortened(self.note.words)}”"
        provision = f" {words.capital(words.cited(note.provision))}" if note.provision else ""
        provision += ": Issue stays shut. " if note.blocks else ". " if note.provision else " "
        keep = "Keep, because…" if note.asks_why else "Keep"
        self.phrase.show_parts(
            Part(quoted, link=_GO),
            f" {note.sentence}",
            Part(provision, bold=note.blocks, soft=not note.blocks),
            Part(keep, link=_KEEP),
        )
        self.because.setAccessibleName(f"Why {quoted} stays in the letter")
        self.keep.setAccessibleName(f"Keep {quoted}")
        self._may_keep()

    def _follow(self, link: str) -> None:
        if link == _GO:
            self.chosen.emit(self.note)
        elif self.note.asks_why:
            self.why.show()
            self.because.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.kept.emit(self.note.kept())

    def _may_keep(self) -> None:
        self.keep.setEnabled(bool(self.because.value()))

    def _keep(self) -> None:
        if self.because.value():
            self.kept.emit(self.note.kept(self.because.value()))


def _shortened(text: str) -> str:
    """In one line, and the beginning only where it is long."""
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST].rsplit(' ', 1)[0]}…"
