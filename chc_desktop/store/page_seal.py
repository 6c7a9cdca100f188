"""The seals SQLCipher puts under each page: they tell a damaged register from one that another key belongs to.

Only asked where a register does not open. A page whose seal fits was written with this key, so what is wrong is the
beginning of the file; where none does, the key is another one's.
"""

import hashlib
import hmac
from pathlib import Path

from chc_desktop.store.key_file import Key

_PAGE, _SALT, _VECTOR, _SEAL = 4096, 16, 16, 64
_LOOKED_AT = 50
"""Pages: were all of these damaged, nothing could be said."""


def any_page_fits(path: Path, key: Key) -> bool:
    """Whether any of the first pages after the very first was written with this key."""
    try:
        with path.open("rb") as file:
            first = file.read(_PAGE)
            pages = [file.read(_PAGE) for _ in range(_LOOKED_AT)]
    except OSError:
        return False
    sealing = sealing_key(key, first[:_SALT])
    return any(fits(page, number, sealing) for number, page in enumerate(pages, 2) if len(page) == _PAGE)


def sealing_key(key: Key, salt: bytes) -> bytes:
    """What the pages of a register are sealed with; `salt` are the first bytes of its file."""
    turned = bytes(byte ^ 0x3A for byte in salt)
    return hashlib.pbkdf2_hmac("sha512", bytes.fromhex(key.hex), turned, 2, 32)


def fits(page: bytes, number: int, sealing: bytes) -> bool:
    """Whether a page is as it was written; the first page is given without its salt."""
    sealed, seal = page[:-_SEAL], page[-_SEAL:]
    made = hmac.new(sealing, sealed + number.to_bytes(4, "little"), "sha512").digest()
    return hmac.compare_digest(made, seal)
