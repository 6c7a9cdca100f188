"""Folders that another program copies, and the network, are recognised on every system, from facts handed in."""

import os
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.whereabouts.computer import LINUX, MAC, WINDOWS, Computer, Drive, Synced
from chc_desktop.whereabouts.judging import elsewhere, refuse_for_register
from chc_desktop.whereabouts.recognising import Elsewhere, Kind, recognise
from chc_desktop.whereabouts.this_computer import mounts, this_computer

LAPTOP = Computer(
    WINDOWS,
    {"OneDriveCommercial": r"C:\Users\Ruth\Amberley Cloud", "OneDriveConsumer": r"D:\Private", "OneDrive": ""},
    (
        Drive("C:\\", "fixed", "Windows"),
        Drive("D:\\", "fixed", ""),
        Drive("E:\\", "removable", "STICK"),
        Drive("G:\\", "fixed", "Google Drive"),
        Drive("H:\\", "network", "homes"),
        Drive("P:\\", "fixed", "pCloud Drive"),
    ),
    (
        Synced(r"C:\Users\Ruth\Team", "Dropbox"),
        Synced(r"C:\Users\Ruth\Pictures", "Google Drive"),
        Synced("C:/Users/Ruth/Box/", "Box"),
    ),
    r"C:\Users\Ruth",
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
        (r"\\?\unc\server\homes\ruth", "the network"),
        (r"//?/UNC/server/homes/ruth", "the network"),
        (r"\\wsl.localhost\Debian\home\ruth", "the network"),
        (r"\\server\OneDrive - Amberley\CHC", "the network"),
        (r"\\?\C:\Users\Ruth\Team\register", "Dropbox"),
        (r"\\?\c:\users\ruth\amberley cloud\CHC", "OneDrive"),
        (r"//?/H:/CHC", "the network"),
        (r"\\?\C:\Users\Ruth\OneDrive" + r"\A folder with a long name" * 12, "OneDrive"),
        (r"C:\Users\Ruth\OneDrive - Amberley Almshouses", "OneDrive"),
        (r"C:/Users/Ruth/OneDrive/Documents", "OneDrive"),
        (r"C:\Users\Ruth\box\CHC", "Box"),
        (r"C:\Users\Ruth\Box Sync\CHC", "Box"),
        (r"C:\Users\Ruth\My Drive (ruth@amberley.example)\CHC", "Google Drive"),
        (r"G:\.shortcut-targets-by-id\1AbC\CHC", "Google Drive"),
        (r"C:\Users\Ruth\iCloud Drive\CHC", "iCloud Drive"),
        (r"C:\Users\Ruth\Nextcloud2\CHC", "Nextcloud"),
        (r"C:\Users\Ruth\ownCloud\CHC", "ownCloud"),
        (r"C:\Users\Ruth\Documents\MEGA\CHC", "a synced folder"),
        (r"P:\CHC", "a synced folder"),
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
        r"C:\Users\Ruth\Boxes\CHC",
        r"C:\Users\Ruth\Teams\CHC",
        r"\\?\Volume{0b6a1b6c-0000-0000-0000-100000000000}\CHC",
        r"\\.\C:\CHC",
        r"E:\Nextcloud notes\CHC",
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
        ("/srv/onedrive/CHC", Elsewhere(Kind.SYNCED, "OneDrive")),
        ("/srv/Insync/ruth@amberley.example/CHC", Elsewhere(Kind.SYNCED, "a synced folder")),
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
        ("/Users/ruth/Library/CloudStorage/Box-Box/CHC", "Box"),
        ("/Users/ruth/Library/CloudStorage/Nextcloud-amberley/CHC", "Nextcloud"),
        ("/Users/ruth/Library/CloudStorage/SomethingNew-ruth/CHC", "a synced folder"),
        ("/Users/ruth/Library/Mobile Documents/iCloud~com~example/CHC", "iCloud Drive"),
    ],
)
def test_mac_folders(folder: str, name: str) -> None:
    found = recognise(folder, MACBOOK)
    assert found
    assert found.name == name
    assert recognise("/Users/ruth/Library/Application Support/CHC Desktop", MACBOOK) is None


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
    ("system", "home"), [(WINDOWS, r"C:\Users\Mega"), (LINUX, "/home/Dropbox"), (MAC, "/Users/Nextcloud")]
)
def test_whoever_is_called_as_a_cloud_program_may_keep_a_register(system: str, home: str) -> None:
    computer, apart = Computer(system, home=home), "\\" if system == WINDOWS else "/"
    assert recognise(f"{home}{apart}Documents", computer) is None
    assert recognise(f"{home}{apart}Dropbox", computer) == Elsewhere(Kind.SYNCED, "Dropbox")


def test_a_mac_writes_accents_in_two_ways_and_both_are_one_folder() -> None:
    computer = Computer(MAC, synced=(Synced("/Users/ruth/Re\u0301sidents", "Dropbox"),))
    assert recognise("/Users/ruth/R\u00e9sidents/CHC", computer) == Elsewhere(Kind.SYNCED, "Dropbox")


def test_a_way_through_a_cloud_folder_and_out_again_is_the_computer_s_own(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    assert elsewhere(tmp_path / "Dropbox" / ".." / "CHC", Computer(LINUX)) is None
    assert elsewhere(tmp_path / "CHC" / ".." / "Dropbox", Computer(LINUX)) == Elsewhere(Kind.SYNCED, "Dropbox")


def test_a_link_that_leads_to_itself_and_the_home_of_nobody_are_no_faults(tmp_path: Path) -> None:
    (tmp_path / "round").symlink_to(tmp_path / "round")
    assert elsewhere(tmp_path / "round" / "CHC", Computer(LINUX)) is None
    assert elsewhere(Path("~nobody-of-that-name/CHC"), Computer(LINUX)) is None


def test_a_link_out_of_a_cloud_folder_is_in_it_all_the_same(tmp_path: Path) -> None:
    """Such programs follow a link that lies in their folder."""
    (tmp_path / "Dropbox").mkdir()
    (tmp_path / "Dropbox" / "CHC").symlink_to(tmp_path, target_is_directory=True)
    assert elsewhere(tmp_path / "Dropbox" / "CHC", Computer(LINUX)) == Elsewhere(Kind.SYNCED, "Dropbox")


@pytest.mark.parametrize(
    ("left", "name"),
    [
        (".stfolder", "Syncthing"),
        (".dropbox.cache", "Dropbox"),
        (".tmp.driveupload", "Google Drive"),
        (".nextcloudsync.log", "Nextcloud"),
        (".sync/ID", "Resilio Sync"),
    ],
)
def test_a_folder_of_any_name_is_known_by_what_the_program_leaves_in_it(tmp_path: Path, left: str, name: str) -> None:
    (tmp_path / "Team" / left).mkdir(parents=True)
    assert elsewhere(tmp_path / "Team" / "2026" / "CHC", Computer(LINUX)) == Elsewhere(Kind.SYNCED, name)
    assert elsewhere(tmp_path / "Theirs", Computer(LINUX)) is None


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_not_be_looked_into_is_no_fault(tmp_path: Path) -> None:
    shut = tmp_path / "shut"
    shut.mkdir(mode=0)
    child = os.fork()
    if child == 0:
        os.setuid(65534)
        try:
            os._exit(0 if elsewhere(shut / "CHC", Computer(LINUX)) is None else 1)
        except BaseException:
            os._exit(2)
    assert os.waitpid(child, 0)[1] == 0
