"""One line of text that may be long: it wraps and grows as it is written, and is helped like any long text."""

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor

from chc_desktop.domain.pasted import without_unseen
from chc_desktop.ui.widgets.long_text import LongText, insert_at_once

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MOST = 3
"""Lines in view; beyond them it scrolls."""


class SentenceField(LongText):
    """No line break comes into it, however it is tried. `enter_pressed` tells of Enter, `emptied` of Backspace in an
    empty field; what they lead to is for its form to say."""

    enter_pressed = Signal()
    emptied = Signal()

    def __init__(self, name: str = "", minimum_lines: int = 1) -> None:
        super().__init__(name, minimum_lines=minimum_lines, maximum_lines=_MOST)
        self.document().setDocumentMargin(0)  # as tall as any field of one line

    def value(self) -> str:
        """What is written, on one line."""
        return " ".join(self.toPlainText().split("\n")).strip()

    def set_value(self, text: str) -> None:
        super().set_value(without_unseen(text))

    def replace_value(self, text: str) -> None:
        super().replace_value(without_unseen(text))

    def insertFromMimeData(self, source: QMimeData) -> None:
        insert_at_once(self.textCursor(), without_unseen(source.text()))
        self.ensureCursorVisible()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER:
            self._enter(event)
        elif event.key() == Qt.Key.Key_Backspace and not self.toPlainText():
            self.emptied.emit()
        else:
            super().keyPressEvent(event)

    def _enter(self, event: QKeyEvent) -> None:
        """Ctrl+Enter is for the form; Shift+Enter would break the line."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.enter_pressed.emit()

    def _tell(self) -> None:
        """A ready sentence of several lines becomes one before anybody hears of it."""
        if self.document().blockCount() > 1:
            self._join()
        else:
            super()._tell()

    def _join(self) -> None:
        """As part of what was just done, so that one Ctrl+Z takes out both."""
        cursor = QTextCursor(self.document())
        cursor.joinPreviousEditBlock()
        while cursor.movePosition(QTextCursor.MoveOperation.NextBlock):
            cursor.deletePreviousChar()
            if not self.document().characterAt(cursor.position() - 1).isspace():
                cursor.insertText(" ")
        cursor.endEditBlock()
