"""The twenty-four words of a recovery sheet, typed or pasted; each is looked at as soon as it is there."""

from collections.abc import Callable

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter, QGridLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from chc_desktop.store import recovery_words
from chc_desktop.ui.theme import role, scaled, text_scale

COLUMNS = 4


class WordsField(QWidget):
    """Numbered down the columns as on the sheet. Space, Enter and Tab go to the next word."""

    changed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        words = QStringListModel(list(recovery_words.all_words()), self)
        self.fields = tuple(_Word(number, words) for number in range(1, recovery_words.COUNT + 1))
        self._lay_out()
        self.setFocusProxy(self.fields[0])
        for place, field in enumerate(self.fields):
            field.textChanged.connect(lambda _text: self.changed.emit())
            field.pasted.connect(self._spread(place))
            field.left.connect(self._onwards(place))

    def value(self) -> tuple[str, ...]:
        """The words as they were typed."""
        return tuple(field.text().strip() for field in self.fields)

    def strangers(self) -> list[int]:
        """The numbers of the words that are in no list, or not typed yet."""
        return [field.number for field in self.fields if not field.is_known()]

    def clear(self) -> None:
        for field in self.fields:
            field.clear()

    def fill(self, words: tuple[str, ...], start: int = 0) -> None:
        """Write these, from one place on."""
        for field, word in zip(self.fields[start:], words, strict=False):
            field.setText(word)
            field.look()

    def _spread(self, place: int) -> Callable[[str], None]:
        def spread(text: str) -> None:
            words = recovery_words.parted(text)
            self.fill(words, place if len(words) < recovery_words.COUNT else 0)
            waiting = self.strangers()
            self.fields[waiting[0] - 1 if waiting else -1].setFocus()

        return spread

    def _onwards(self, place: int) -> Callable[[], None]:
        def go() -> None:
            if place + 1 < len(self.fields):
                self.fields[place + 1].setFocus(Qt.FocusReason.TabFocusReason)
            else:
                self.finished.emit()

        return go

    def _lay_out(self) -> None:
        """Fewer columns where the text is large."""
        columns = COLUMNS if text_scale() < 1.5 else 2
        rows = len(self.fields) // columns
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(scaled(12))
        grid.setVerticalSpacing(scaled(6))
        for place, field in enumerate(self.fields):
            grid.addWidget(_numbered(field), place % rows, place // rows)


class _Word(QLineEdit):
    """One word. What is in no list is said in words and drawn in red once it is left."""

    pasted = Signal(str)
    left = Signal()

    def __init__(self, number: int, words: QStringListModel) -> None:
        super().__init__()
        self.number = number
        self.setAccessibleName(f"Word {number}")
        self.setInputMethodHints(Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoAutoUppercase)
        completer = QCompleter(words, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompleter(completer)
        self.editingFinished.connect(self.look)
        self.textEdited.connect(self._edited)

    def is_known(self) -> bool:
        return recovery_words.is_word(recovery_words.completed(self.text()))

    def look(self) -> None:
        """Make the word whole, and mark one that is in no list."""
        whole = recovery_words.completed(self.text())
        if whole != self.text():
            self.setText(whole)
        self._mark(good=not self.text() or self.is_known())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            if offered := self.completer().popup():
                offered.hide()
            self.look()
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _edited(self, text: str) -> None:
        """Several words at once were pasted, or spoken."""
        if len(recovery_words.parted(text)) > 1:
            self.pasted.emit(text)
        else:
            self._mark(good=True)

    def _mark(self, good: bool) -> None:
        said = "" if good else "This word is in no list. Please look at the sheet again."
        self.setAccessibleDescription(said)
        self.setToolTip(said)
        self.setProperty("wrong", "" if good else "true")
        self.style().unpolish(self)
        self.style().polish(self)


def _numbered(field: _Word) -> QWidget:
    holder = QWidget()
    row = QHBoxLayout(holder)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(scaled(6))
    number = role(QLabel(f"{field.number}."), "soft")
    number.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    number.setFixedWidth(number.fontMetrics().horizontalAdvance("24.") + 2)
    number.setBuddy(field)
    row.addWidget(number)
    row.addWidget(field, 1)
    return holder
