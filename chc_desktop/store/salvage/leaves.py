"""Reads rows out of pages with holes between them: down a table's tree as far as it goes, then leaf by leaf.

Only what SQLite's own description of its file format says of tables is needed here. SQLite itself gives up a whole
register where a page of its list of tables is damaged.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

USABLE = 4096 - 80
_TABLE_TREE, _TABLE_LEAF, _INDEX_TREE, _INDEX_LEAF = 5, 13, 2, 10
_FIRST_HEADER = 100
_LOOK_EVERY = 256
"""Pages between two looks whether to go on."""

Value = int | float | str | bytes | None


class Row(NamedTuple):
    """A row as it lies in a page: its number (0 in a table without), and its values in their order."""

    number: int
    values: tuple[Value, ...]


class Hole(Exception):
    """What is wanted lies in a page that is damaged, or is not as SQLite writes it."""


class Leaves:
    """The pages that are whole, by their numbers, and which of them have been read."""

    def __init__(self, pages: Mapping[int, bytes], tick: Callable[[float], object] = lambda _share: None) -> None:
        self._pages = pages
        self._tick = tick
        self.visited: set[int] = set()
        self.holes = 0

    def table(self, root: int) -> Iterator[Row]:
        """Every row of the table that begins at this page, past what cannot be read; `holes` counts what cannot."""
        if root in self.visited:
            return
        self.visited.add(root)
        if len(self.visited) % _LOOK_EVERY == 0:
            self._tick(len(self.visited) / len(self._pages))
        page = self._pages.get(root)
        kind = page[_start(root)] if page else 0
        if page is None or kind not in (_TABLE_TREE, _TABLE_LEAF, _INDEX_TREE, _INDEX_LEAF):
            self.holes += 1
            return
        for place in _cells(page, root):
            if kind in (_TABLE_TREE, _INDEX_TREE):
                yield from self.table(int.from_bytes(page[place : place + 4], "big"))
            if kind != _TABLE_TREE:
                yield from self._rows(page, place, kind)
        if kind in (_TABLE_TREE, _INDEX_TREE):
            last = _start(root) + 8
            yield from self.table(int.from_bytes(page[last : last + 4], "big"))

    def left_over(self) -> Iterator[list[Row]]:
        """The rows of each leaf that no tree has led to: what led to it is damaged."""
        for number, page in self._pages.items():
            if number not in self.visited and page[_start(number)] == _TABLE_LEAF:
                rows = [row for place in _cells(page, number) for row in self._rows(page, place, _TABLE_LEAF)]
                if rows:
                    yield rows

    def _rows(self, page: bytes, place: int, kind: int) -> Iterator[Row]:
        try:
            yield self._row(page, place, kind)
        except (Hole, IndexError, ValueError):
            self.holes += 1

    def _row(self, page: bytes, place: int, kind: int) -> Row:
        place += 4 if kind == _INDEX_TREE else 0
        size, place = _varint(page, place)
        number = 0
        if kind == _TABLE_LEAF:
            number, place = _varint(page, place)
        return Row(number, _values(self._payload(page, place, size, kind)))

    def _payload(self, page: bytes, place: int, size: int, kind: int) -> bytes:
        """What a row holds: in its page, and what does not fit there in further ones."""
        most = USABLE - 35 if kind == _TABLE_LEAF else (USABLE - 12) * 64 // 255 - 23
        if size <= most:
            return page[place : place + size]
        least = (USABLE - 12) * 32 // 255 - 23
        here = least + (size - least) % (USABLE - 4)
        here = here if here <= most else least
        found = bytearray(page[place : place + here])
        following = int.from_bytes(page[place + here : place + here + 4], "big")
        while len(found) < size:
            more = self._pages.get(following)
            if more is None:
                raise Hole
            self.visited.add(following)
            found += more[4 : 4 + min(USABLE - 4, size - len(found))]
            following = int.from_bytes(more[:4], "big")
        return bytes(found)


def _start(number: int) -> int:
    return _FIRST_HEADER if number == 1 else 0


def _cells(page: bytes, number: int) -> list[int]:
    """Where the cells of a page begin."""
    start = _start(number)
    first = start + (12 if page[start] in (_TABLE_TREE, _INDEX_TREE) else 8)
    many = int.from_bytes(page[start + 3 : start + 5], "big")
    return [int.from_bytes(page[first + 2 * n : first + 2 * n + 2], "big") for n in range(many)]


def _varint(content: bytes, place: int) -> tuple[int, int]:
    value = 0
    for _byte in range(8):
        byte = content[place]
        place += 1
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place
    return value << 8 | content[place], place + 1


def _values(record: bytes) -> tuple[Value, ...]:
    """The values of a row, by the kinds that stand before them."""
    header, place = _varint(record, 0)
    kinds = []
    while place < header:
        kind, place = _varint(record, place)
        kinds.append(kind)
    values: list[Value] = []
    for kind in kinds:
        value, place = _value(record, place, kind)
        values.append(value)
    return tuple(values)


_WIDTHS = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}


def _value(record: bytes, place: int, kind: int) -> tuple[Value, int]:
    if kind == 0:
        return None, place
    if kind in (8, 9):
        return kind - 8, place
    if kind in _WIDTHS:
        end = place + _WIDTHS[kind]
        return int.from_bytes(record[place:end], "big", signed=True), end
    if kind < 12:
        raise Hole  # a number with a fraction: no table of the register has one
    end = place + (kind - 12) // 2
    content = record[place:end]
    return (content.decode("utf-8") if kind % 2 else content), end
