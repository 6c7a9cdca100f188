"""Saves a file outside the register: written beside the one that may be there, which stays whole until this one is."""

import errno
import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

from chc_desktop.domain.errors import RuleBroken


def save_file(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Save these bytes as a file. Raises `RuleBroken` where they cannot be; a file that is there is then as it was.

    `mode` says who may read it, where the system knows such a thing.
    """
    with written_beside(path) as partial:
        partial.write_bytes(content)
        put(partial, path, mode)


def save_copy(path: Path, content: bytes) -> None:
    """The same for what the register keeps too, which the sentence then says."""
    try:
        save_file(path, content)
    except RuleBroken as broken:
        raise RuleBroken(f"{broken} What it is a copy of is safe in the register.") from broken


@contextmanager
def written_beside(path: Path) -> Iterator[Path]:
    """A new file beside the path, to be written and then `put` in its place; gone again if it was not."""
    with _in_a_sentence(path):
        handle, name = mkstemp(dir=path.parent, prefix=".", suffix=path.suffix)
        os.close(handle)
        partial = Path(name)
        try:
            yield partial
        finally:
            with suppress(OSError):
                partial.unlink(missing_ok=True)


@contextmanager
def put_back_on_fault(path: Path) -> Iterator[None]:
    """What was at a path comes back if the block fails although the new file has its place already.

    It is for what is noted in the register in the same breath: the note and the file are both there, or neither.
    """
    with _in_a_sentence(path):
        before = _kept_beside(path)
    try:
        yield
    except BaseException:
        with suppress(OSError):
            before.replace(path) if before else path.unlink(missing_ok=True)
        raise
    finally:
        if before:
            with suppress(OSError):
                before.unlink(missing_ok=True)


def _kept_beside(path: Path) -> Path | None:
    """The file at a path under a second name; a copy where the disk knows no second names, as most sticks."""
    if not path.exists():
        return None
    beside = path.with_name(f".{path.stem[:60]}.{secrets.token_hex(4)}{path.suffix}")
    try:
        beside.hardlink_to(path)
    except OSError:
        _copy(path, beside)
    return beside


def _copy(path: Path, beside: Path) -> None:
    try:
        shutil.copyfile(path, beside)
    except OSError:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise


def put(partial: Path, path: Path, mode: int = 0o644) -> None:
    """Put what was written beside in its place, once all of it is on the disk."""
    with _in_a_sentence(path):
        with partial.open("r+b") as written:
            os.fsync(written.fileno())
        partial.chmod(mode)
        partial.replace(path)


@contextmanager
def _in_a_sentence(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RuleBroken(_sentence(path, error)) from error


def _sentence(path: Path, error: OSError) -> str:
    if error.errno == errno.ENOENT or not path.parent.exists():
        return (
            f"“{path.name}” could not be saved: the folder “{path.parent}” is not there any more. Nothing was lost. If "
            "it is on a stick, please plug that in again; else choose another folder."
        )
    before = "What was there before is unchanged." if path.exists() else "Nothing was left there."
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return f"There is no room left on the disk for “{path.name}”. {before} Please choose another place."
    if path.exists() and error.errno in (errno.EACCES, errno.EPERM, errno.EBUSY) and _is_writable(path.parent):
        return (
            f"“{path.name}” could not be replaced: perhaps it is open in another program. {before} Please close it "
            "there and try again, or choose another name."
        )
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return f"Nothing may be written in “{path.parent}”. {before} Please choose another folder."
    return (
        f"“{path.name}” could not be saved in “{path.parent}” ({error.strerror}). {before} Please choose another place."
    )


def _is_writable(folder: Path) -> bool:
    return os.access(folder, os.W_OK)
