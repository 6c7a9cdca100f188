"""Opens a compound file, the small file system that old Office documents and Outlook messages are kept in."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from olefile import OleFileIO

from chc_desktop.exchange.limits import DEEPEST, MOST_ENTRIES

MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_FOLDER, _STREAM = 1, 2
_SECTOR_SHIFT, _FAT_SECTORS, _SMALL_FAT_SECTORS, _FAT_LIST_SECTORS = 30, 44, 64, 72


class Damaged(Exception):
    """The file cannot be what it says it is. `too_much` where it may be whole, but is more than the limits allow."""

    def __init__(self, too_much: bool = False) -> None:
        super().__init__()
        self.too_much = too_much


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder in the file, with everything in it. `cut_short` names the streams whose end is missing."""

    name: str
    streams: dict[str, bytes]
    folders: tuple["Folder", ...]
    cut_short: frozenset[str] = frozenset()

    def below(self) -> Iterator["Folder"]:
        """This folder and all in it."""
        yield self
        for folder in self.folders:
            yield from folder.below()


@dataclass(frozen=True, slots=True)
class Directory:
    """What is at the top of the file, and the names of all folders and streams in it."""

    class_id: str
    top: frozenset[str]
    names: frozenset[str]


def open_folder(content: bytes) -> Folder:
    """All that is in the file. Raises `Damaged`."""
    with _opened(content) as file:
        return _folder(file, file.root, 0)


def directory(content: bytes) -> Directory:
    """The names in the file, without what is in it. Raises `Damaged`."""
    with _opened(content) as file:
        top = frozenset(kid.name for kid in file.root.kids)
        return Directory(str(file.root.clsid).upper(), top, frozenset(_names(file.root, 0)))


class _Bounded(OleFileIO):  # type: ignore[misc]  # the library has no types
    """The library's reader, but what an entry claims is checked against the file before it is believed."""

    claimed = 0

    def _load_direntry(self, sid: int) -> Any:
        if len(self.direntries) > MOST_ENTRIES:
            raise Damaged(too_much=True)
        entry = super()._load_direntry(sid)
        self.claimed += entry.size if entry.entry_type == _STREAM else 0
        if max(self.claimed, entry.size if sid == 0 else 0) > self._filesize:
            raise Damaged
        return entry

    def content_of(self, entry: Any) -> bytes:
        """What is in a stream; by its entry, as the library looks for a name through the whole folder each time."""
        try:
            return bytes(self._open(entry.isectStart, entry.size).read())
        except Exception as error:  # as below
            raise Damaged from error


def _opened(content: bytes) -> OleFileIO:
    _check_header(content)
    try:
        return _Bounded(io.BytesIO(content))
    except Damaged:
        raise
    except Exception as error:  # the library promises none of them: a bad file ends in whatever it meets first
        raise Damaged from error


def _check_header(content: bytes) -> None:
    """The tables of a file are no larger than the file; the library would read them for hours."""
    if not content.startswith(MAGIC) or len(content) < 1536:
        raise Damaged
    (shift,) = struct.unpack_from("<H", content, _SECTOR_SHIFT)
    if shift not in (9, 12):
        raise Damaged
    for place in (_FAT_SECTORS, _SMALL_FAT_SECTORS, _FAT_LIST_SECTORS):
        (sectors,) = struct.unpack_from("<I", content, place)
        if sectors << shift > len(content):
            raise Damaged


def _folder(file: Any, node: Any, depth: int) -> Folder:
    if depth > 2 * DEEPEST:
        raise Damaged(too_much=True)
    found = [kid for kid in node.kids if kid.entry_type == _STREAM]
    streams = {kid.name: file.content_of(kid) for kid in found}
    folders = tuple(_folder(file, kid, depth + 1) for kid in node.kids if kid.entry_type == _FOLDER)
    cut_short = frozenset(kid.name for kid in found if len(streams[kid.name]) < kid.size)
    return Folder(node.name, streams, folders, cut_short)


def _names(node: Any, depth: int) -> Iterator[str]:
    if depth > 2 * DEEPEST:
        raise Damaged(too_much=True)
    for kid in node.kids:
        yield kid.name
        yield from _names(kid, depth + 1)
