"""What there is to restore from, found without an open register: beside it, on every drive, and what was replaced."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.safekeeping.keeping import NEVER
from chc_desktop.office.backups.room import Told, newest_first, told
from chc_desktop.store import backups
from chc_desktop.store.backups import places
from chc_desktop.store.backups.places import Volumes
from chc_desktop.store.backups.restoring import REPLACED
from chc_desktop.store.backups.verifying import read_or_refuse
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from chc_desktop.whereabouts.clouds import cloud_folders
from chc_desktop.whereabouts.computer import Synced


def found(folder: Path, volumes: Volumes = places.plugged_in, now: datetime = NEVER) -> tuple[Told, ...]:
    """Everything that can be restored into a folder, the newest first; those dated after `now` come last."""
    every = [*_beside(folder, now), *_on_drives(volumes, now), *_in_clouds(cloud_folders(), now), *_replaced(folder)]
    alone: dict[Path, Told] = {}
    for each in every:
        alone.setdefault(each.path, each)
    return newest_first(alone.values())


def made_at_of(path: Path) -> datetime:
    """When a backup was made, or a register replaced."""
    return _replaced_at(path) if path.is_dir() else read_or_refuse(path).made_at


def put_aside(folder: Path) -> tuple[Told, ...]:
    """The registers that restored backups replaced, each in a folder of its own; the latest first."""
    return tuple(sorted(_replaced(folder), key=lambda each: each.made_at, reverse=True))


def _beside(folder: Path, now: datetime) -> Iterator[Told]:
    for backup in backups.backups(folder / backups.FOLDER):
        yield told(backup, "on this computer", now)


def _on_drives(volumes: Volumes, now: datetime) -> Iterator[Told]:
    for drive in volumes():
        for path in places.anywhere([drive]):
            if backup := backups.read(path):
                yield told(backup, places.in_words(path, volumes), now)


def _in_clouds(clouds: Iterable[Synced], now: datetime) -> Iterator[Told]:
    """On a new computer a cloud program brings the backups of the one before."""
    for cloud in clouds:
        for path in places.anywhere([Path(cloud.folder)]):
            if backup := backups.read(path):
                yield told(backup, f"in {cloud.by}", now)


def _replaced(folder: Path) -> Iterator[Told]:
    for path in folder.glob(f"{REPLACED}*"):
        if (path / FILE_NAME).exists() and (path / KEY_NAME).exists():
            yield Told(path, _replaced_at(path), "on this computer", "what a restored backup replaced", "", "")


def _replaced_at(path: Path) -> datetime:
    """As its name says."""
    try:
        return datetime.strptime(path.name.removeprefix(REPLACED)[:17], "%Y-%m-%d %H%M%S")  # noqa: DTZ007
    except ValueError:
        return datetime.fromisoformat("2000-01-01")  # somebody renamed it
