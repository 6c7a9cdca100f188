"""Makes a backup: copied by SQLite’s own backup, opened again, looked over, packed, read back; then it has a name."""

import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.store import database
from chc_desktop.store.backups import container, disk, halves, looking, note, refusals
from chc_desktop.store.backups.note import Backup, Found, Hashed, backups
from chc_desktop.store.backups.progress import Tick, nobody, part
from chc_desktop.store.backups.refusals import NotBackedUp
from chc_desktop.store.backups.rotation import SPARE, make_room, thin_out
from chc_desktop.store.inspection import FileDamaged, IndexAstray
from chc_desktop.store.register import FILE_NAME, Register

FOLDER = "backups"
"""The folder of backups beside the register."""

_PAGES = 2_000
"""Pages copied at a time; whoever writes meanwhile waits for no more than these."""

_MOST_BEGINNINGS = 20
"""SQLite begins a copy anew when something is written meanwhile."""


def back_up(
    register: Register, folder: Path, now: datetime, why: Why = Why.ASKED, tick: Tick = nobody
) -> tuple[Path, bool]:
    """Make a checked backup in a folder that is there; its path, and whether it is a new one.

    One that would hold nothing new is not made, unless something large is about to be done. Raises `RuleBroken` where
    it cannot be made; what was there stays.
    """
    with in_words(folder):
        earlier = backups(folder, register.uuid(), now)
        newest = next(iter(earlier), None)
        if newest and is_up_to_date(register, newest) and (newest.why.is_before or not why.is_before):
            return newest.path, False
        disk.sweep(folder, now)
        make_room(folder, earlier, register, now, _room_taken(register))
        with disk.workspace(folder) as making:
            made = _make(register, making, _last_hashed(earlier), now, why, tick)
            target = disk.unused(folder, _stem(now, why), container.SUFFIX)
            disk.put(made, target)
        thin_out(folder, target, register, now)
        halves.take_away(folder, target, now)
        return target, True


def make_at(register: Register, target: Path, now: datetime, why: Why, tick: Tick = nobody) -> Found:
    """Make a backup, all of it hashed, under a name of its own, where nothing is thinned out."""
    with in_words(target.parent):
        disk.sweep(target.parent, now)
    with in_words(target.parent), disk.workspace(target.parent) as making:
        disk.put(_make(register, making, None, now, why, tick), target)
        made = note.read(target)
        if made is None:
            raise OSError("it is not there any more")  # a stick was pulled out
    return made.found


def before_migrating(now: datetime) -> Callable[[Register], object]:
    """What backs a register of an older version up, beside it, before it is brought up to date."""

    def back_it_up(older: Register) -> None:
        folder = older.path.parent / FOLDER
        try:
            with in_words(folder):
                folder.mkdir(exist_ok=True)
            back_up(older, folder, now, Why.MIGRATION)
        except NotBackedUp as why:
            raise refusals.none_before_migrating(folder, why, _room_taken(older) + SPARE) from why

    return back_it_up


def _room_taken(register: Register) -> int:
    """Bytes: while a backup is made there are a copy of the register and the one file that holds it."""
    return 2 * register.path.stat().st_size


def is_up_to_date(register: Register, backup: Backup) -> bool:
    """Whether a backup holds all that is in the register now. Nothing large is read."""
    connection = database.connect(register.path, register.key)
    try:
        return bool(backup.tables) and looking.counted(connection).agrees(backup.found)
    except database.Error:
        return False
    finally:
        connection.close()


class in_words:  # noqa: N801 - used like a function
    """Says in a sentence what kept a backup from being made in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: BaseException | None, _trace: object) -> None:
        if isinstance(error, OSError | zipfile.BadZipFile | database.Error):
            raise refusals.fault(self._folder, error) from error


def _make(register: Register, making: Path, since: Hashed | None, now: datetime, why: Why, tick: Tick) -> Path:
    copied, made = making / FILE_NAME, making / "made"
    copy_register(register, copied, part(tick, 0, 0.5))
    try:
        found = look_at(copied, register, since, now, part(tick, 0.5, 0.75))
    except IndexAstray as astray:
        raise database.RegisterDamaged(refusals.INDEX) from astray
    except FileDamaged as damaged:
        raise database.RegisterDamaged(refusals.DAMAGED) from damaged
    container.pack(made, copied, register.key_text(), note.write(found, now, why), part(tick, 0.75, 1))
    return made


def look_at(copied: Path, register: Register, since: Hashed | None, now: datetime, tick: Tick) -> Found:
    """Open a copy that was made, and look it over."""
    connection = database.connect(copied, register.key)
    try:
        return looking.look_over(connection, since, now, tick, unused_pages=False)
    finally:
        connection.close()


def copy_register(register: Register, target: Path, tick: Tick) -> None:
    """A copy as of one moment. It is looked over once it is opened again, so nothing waits for the disk here."""
    source = database.connect(register.path, register.key)
    copy = database.connect(target, register.key, make=True)
    try:
        for pragma in ("synchronous = OFF", "journal_mode = OFF"):
            copy.execute(f"PRAGMA {pragma}")
        source.backup(copy, pages=_PAGES, progress=_Pages(tick))
    finally:
        copy.close()
        source.close()


class _Pages:
    """Told by SQLite how many pages are still to be copied."""

    def __init__(self, tick: Tick) -> None:
        self._tick = tick
        self._remaining = -1
        self._beginnings = 0

    def __call__(self, _status: int, remaining: int, total: int) -> None:
        if remaining > self._remaining >= 0:
            self._beginnings += 1
        if self._beginnings > _MOST_BEGINNINGS:
            raise RuleBroken(
                "No backup could be made just now, because the register was being written to all the time. The "
                "earlier backups are as they were; it is tried again at the next quiet moment."
            )
        self._remaining = remaining
        self._tick(1 - remaining / max(total, 1))


def _last_hashed(earlier: list[Backup]) -> Hashed | None:
    return next((backup.hashed for backup in earlier if backup.hashed), None)


def _stem(now: datetime, why: Why) -> str:
    return f"{now:%Y-%m-%d %H%M%S}" + (f" {why.value.replace('-', ' ')}" if why.is_before else "")
