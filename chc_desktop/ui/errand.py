"""Does what takes long off the window’s thread: bringing a spreadsheet in, making a case file, a long list."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal

from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.office.desk import Desk
from chc_desktop.ui.steady import clear_away_again, clear_nothing_away

Act = Callable[[Desk, Callable[[float], object]], Any]
"""What is to be done, at a desk with a connection of its own; it tells how far it is, from 0 to 1."""

Job = Callable[[Callable[[float], object]], Any]
"""The same without a desk."""

_GLANCE_EVERY = 30  # milliseconds


class Errand(QObject):
    """One thing at a time. The other thread knows nothing of Qt: the window looks by itself how far it is."""

    done = Signal(object)
    failed = Signal(str)
    stopped = Signal()
    progressed = Signal(float)

    def __init__(self, desk: Desk | None, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._works: list[_Work] = []
        self._held: Job | None = None
        self._glance = QTimer(self)
        self._glance.setInterval(_GLANCE_EVERY)
        self._glance.timeout.connect(self._look)
        works = self._works
        self.destroyed.connect(lambda: _end(works))

    @property
    def is_under_way(self) -> bool:
        return bool(self._works) or self._held is not None

    def begin(self, act: Act) -> None:
        """Do this; `done` tells what it gave. While the register is locked it waits until it is unlocked."""
        assert self._desk
        job = partial(_at_another_desk, self._desk, act)
        if self._desk.register.is_locked:
            self._held = job
            self._glance.start()
        else:
            self.start(job)

    def start(self, job: Job) -> None:
        """Do this, which needs no desk of its own."""
        self._works.append(_Work(job))
        self._glance.start()

    def stop(self) -> None:
        """End it as soon as may be; `stopped` tells when, unless it was done before."""
        for work in self._works:
            work.is_wanted = False

    def end(self) -> None:
        """End it and wait until its thread is gone; nothing more is told of it."""
        self._glance.stop()
        _end(self._works)

    def _look(self) -> None:
        if self._desk and self._desk.register.is_locked:
            return  # how it ended is told once the register is unlocked
        if self._held:
            job, self._held = self._held, None
            self.start(job)
        work = self._works[0]
        self.progressed.emit(work.share)
        if not work.future.done():
            return
        self._works.clear()
        self._glance.stop()
        work.end()
        try:
            result = work.future.result()
        except RuleBroken as broken:
            self.failed.emit(str(broken))
        except Stopped:
            self.stopped.emit()
        else:
            self.done.emit(result)


class Aside(Errand):
    """The same for what needs no desk: a passphrase is tried before the register is open."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(None, parent)

    def do(self, job: Job) -> None:
        """Do this; `done` tells what it gave."""
        self.start(job)


class _Work:
    """Something being done in a thread of its own, which is gone once the work is ended."""

    def __init__(self, job: Job) -> None:
        self.share = 0.0
        self.is_wanted = True
        clear_nothing_away(self)
        self._thread = ThreadPoolExecutor(1, "errand")
        self.future: Future[Any] = self._thread.submit(job, self._tick)

    def end(self) -> None:
        """Wait until the thread is gone."""
        self._thread.shutdown()
        clear_away_again(self)

    def _tick(self, share: float) -> None:
        self.share = share
        if not self.is_wanted:
            raise Stopped


def _at_another_desk(desk: Desk, act: Act, tick: Callable[[float], object]) -> Any:
    with desk.beside() as other:
        return act(other, tick)


def _end(works: list[_Work]) -> None:
    while works:
        work = works.pop()
        work.is_wanted = False
        work.end()
