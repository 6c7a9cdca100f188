"""A field for a passphrase: hidden until one wants to see it, pasting allowed, and it says when Caps Lock is on."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from chc_desktop.ui.theme import plain_button, scaled
from chc_desktop.ui.widgets.wrap import WrapLabel

_HIDDEN, _SHOWN = QLineEdit.EchoMode.Password, QLineEdit.EchoMode.Normal


class PassphraseField(QWidget):
    """Nothing of it is kept anywhere: not as a draft, not on the clipboard."""

    changed = Signal()
    finished = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.line = _Line(name)
        self.show_button = plain_button("Show")
        self.caps = WrapLabel("Caps Lock is on.", "strong")
        self.caps.hide()
        self._name = name
        self._lay_out()
        self.setFocusProxy(self.line)
        self.line.textChanged.connect(lambda _text: self.changed.emit())
        self.line.returnPressed.connect(self.finished)
        self.line.caps_seen.connect(self.caps.setVisible)
        self.show_button.clicked.connect(self._turn)
        self._name_button()

    def value(self) -> str:
        """What was typed, with every space of it."""
        return self.line.text()

    def clear(self) -> None:
        """Forget what was typed, and hide what is typed next."""
        self.line.clear()
        self.line.setEchoMode(_HIDDEN)
        self._name_button()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(scaled(8))
        row.addWidget(self.line, 1)
        row.addWidget(self.show_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.caps)
        self.show_button.setAutoDefault(False)

    def _turn(self) -> None:
        self.line.setEchoMode(_SHOWN if self.line.echoMode() is _HIDDEN else _HIDDEN)
        self._name_button()
        self.line.setFocus()

    def _name_button(self) -> None:
        word = "Show" if self.line.echoMode() is _HIDDEN else "Hide"
        self.show_button.setText(word)
        self.show_button.setAccessibleName(f"{word}: {self._name}")


class _Line(QLineEdit):
    caps_seen = Signal(bool)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.setEchoMode(_HIDDEN)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(hints.ImhSensitiveData | hints.ImhNoPredictiveText | hints.ImhNoAutoUppercase)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """A capital without Shift, or a small letter with it, tells that Caps Lock is on."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self.caps_seen.emit(False)  # the next letter says how it is now
        elif len(letter) == 1 and letter.isalpha() and letter.upper() != letter.lower():
            with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self.caps_seen.emit(letter.isupper() != with_shift)
        had_it = self.hasFocus()
        super().keyPressEvent(event)
        if had_it and not self.hasFocus():
            event.accept()  # Enter has led the keyboard to a button: the same key must not press that too

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.caps_seen.emit(False)
