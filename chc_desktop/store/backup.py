"""Backups: one file that holds the register and its key, and counts as a backup only once it was opened and checked.

A backup is a zip container of the register (copied by SQLite's own backup, never as a file), the key
file and a small note of what is in it.
"""

import json
import os
import shutil
import tempfile
import zipfile
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database, key_file
from chc_desktop.store.inspection import Contents, contents
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME, Register

FOLDER = "backups"
SUFFIX = ".chcbackup"
_NOTE = "contents.json"
_KEPT = 30
_LEFT_BESIDE = ("-journal", "-wal", "-shm")


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file and what its note says is in it."""

    path: Path
    made_at: datetime
    contents: Contents


def back_up(register: Register, folder: Path, now: datetime) -> tuple[Path, bool]:
    """Make a verified backup in a folder that is there; its path, and whether it is a new one.

    One that would hold nothing new is not made. Raises `RuleBroken` where it cannot be made; what was there stays.
    """
    try:
        with tempfile.TemporaryDirectory(dir=folder, prefix=".making-") as making:
            return _make(register, folder, Path(making), now)
    except (OSError, zipfile.BadZipFile, database.Error) as error:
        raise RuleBroken(
            f"The backup in “{folder}” could not be made ({error}). The register and the earlier backups are as they "
            "were. Please check that the folder is there and can be written to, and try again."
        ) from error


def backups(folder: Path) -> list[Backup]:
    """The backups in a folder, the newest first. Files that are no backups are left out."""
    found = [read for path in folder.glob(f"*{SUFFIX}") if (read := _read(path))]
    return sorted(found, key=lambda backup: (backup.made_at, backup.path.name), reverse=True)


def verify(path: Path) -> Contents:
    """Open a backup elsewhere, check every page and count what is in it. Raises `RuleBroken` if it is not whole."""
    noted = _read(path)
    if noted is None:
        raise RuleBroken(
            f"“{path.name}” is not a backup, or it is damaged. Nothing was changed. Please choose another."
        )
    with tempfile.TemporaryDirectory() as folder:
        key = _unpack(path, Path(folder))
        found = _contents(Path(folder) / FILE_NAME, key)
    if found != noted.contents:
        raise RuleBroken(f"“{path.name}” does not hold what its note says. Nothing was changed. Please choose another.")
    return found


def restore(path: Path, folder: Path, now: datetime) -> Path | None:
    """Put a backup in the place of the register in a folder; where what was there is kept, None if there was nothing.

    The register must not be open. The backup is verified first.
    """
    verify(path)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=folder, prefix=".restoring-") as unpacked:
        key = _unpack(path, Path(unpacked))
        kept = _set_aside(folder, now)
        for name in (KEY_NAME, FILE_NAME):
            (Path(unpacked) / name).replace(folder / name)
    _contents(folder / FILE_NAME, key)
    return kept


def _make(register: Register, folder: Path, making: Path, now: datetime) -> tuple[Path, bool]:
    copied = making / FILE_NAME
    _copy(register, copied)
    found = _contents(copied, register.key)
    newest = next(iter(backups(folder)), None)
    if newest and newest.contents == found:
        return newest.path, False
    container = making / "made"
    _pack(container, copied, register.key, found, now)
    verify(container)
    target = folder / f"{now:%Y-%m-%d %H%M%S}{SUFFIX}"
    container.chmod(0o600)  # it holds the key
    container.replace(target)
    _thin_out(folder)
    return target, True


def _copy(register: Register, target: Path) -> None:
    source = database.connect(register.path, register.key)
    copy = database.connect(target, register.key, make=True)
    try:
        source.backup(copy)
    finally:
        copy.close()
        source.close()


def _contents(path: Path, key: Key) -> Contents:
    connection = database.connect(path, key)
    try:
        return contents(connection)
    finally:
        connection.close()


def _pack(container: Path, register: Path, key: Key, found: Contents, now: datetime) -> None:
    note = {"made_at": now.isoformat(timespec="seconds"), "contents": asdict(found)}
    with container.open("wb") as file:
        with zipfile.ZipFile(file, "w", zipfile.ZIP_STORED) as archive:
            archive.write(register, FILE_NAME)
            archive.writestr(KEY_NAME, key_file.text(key))
            archive.writestr(_NOTE, json.dumps(note))
        file.flush()
        os.fsync(file.fileno())


def _unpack(path: Path, folder: Path) -> Key:
    try:
        with zipfile.ZipFile(path) as archive:
            for name in (FILE_NAME, KEY_NAME):
                with archive.open(name) as source, (folder / name).open("wb") as target:
                    shutil.copyfileobj(source, target)
    except (zipfile.BadZipFile, KeyError, OSError) as error:
        raise RuleBroken(
            f"“{path.name}” is damaged and cannot be used. Nothing was changed. Please choose another."
        ) from error
    (folder / KEY_NAME).chmod(0o600)
    return key_file.read(folder / KEY_NAME)


def _read(path: Path) -> Backup | None:
    try:
        with zipfile.ZipFile(path) as archive:
            note: dict[str, Any] = json.loads(archive.read(_NOTE))
        return Backup(path, datetime.fromisoformat(note["made_at"]), Contents(**note["contents"]))
    except (zipfile.BadZipFile, KeyError, ValueError, TypeError, OSError):
        return None


def _set_aside(folder: Path, now: datetime) -> Path | None:
    """Move the present register and key into a folder of their own, dated.

    What SQLite left beside the register goes with it: an old journal would be rolled back into the new file.
    """
    names = (FILE_NAME, KEY_NAME, *(f"{FILE_NAME}{ending}" for ending in _LEFT_BESIDE))
    present = [folder / name for name in names if (folder / name).exists()]
    if not present:
        return None
    kept = folder / f"replaced {now:%Y-%m-%d %H%M%S}"
    kept.mkdir()
    for path in present:
        path.replace(kept / path.name)
    return kept


def _thin_out(folder: Path) -> None:
    """Keep the newest thirty. They were all verified when they were made."""
    for backup in backups(folder)[_KEPT:]:
        backup.path.unlink(missing_ok=True)
