"""Keeps the program standing on Python 3.11, where PySide6 6.12 gives away references it does not own.

Its wheels are built as though None, True and False were never counted, which holds from Python 3.12 on.
On 3.11 every call that returns nothing takes one reference from None; after some thousands of calls
Python ends the process (“deallocating None”). Starting with a very large count makes them what PySide6
takes them for.
"""

import sys

_NEVER_REACHED = 1 << 50


def keep_constants() -> None:
    """Call once, before the first window; does nothing where Python looks after it."""
    if sys.version_info >= (3, 12):
        return
    from ctypes import c_ssize_t

    for constant in (None, True, False):
        c_ssize_t.from_address(id(constant)).value = _NEVER_REACHED
