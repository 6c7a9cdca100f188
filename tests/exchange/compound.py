"""Writes compound files and Outlook messages, so that the readers of both are tested on files of our own making."""

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from chc_desktop.exchange.outlook_properties import PROPERTIES, Header, Tag

_FREE, _END, _FAT, _LIST = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_SECTOR, _SMALL, _CUTOFF = 512, 64, 4096

Tree = dict[str, "bytes | Tree"]


def compound(tree: Tree, class_id: bytes = bytes(16)) -> bytes:
    """A compound file (version 3) with these folders and streams."""
    return _Writer(tree, class_id).file()


class _Writer:
    def __init__(self, tree: Tree, class_id: bytes) -> None:
        self.sectors: list[bytes] = []
        self.fat: list[int] = []
        self.small: list[bytes] = []
        self.small_fat: list[int] = []
        self.entries: list[list[object]] = [["Root Entry", 5, _FREE, class_id, _END, 0, _FREE]]
        self.entries[0][2] = self._add(tree)

    def file(self) -> bytes:
        small = b"".join(self.small)
        self.entries[0][4], self.entries[0][5] = self._chain(small), len(small)
        small_fat = struct.pack(f"<{len(self.small_fat)}I", *self.small_fat)
        first_small, small_sectors = self._chain(small_fat, 0xFF), -(-len(small_fat) // _SECTOR)
        first_entry = self._chain(b"".join(map(_entry, self.entries)))
        return self._with_tables(first_entry, first_small, small_sectors)

    def _add(self, tree: Tree) -> int:
        """Adds what a folder holds, each the right neighbour of the one before; the number of the first."""
        numbers = []
        for name, content in tree.items():
            numbers.append(len(self.entries))
            if isinstance(content, dict):
                self.entries.append([name, 1, _FREE, bytes(16), 0, 0, _FREE])
                self.entries[numbers[-1]][2] = self._add(content)
            elif len(content) < _CUTOFF:
                self.entries.append([name, 2, _FREE, bytes(16), self._small_chain(content), len(content), _FREE])
            else:
                self.entries.append([name, 2, _FREE, bytes(16), self._chain(content), len(content), _FREE])
        return _balanced(self.entries, numbers)

    def _chain(self, content: bytes, fill: int = 0) -> int:
        return _chained(content, _SECTOR, self.sectors, self.fat, bytes([fill]))

    def _small_chain(self, content: bytes) -> int:
        return _chained(content, _SMALL, self.small, self.small_fat, b"\0")

    def _with_tables(self, first_entry: int, first_small: int, small_sectors: int) -> bytes:
        lists = tables = 0
        while tables * 128 < len(self.sectors) + tables + lists:
            tables += 1
            lists = max(0, -(-(tables - 109) // 127))
        places = list(range(len(self.sectors), len(self.sectors) + tables))
        first_list = len(self.sectors) + tables
        fat = [*self.fat, *[_FAT] * tables, *[_LIST] * lists]
        fat += [_FREE] * (tables * 128 - len(fat))
        head = struct.pack(
            "<8s16s5H6s9I",
            bytes.fromhex("d0cf11e0a1b11ae1"), bytes(16), 0x3E, 3, 0xFFFE, 9, 6, bytes(6), 0, tables, first_entry, 0,
            _CUTOFF, first_small, small_sectors, first_list if lists else _END, lists,
        )  # fmt: skip
        listed = places[:109] + [_FREE] * max(0, 109 - tables)
        more = b""
        for number in range(lists):
            part = places[109 + number * 127 : 109 + (number + 1) * 127]
            following = first_list + number + 1 if number + 1 < lists else _END
            more += struct.pack("<128I", *part, *[_FREE] * (127 - len(part)), following)
        table = struct.pack(f"<{len(fat)}I", *fat)
        return head + struct.pack("<109I", *listed) + b"".join(self.sectors) + table + more


def _chained(content: bytes, size: int, sectors: list[bytes], table: list[int], fill: bytes) -> int:
    pieces = [content[at : at + size].ljust(size, fill) for at in range(0, len(content), size)]
    if not pieces:
        return _END
    first = len(sectors)
    sectors += pieces
    table += [*range(first + 1, first + len(pieces)), _END]
    return first


def _balanced(entries: list[list[object]], numbers: Sequence[int]) -> int:
    """Hangs the entries of a folder under their middle one, as a tree."""
    if not numbers:
        return _FREE
    middle = len(numbers) // 2
    left, right = _balanced(entries, numbers[:middle]), _balanced(entries, numbers[middle + 1 :])
    entries[numbers[middle]][6] = (left, right)
    return numbers[middle]


def _entry(entry: list[object]) -> bytes:
    name, kind, child, class_id, first, size, beside = entry
    left, right = beside if isinstance(beside, tuple) else (_FREE, _FREE)
    written = f"{name}\0".encode("utf-16-le")
    return struct.pack(
        "<64sHBBIII16sI8s8sIII",
        written, len(written), kind, 1, left, right, child, class_id, 0, bytes(8), bytes(8), first, size, 0,
    )  # fmt: skip


@dataclass(frozen=True)
class Kept:
    """A property as Outlook keeps it: text, bytes, a number or a moment."""

    tag: Tag
    value: str | bytes | int | datetime
    narrow: str = ""  # the encoding of text that is not UTF-16


def folder(properties: Sequence[Kept], header: Header = Header.INNER, **more: "bytes | Tree") -> Tree:
    listed = bytes(header)
    tree: Tree = {}
    for kept in properties:
        kind, stream, value = _written(kept)
        listed += struct.pack("<HHIQ", kind, kept.tag, 6, value)
        if stream is not None:
            tree[f"__substg1.0_{kept.tag:04X}{kind:04X}"] = stream
    return {PROPERTIES: listed, **tree, **more}


def _written(kept: Kept) -> tuple[int, bytes | None, int]:
    value = kept.value
    if isinstance(value, str):
        stream = value.encode(kept.narrow or "utf-16-le", "surrogatepass" if not kept.narrow else "strict")
        return (0x001E if kept.narrow else 0x001F), stream, len(stream)
    if isinstance(value, bytes):
        return 0x0102, value, len(value)
    if isinstance(value, datetime):
        return 0x0040, None, (value - datetime(1601, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 10
    return 0x0003, None, value


@dataclass(frozen=True)
class Outlook:
    """A message to be written as Outlook saves it."""

    properties: Sequence[Kept] = ()
    recipients: Sequence[Sequence[Kept]] = ()
    attachments: Sequence["Sequence[Kept] | Outlook"] = ()
    pasted: Sequence[str] = field(default=())  # drawings of other programs

    def tree(self, header: Header = Header.MESSAGE) -> Tree:
        tree = folder(self.properties, header)
        counted = struct.pack("<4I", *[len(self.recipients), len(self.attachments)] * 2)
        listed = tree[PROPERTIES]
        assert isinstance(listed, bytes)
        tree[PROPERTIES] = listed[:8] + counted + listed[24:]
        for number, person in enumerate(self.recipients):
            tree[f"__recip_version1.0_#{number:08X}"] = folder(person)
        for number, file in enumerate(self.attachments):
            tree[f"__attach_version1.0_#{number:08X}"] = _attached(file)
        for number, name in enumerate(self.pasted, len(self.attachments)):
            drawing: Tree = {"__substg1.0_3701000D": {"Contents": b"a drawing"}}
            tree[f"__attach_version1.0_#{number:08X}"] = folder([Kept(Tag.DISPLAY_NAME, name)]) | drawing
        return tree

    def file(self) -> bytes:
        return compound({"__nameid_version1.0": {"__substg1.0_00020102": b""}, **self.tree()})


def _attached(file: "Sequence[Kept] | Outlook") -> Tree:
    if isinstance(file, Outlook):
        return folder([]) | {"__substg1.0_3701000D": file.tree(Header.EMBEDDED)}
    return folder([*file])
