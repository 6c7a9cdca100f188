"""The pages of a register's file one by one: each is sealed, so each is known to be whole or damaged by itself.

A page in which a single bit has changed is mended: the seal fits only where the right bit is turned back.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from chc_desktop.store.key_file import Key
from chc_desktop.store.page_seal import fits, sealing_key

PAGE = 4096
_SALT, _IV, _SEAL = 16, 16, 64
_SEALED = PAGE - _SEAL
_HIDDEN = PAGE - _SEAL - _IV
_HEADER = b"SQLite format 3\0"
_MOST_MENDED = 5
"""Pages: each takes a moment, and where many are damaged it is not by a single bit."""

_LOOK_EVERY = 256
"""Pages between two looks whether to go on."""

Tick = Callable[[float], object]


class Pages:
    """The file as it lies there, page by page."""

    def __init__(self, path: Path, key: Key) -> None:
        self._path = path
        self._key = key
        with path.open("rb") as file:
            salt, second = file.read(PAGE)[:_SALT], file.read(PAGE)
        self._sealing = self._find_sealing(salt, second)

    def each(self) -> Iterator[tuple[int, bytes, bool]]:
        """Each page with its number, sealed as it lies there, and whether it is as it was written."""
        with self._path.open("rb") as file:
            number = 0
            while page := file.read(PAGE):
                number += 1
                yield number, page, self._is_whole(number, page)

    def mended(self, number: int, page: bytes) -> bytes | None:
        """A damaged page as it was written; None where more than a single bit of it has changed."""
        tried = bytearray(page)
        for place in range(_SALT if number == 1 else 0, len(page)):
            for bit in range(8):
                tried[place] ^= 1 << bit
                if self._is_whole(number, tried):
                    return bytes(tried)
                tried[place] ^= 1 << bit
        return None

    def open(self, number: int, page: bytes) -> bytes:
        """The content of a sealed page."""
        from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes  # seldom needed

        start = _SALT if number == 1 else 0
        cipher = Cipher(algorithms.AES(bytes.fromhex(self._key.hex)), modes.CBC(page[_HIDDEN:_SEALED]))
        opened = cipher.decryptor()
        content = opened.update(page[start:_HIDDEN]) + opened.finalize()
        return (_HEADER if number == 1 else b"") + content + bytes(PAGE - _HIDDEN)

    def _is_whole(self, number: int, page: bytes | bytearray) -> bool:
        start = _SALT if number == 1 else 0
        return len(page) == PAGE and fits(bytes(page[start:]), number, self._sealing)

    def _find_sealing(self, salt: bytes, second: bytes) -> bytes:
        """What the pages are sealed with; where a byte of the salt has changed, the one under which the next fits."""
        sealing = sealing_key(self._key, salt)
        if len(salt) < _SALT or fits(second, 2, sealing):
            return sealing
        for place in range(_SALT):
            for byte in range(256):
                other = sealing_key(self._key, salt[:place] + bytes([byte]) + salt[place + 1 :])
                if fits(second, 2, other):
                    return other
        return sealing


def damaged_pages(path: Path, key: Key, tick: Tick = lambda _share: None) -> list[int]:
    """The numbers of the pages that are not as they were written, or are cut off at the end."""
    found, number, first = [], 0, b""
    try:
        size, pages = max(path.stat().st_size, 1), Pages(path, key)
        for number, page, whole in pages.each():
            if not whole:
                found.append(number)
            elif number == 1:
                first = pages.open(number, page)
            if number % _LOOK_EVERY == 0:
                tick(number * PAGE / size)
    except OSError:
        return []
    return [*found, *_cut_off(first, number)]


def _cut_off(first: bytes, last: int) -> range:
    """The pages behind the last one there is: the first one, in the clear, says how many there were."""
    return range(last + 1, int.from_bytes(first[28:32], "big") + 1)


def whole_pages(path: Path, key: Key, tick: Tick) -> tuple[dict[int, bytes], list[int]]:
    """The pages in the clear, in memory only, by their numbers, without the damaged ones; and the numbers of those."""
    pages, damaged, size, mended = Pages(path, key), [], max(path.stat().st_size, 1), 0
    found: dict[int, bytes] = {}
    for number, page, whole in pages.each():
        right: bytes | None = page if whole else None
        if not whole and mended < _MOST_MENDED and len(page) == PAGE:
            right, mended = pages.mended(number, page), mended + 1
        if right is None:
            damaged.append(number)
        else:
            found[number] = pages.open(number, right)
        if number % _LOOK_EVERY == 0:
            tick(number * PAGE / size)
    if 1 in found:
        damaged += _cut_off(found[1], max(found | dict.fromkeys(damaged, b""), default=0))
    return found, damaged
