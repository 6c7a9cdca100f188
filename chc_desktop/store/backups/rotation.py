"""Lets the backups go that may go, after a new one was checked; and sees that there is room for it."""

from datetime import datetime
from pathlib import Path

from chc_desktop.domain.safekeeping.keeping import FEWER, Generations, Kept, generations_for, may_go
from chc_desktop.store import database
from chc_desktop.store.backups import disk, looking, refusals
from chc_desktop.store.backups.note import Backup, backups
from chc_desktop.store.register import Register

SPARE = 8 * 1024 * 1024
"""Bytes that are left free beside a backup."""


def thin_out(
    folder: Path, newest: Path, register: Register, now: datetime, generations: Generations | None = None
) -> tuple[Path, ...]:
    """Let go what may go of this register's backups, now that the newest one was checked; which went.

    Where one cannot be deleted, because another program holds it, it is tried again after the next backup.
    """
    found = {backup.path.name: backup for backup in backups(folder, register.uuid())}
    connection = database.connect(register.path, register.key)
    try:
        kept = [_kept(backup, newest, connection) for backup in found.values()]
    finally:
        connection.close()
    staying = generations or generations_for(disk.room(folder), newest.stat().st_size)
    going = may_go(kept, now, staying)
    return tuple(path for name in going if _deleted(path := found[name].path))


def make_room(folder: Path, earlier: list[Backup], register: Register, now: datetime, needed: int) -> None:
    """See that so many bytes are free; where they are not, older ones go that may. Raises `NotBackedUp` else.

    `earlier` are this register's backups there, the newest first: that one was checked when it was made, and stays.
    """
    wanted = needed + SPARE
    if earlier and disk.room(folder) < wanted:
        thin_out(folder, earlier[0].path, register, now, FEWER)
    free = disk.room(folder)
    if free < wanted:
        raise refusals.no_room(folder, free, wanted)


def is_short(folder: Path, size: int) -> bool:
    """Whether there is so little room that fewer of the older ones stay."""
    return generations_for(disk.room(folder), size) == FEWER


def _kept(backup: Backup, newest: Path, connection: object) -> Kept:
    contents = backup.contents
    return Kept(
        backup.path.name,
        backup.made_at,
        contents.entries,
        backup.why,
        looking.holds(connection, contents.entries, contents.head),
        backup.path.name == newest.name,
    )


def _deleted(path: Path) -> bool:
    try:
        path.unlink()
    except OSError:
        return False
    return True
