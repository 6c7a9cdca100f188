"""The hash chain that lets the record prove that nobody edited it.

Each entry carries the hash of the one before. Its own hash covers who, when and what kind it is, and the
salted digest of its content: the content may be erased where an entry allows it, and the chain still verifies.
"""

import hashlib
import os
from typing import NamedTuple

START = bytes(32)


class Link(NamedTuple):
    """One entry of the chain, as the table has it."""

    number: int
    case_id: int | None
    kind: str
    happened_on: str
    recorded_at: str
    done_by: int
    recorded_by: int
    digest: bytes
    previous: bytes
    hash: bytes


def new_salt() -> bytes:
    return os.urandom(16)


def digest(salt: bytes, body: bytes) -> bytes:
    """The salted digest of an entry's content, 32 bytes."""
    return hashlib.sha256(salt + body).digest()


def linked(entry: Link) -> Link:
    """The entry with its hash worked out."""
    return entry._replace(hash=_hash(entry))


def is_sound(entry: Link, previous: bytes) -> bool:
    """Whether an entry follows the one with this hash and carries its own rightly."""
    return entry.previous == previous and entry.hash == _hash(entry)


def _hash(entry: Link) -> bytes:
    facts = (
        entry.number,
        entry.case_id,
        entry.kind,
        entry.happened_on,
        entry.recorded_at,
        entry.done_by,
        entry.recorded_by,
    )
    return hashlib.sha256(entry.previous + repr(facts).encode() + entry.digest).digest()
