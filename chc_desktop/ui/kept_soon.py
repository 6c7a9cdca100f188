"""Keeps what is typed a moment after it was. What cannot be kept stays where it is, and is tried again until it is."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit, QWidget

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.register import NotWritten, RegisterLocked

PAUSE = 1_000
"""Milliseconds between a change and its being kept; while typing goes on, it is kept this often."""

_NOT_WRITTEN = "The register cannot be written to just now: the disk may be full."
_AGAIN = 3_000
"""Milliseconds until what could not be kept is tried again."""


@dataclass(frozen=True, slots=True)
class Unkept:
    """Words that would be lost if the window went away now, and why they are not kept."""

    words: str
    why: str


class KeptSoon(QObject):
    """`keep` raises `RuleBroken` where it cannot. `refused` tells it in a sentence; an empty one once it was kept."""

    refused = Signal(str)

    def __init__(self, keep: Callable[[], object], parent: QObject, pause: int = PAUSE) -> None:
        super().__init__(parent)
        self._keep = keep
        self._pause = pause
        self.why = ""
        """Why it is not kept; empty where nothing hinders."""
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._try)

    def begin(self) -> None:
        """Something changed: keep it in a moment."""
        if not self._timer.isActive():
            self._timer.start(self._pause)

    def stop(self) -> None:
        """There is nothing to keep any more."""
        self._timer.stop()
        self._tell("")

    def finish(self) -> bool:
        """Keep what waits to be kept; False where it cannot be kept just now."""
        if self._timer.isActive():
            self._try()
        return not self._timer.isActive()

    def now(self) -> None:
        """Keep it, whether or not it waits. Raises `RuleBroken` where it cannot be kept, and tries again by itself."""
        self._timer.stop()
        try:
            self._keep()
        except RuleBroken as broken:
            self._timer.start(_AGAIN)
            if not isinstance(broken, RegisterLocked):
                self._tell(_NOT_WRITTEN if isinstance(broken, NotWritten) else str(broken))
            raise
        self._tell("")

    def _try(self) -> None:
        with suppress(RuleBroken):
            self.now()

    def _tell(self, why: str) -> None:
        if why != self.why:
            self.why = why
            self.refused.emit(not_kept(why) if why else "")


def unkept_of(form: QWidget, soon: KeptSoon) -> Unkept | None:
    """What is written in a form and cannot be kept just now; None where all is kept."""
    return None if soon.finish() else Unkept(written_in(form), soon.why)


def written_in(form: QWidget) -> str:
    """Every text in a form under the name of its field, to be pasted elsewhere."""
    return "\n\n".join(f"{field.accessibleName()}\n{text}".strip() for field, text in _texts(form))


def _texts(form: QWidget) -> Iterator[tuple[QWidget, str]]:
    for field in form.findChildren(QWidget):
        if isinstance(field, QPlainTextEdit) and not field.isReadOnly():
            text = field.toPlainText()
        elif isinstance(field, QLineEdit) and not isinstance(field.parent(), QAbstractSpinBox | QComboBox):
            text = field.displayText() if field.echoMode() is QLineEdit.EchoMode.Normal else ""
        else:
            continue
        if text.strip() and field.isVisibleTo(form):
            yield field, text.strip()


def not_kept(why: str) -> str:
    """What is said while something typed is not kept."""
    return f"What you typed last is not saved yet. {why} It stays here, and is tried again every few seconds."
