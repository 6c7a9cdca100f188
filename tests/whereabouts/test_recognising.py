"""Folders that another program copies, and the network, are recognised on every system, from facts handed in."""

import json
import sqlite3
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.whereabouts.computer import LINUX, MAC, WINDOWS, Computer, Drive, Synced
from chc_desktop.whereabouts.conflicts import conflict_copies, told
from chc_desktop.whereabouts.judging import elsewhere, refuse_for_register, second_place
from chc_desktop.whereabouts.recognising import Elsewhere, Kind, recognise
from chc_desktop.whereabouts.this_computer import dropbox_folders, google_folders, mounts, this_computer

LAPTOP = Computer(
    WINDOWS,
    {"OneDriveCommercial": r"C:\Users\Ruth\Amberley Cloud", "OneDriveConsumer": r"D:\Private", "OneDrive": ""},
    (
        Drive("C:\\", "fixed", "Windows"),
        Drive("D:\\", "fixed", ""),
        Drive("E:\\", "removable", "STICK"),
        Drive("G:\\", "fixed", "Google Drive"),
        Drive("H:\\", "network", "homes"),
    ),
    (Synced(r"C:\Users\Ruth\Team", "Dropbox"), Synced(r"C:\Users\Ruth\Pictures", "Google Drive")),
)
OFFICE = Computer(
    LINUX,
    {},
    (
        Drive("/", "ext4"),
        Drive("/home", "nfs4"),
        Drive("/home/Ruth/local", "xfs"),
        Drive("/mnt/cloud disk", "fuse.rclone"),
        Drive("/mnt/share", "cifs"),
        Drive("/media/ruth/STICK", "vfat"),
    ),
)
MACBOOK = Computer(MAC, {}, (Drive("/", "apfs"),))


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        (r"C:\Users\Ruth\OneDrive\Documents\CHC Desktop", "OneDrive"),
        (r"C:\Users\Ruth\OneDrive - Amberley Almshouses\CHC", "OneDrive"),
        (r"c:\users\RUTH\amberley cloud\CHC", "OneDrive"),
        (r"D:\Private\register", "OneDrive"),
        (r"C:\Users\Ruth\Dropbox\CHC", "Dropbox"),
        (r"C:\Users\Ruth\Dropbox (Amberley)\CHC", "Dropbox"),
        (r"C:\Users\Ruth\Team\register", "Dropbox"),
        (r"C:\Users\Ruth\Google Drive\CHC", "Google Drive"),
        (r"C:\Users\Ruth\Pictures\CHC", "Google Drive"),
        (r"G:\Meine Ablage\CHC", "Google Drive"),
        (r"C:\Users\Ruth\iCloudDrive\CHC", "iCloud Drive"),
        (r"C:\Users\Ruth\Nextcloud\CHC", "Nextcloud"),
        (r"H:\CHC Desktop", "the network"),
        (r"\\server\homes\ruth\Documents\CHC", "the network"),
        (r"//server/homes/ruth/CHC", "the network"),
        (r"\\?\UNC\server\homes\ruth", "the network"),
    ],
)
def test_windows_folders_that_are_not_the_computer_s_own(folder: str, name: str) -> None:
    found = recognise(folder, LAPTOP)
    assert found
    assert found.name == name


@pytest.mark.parametrize(
    "folder",
    [
        r"C:\Users\Ruth\AppData\Local\CHC Desktop",
        r"C:\Users\Ruth\Documents\CHC",
        r"C:\Users\Ruth\Teamwork\register",
        r"\\?\C:\Users\Ruth\AppData\Local\CHC Desktop",
        r"E:\CHC",
        r"C:\Users\Ruth\My dropbox notes\CHC",
        "D:\\Privateer\\",
    ],
)
def test_windows_folders_that_are(folder: str) -> None:
    assert recognise(folder, LAPTOP) is None


@pytest.mark.parametrize(
    ("folder", "found"),
    [
        ("/home/Ruth/.local/share/CHC Desktop", Elsewhere(Kind.NETWORK, "the network")),
        ("/mnt/share/CHC", Elsewhere(Kind.NETWORK, "the network")),
        ("/mnt/cloud disk/CHC", Elsewhere(Kind.SYNCED, "a cloud folder")),
        ("/srv/Dropbox/CHC", Elsewhere(Kind.SYNCED, "Dropbox")),
        ("/home/Ruth/local/CHC", None),
        ("/media/ruth/STICK/CHC", None),
        ("/var/lib/chc", None),
    ],
)
def test_linux_folders(folder: str, found: Elsewhere | None) -> None:
    assert recognise(folder, OFFICE) == found


