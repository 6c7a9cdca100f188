"""Recognises folders that another program copies elsewhere, and the network. Pure: all it knows is handed in."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from pathlib import PurePath

from chc_desktop.whereabouts.computer import MAC, WINDOWS, Computer


class Kind(Enum):
    """Why a folder is not the computer's own."""

    SYNCED = "synced"
    NETWORK = "network"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A folder that is not this computer's own: why, and what it is called (“OneDrive”, “the network”)."""

    kind: Kind
    name: str


ONEDRIVE, DROPBOX, GOOGLE, ICLOUD, BOX = "OneDrive", "Dropbox", "Google Drive", "iCloud Drive", "Box"
NEXTCLOUD, OWNCLOUD, SYNCTHING, RESILIO = "Nextcloud", "ownCloud", "Syncthing", "Resilio Sync"
SOME_PROGRAM = "a synced folder"
"""Where it is known that a program copies it, and not which."""

_BY_NAME = (
    (re.compile(r"onedrive( - .+)?|onedrive-.+"), ONEDRIVE),
    (re.compile(r"dropbox( \(.+\))?|dropbox-.+"), DROPBOX),
    (re.compile(r"google ?drive( \(.+\)| file stream)?|googledrive-.+"), GOOGLE),
    (re.compile(r"my drive( \(.+\))?|\.shortcut-targets-by-id"), GOOGLE),
    (re.compile(r"icloud ?drive(~.+)?|com~apple~clouddocs|icloud~.+"), ICLOUD),
    (re.compile(r"box sync|box-box|box drive"), BOX),
    (re.compile(r"nextcloud(\d| \(.+\)|-.+)?"), NEXTCLOUD),
    (re.compile(r"owncloud(\d| \(.+\)|-.+)?"), OWNCLOUD),
    (re.compile(r"syncthing"), SYNCTHING),
    (re.compile(r"resilio sync|btsync"), RESILIO),
    (re.compile(r"mega|megasync( downloads)?|pcloud ?(drive|sync)|proton ?drive.*"), SOME_PROGRAM),
    (re.compile(r"seafile|tresorit.*|insync"), SOME_PROGRAM),
)  # fmt: skip
"""Names that those programs give their folders, in small letters. One part of a path is enough."""

ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""What OneDrive tells every program of where its folders are."""

_NETWORK_FILE_SYSTEMS = frozenset(
    {
        "cifs", "smb", "smb2", "smb3", "smbfs", "nfs", "nfs3", "nfs4", "afpfs", "webdav", "davfs", "davfs2", "afs",
        "coda", "ncpfs", "glusterfs", "ceph", "lustre", "beegfs", "network", "fuse.sshfs", "fuse.davfs2", "fuse.davfs",
        "fuse.gvfsd-fuse", "fuse.smbnetfs", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.curlftpfs", "macfuse",
        "vboxsf", "vmhgfs", "fuse.vmhgfs-fuse", "prl_fs",
    }
)  # fmt: skip
_CLOUD_FILE_SYSTEMS = {
    "fuse.rclone": "a cloud folder",
    "fuse.google-drive-ocamlfuse": GOOGLE,
    "fuse.onedriver": ONEDRIVE,
    "fuse.dropbox": DROPBOX,
}


def recognise(folder: str, computer: Computer) -> Elsewhere | None:
    """Where a folder really is, by its full path with links followed; None where it is this computer's own."""
    path = computer.path(folder)
    return next((found for look in _LOOKS if (found := look(path, computer))), None)


def program_called(name: str) -> str | None:
    """Which program gives a folder, a drive or itself this name; None where none does that is known here."""
    return next((program for pattern, program in _BY_NAME if pattern.fullmatch(name.strip().casefold())), None)


def _by_its_program(path: PurePath, computer: Computer) -> Elsewhere | None:
    """A folder that a program itself names: in its own file, or to Windows."""
    for synced in computer.synced:
        if computer.lies_in(path, synced.folder):
            return Elsewhere(Kind.SYNCED, synced.by)
    if any(computer.lies_in(path, computer.environment.get(name, "")) for name in ENVIRONMENT):
        return Elsewhere(Kind.SYNCED, ONEDRIVE)
    return None


def _by_its_drive(path: PurePath, computer: Computer) -> Elsewhere | None:
    """A drive letter or a mount that is on the network, or that a program makes of what it keeps elsewhere."""
    drive = computer.drive_of(path)
    if drive is None:
        return None
    called = program_called(drive.name) if computer.system == WINDOWS else None
    if called:
        return Elsewhere(Kind.SYNCED, called)
    if drive.kind in _CLOUD_FILE_SYSTEMS:
        return Elsewhere(Kind.SYNCED, _CLOUD_FILE_SYSTEMS[drive.kind])
    return Elsewhere(Kind.NETWORK, "the network") if drive.kind in _NETWORK_FILE_SYSTEMS else None


def _by_its_share(path: PurePath, computer: Computer) -> Elsewhere | None:
    """A share of another computer, named without a letter: “\\\\server\\homes”."""
    if computer.system != WINDOWS:
        return None
    drive = path.drive.replace("/", "\\")
    is_share = drive.startswith("\\\\") and not drive.startswith(("\\\\?\\", "\\\\.\\"))
    return Elsewhere(Kind.NETWORK, "the network") if is_share else None


def _by_its_name(path: PurePath, computer: Computer) -> Elsewhere | None:
    """A folder that is called as one of those programs calls it."""
    called = next((name for part in computer.below_home(path) if (name := program_called(part))), None)
    if called is None and computer.system == MAC:
        called = _by_the_rules_of_mac(path)
    return Elsewhere(Kind.SYNCED, called) if called else None


def _by_the_rules_of_mac(path: PurePath) -> str | None:
    """Where macOS itself lets such programs keep their folders."""
    if _follows(path, "Library", "Mobile Documents"):
        return ICLOUD
    return SOME_PROGRAM if _follows(path, "Library", "CloudStorage") else None


def _follows(path: PurePath, one: str, other: str) -> bool:
    return any(pair == (one, other) for pair in zip(path.parts, path.parts[1:], strict=False))


_LOOKS: tuple[Callable[[PurePath, Computer], Elsewhere | None], ...] = (
    _by_its_program,
    _by_its_drive,
    _by_its_share,
    _by_its_name,
)
