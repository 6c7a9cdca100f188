"""Where backups are kept away from the register, and finding that place again: a stick may come under another letter.

In a place that was chosen the register has a folder of its own, with a small file that says whose it is.
"""

import json
import os
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.backups import container, disk

Volumes = Callable[[], list[Path]]
"""Where drives that can be unplugged are at this moment."""

_FOLDER = "CHC Desktop backups"
_MARK = "whose backups these are.json"
_REMOVABLE, _REMOTE = 2, 4
_KINDS = {_REMOVABLE: "on the stick", _REMOTE: "on the network"}
"""What Windows calls a drive that can be unplugged, and one of another computer."""


def plugged_in() -> list[Path]:
    """The drives that can be unplugged, and network drives with a letter, as the system has them now."""
    return _drives()


def _drives() -> list[Path]:
    if sys.platform == "win32":
        return [drive for letter in "DEFGHIJKLMNOPQRSTUVWXYZ" if (drive := Path(f"{letter}:\\")).exists()]
    if sys.platform == "darwin":
        return _inside(Path("/Volumes"))
    user = os.environ.get("USER", "")
    return [each for base in ("/media", "/run/media") for each in (*_inside(Path(base)), *_inside(Path(base) / user))]


def own_folder(place: Path, register: str) -> Path:
    """The folder of a register in a place, whether or not it is there."""
    return place / f"{_FOLDER} {register[:8]}"


def around(place: Path, register: str) -> Path:
    """The place that is meant where the register’s own folder in it was chosen: the folder that one lies in."""
    return place.parent if place == own_folder(place.parent, register) else place


def find(place: Path, register: str, volumes: Volumes) -> Path | None:
    """The register's own folder in a place, or on whichever drive it is now; None where it is on none."""
    apart = place.parts[1:] if place.is_absolute() else place.parts
    elsewhere = [(volume.joinpath(*apart), volume.joinpath(*apart[-1:]), volume) for volume in volumes()]
    for candidate in (place, *(each for every in elsewhere for each in every)):
        if is_marked(folder := own_folder(candidate, register), register):
            return folder
    return None


def make(place: Path, register: str) -> Path:
    """Make the register's own folder in a place that is there, and mark it."""
    folder = own_folder(place, register)
    try:
        folder.mkdir(exist_ok=True)
        new = folder / f".{_MARK}"
        new.write_text(json.dumps({"register": register}), encoding="utf-8")
        disk.put(new, folder / _MARK)
    except OSError as error:
        raise RuleBroken(
            f"No backup could be made in “{place}” ({error.strerror or error}). The register and the earlier backups "
            "are as they were. Please check that the place can be written to, or choose another."
        ) from error
    return folder


def is_marked(folder: Path, register: str) -> bool:
    """Whether a folder says that it holds the backups of this register."""
    mark = folder / _MARK
    try:
        return mark.is_file() and bool(json.loads(mark.read_text(encoding="utf-8"))["register"] == register)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return False


def anywhere(places: Iterable[Path]) -> list[Path]:
    """Every file that looks like a backup in these places, in their folders, and in folders of backups in those."""
    patterns = ("*", "*/*", f"*/{_FOLDER} */*")
    found = (path for place in places for each in patterns for path in _glob(place, f"{each}{container.SUFFIX}"))
    return list(dict.fromkeys(found))


def in_words(place: Path, volumes: Volumes) -> str:
    """How a place is called in a sentence: “on the stick”, “in OneDrive”, “in “Backups””."""
    from chc_desktop.whereabouts.recognising import program_called  # not for the first screen

    if program := next((called for part in place.parts[1:] if (called := program_called(part))), None):
        return f"in {program}"
    if str(place).startswith(("\\\\", "//")):
        return "on the network"
    kinds = {_kind(volume) for volume in volumes() if place == volume or volume in place.parents}
    return next((said for kind, said in _KINDS.items() if kind in kinds), f"in “{place.name or place}”")


def _kind(drive: Path) -> int:
    """What kind of drive it is. Windows knows; elsewhere only those that can be unplugged are looked at."""
    import ctypes

    windows = getattr(ctypes, "windll", None)
    return _REMOVABLE if windows is None else int(windows.kernel32.GetDriveTypeW(str(drive)))


def _inside(folder: Path) -> list[Path]:
    return [each for each in _glob(folder, "*") if each.is_dir()]


def _glob(folder: Path, pattern: str) -> list[Path]:
    try:
        return sorted(path for path in folder.glob(pattern) if not path.name.startswith("."))
    except OSError:
        return []
