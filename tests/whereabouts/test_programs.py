"""What cloud programs say of their own folders, in files laid out as those programs lay them out."""

import json
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import ModuleType
from typing import Any, ClassVar

import pytest

from chc_desktop.whereabouts.computer import LINUX, WINDOWS, Computer, Synced
from chc_desktop.whereabouts.judging import elsewhere
from chc_desktop.whereabouts.programs import (
    box_folders,
    dropbox_folders,
    google_folders,
    icloud_folders,
    nextcloud_folders,
    said_by_programs,
    syncthing_folders,
)
from chc_desktop.whereabouts.recognising import Elsewhere, Kind, recognise
from chc_desktop.whereabouts.windows import ThisRegistry, registered_folders


def test_dropbox_says_itself_which_folders_it_keeps(tmp_path: Path) -> None:
    kept = tmp_path / "appdata" / "Dropbox"
    kept.mkdir(parents=True)
    accounts = {"personal": {"path": str(tmp_path / "mine")}, "business": {"path": str(tmp_path / "ours")}}
    (kept / "info.json").write_text(json.dumps(accounts))
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_text("{half")
    found = tuple(dropbox_folders({"APPDATA": str(tmp_path / "appdata")}, tmp_path))
    assert [synced.folder for synced in found] == [str(tmp_path / "mine"), str(tmp_path / "ours")]
    computer = Computer(LINUX, synced=found)
    assert elsewhere(tmp_path / "ours" / "not made yet" / "register", computer) == Elsewhere(Kind.SYNCED, "Dropbox")
    assert elsewhere(tmp_path / "theirs", computer) is None


def test_google_drive_says_itself_which_folders_it_copies(tmp_path: Path) -> None:
    kept = tmp_path / "local" / "Google" / "DriveFS"
    kept.mkdir(parents=True)
    connection = sqlite3.connect(kept / "root_preference_sqlite.db")
    connection.execute("CREATE TABLE roots (media_id TEXT, title TEXT, root_path TEXT, last_seen_absolute_path TEXT)")
    connection.execute("INSERT INTO roots VALUES ('1', 'Documents', 'Users/ruth', ?)", (str(tmp_path / "documents"),))
    connection.commit()
    connection.close()
    found = tuple(google_folders({"LOCALAPPDATA": str(tmp_path / "local")}, tmp_path))
    assert found == (Synced(str(tmp_path / "documents"), "Google Drive"),)
    (kept / "root_preference_sqlite.db").write_bytes(b"something else")
    assert tuple(google_folders({"LOCALAPPDATA": str(tmp_path / "local")}, tmp_path)) == ()


def test_the_folder_of_box_counts_where_box_is_installed(tmp_path: Path) -> None:
    environment = {"LOCALAPPDATA": str(tmp_path / "AppData" / "Local")}
    assert list(box_folders(environment, tmp_path)) == []
    (tmp_path / "AppData" / "Local" / "Box" / "Box").mkdir(parents=True)
    found = tuple(box_folders(environment, tmp_path))
    assert elsewhere(tmp_path / "Box" / "CHC", Computer(LINUX, synced=found)) == Elsewhere(Kind.SYNCED, "Box")


NEXTCLOUD = r"""[General]
clientVersion=3.14.3
[Accounts]
0\Folders\1\ignoreHiddenFiles=false
0\Folders\1\localPath=C:/Users/Ruth/Amberley/
0\Folders\1\targetPath=/
0\FoldersWithPlaceholders\2\localPath=D:/H\xe4user/
0\url=https://cloud.amberley.example
"""


def test_nextcloud_says_itself_which_folders_it_copies(tmp_path: Path) -> None:
    kept = tmp_path / "Roaming" / "Nextcloud"
    kept.mkdir(parents=True)
    (kept / "nextcloud.cfg").write_text(NEXTCLOUD, encoding="utf-8")
    found = tuple(nextcloud_folders({"APPDATA": str(tmp_path / "Roaming")}, tmp_path))
    computer = Computer(WINDOWS, synced=found)
    for folder in (r"C:\Users\Ruth\Amberley\CHC", r"d:\häuser\CHC"):
        assert recognise(folder, computer) == Elsewhere(Kind.SYNCED, "Nextcloud")
    assert recognise(r"C:\Users\Ruth\Amberley 2\CHC", computer) is None


SYNCTHING = """<configuration version="37">
    <folder id="abcd-1234" label="Team" path="~/Team" type="sendreceive" rescanIntervalS="3600">
        <device id="ABCDEFG"></device>
    </folder>
    <folder id="efgh" label="R&amp;B" path="/srv/R&amp;B" type="sendonly"></folder>
    <defaults><folder id="" label="" path=""></folder></defaults>
</configuration>
"""


@pytest.mark.parametrize("at", [".config/syncthing", ".local/state/syncthing", "Library/Application Support/Syncthing"])
def test_syncthing_says_itself_which_folders_it_copies(tmp_path: Path, at: str) -> None:
    (tmp_path / at).mkdir(parents=True)
    (tmp_path / at / "config.xml").write_text(SYNCTHING, encoding="utf-8")
    found = tuple(syncthing_folders({}, tmp_path))
    assert found == (Synced(str(tmp_path / "Team"), "Syncthing"), Synced("/srv/R&B", "Syncthing"))


