"""Recognises folders that another program copies elsewhere, and the network. Pure: all it knows is handed in."""

import re
from collections.abc import Callable, Iterator
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


_ONEDRIVE, _DROPBOX, _GOOGLE, _ICLOUD = "OneDrive", "Dropbox", "Google Drive", "iCloud Drive"

_BY_NAME = (
    (re.compile(r"onedrive( - .+)?|onedrive-.+"), _ONEDRIVE),
    (re.compile(r"dropbox( \(.+\))?|dropbox-.+"), _DROPBOX),
    (re.compile(r"google ?drive( \(.+\))?|googledrive-.+|my drive|\.shortcut-targets-by-id"), _GOOGLE),
    (re.compile(r"icloud ?drive|com~apple~clouddocs"), _ICLOUD),
    (re.compile(r"box sync|box-box"), "Box"),
    (re.compile(r"nextcloud|owncloud"), "Nextcloud"),
    (re.compile(r"mega|megasync|pcloud ?drive|proton ?drive|syncthing|resilio sync"), "a synced folder"),
)  # fmt: skip
"""Names that those programs give their folders, in small letters. One part of a path is enough."""

_ENVIRONMENT = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
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
    "fuse.google-drive-ocamlfuse": _GOOGLE,
    "fuse.onedriver": _ONEDRIVE,
    "fuse.dropbox": _DROPBOX,
}


def recognise(folder: str, computer: Computer) -> Elsewhere | None:
    """Where a folder really is, by its full path with links followed; None where it is this computer's own."""
    path = computer.path(folder)
    return next((found for look in _LOOKS if (found := look(path, computer))), None)


def _by_its_program(path: PurePath, computer: Computer) -> Elsewhere | None:
    """A folder that a program itself names: in its own file, or to Windows."""
    for synced in computer.synced:
        if computer.lies_in(path, synced.folder):
            return Elsewhere(Kind.SYNCED, synced.by)
    if any(computer.lies_in(path, computer.environment.get(name, "")) for name in _ENVIRONMENT):
        return Elsewhere(Kind.SYNCED, _ONEDRIVE)
    return None


def _by_its_drive(path: PurePath, computer: Computer) -> Elsewhere | None:
    """A drive letter or a mount that is on the network, or that a program makes of what it keeps elsewhere."""
    drive = computer.drive_of(path)
    if drive is None:
        return None
    called = _named(drive.name) if computer.system == WINDOWS else None
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
    local = drive.startswith(("\\\\?\\", "\\\\.\\")) and not drive.upper().startswith("\\\\?\\UNC\\")
    return Elsewhere(Kind.NETWORK, "the network") if drive.startswith("\\\\") and not local else None


def _by_its_name(path: PurePath, computer: Computer) -> Elsewhere | None:
    """A folder that is called as one of those programs calls it."""
    if computer.system == MAC and _follows(path, "Library", "Mobile Documents"):
        return Elsewhere(Kind.SYNCED, _ICLOUD)
    called = next((name for part in _below_the_top(path) if (name := _named(part))), None)
    return Elsewhere(Kind.SYNCED, called) if called else None


def _below_the_top(path: PurePath) -> Iterator[str]:
    yield from path.parts[1:]


def _named(part: str) -> str | None:
    return next((name for pattern, name in _BY_NAME if pattern.fullmatch(part.strip().casefold())), None)


def _follows(path: PurePath, one: str, other: str) -> bool:
    return any(pair == (one, other) for pair in zip(path.parts, path.parts[1:], strict=False))


_LOOKS: tuple[Callable[[PurePath, Computer], Elsewhere | None], ...] = (
    _by_its_program,
    _by_its_drive,
    _by_its_share,
    _by_its_name,
)
