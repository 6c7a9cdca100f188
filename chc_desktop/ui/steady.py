"""Keeps the program standing where Python and Qt do not agree on who clears what away, and when.

On Python 3.11, PySide6 6.12 gives away references it does not own: its wheels are built as though None, True and
False were never counted, which holds from Python 3.12 on. So on 3.11 every call that returns nothing takes one
reference from None; after some thousands of calls Python ends the process (“deallocating None”). Starting with a very
large count makes them what PySide6 takes them for.

Python clears away what only refers to itself, such as a window that was closed, in whichever thread it happens to be;
Qt's timers and windows may end only in their own, or the program ends with them. So while another thread works, Python
clears nothing away.
"""

import gc
import sys

_NEVER_REACHED = 1 << 50
_WORKS: list[object] = []
"""What is being done in other threads."""


def keep_constants() -> None:
    """Call once, before the first window; does nothing where Python looks after it."""
    if sys.version_info >= (3, 12):
        return
    from ctypes import c_ssize_t

    for constant in (None, True, False):
        c_ssize_t.from_address(id(constant)).value = _NEVER_REACHED


def clear_nothing_away(work: object) -> None:
    """Call before another thread begins with a work."""
    _WORKS.append(work)
    gc.disable()


def clear_away_again(work: object) -> None:
    """Call when the thread of that work is gone."""
    _WORKS.remove(work)
    clear_away()


def clear_away() -> None:
    """Let Python clear away what nobody needs, unless another thread is at work; then it begins when that is gone."""
    if not _WORKS:
        gc.enable()
