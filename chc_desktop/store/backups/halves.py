"""Takes away what is left of a backup that was copied half way: it can never be one, and only looks like one."""

import re
import struct
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from chc_desktop.store.backups import container
from chc_desktop.store.register import FILE_NAME

_OURS = re.compile(r"\d{4}-\d\d-\d\d \d{6}( before \w+)?( \d+)?")
"""How our backups are called. What somebody named is never touched."""

_LEFT_AFTER = 24 * 3600
"""Seconds without a change, after which nobody is copying it any more."""

_HEAD = struct.Struct("<4s5H3I2H")
_LARGE = struct.Struct("<HHQQ")
_END = 4096
"""Bytes at the end of a file that are all nothing where a copy was broken off after its room was set apart."""


def take_away(folder: Path, newest: Path, now: datetime) -> tuple[Path, ...]:
    """Delete the halves in a folder of this register’s backups, now that a whole one was checked; which went.

    Only one that is called as ours are, holds less of the register than it began to, and was not touched for a day.
    Where one cannot be deleted or looked at, as in a cloud folder without its network, it is tried again next time.
    """
    return tuple(path for path in _named_as_ours(folder) if path != newest and _is_half(path, now) and _deleted(path))


def _named_as_ours(folder: Path) -> list[Path]:
    try:
        return sorted(
            path for path in folder.glob(f"*{container.SUFFIX}") if _OURS.fullmatch(path.stem) and path.is_file()
        )
    except OSError:
        return []


def _is_half(path: Path, now: datetime) -> bool:
    try:
        found = path.stat()
        if now.timestamp() - found.st_mtime <= _LEFT_AFTER:
            return False
        with path.open("rb") as file:
            return found.st_size < _wanted(file) or _ends_in_nothing(file, found.st_size)
    except (OSError, struct.error):
        return False


def _wanted(file: BinaryIO) -> int:
    """How long the file has to be to hold all of the register, by its own beginning; 0 where that is none of ours."""
    head = file.read(_HEAD.size)
    if not head:
        return 1
    mark, *_others, short, named, further = _HEAD.unpack(head)
    name, extra = file.read(named), file.read(further)
    if mark != b"PK\x03\x04" or name != FILE_NAME.encode():
        return 0
    size = _LARGE.unpack(extra[: _LARGE.size])[2] if short == 0xFFFFFFFF else short
    return int(_HEAD.size + named + further + size)


def _ends_in_nothing(file: BinaryIO, size: int) -> bool:
    file.seek(max(size - _END, 0))
    return not any(file.read(_END))


def _deleted(path: Path) -> bool:
    with suppress(OSError):
        path.unlink()
        return True
    return False
