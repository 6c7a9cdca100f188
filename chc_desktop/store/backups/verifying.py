"""Opens a backup elsewhere and looks it over, all of it, as whoever restores it would find it."""

import shutil
from contextlib import closing
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.files import work_folder
from chc_desktop.store import database, key_file
from chc_desktop.store.backups import container, looking, note
from chc_desktop.store.backups.note import Backup, Found
from chc_desktop.store.backups.progress import Tick, nobody, part
from chc_desktop.store.inspection import Contents, FileDamaged
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from chc_desktop.store.swap import LEFT_BESIDE

_MOMENT = datetime.fromisoformat("2000-01-01")
"""No backup is made of what is only looked over, so it matters to nobody when that was."""


def verify(path: Path, key: Key | None = None, tick: Tick = nobody) -> Contents:
    """Check every page of a backup and count what is in it. Raises `RuleBroken` if it is not whole.

    `key` is handed in where its key file is wrapped (`PassphraseNeeded` without it).
    """
    with work_folder("chc-backup-") as folder:
        return unpack_checked(path, folder / FILE_NAME, key, tick)[0]


def unpack_checked(path: Path, target: Path, key: Key | None, tick: Tick = nobody) -> tuple[Contents, Key, str]:
    """Write the register of a backup to a file and look it over; what is in it, its key and its key file's text.

    The folder of a register that was replaced is taken like a backup, with what SQLite left beside it.
    """
    if path.is_dir():
        return _copy_replaced(path, target, key, tick)
    backup = read_or_refuse(path)
    found_key = key_of(path, key)
    text = container.unpack_register(path, target, part(tick, 0, 0.4))
    found = _look_over(target, found_key, backup.made_at, part(tick, 0.4, 1), of=path)
    if not backup.found.agrees(found):
        raise RuleBroken(f"“{path.name}” does not hold what its note says. Nothing was changed. Please choose another.")
    return found.contents, found_key, text


def _copy_replaced(path: Path, target: Path, key: Key | None, tick: Tick) -> tuple[Contents, Key, str]:
    found_key = key_of(path, key)
    try:
        for ending in ("", *LEFT_BESIDE):
            if (path / f"{FILE_NAME}{ending}").exists():
                shutil.copyfile(path / f"{FILE_NAME}{ending}", target.with_name(f"{FILE_NAME}{ending}"))
        text = key_file.read_text(path / KEY_NAME)
    except OSError as error:
        raise RuleBroken(
            f"What is in “{path.name}” cannot be copied ({error.strerror or error}). Nothing was changed."
        ) from error
    return _look_over(target, found_key, _MOMENT, part(tick, 0.3, 1), of=path).contents, found_key, text


def read_or_refuse(path: Path) -> Backup:
    backup = note.read(path)
    if backup is None:
        raise RuleBroken(
            f"“{path.name}” is not a backup, or it is damaged. Nothing was changed. Please choose another."
        )
    return backup


def key_of(path: Path, key: Key | None = None) -> Key:
    """The key a backup opens with. Raises `PassphraseNeeded` where it is wrapped and not the one handed in."""
    text = key_text_of(path)
    return key if key and key_file.fingerprint(text) == key.fingerprint() else key_file.parse(text)


def key_text_of(path: Path) -> str:
    """The key file of a backup, or of the folder of a register that was replaced, open or wrapped."""
    try:
        return key_file.read_text(path / KEY_NAME) if path.is_dir() else container.key_text(path)
    except container.FAULTS as error:
        if path.is_dir() and not (path / FILE_NAME).exists():
            raise RuleBroken(
                f"There is no register in the folder “{path.name}”. Nothing was changed. Please choose another, or the "
                "file of a backup."
            ) from error
        raise _useless(path) from error


def _useless(path: Path) -> RuleBroken:
    """Said of the backup: where it was unpacked to, and what its register is called there, tells nobody anything."""
    return RuleBroken(f"“{path.name}” is damaged and cannot be used. Nothing was changed. Please choose another.")


def _look_over(register: Path, key: Key, made_at: datetime, tick: Tick, of: Path) -> Found:
    try:
        with closing(database.connect(register, key)) as connection:
            return looking.look_over(connection, None, made_at, tick)
    except (database.RegisterDamaged, database.KeyDoesNotFit, FileDamaged) as damaged:
        raise _useless(of) from damaged
