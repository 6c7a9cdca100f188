"""Where cloud folders are on a computer: backups that were made on another one may lie there."""

from collections.abc import Iterable, Iterator
from contextlib import suppress
from pathlib import Path

from chc_desktop.whereabouts.computer import Computer, Synced
from chc_desktop.whereabouts.recognising import ENVIRONMENT, ONEDRIVE, program_called
from chc_desktop.whereabouts.this_computer import this_computer


def cloud_folders(computer: Computer | None = None) -> tuple[Synced, ...]:
    """The cloud folders that are there, each once: those that programs name, and those in the user's home by name."""
    known = computer or this_computer()
    told = (Synced(known.environment.get(name, ""), ONEDRIVE) for name in ENVIRONMENT)
    there: dict[Path, Synced] = {}
    for each in (*known.synced, *told, *_at_home(Path(known.home))):
        folder = Path(each.folder)
        if folder.is_absolute() and folder.is_dir():
            there.setdefault(folder.resolve(), each)
    return tuple(there.values())


def _at_home(home: Path) -> Iterator[Synced]:
    """Folders in a home, and where a Mac keeps such folders, that are called as those programs call them."""
    for folder in (home, home / "Library" / "CloudStorage", home / "Library" / "Mobile Documents"):
        for each in _inside(folder):
            if program := program_called(each.name):
                yield Synced(str(each), program)


def _inside(folder: Path) -> Iterable[Path]:
    with suppress(OSError):
        return sorted(folder.iterdir())
    return ()
