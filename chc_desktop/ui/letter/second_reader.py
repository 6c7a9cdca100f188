"""Brings the second reader into the letter window: what it notes, and what the officer does about it."""

from PySide6.QtCore import QObject

from chc_desktop.domain.reading.kept import Kept
from chc_desktop.domain.reading.note import Note
from chc_desktop.domain.reading.reader import Reading
from chc_desktop.ui.later import after_painting
from chc_desktop.ui.letter.notes import Notes
from chc_desktop.ui.letter.panes import Panes
from chc_desktop.ui.letter.spelling_notes import SpellingNotes
from chc_desktop.ui.letter.writing import Writing


class SecondReader(QObject):
    """`notes` is the widget."""

    def __init__(self, writing: Writing, panes: Panes, parent: QObject) -> None:
        super().__init__(parent)
        self._writing, self._panes = writing, panes
        self._spelling = SpellingNotes(self)
        self._reading = Reading()
        self.notes = Notes()
        self.notes.chosen.connect(self._go_to)
        self.notes.kept.connect(self._put_aside)
        self.notes.aside_wanted.connect(writing.take_back_what_was_put_aside)
        self._spelling.learned.connect(self._show)
        writing.made.connect(lambda: after_painting(self, self._show))  # then each text has its helpers

    def follow(self, reading: Reading) -> None:
        """Show what is noted of the letter as it stands, and of its spelling."""
        self._reading = reading
        self._show()

    def _show(self) -> None:
        kept = self._writing.contents().kept
        self.notes.show_reading(self._reading.joined_by(self._spelling.of(self._writing.parts), kept))

    def _go_to(self, note: Note) -> None:
        self._panes.show_pane(self._writing)
        self._writing.choose(note.place)

    def _put_aside(self, kept: Kept) -> None:
        self._writing.put_aside(kept)
