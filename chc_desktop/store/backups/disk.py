"""How a file comes to its place: written under another name beside it, on the disk for certain, then renamed."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from chc_desktop.files import work_folder
from chc_desktop.store.backups.progress import Tick

PIECE = 1024 * 1024
_WORK = ".chc-"
"""How the name of a folder begins in which something is being made; what a crash leaves there is swept."""

_LEFT_AFTER = 3600
"""Seconds after which a folder of work belongs to nobody any more."""


@contextmanager
def workspace(beside: Path) -> Iterator[Path]:
    """A folder in which something is made; it is gone afterwards, whatever happened."""
    with work_folder(_WORK, beside) as folder:
        yield folder


def sweep(folder: Path, now: datetime) -> None:
    """Take away what a crash has left of earlier work in a folder."""
    for left in folder.glob(f"{_WORK}*"):
        try:
            if left.is_dir() and abs(now.timestamp() - left.stat().st_mtime) > _LEFT_AFTER:
                shutil.rmtree(left, ignore_errors=True)
        except OSError:
            continue  # it is tried again next time


def pour(source: BinaryIO, target: BinaryIO, size: int, tick: Tick) -> None:
    """Copy all that is left of a file, piece by piece."""
    done = 0
    while piece := source.read(PIECE):
        target.write(piece)
        done += len(piece)
        tick(done / max(size, 1))


def settle(file: BinaryIO) -> None:
    """Wait until all that was written is on the disk."""
    file.flush()
    os.fsync(file.fileno())


def put(made: Path, target: Path) -> None:
    """Give a finished file its name once it is on the disk; the one that had it stays until then."""
    with made.open("rb+") as file:
        settle(file)
    made.replace(target)
    settle_folder(target.parent)


def settle_folder(folder: Path) -> None:
    """Wait until the names in a folder are on the disk too. Windows has no such call, and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # a file system that cannot
    finally:
        os.close(handle)


def unused(folder: Path, stem: str, suffix: str = "") -> Path:
    """A name in a folder that nothing has yet: another backup may have been made in the same second."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem} {number}{suffix}"
    return path


def room(folder: Path) -> int:
    """How many bytes are free where a folder is."""
    return shutil.disk_usage(folder).free


def megabytes(size: int) -> str:
    """So many bytes, as one says them."""
    return f"{size / 1024 / 1024:,.0f} MB"
