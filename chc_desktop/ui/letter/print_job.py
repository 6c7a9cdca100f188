"""Prints several letters as one job, a page at a time, so that the window stays awake and the job can be stopped."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.register import RegisterLocked
from chc_desktop.ui.letter.printing import Opened, paint_page

_NO_PRINTER = (
    "The printer could not be reached, so nothing was printed and nothing was noted. Please see that it is on, and try "
    "again."
)

_WHILE_LOCKED = 500
"""Milliseconds between two looks whether the register is open again."""


class PrintJob(QObject):
    """One of `finished`, `failed` and `stopped` tells how it ended; `progressed` how many letters are done.

    `read` gives the bytes of a letter: one is held at a time. Where both sides of the paper are printed, each letter
    begins on a new sheet.
    """

    progressed = Signal(int)
    finished = Signal()
    failed = Signal(str)
    stopped = Signal()

    def __init__(
        self, printer: QPrinter, letters: Sequence[int], read: Callable[[int], bytes], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._printer, self._letters, self._read = printer, list(letters), read
        self._painter: QPainter | None = None
        self._opened: Opened | None = None
        self._page = self._printed = self._done = 0
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._step)

    def begin(self) -> None:
        """Print the first page as soon as the window has nothing else to do, then the others."""
        self._next.start()

    def stop(self) -> None:
        """Take the job back."""
        if self._next.isActive():
            self._end(taken_back=True)
            self.stopped.emit()

    def _step(self) -> None:
        self._next.setInterval(0)
        try:
            if self._start():
                self._print_page()
        except RegisterLocked:
            self._next.setInterval(_WHILE_LOCKED)  # it goes on with this letter once the register is unlocked
        except RuleBroken as broken:
            self._end(taken_back=True)
            self.failed.emit(str(broken))

    def _start(self) -> bool:
        """Whether there is a painter to print with."""
        if self._painter is None:
            self._painter = QPainter()
            if not self._painter.begin(self._printer):
                raise RuleBroken(_NO_PRINTER)
        return True

    def _print_page(self) -> None:
        if self._done == len(self._letters):
            self._end(taken_back=False)
            self.finished.emit()
            return
        if self._opened is None:
            self._opened = Opened(self._read(self._letters[self._done]))
            self._page = 0
            self._begin_on_a_new_sheet()
        assert self._painter
        if self._page:
            self._turn()
        paint_page(self._opened.document, self._page, self._painter, self._printer)
        self._page += 1
        if self._page >= self._opened.document.pageCount():
            self._close()
            self._done += 1
            self.progressed.emit(self._done)

    def _begin_on_a_new_sheet(self) -> None:
        if not self._done:
            self._printed = 1
            return
        self._turn()
        if self._printer.duplex() is not QPrinter.DuplexMode.DuplexNone and self._printed % 2 == 0:
            self._turn()

    def _turn(self) -> None:
        if not self._printer.newPage():
            raise RuleBroken(_NO_PRINTER)
        self._printed += 1

    def _close(self) -> None:
        if self._opened:
            self._opened.close()
        self._opened = None

    def _end(self, *, taken_back: bool) -> None:
        self._next.stop()
        self._close()
        if taken_back:
            self._printer.abort()
        if self._painter and self._painter.isActive():
            self._painter.end()
        self._painter = None
