"""What is known of a computer by which its folders are recognised: handed in, so that any computer can be judged."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PurePath, PurePosixPath, PureWindowsPath

WINDOWS, MAC, LINUX = "windows", "mac", "linux"

_LONG, _LONG_SHARE = "\\\\?\\", "\\\\?\\UNC\\"
"""How Windows writes a path that may be longer than 260 letters; the folder is the same."""


@dataclass(frozen=True, slots=True)
class Drive:
    """A drive letter of Windows, or a mount of Linux: where it begins, of what kind it is, and its name."""

    begins: str
    kind: str
    """“network”, “removable” or “fixed” on Windows; the name of the file system on Linux and macOS."""
    name: str = ""


@dataclass(frozen=True, slots=True)
class Synced:
    """A folder that a program says it copies elsewhere, and which program."""

    folder: str
    by: str


@dataclass(frozen=True, slots=True)
class Computer:
    """Facts of one computer. `synced` are the folders that programs say they copy, as their own files have them.

    `home` is the folder of whoever uses it: that they are called as a cloud program is says nothing.
    """

    system: str
    environment: Mapping[str, str] = field(default_factory=dict)
    drives: tuple[Drive, ...] = ()
    synced: tuple[Synced, ...] = ()
    home: str = ""

    def path(self, text: str) -> PurePath:
        """A path as this computer reads it."""
        return PureWindowsPath(_short(text)) if self.system == WINDOWS else PurePosixPath(text)

    def lies_in(self, path: PurePath, folder: str) -> bool:
        """Whether a path is this folder or lies in it, as this computer compares names."""
        if not folder.strip():
            return False
        inner, outer = self._names(path), self._names(self.path(folder))
        return bool(outer) and inner[: len(outer)] == outer

    def drive_of(self, path: PurePath) -> Drive | None:
        """The drive or mount a path lies on: the innermost one."""
        holding = [drive for drive in self.drives if self.lies_in(path, drive.begins)]
        return max(holding, key=lambda drive: len(self._names(self.path(drive.begins))), default=None)

    def below_home(self, path: PurePath) -> tuple[str, ...]:
        """The parts of a path that say what is kept there: without its beginning, and without the user's home."""
        skipped = len(self.path(self.home).parts) if self.home and self.lies_in(path, self.home) else 1
        return path.parts[skipped:]

    def _names(self, path: PurePath) -> tuple[str, ...]:
        """The parts of a path to compare: Windows and macOS take capital and small letters for the same."""
        if self.system == LINUX:
            return path.parts
        return tuple(unicodedata.normalize("NFC", part).rstrip("\\/").casefold() for part in path.parts)


def _short(text: str) -> str:
    """A path of Windows without the mark of a long one; what is no drive and no share stays as it is."""
    plain = text.replace("/", "\\")
    if plain.upper().startswith(_LONG_SHARE):
        return f"\\\\{plain[len(_LONG_SHARE) :]}"
    if plain.startswith(_LONG) and plain[len(_LONG) + 1 : len(_LONG) + 2] == ":":
        return plain[len(_LONG) :]
    return text
