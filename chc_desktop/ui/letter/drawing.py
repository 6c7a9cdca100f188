"""Draws letters off the window's thread, so that typing never waits for a long one."""

from concurrent.futures import Future, ThreadPoolExecutor, wait

from PySide6.QtCore import QObject, QTimer, Signal

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.page import LetterPage
from chc_desktop.office.letter_copies import draw

_GLANCE_EVERY = 20  # milliseconds


class Drawing(QObject):
    """Draws one letter at a time; of those asked for meanwhile only the latest is drawn.

    The other thread knows nothing of Qt: the window looks by itself whether it is done, and may be gone by then.
    """

    drawn = Signal(bytes)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._hand = ThreadPoolExecutor(1, "letter")
        self._work: Future[bytes] | None = None
        self._next: LetterPage | None = None
        self._glance = QTimer(self)
        self._glance.setInterval(_GLANCE_EVERY)
        self._glance.timeout.connect(self._look)

    def draw(self, page: LetterPage) -> None:
        """Draw this as soon as may be."""
        self._next = page
        if not self._work:
            self._begin()

    def rest(self) -> None:
        """Wait until nothing is being drawn, and forget what was."""
        if self._work:
            wait([self._work])
        self._work = self._next = None
        self._glance.stop()

    def _begin(self) -> None:
        assert self._next
        self._work, self._next = self._hand.submit(draw, self._next), None
        self._glance.start()

    def _look(self) -> None:
        if not self._work or not self._work.done():
            return
        work, self._work = self._work, None
        if self._next:
            self._begin()
        else:
            self._glance.stop()
        try:
            self.drawn.emit(work.result())
        except RuleBroken as broken:
            self.failed.emit(str(broken))