@pytest.mark.parametrize(
    ("folder", "name"),
    [
        ("/Users/ruth/Library/Mobile Documents/com~apple~CloudDocs/CHC", "iCloud Drive"),
        ("/Users/ruth/Library/CloudStorage/OneDrive-Amberley/CHC", "OneDrive"),
        ("/Users/ruth/Library/CloudStorage/GoogleDrive-ruth@amberley.example/My Drive", "Google Drive"),
        ("/Users/ruth/Library/CloudStorage/Dropbox/CHC", "Dropbox"),
    ],
)
def test_mac_folders(folder: str, name: str) -> None:
    found = recognise(folder, MACBOOK)
    assert found
    assert found.name == name
    assert recognise("/Users/ruth/Library/Application Support/CHC Desktop", MACBOOK) is None


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


def test_a_link_into_a_cloud_folder_is_followed(tmp_path: Path) -> None:
    (tmp_path / "OneDrive").mkdir()
    (tmp_path / "documents").symlink_to(tmp_path / "OneDrive", target_is_directory=True)
    assert elsewhere(tmp_path / "documents" / "CHC", Computer(LINUX)) == Elsewhere(Kind.SYNCED, "OneDrive")


def test_the_table_of_mounts_is_read_with_its_spaces(tmp_path: Path) -> None:
    (tmp_path / "mounts").write_text("//server/a\\040b /mnt/a\\040b cifs rw 0 0\nbroken\n")
    assert list(mounts(tmp_path / "mounts")) == [Drive("/mnt/a b", "cifs", "//server/a b")]
    assert list(mounts(tmp_path / "none")) == []


def test_this_computer_s_own_folder_is_its_own(tmp_path: Path) -> None:
    assert this_computer(home=tmp_path).system in (WINDOWS, MAC, LINUX)
    assert elsewhere(tmp_path / "CHC Desktop", this_computer({}, tmp_path)) is None


def test_the_register_is_refused_there_in_words_that_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(RuleBroken) as caught:
        refuse_for_register(tmp_path / "OneDrive" / "CHC", Computer(LINUX))
    said = str(caught.value)
    assert "which is in OneDrive. OneDrive copies files away while they are still being written" in said
    assert said.endswith("Please choose a folder of this computer itself. OneDrive is a good place for backups.")
    refuse_for_register(tmp_path / "CHC", Computer(LINUX))


@pytest.mark.parametrize(
    ("chosen", "good", "said"),
    [
        ("OneDrive/backups", True, "OneDrive takes each backup away from this computer"),
        ("share/backups", True, "on another computer"),
        ("stick", True, "on another disk"),
        ("other folder", False, "The same disk is not a second place"),
        ("register/backups", False, "where the register itself is"),
        ("unplugged", False, "not there now"),
    ],
)
def test_a_second_place_for_backups_is_judged(tmp_path: Path, chosen: str, good: bool, said: str) -> None:
    computer = Computer(LINUX, drives=(Drive(str(tmp_path / "share"), "cifs"),))
    disks = {"stick": 2, "unplugged": -1}
    judged = second_place(tmp_path / "register", tmp_path / chosen, computer, lambda path: disks.get(path.name, 1))
    assert judged.is_good is good
    assert said in judged.sentence


def test_copies_that_a_cloud_program_made_are_noticed_and_the_register_s_own_files_are_not() -> None:
    ours = ["register.db", "register.key", "register.lock", "register.db-journal", "errors.log", "backups"]
    copies = [
        "register (1).db",
        "register (Ruth's conflicted copy 2026-11-24).db",
        "register (conflicted copy 2026-11-24 141500).key",
        "register - Copy.db",
        "register-DESKTOP-7AB2.db",
        "register.db (1)",
        "register.sync-conflict-20261124-141500-ABCDEFG.db",
    ]
    assert conflict_copies([*ours, *copies]) == sorted(copies)
    assert "on one computer only" in told(copies)
    assert told([]) == ""
