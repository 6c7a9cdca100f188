"""Puts a restored register in the place of the one that is there: before or after, whenever the power goes.

What is to come lies ready, checked, in a folder beside the register. From the moment that folder has its name the swap
counts as done: whoever opens the register next goes on where it was left.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.key_file import settle_folder
from chc_desktop.store.opening import PLAN, READY

_NOTHING = "replaced nothing"
"""Where what was there would go, when there is nothing yet."""

LEFT_BESIDE = ("-journal", "-wal", "-shm")
_UNNAMED = "replaced before"
"""Where what was replaced is kept, should its name have been lost."""


@contextmanager
def made_ready(folder: Path) -> Iterator[Path]:
    """A folder in which a first register is made; it is there whole once the block has ended, or not at all."""
    half = folder / f"{READY}.half"
    shutil.rmtree(half, ignore_errors=True)  # what a stop in the midst of the making has left
    half.mkdir()
    try:
        yield half
        write_plan(half, _NOTHING)
        half.rename(folder / READY)
        settle_folder(folder)
    finally:
        shutil.rmtree(half, ignore_errors=True)


def write_plan(ready: Path, kept: str) -> None:
    """Say, on the disk for certain, under which name that is to be kept which is replaced."""
    with (ready / PLAN).open("wb") as plan:
        plan.write(kept.encode())
        plan.flush()
        os.fsync(plan.fileno())
    settle_folder(ready)


def is_under_way(folder: Path) -> bool:
    return (folder / READY / PLAN).exists()


def go_on(folder: Path, file: str, key: str) -> Path | None:
    """Do what is still to be done; where that which was replaced is kept, None if there was nothing."""
    ready = folder / READY
    kept = folder / (Path((ready / PLAN).read_text(encoding="utf-8").strip()).name or _UNNAMED)
    try:
        if (ready / key).exists():
            _set_aside(folder, kept, file, key)
            (ready / key).replace(folder / key)
        if (ready / file).exists():
            (ready / file).replace(folder / file)
    except OSError as error:
        _give_up(ready, kept, folder, key)
        raise RuleBroken(
            f"The backup could not be put in place ({error.strerror or error}). Nothing was lost: what was there is "
            f"in “{folder}”, or in “{kept.name}” within it. Please close other programs that may have it open, and "
            "start the program again."
        ) from error
    with suppress(OSError):  # all is in its place; what says that something is to be done goes the next time
        (ready / PLAN).unlink()
    shutil.rmtree(ready, ignore_errors=True)
    return kept if kept.exists() else None


def _set_aside(folder: Path, kept: Path, file: str, key: str) -> None:
    """Move the present register and key into a folder of their own.

    What SQLite left beside the register goes with it: an old journal would be rolled back into the new file.
    """
    names = (file, *(f"{file}{ending}" for ending in LEFT_BESIDE), key)
    present = [folder / name for name in names if (folder / name).exists()]
    if present:
        kept.mkdir(exist_ok=True)
    for path in present:
        path.replace(kept / path.name)


def _give_up(ready: Path, kept: Path, folder: Path, key: str) -> None:
    """Put back what was set aside, as long as nothing new is in place; where that fails, the next start goes on."""
    if not (ready / key).exists():
        return
    try:
        for path in list(kept.iterdir()) if kept.exists() else []:
            path.replace(folder / path.name)
        (ready / PLAN).unlink()
        shutil.rmtree(ready, ignore_errors=True)
        if kept.exists():
            kept.rmdir()
    except OSError:
        return
