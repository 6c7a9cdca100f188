"""Which folders cloud programs say they copy, each in a file of its own. Whatever cannot be read is left out."""

import html
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from chc_desktop.whereabouts.computer import Synced
from chc_desktop.whereabouts.recognising import BOX, DROPBOX, GOOGLE, ICLOUD, NEXTCLOUD, OWNCLOUD, SYNCTHING

_LONGEST = 4 * 1024 * 1024
"""Bytes: no settings of such a program come near it."""


def said_by_programs(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """Every folder that a program names."""
    for look in (dropbox_folders, google_folders, box_folders, nextcloud_folders, syncthing_folders, icloud_folders):
        yield from look(environment, home)


def dropbox_folders(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """The folders Dropbox says it keeps, in its `info.json`."""
    for folder in (*_application_data(environment, "Dropbox"), home / ".dropbox"):
        try:
            said = json.loads(_text(folder / "info.json"))
            paths = [account["path"] for account in said.values() if isinstance(account, dict) and "path" in account]
        except (ValueError, AttributeError, RecursionError):
            continue
        yield from (Synced(str(path), DROPBOX) for path in paths)


def google_folders(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """The folders of this computer that Google Drive says it copies, in its own small database."""
    places = (
        *([Path(environment["LOCALAPPDATA"]) / "Google" / "DriveFS"] if environment.get("LOCALAPPDATA") else []),
        _mac(home, "Google") / "DriveFS",
    )
    for place in places:
        kept = place / "root_preference_sqlite.db"
        if kept.is_file():
            yield from (Synced(path, GOOGLE) for path in _google_roots(kept))


def box_folders(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """The folder of Box, which is called “Box” only: it counts where the program is installed."""
    if any(place.is_dir() for place in (*_application_data(environment, "Box"), _mac(home, "Box"))):
        yield Synced(str(home / "Box"), BOX)


def nextcloud_folders(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """The folders that Nextcloud and ownCloud say they copy, in their settings."""
    for program in (NEXTCLOUD, OWNCLOUD):
        places = (
            *_application_data(environment, program),
            home / ".config" / program,
            home / "Library" / "Preferences" / program,
        )
        for place in places:
            said = _NEXTCLOUD.findall(_text(place / f"{program.lower()}.cfg"))
            yield from (Synced(_from_settings(path), program) for path in said)


def syncthing_folders(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """The folders that Syncthing says it copies, in its settings."""
    places = (
        *_application_data(environment, "Syncthing"),
        home / ".config" / "syncthing",
        home / ".local" / "state" / "syncthing",
        _mac(home, "Syncthing"),
    )
    for place in places:
        for path in _SYNCTHING.findall(_text(place / "config.xml")):
            said = html.unescape(path)
            yield Synced(str(home / said[2:]) if said.startswith(("~/", "~\\")) else said, SYNCTHING)


def icloud_folders(environment: Mapping[str, str], home: Path) -> Iterator[Synced]:
    """Desktop and Documents of a Mac that iCloud keeps: they stay where they were, and iCloud links to them."""
    kept = home / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    for name in ("Desktop", "Documents"):
        link = kept / name
        if link.is_symlink():
            yield Synced(str(link.resolve()), ICLOUD)


_NEXTCLOUD = re.compile(r"^\d+\\Folders\w*\\[^=\n]*\\localPath=(.+)$", re.MULTILINE)
_SYNCTHING = re.compile(r"<folder\b[^>]*?\spath=\"([^\"]+)\"")
_ESCAPED = re.compile(r"\\x([0-9a-f]{1,4})")


def _application_data(environment: Mapping[str, str], program: str) -> list[Path]:
    """Where programs of Windows keep their settings."""
    return [Path(environment[name]) / program for name in ("APPDATA", "LOCALAPPDATA") if environment.get(name)]


def _mac(home: Path, program: str) -> Path:
    return home / "Library" / "Application Support" / program


def _text(path: Path) -> str:
    """What is in a small file; empty where it cannot be read, or is none of those programs' own."""
    try:
        return path.read_text(encoding="utf-8", errors="replace") if path.stat().st_size <= _LONGEST else ""
    except OSError:
        return ""


def _from_settings(text: str) -> str:
    """A path as Qt keeps it in a file of settings, its letters put back."""
    plain = _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text.strip().strip('"'))
    return plain.replace("\\\\", "\\")


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
