"""Does what takes a moment off the window’s thread, and tells when it is done."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

from PySide6.QtCore import QObject, QTimer

from chc_desktop.ui.steady import clear_away_again, clear_nothing_away

_GLANCE_EVERY = 20  # milliseconds


class Elsewhere(QObject):
    """One thing at a time, each told to whoever asked. The other thread knows nothing of Qt: the window looks."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._works: list[_Work] = []
        self._glance = QTimer(self)
        self._glance.setInterval(_GLANCE_EVERY)
        self._glance.timeout.connect(self._look)
        works = self._works
        self.destroyed.connect(lambda: _end(works))

    def do(self, act: Callable[[], Any], then: Callable[[Any], None]) -> None:
        """Do this in another thread; `then` is called here with what it gave."""
        self._works.append(_Work(act, then))
        self._glance.start()

    def _look(self) -> None:
        done = [work for work in self._works if work.future.done()]
        for work in done:
            self._works.remove(work)
            work.end()
        if not self._works:
            self._glance.stop()
        for work in done:
            work.then(work.future.result())


class _Work:
    """Something being done in a thread of its own, which is gone once the work is ended."""

    def __init__(self, act: Callable[[], Any], then: Callable[[Any], None]) -> None:
        self.then = then
        clear_nothing_away(self)
        self._thread = ThreadPoolExecutor(1, "words")
        self.future: Future[Any] = self._thread.submit(act)

    def end(self) -> None:
        """Wait until the thread is gone."""
        self._thread.shutdown()
        clear_away_again(self)


def _end(works: list[_Work]) -> None:
    while works:
        works.pop().end()
