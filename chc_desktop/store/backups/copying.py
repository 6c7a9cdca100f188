"""Copies a backup that was checked to another place: whole or not at all, and read back from there."""

from datetime import datetime
from hashlib import sha256
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.backups import disk, halves
from chc_desktop.store.backups.making import in_words
from chc_desktop.store.backups.note import backups, read
from chc_desktop.store.backups.progress import Tick, nobody, part
from chc_desktop.store.backups.rotation import make_room, thin_out
from chc_desktop.store.register import Register


def copy_to(backup: Path, folder: Path, register: Register, now: datetime, tick: Tick = nobody) -> tuple[Path, bool]:
    """Copy it into a folder that is there; its path, and whether it was not there yet."""
    with in_words(folder):
        ours = read(backup)
        if ours is None:
            raise RuleBroken(f"“{backup.name}” cannot be read any more. Nothing was copied; the others stay.")
        earlier = backups(folder, ours.contents.register)
        same = next((each for each in earlier if each.tables and each.found.agrees(ours.found)), None)
        if same and (same.why.is_before or not ours.why.is_before):
            return same.path, False
        disk.sweep(folder, now)
        make_room(folder, earlier, register, now, backup.stat().st_size)
        with disk.workspace(folder) as copying:
            made = copying / "made"
            _copy_and_compare(backup, made, tick)
            target = disk.unused(folder, backup.stem, backup.suffix)
            disk.put(made, target)
        thin_out(folder, target, register, now)
        halves.take_away(folder, target, now)
        return target, True


def _copy_and_compare(backup: Path, made: Path, tick: Tick) -> None:
    size, written = backup.stat().st_size, sha256()
    with backup.open("rb") as source, made.open("wb") as target:
        made.chmod(0o600)
        done = 0
        while piece := source.read(disk.PIECE):
            written.update(piece)
            target.write(piece)
            done += len(piece)
            tick(0.7 * done / size)
        disk.settle(target)
    if _hash(made, size, part(tick, 0.7, 1)) != written.digest():
        raise OSError("what was written there does not read back as it was")


def _hash(path: Path, size: int, tick: Tick) -> bytes:
    found, done = sha256(), 0
    with path.open("rb") as file:
        while piece := file.read(disk.PIECE):
            found.update(piece)
            done += len(piece)
            tick(done / max(size, 1))
    return found.digest()