def test_documents_of_a_mac_that_icloud_keeps_are_known_by_its_link(tmp_path: Path) -> None:
    kept = tmp_path / "Library" / "Mobile Documents" / "com~apple~CloudDocs"
    kept.mkdir(parents=True)
    for name in ("Documents", "Desktop"):
        (tmp_path / name).mkdir()
    (kept / "Documents").symlink_to(tmp_path / "Documents")
    (kept / "Desktop").mkdir()
    found = tuple(icloud_folders({}, tmp_path))
    assert elsewhere(tmp_path / "Documents" / "CHC", Computer(LINUX, synced=found)) == Elsewhere(
        Kind.SYNCED, "iCloud Drive"
    )
    assert elsewhere(tmp_path / "Desktop" / "CHC", Computer(LINUX, synced=found)) is None


def test_whatever_such_a_program_left_is_no_fault(tmp_path: Path) -> None:
    for name in ("config.xml", "nextcloud.cfg", "info.json", "root_preference_sqlite.db"):
        for folder in (".config/syncthing", ".config/Nextcloud", ".dropbox", "Local/Google/DriveFS"):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_bytes(b"\xff\xfe<folder path=\0" + b"[" * 10_000)
    assert list(said_by_programs({"LOCALAPPDATA": str(tmp_path / "Local")}, tmp_path)) == []


class Told:
    """Windows' own settings as they are on a laptop with OneDrive, a library of a team, iCloud and a new program."""

    _ROOT = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\Explorer\SyncRootManager"
    _USER = "S-1-5-21-1004336348-1177238915-682003330-1001"

    def __init__(self) -> None:
        self._values = {
            rf"{self._ROOT}\OneDrive!{self._USER}!Business1|x\UserSyncRoots": {self._USER: r"C:\Users\Ruth\Almshouse"},
            rf"{self._ROOT}\iCloudDrive!{self._USER}!1\UserSyncRoots": {self._USER: r"C:\Users\Ruth\Apple"},
            rf"{self._ROOT}\NewThing!{self._USER}\UserSyncRoots": {self._USER: r"C:\Users\Ruth\Thing"},
            r"HKCU\Software\SyncEngines\Providers\OneDrive\4f6e65": {
                "MountPoint": r"C:\Users\Ruth\Amberley Almshouses\Trustees - Documents",
                "UrlNamespace": "https://amberley.example/sites/trustees",
            },
            r"HKCU\Software\SyncEngines\Providers\OneDrive\Personal": {},
            r"HKCU\Software\Microsoft\OneDrive\Accounts\Personal": {"UserFolder": r"D:\Mine"},
        }

    def keys(self, path: str) -> list[str]:
        below = [name.removeprefix(f"{path}\\") for name in self._values if name.startswith(f"{path}\\")]
        return list(dict.fromkeys(name.split("\\")[0] for name in below))

    def values(self, path: str) -> dict[str, str]:
        return self._values.get(path, {})


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        (r"C:\Users\Ruth\Almshouse\CHC", "OneDrive"),
        (r"C:\Users\Ruth\Amberley Almshouses\Trustees - Documents\CHC", "OneDrive"),
        (r"\\?\C:\Users\Ruth\Apple\CHC", "iCloud Drive"),
        (r"C:\Users\Ruth\Thing\CHC", "a synced folder"),
        (r"d:\mine\CHC", "OneDrive"),
        (r"C:\Users\Ruth\Amberley Almshouses\CHC", None),
    ],
)
def test_folders_that_programs_registered_with_windows_are_known(folder: str, name: str | None) -> None:
    computer = Computer(WINDOWS, synced=tuple(registered_folders(Told())))
    assert recognise(folder, computer) == (Elsewhere(Kind.SYNCED, name) if name else None)


class Winreg(ModuleType):
    """Windows' own way to read its settings, as Python has it: what is asked beyond the last is an error."""

    HKEY_LOCAL_MACHINE, HKEY_CURRENT_USER = "machine", "user"
    kept: ClassVar[dict[tuple[str, str], tuple[list[str], list[tuple[str, object, int]]]]] = {
        ("user", r"Software\Microsoft\OneDrive\Accounts"): (["Business1", "Personal"], []),
        ("user", r"Software\Microsoft\OneDrive\Accounts\Business1"): (
            [],
            [("Version", 7, 4), ("UserFolder", r"C:\Users\Ruth\Almshouse", 1)],
        ),
        ("user", r"Software\Microsoft\OneDrive\Accounts\Personal"): ([], [("UserFolder", b"\0", 3)]),
    }

    @contextmanager
    def OpenKey(self, top: str, rest: str) -> Iterator[tuple[str, str]]:
        if (top, rest) not in self.kept:
            raise FileNotFoundError(2, "The system cannot find the file specified")
        yield top, rest

    def EnumKey(self, key: tuple[str, str], place: int) -> str:
        return str(self._at(self.kept[key][0], place))

    def EnumValue(self, key: tuple[str, str], place: int) -> Any:
        return self._at(self.kept[key][1], place)

    def _at(self, every: list[Any], place: int) -> Any:
        if place >= len(every):
            raise OSError(259, "No more data is available")
        return every[place]


def test_the_settings_of_windows_are_read_to_their_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "winreg", Winreg("winreg"))
    assert list(registered_folders(ThisRegistry())) == [Synced(r"C:\Users\Ruth\Almshouse", "OneDrive")]
