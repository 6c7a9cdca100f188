"""Wraps the register's key in a passphrase: argon2id makes a key of the passphrase, which encrypts the other one.

Loaded only where a passphrase is set. The numbers that say how much work it is travel with the wrapped key, and
are looked at before they are followed: a file from elsewhere cannot ask for all the memory there is.
"""

import os
import unicodedata
from dataclasses import dataclass

from argon2.exceptions import HashingError
from argon2.low_level import Type, hash_secret_raw
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from chc_desktop.domain.errors import RuleBroken

KDF, CIPHER = "argon2id", "AES-256-GCM"
SALT, NONCE = 16, 12
_KEY, _TAG = 32, 16


@dataclass(frozen=True, slots=True)
class Cost:
    """How much work it is to try a passphrase: passes over so many KiB of memory in so many lanes."""

    passes: int
    memory: int
    lanes: int

    def is_sane(self) -> bool:
        """Whether any program of ours would ask for so much."""
        return (
            1 <= self.passes <= 64
            and 1 <= self.lanes <= 16
            and 8 * self.lanes <= self.memory <= 1024 * 1024
            and self.passes * self.memory <= 8 * 1024 * 1024
        )


USUAL = Cost(passes=5, memory=128 * 1024, lanes=2)
"""About half a second on an ordinary laptop, within the memory that any has free."""


@dataclass(frozen=True, slots=True)
class Wrapped:
    """A wrapped key, and what it takes to unwrap it."""

    cost: Cost
    salt: bytes
    nonce: bytes
    sealed: bytes

    def is_sane(self) -> bool:
        return (
            self.cost.is_sane()
            and 16 <= len(self.salt) <= 64
            and len(self.nonce) == NONCE
            and len(self.sealed) == _KEY + _TAG
        )


def wrap(key: bytes, passphrase: str, cost: Cost, bound: bytes, salt: bytes, nonce: bytes) -> bytes:
    """The key sealed with a passphrase. `bound` is whatever stands beside it and must not be changed."""
    return AESGCM(_stretched(passphrase, salt, cost)).encrypt(nonce, key, bound)


def unwrap(wrapped: Wrapped, passphrase: str, bound: bytes) -> bytes | None:
    """The key, or None where the passphrase is another one, or something beside the key was changed."""
    try:
        return AESGCM(_stretched(passphrase, wrapped.salt, wrapped.cost)).decrypt(wrapped.nonce, wrapped.sealed, bound)
    except InvalidTag:
        return None


def fresh() -> tuple[bytes, bytes]:
    """Salt and nonce that were never used before."""
    return os.urandom(SALT), os.urandom(NONCE)


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    """The same letters give the same key, however the keyboard puts an accent together."""
    try:
        return hash_secret_raw(
            unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass"),
            salt,
            time_cost=cost.passes,
            memory_cost=cost.memory,
            parallelism=cost.lanes,
            hash_len=_KEY,
            type=Type.ID,
        )
    except (HashingError, MemoryError):
        raise RuleBroken(
            "The computer has too little free memory to check the passphrase. Nothing was changed. Please close other "
            "programs and try again."
        ) from None
