"""Looks at the computer the program runs on: its drives, its environment, and what cloud programs say they copy."""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import ascii_uppercase
from typing import Any

from chc_desktop.whereabouts.computer import LINUX, MAC, WINDOWS, Computer, Drive, Synced

_KINDS = {2: "removable", 3: "fixed", 4: "network"}
"""What Windows calls them: DRIVE_REMOVABLE, DRIVE_FIXED, DRIVE_REMOTE."""


def this_computer(environment: Mapping[str, str] = os.environ, home: Path | None = None) -> Computer:
    """Everything by which its folders are recognised. Whatever cannot be read is left out."""
    system = {"win32": WINDOWS, "darwin": MAC}.get(sys.platform, LINUX)
    at_home = home or Path.home()
    drives = windows_drives() if system == WINDOWS else tuple(mounts())
    synced = (*dropbox_folders(environment, at_home), *google_folders(environment, at_home))
    return Computer(system, environment, drives, synced)


def dropbox_folders(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """The folders Dropbox says it keeps, in its `info.json`."""
    kept = [Path(environment[name]) / "Dropbox" for name in ("APPDATA", "LOCALAPPDATA") if environment.get(name)]
    for folder in (*kept, home / ".dropbox"):
        try:
            said = json.loads((folder / "info.json").read_text(encoding="utf-8"))
            paths = [account["path"] for account in said.values() if isinstance(account, dict) and "path" in account]
        except (OSError, ValueError, AttributeError, RecursionError):
            continue
        yield from (Synced(str(path), "Dropbox") for path in paths)


def google_folders(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """The folders of this computer that Google Drive says it copies, in its own small database."""
    places = (
        *([Path(environment["LOCALAPPDATA"]) / "Google" / "DriveFS"] if environment.get("LOCALAPPDATA") else []),
        home / "Library" / "Application Support" / "Google" / "DriveFS",
    )
    for place in places:
        kept = place / "root_preference_sqlite.db"
        if kept.is_file():
            yield from (Synced(path, "Google Drive") for path in _google_roots(kept))


def _google_roots(kept: Path) -> list[str]:
    import sqlite3  # only where Google Drive is there

    try:
        connection = sqlite3.connect(f"{kept.as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            columns = {row[1] for row in connection.execute("PRAGMA table_info(roots)")}
            wanted = [name for name in ("last_seen_absolute_path", "root_path") if name in columns]
            rows = connection.execute(f"SELECT {', '.join(wanted)} FROM roots").fetchall() if wanted else []
        finally:
            connection.close()
    except sqlite3.Error:
        return []
    return [path for row in rows for path in row if isinstance(path, str) and Path(path).is_absolute()]


def mounts(table: Path = Path("/proc/mounts")) -> Iterator[Drive]:
    """The mounts of Linux: where each begins and its file system."""
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return
    for line in lines:
        source, begins, kind, *_rest = (*line.split(" "), "", "")
        if begins:
            yield Drive(_plain(begins), kind, _plain(source))


def _plain(text: str) -> str:
    """A name as the table of mounts has it, with its spaces put back."""
    return text.replace("\\040", " ").replace("\\011", "\t").replace("\\134", "\\")


def windows_drives() -> tuple[Drive, ...]:
    """The drive letters of Windows, each with its kind and the name it was given; none elsewhere."""
    import ctypes

    windows: Any = getattr(ctypes, "windll", None)
    if windows is None:
        return ()
    there = windows.kernel32.GetLogicalDrives()
    tops = [f"{letter}:\\" for place, letter in enumerate(ascii_uppercase) if there >> place & 1]
    kinds = {top: _KINDS.get(windows.kernel32.GetDriveTypeW(top), "") for top in tops}
    return tuple(Drive(top, kinds[top], _label(windows.kernel32, top)) for top in tops)


def _label(kernel: Any, top: str) -> str:
    """The name of a drive of Windows; empty for one with nothing in it, such as an empty card reader."""
    import ctypes

    name = ctypes.create_unicode_buffer(261)
    return name.value if kernel.GetVolumeInformationW(top, name, 261, None, None, None, None, 0) else ""
