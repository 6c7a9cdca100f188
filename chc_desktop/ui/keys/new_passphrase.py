"""Choosing a passphrase: typed twice, with how good it is in words while it is typed."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from chc_desktop.domain.passphrases import Strength
from chc_desktop.ui.keys.passphrase_field import PassphraseField
from chc_desktop.ui.theme import role, scaled
from chc_desktop.ui.widgets.fields import Labelled, labelled
from chc_desktop.ui.widgets.wrap import Part, Phrase


class NewPassphrase(QWidget):
    """`judge` says how good a passphrase is."""

    finished = Signal()

    def __init__(self, judge: Callable[[str], Strength], label: str = "Passphrase") -> None:
        super().__init__()
        self._judge = judge
        self.first = PassphraseField(label)
        self.again = PassphraseField(f"{label}, once more")
        self.strength = role(Phrase(), "soft")
        self._rows = (labelled(label, self.first), labelled("The same once more", self.again))
        self._lay_out()
        self.setFocusProxy(self.first)
        self.first.changed.connect(self._say)
        self.again.changed.connect(self._rows[1].clear_error)
        self.first.finished.connect(lambda: self.again.setFocus())
        self.again.finished.connect(self.finished)
        self._say()

    def value(self) -> str:
        """The passphrase."""
        return self.first.value()

    def problem(self) -> tuple[Labelled, str] | None:
        """The row that has to be mended, and the sentence; None where the passphrase may be used."""
        found = self._judge(self.first.value())
        if not self.first.value():
            return self._rows[0], "Please choose a passphrase."
        if not found.is_enough:
            return self._rows[0], f"{found.name}. Please choose another, or make it longer."
        if self.first.value() != self.again.value():
            return self._rows[1], "The two are not the same. Please type both once more."
        return None

    def clear(self) -> None:
        """Forget what was typed."""
        self.first.clear()
        self.again.clear()

    def _say(self) -> None:
        found = self._judge(self.first.value())
        self._rows[0].clear_error()
        parts = [Part(f"{found.name}. ", bold=True)] if found.name else []
        self.strength.show_parts(*parts, found.words)
        self.strength.setAccessibleName(f"{found.name} {found.words}".strip())

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(scaled(10))
        column.addWidget(self._rows[0])
        column.addWidget(self.strength)
        column.addWidget(self._rows[1])
