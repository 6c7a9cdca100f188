"""Moves a register to another folder: copied by the database itself, compared, put in place; the old one set aside."""

import os
import tempfile
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database, register
from chc_desktop.store.inspection import contents
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME

MOVED = "moved away "
"""How the folder of what was moved begins, before the day and the time."""


def move(folder: Path, target: Path, key: Key, now: datetime) -> bool:
    """Move the register in a folder, which is not open, to another; whether the old one could be set aside.

    Raises `RuleBroken` where it cannot be moved: then both folders are as they were.
    """
    if register.exists(target):
        raise RuleBroken(
            f"There is a register in “{target}” already, so this one was not moved there. Nothing was changed. Please "
            "choose another folder."
        )
    try:
        target.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=target, prefix=".moving-") as working:
            _copy(folder, Path(working), key)
            _put(Path(working), target)
    except (OSError, database.Error) as error:
        raise RuleBroken(
            f"The register could not be moved to “{target}” ({error}). Nothing was changed: it is where it was. Please "
            "check that there is room, and try again."
        ) from error
    return _set_aside(folder, now)


def _copy(folder: Path, working: Path, key: Key) -> None:
    """Copy register and key, and see that the copy holds the same."""
    source, copy = database.connect(folder / FILE_NAME, key), database.connect(working / FILE_NAME, key, make=True)
    try:
        source.backup(copy)
        if contents(source) != contents(copy):
            raise OSError("the copy is not the same")
    finally:
        copy.close()
        source.close()
    (working / KEY_NAME).write_bytes((folder / KEY_NAME).read_bytes())
    (working / KEY_NAME).chmod(0o600)
    for name in (FILE_NAME, KEY_NAME):
        with (working / name).open("rb+") as file:
            os.fsync(file.fileno())


def _put(working: Path, target: Path) -> None:
    """Put the copy in its place, the key first: a register without its key could never be opened."""
    (working / KEY_NAME).replace(target / KEY_NAME)
    try:
        (working / FILE_NAME).replace(target / FILE_NAME)
    except OSError:
        (target / KEY_NAME).unlink(missing_ok=True)
        raise


def _set_aside(folder: Path, now: datetime) -> bool:
    """Move what is left behind into a folder of its own, so that nobody opens it by mistake."""
    kept = folder / f"{MOVED}{now:%Y-%m-%d %H%M%S}"
    try:
        kept.mkdir()
        for name in (FILE_NAME, KEY_NAME):
            (folder / name).replace(kept / name)
    except OSError:  # a cloud program may hold one of them
        return False
    return True
