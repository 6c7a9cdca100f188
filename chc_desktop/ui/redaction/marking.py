"""What is being marked, step by step, so that the last step can be taken back and all of it is kept as a draft."""

from hashlib import sha256

from PySide6.QtCore import QObject, Signal

from chc_desktop.domain.redacting.marks import Marks, read, written
from chc_desktop.domain.redacting.places import can_be_read
from chc_desktop.ui.redaction.reading import Read

_STEPS = 200
"""How many can be taken back."""


class Marking(QObject):
    """The marks on one paper; a field like any other to whoever keeps drafts."""

    changed = Signal()

    def __init__(self, read_: Read, parent: QObject) -> None:
        super().__init__(parent)
        self._of_what = int.from_bytes(sha256("\f".join(read_.texts).encode()).digest()[:6])
        self._pages = len(read_.texts)
        self._fresh = fresh(read_)
        self._before: list[Marks] = []
        self.marks = self._fresh
        self.has_lost_boxes = False

    def change(self, marks: Marks) -> None:
        """Take a step."""
        if marks != self.marks:
            self._before = [*self._before[-_STEPS:], self.marks]
            self.marks = marks
            self.changed.emit()

    def undo(self) -> int | None:
        """Take the last step back; the page on which that is seen, None where it is seen on every page or nowhere."""
        if not self._before:
            return None
        after, self.marks = self.marks, self._before.pop()
        self.changed.emit()
        return next(iter(sorted(after.differs_from(self.marks))), None)

    def value(self) -> str:
        """All of it as text."""
        return written(self.marks, self._of_what)

    def set_value(self, text: str) -> None:
        """Go on from what was kept."""
        self.marks, self.has_lost_boxes = read(text, self._of_what, self._pages, self._fresh)
        self._before.clear()
        self.changed.emit()


def fresh(read_: Read) -> Marks:
    """What is marked before anybody marks anything: the names found, and pages on which none could be."""
    return Marks(
        words=tuple(each.words for each in read_.offers if each.taken_out),
        stays=tuple(each.words for each in read_.offers if not each.taken_out),
        whole=frozenset(page for page, text in enumerate(read_.texts) if not can_be_read(text)),
    )
