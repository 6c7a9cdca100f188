"""Keeps the program standing where Python and Qt do not agree on who clears what away, and when.

On Python 3.11, PySide6 6.12 gives away references it does not own: its wheels are built as though None, True and
False were never counted, which holds from Python 3.12 on. So on 3.11 every call that returns nothing takes one
reference from None; after some thousands of calls Python ends the process (“deallocating None”). Starting with a very
large count makes them what PySide6 takes them for.

Python clears away what only refers to itself, such as a window that was closed, whenever enough was made since, in
whichever thread it happens to be. Qt's timers and windows may end only in their own, or the program ends with them. And
in the midst of the end of a window Qt holds a lock that clearing away asks for again: the program then stands still for
ever. So Python clears nothing away by itself; it does so now and then, between two events, while no other thread works.
"""

import gc
import sys

from PySide6.QtCore import QObject, QTimer

_NEVER_REACHED = 1 << 50
_WORKS: list[object] = []
"""What is being done in other threads."""

_EVERY = 10_000
"""Milliseconds between two looks at what was made of late."""

_LOOKS_AT_ALL = 30
"""Each of so many looks goes over everything that was ever made: a tenth of a second in a program long at work."""


def stand_steady(application: QObject) -> None:
    """Call once, before the first window."""
    keep_constants()
    gc.disable()
    _Looks(application).start()


def keep_constants() -> None:
    """Does nothing where Python looks after it."""
    if sys.version_info >= (3, 12):
        return
    from ctypes import c_ssize_t

    for constant in (None, True, False):
        c_ssize_t.from_address(id(constant)).value = _NEVER_REACHED


def clear_nothing_away(work: object) -> None:
    """Call before another thread begins with a work."""
    _WORKS.append(work)


def clear_away_again(work: object) -> None:
    """Call when the thread of that work is gone."""
    _WORKS.remove(work)


def clear_away(*, everything: bool = False) -> bool:
    """Clear away what was made of late, or everything that nobody needs; False where another thread is at work."""
    if _WORKS:
        return False
    gc.collect(2 if everything else 1)
    return True


class _Looks(QTimer):
    """Looks now and then for what nobody needs any more."""

    def __init__(self, owner: QObject) -> None:
        super().__init__(owner)
        self._made = 0
        self.setInterval(_EVERY)
        self.timeout.connect(self._look)

    def _look(self) -> None:
        if clear_away(everything=self._made + 1 >= _LOOKS_AT_ALL):
            self._made = (self._made + 1) % _LOOKS_AT_ALL
