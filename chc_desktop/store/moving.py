"""Moves a register to another folder: copied by the database itself, compared, put in place; the old one set aside."""

import os
import shutil
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.files import work_folder
from chc_desktop.store import database, opening
from chc_desktop.store.backups import disk
from chc_desktop.store.inspection import contents
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME

MOVED = "moved away "
"""How the folder of what was moved begins, before the day and the time."""


NOTE = "register moved.txt"
_WORKING = ".moving-"


def copy_over(folder: Path, target: Path, key: Key) -> None:
    """Copy the register in a folder, which is not open, to another. The old one stays until `set_aside`.

    One that a power cut left there half way, or just before the old one was set aside, is taken up again. A register
    that is there and differs is never replaced: it may be the one that was worked with. Raises `RuleBroken` where it
    cannot be copied: then both folders are as they were.
    """
    if _is_there_already(folder, target, key):
        _sweep(target)
        return
    if (target / FILE_NAME).exists() or not may_move(folder, target):
        raise RuleBroken(
            f"There is a register in “{target}” already, and it is not the same as this one, so this one was not moved "
            "there. Nothing was changed: both are as they were. Start the program as usual to open the one there, or "
            "choose another folder for this one."
        )
    try:
        target.mkdir(parents=True, exist_ok=True)
        _sweep(target)
        with work_folder(_WORKING, target) as working:
            _copy(folder, working, key)
            _put(working, target)
            disk.settle_folder(target)
    except (OSError, database.Error) as error:
        raise RuleBroken(
            f"The register could not be moved to “{target}” ({reason(error)}). Nothing was changed: it is where it "
            "was. Please check that there is room, and try again."
        ) from error


def may_move(folder: Path, target: Path) -> bool:
    """Whether a folder has room for the register: it has none, or what an earlier try left of this one."""
    if not opening.exists(target):
        return True
    try:
        return (target / KEY_NAME).read_bytes() == (folder / KEY_NAME).read_bytes()
    except OSError:
        return False


def set_aside(folder: Path, target: Path, now: datetime) -> Path | None:
    """Move what is left behind into a folder of its own, with a note where the register is; None if it cannot be."""
    kept = folder / f"{MOVED}{now:%Y-%m-%d %H%M%S}"
    try:
        (folder / NOTE).write_text(
            f"The register is kept on the computer itself now, in this folder:\n{target}\n", "utf-8"
        )
        kept.mkdir()
        for name in (FILE_NAME, KEY_NAME):
            (folder / name).replace(kept / name)
    except OSError:  # a cloud program may hold one of them
        _put_back(kept, folder)
        return None
    return kept


def _put_back(kept: Path, folder: Path) -> None:
    """The two stay together where they were."""
    with suppress(OSError):
        if (kept / FILE_NAME).exists():
            (kept / FILE_NAME).replace(folder / FILE_NAME)
        kept.rmdir()


def moved_to(folder: Path) -> Path | None:
    """Where the register of a folder was moved to, if it was, and is there; None where it is not known."""
    try:
        target = Path((folder / NOTE).read_text("utf-8").splitlines()[1])
    except (OSError, ValueError, IndexError):
        return None
    return target if (target / FILE_NAME).exists() and not (folder / FILE_NAME).exists() else None


def _sweep(target: Path) -> None:
    """Take away what a power cut has left of an earlier try."""
    for left in target.glob(f"{_WORKING}*"):
        shutil.rmtree(left, ignore_errors=True)


def _is_there_already(folder: Path, target: Path, key: Key) -> bool:
    """Whether the target has this very register, as it stands: a power cut came before the old one was set aside."""
    if not ((target / FILE_NAME).exists() and may_move(folder, target)):
        return False
    try:
        ours, theirs = (database.connect(each / FILE_NAME, key) for each in (folder, target))
        try:
            return contents(ours) == contents(theirs)
        finally:
            ours.close()
            theirs.close()
    except (RuleBroken, database.Error):
        return False


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
