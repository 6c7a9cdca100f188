"""Draws letters off the window's thread, so that typing never waits for a long one."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import QObject, QTimer, Signal

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.page import LetterPage
from chc_desktop.office.letter_copies import draw
from chc_desktop.ui.steady import clear_away_again, clear_nothing_away

_GLANCE_EVERY = 20  # milliseconds


class Drawing(QObject):
    """Draws one letter at a time; of those asked for meanwhile only the latest is drawn.

    The other thread knows nothing of Qt: the window looks by itself whether it is done.
    """

    drawn = Signal(bytes)
    failed = Signal(str)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._works: list[_Work] = []
        self._next: LetterPage | None = None
        self._glance = QTimer(self)
        self._glance.setInterval(_GLANCE_EVERY)
        self._glance.timeout.connect(self._look)
        works = self._works
        self.destroyed.connect(lambda: _end(works))

    def draw(self, page: LetterPage) -> None:
        """Draw this as soon as may be."""
        self._next = page
        if not self._works:
            self._begin()

    def rest(self) -> None:
        """Wait until nothing is being drawn, and forget what was."""
        _end(self._works)
        self._next = None
        self._glance.stop()

    def _begin(self) -> None:
        assert self._next
        self._works.append(_Work(self._next))
        self._next = None
        self._glance.start()

    def _look(self) -> None:
        if not self._works or not self._works[0].is_done():
            return
        work = self._works.pop()
        work.end()
        if self._next:
            self._begin()
        else:
            self._glance.stop()
        try:
            self.drawn.emit(work.content())
        except RuleBroken as broken:
            self.failed.emit(str(broken))


class _Work:
    """One letter being drawn in a thread of its own, which is gone once the work is ended."""

    def __init__(self, page: LetterPage) -> None:
        clear_nothing_away(self)
        self._thread = ThreadPoolExecutor(1, "letter")
        self._drawn = self._thread.submit(draw, page)

    def is_done(self) -> bool:
        return self._drawn.done()

    def content(self) -> bytes:
        return self._drawn.result()

    def end(self) -> None:
        """Wait until the thread is gone."""
        self._thread.shutdown()
        clear_away_again(self)


def _end(works: list[_Work]) -> None:
    while works:
        works.pop().end()
