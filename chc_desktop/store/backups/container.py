"""The one file of a backup: a zip, not compressed, of the register, its key file, and a note of what is in it."""

import json
import shutil
import struct
import zipfile
import zlib
from pathlib import Path
from typing import Any

from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.store.backups import disk
from chc_desktop.store.backups.progress import Tick, nobody, part
from chc_desktop.store.register import FILE_NAME, KEY_NAME

SUFFIX = ".chcbackup"

FAULTS = (
    zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, KeyError, ValueError, TypeError, RuntimeError,
    NotImplementedError, AttributeError, OverflowError,
)  # fmt: skip
"""What reading a file that is no backup, or a damaged one, may raise."""

_NOTE = "contents.json"
_LONGEST = 4 * 1024 * 1024
"""Bytes: no note and no key file of ours comes near it."""


def pack(container: Path, register: Path, key_text: str, note: dict[str, Any], tick: Tick = nobody) -> None:
    """Write a container, on the disk for certain, and readable by its owner only, since it may hold an open key."""
    with container.open("wb") as file:
        container.chmod(0o600)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            _put_register(archive, register, part(tick, 0, 0.7))
            archive.writestr(KEY_NAME, key_text)
            archive.writestr(_NOTE, json.dumps(note))
        disk.settle(file)
    read_through(container, part(tick, 0.7, 1))


def read_through(container: Path, tick: Tick = nobody) -> None:
    """Read a container from the disk to its end: each part has to be as it was written."""
    with _opened(container) as archive, _register(archive) as source:
        done, size = 0, archive.getinfo(FILE_NAME).file_size
        while piece := source.read(disk.PIECE):
            done += len(piece)
            tick(done / max(size, 1))
        for name in (KEY_NAME, _NOTE):
            _small(archive, name)


def unpack_register(container: Path, target: Path, tick: Tick = nobody) -> str:
    """Write the register of a container to a file; its key file’s text. Raises `RuleBroken` where it is damaged."""
    try:
        with _opened(container) as archive, _register(archive) as source, target.open("wb") as file:
            disk.pour(source, file, archive.getinfo(FILE_NAME).file_size, tick)
            disk.settle(file)
            return _small(archive, KEY_NAME)
    except OSError as error:
        raise _not_unpacked(container, error) from error
    except FAULTS as error:
        raise RuleBroken(
            f"“{container.name}” is damaged and cannot be used ({reason(error)}). Nothing was changed. Please choose "
            "another."
        ) from error


def _not_unpacked(container: Path, error: OSError) -> RuleBroken:
    if not container.exists():
        return RuleBroken(
            f"“{container.name}” is not there any more. Nothing was changed. If it is on a stick, please plug that in "
            "and try again; or choose another."
        )
    return RuleBroken(
        f"“{container.name}” could not be unpacked ({reason(error)}). Nothing was changed. Please check that there is "
        "room and that the folder can be written to, and try again; or choose another."
    )


def key_text(container: Path) -> str:
    """The key file in a container, open or wrapped."""
    with _opened(container) as archive:
        return _small(archive, KEY_NAME)


def note(container: Path) -> dict[str, Any]:
    """What a container says is in it."""
    with _opened(container) as archive:
        if archive.getinfo(FILE_NAME).compress_type != zipfile.ZIP_STORED:
            raise ValueError
        return dict(json.loads(_small(archive, _NOTE)))


def with_another_key(container: Path, made: Path, key_text: str) -> None:
    """Write the same container once more with another key file in it."""
    with _opened(container) as archive, made.open("wb") as file:
        made.chmod(0o600)
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as new:
            with _register(archive) as source, new.open(FILE_NAME, "w", force_zip64=True) as target:
                shutil.copyfileobj(source, target, disk.PIECE)
            new.writestr(KEY_NAME, key_text)
            new.writestr(_NOTE, _small(archive, _NOTE))
        disk.settle(file)
    read_through(made)


def _opened(container: Path) -> zipfile.ZipFile:
    """Only what is a file is opened: whoever reads a pipe or a device may wait for ever."""
    if not container.is_file() and container.exists():
        raise zipfile.BadZipFile("it is no file")
    return zipfile.ZipFile(container)


def _put_register(archive: zipfile.ZipFile, register: Path, tick: Tick) -> None:
    info = zipfile.ZipInfo.from_file(register, FILE_NAME)
    with register.open("rb") as source, archive.open(info, "w", force_zip64=True) as target:
        disk.pour(source, target, info.file_size, tick)  # type: ignore[arg-type]


def _register(archive: zipfile.ZipFile) -> Any:
    info = archive.getinfo(FILE_NAME)
    if info.compress_type != zipfile.ZIP_STORED:
        raise zipfile.BadZipFile("not one of ours")
    return archive.open(info)


def _small(archive: zipfile.ZipFile, name: str) -> str:
    info = archive.getinfo(name)
    if info.file_size > _LONGEST or info.compress_type != zipfile.ZIP_STORED:
        raise zipfile.BadZipFile("not one of ours")
    return archive.read(info).decode("utf-8")
