"""Marks unknown words in a long text with a wavy line, over the text and never in it."""

from PySide6.QtCore import QTimer
from PySide6.QtGui import QColor, QSyntaxHighlighter, QTextCharFormat, QTextCursor

from chc_desktop.language.prose import Word, word_at, words_in
from chc_desktop.ui.theme import colours
from chc_desktop.ui.widgets.fields import LongText
from chc_desktop.ui.writing.proofreader import Proofreader


class Marks(QSyntaxHighlighter):
    """The wavy lines of one text. The word that is being written is left alone until the cursor goes on."""

    def __init__(self, text: LongText, proofreader: Proofreader) -> None:
        self._text = text
        self._proofreader = proofreader
        self._ignored: set[str] = set()
        self._being_written = -1
        super().__init__(text.document())
        self._again = QTimer(self)
        self._again.setSingleShot(True)
        self._again.setInterval(0)
        self._again.timeout.connect(self.rehighlight)
        proofreader.learned.connect(self._again.start)
        text.cursorPositionChanged.connect(self._went_on)
        text.left.connect(self._went_on)

    def highlightBlock(self, text: str) -> None:
        if self._text.isReadOnly():
            return
        form = _wavy()
        for word in self._unknown_in(text):
            start = _in_qt(text, word.start)
            if not self._is_being_written(self.currentBlock().position() + _in_qt(text, word.end)):
                self.setFormat(start, _in_qt(text, word.end) - start, form)

    def unknown_at(self, cursor: QTextCursor) -> Word | None:
        """The unknown word a cursor is in, or has chosen; places are those of its line."""
        line = cursor.block().text()
        place = _in_python(line, cursor.selectionStart() - cursor.block().position())
        word = word_at(line, place)
        self._proofreader.settle()
        return word if word and self._is_unknown(word.text) else None

    def select(self, cursor: QTextCursor, word: Word) -> QTextCursor:
        """A cursor that has chosen this word of its line."""
        line, block = cursor.block().text(), cursor.block().position()
        chosen = QTextCursor(cursor)
        chosen.setPosition(block + _in_qt(line, word.start))
        chosen.setPosition(block + _in_qt(line, word.end), QTextCursor.MoveMode.KeepAnchor)
        return chosen

    def next_unknown(self) -> QTextCursor | None:
        """The next unknown word after the cursor, from the beginning again after the last; None where there is none."""
        here = self._text.textCursor().selectionEnd()
        found = [cursor for _ in range(2) for cursor in self._all_unknown()]  # the second time nothing waits any more
        later = (cursor for cursor in found if cursor.selectionStart() >= here)
        return next(later, found[0] if found else None)

    def unknown_words(self) -> list[Word]:
        """Every unknown word but the one that is being written, with its place in the whole text."""
        found, offset = [], 0
        for line in self._text.text().split("\n"):
            found += [Word(offset + each.start, offset + each.end, each.text) for each in self._unknown_in(line)]
            offset += len(line) + 1
        here = _in_python(self._text.text(), self._text.textCursor().position()) if self._text.hasFocus() else -1
        return [word for word in found if word.end != here]

    def ignore(self, word: str) -> None:
        """Leave this word alone in this text."""
        self._ignored.add(word)
        self.rehighlight()

    def _all_unknown(self) -> list[QTextCursor]:
        found = []
        block = self.document().begin()
        while block.isValid():
            cursor = QTextCursor(block)
            found += [self.select(cursor, word) for word in self._unknown_in(block.text())]
            block = block.next()
        self._proofreader.settle()
        return found

    def _unknown_in(self, line: str) -> list[Word]:
        return [word for word in words_in(line) if self._is_unknown(word.text)]

    def _is_unknown(self, word: str) -> bool:
        return word not in self._ignored and self._proofreader.is_unknown(word)

    def _is_being_written(self, end: int) -> bool:
        writing = self._text.hasFocus() and self._text.textCursor().position() == end
        if writing:
            self._being_written = end
        return writing

    def _went_on(self) -> None:
        """The cursor has gone on from a word that was being written."""
        here = self._text.textCursor().position() if self._text.hasFocus() else -1
        if self._being_written not in (-1, here):
            block = self.document().findBlock(min(self._being_written, self.document().characterCount() - 1))
            self._being_written = -1
            self.rehighlightBlock(block)


def _wavy() -> QTextCharFormat:
    form = QTextCharFormat()
    form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    form.setUnderlineColor(QColor(colours().red))
    return form


def _in_qt(text: str, place: int) -> int:
    """Qt counts an emoji as two."""
    return place if text.isascii() else place + sum(letter > "\uffff" for letter in text[:place])


def _in_python(text: str, place: int) -> int:
    if text.isascii():
        return place
    counted = 0
    for number, letter in enumerate(text):
        if counted >= place:
            return number
        counted += 2 if letter > "\uffff" else 1
    return len(text)
