"""The key file beside the register: a random key made with it, open or wrapped in a passphrase.

Version 1 holds the key as it is, version 2 the key sealed with what a passphrase gives, with the numbers it takes to
open it. Both are readable for ever. A key file is replaced whole or not at all: the old one stays until the new one
is on the disk and was read back.
"""

import json
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from chc_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from chc_desktop.store.wrapping import Cost, Wrapped

OPEN, WRAPPED = 1, 2
_BYTES = 32
_LONGEST = 16_384
"""Characters: no key file of ours comes near it."""


class KeyFileDamaged(RuleBroken):
    """The key file holds no key."""


class PassphraseNeeded(RuleBroken):
    """The key is wrapped in a passphrase, and none was given."""


class PassphraseWrong(RuleBroken):
    """The passphrase is another one."""


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """The register's key: 32 bytes as hexadecimal text. Never shown and never logged."""

    hex: str

    def fingerprint(self) -> str:
        """What tells this key from another without saying anything about it."""
        return sha256(b"chc-desktop key " + bytes.fromhex(self.hex)).hexdigest()[:16]


def make() -> Key:
    return Key(os.urandom(_BYTES).hex())


def text(key: Key) -> str:
    """The content of an open key file."""
    return json.dumps({"version": OPEN, "key": key.hex})


def wrapped_text(key: Key, passphrase: str, cost: "Cost | None" = None) -> str:
    """The content of a key file that opens with this passphrase only. `cost` says how much work a try is."""
    from chc_desktop.store import wrapping  # only where there is a passphrase

    cost = cost or wrapping.USUAL
    salt, nonce = wrapping.fresh()
    data = {
        "version": WRAPPED,
        "kdf": {"name": wrapping.KDF, "passes": cost.passes, "memory": cost.memory, "lanes": cost.lanes},
        "salt": salt.hex(),
        "cipher": wrapping.CIPHER,
        "nonce": nonce.hex(),
        "fingerprint": key.fingerprint(),
    }
    sealed = wrapping.wrap(bytes.fromhex(key.hex), passphrase, cost, _bound(data), salt, nonce)
    return json.dumps(data | {"sealed": sealed.hex()})


def is_wrapped(content: str) -> bool:
    """Whether it takes a passphrase to open it. Raises `KeyFileDamaged` where it is no key file."""
    return bool(_data(content)["version"] == WRAPPED)


def fingerprint(content: str) -> str:
    """Which key a key file holds, wrapped or open, without opening it."""
    data = _data(content)
    return str(data["fingerprint"]) if data["version"] == WRAPPED else _open_key(data).fingerprint()


def parse(content: str) -> Key:
    """The key in an open key file. Raises `PassphraseNeeded` where it is wrapped."""
    data = _data(content)
    if data["version"] == WRAPPED:
        raise PassphraseNeeded("This register is locked with a passphrase. Please type it to open the register.")
    return _open_key(data)


def unwrap(content: str, passphrase: str) -> Key:
    """The key in a wrapped key file. Raises `PassphraseWrong` where the passphrase is another one."""
    data = _data(content)
    if data["version"] != WRAPPED:
        return _open_key(data)
    from chc_desktop.store import wrapping  # only where there is a passphrase

    opened = wrapping.unwrap(_wrapped(data), passphrase, _bound(data))
    if opened is None:
        raise PassphraseWrong(
            "That is not the passphrase. Nothing was changed. Please look whether Caps Lock is on, and try again."
        )
    return Key(opened.hex())


def read(path: Path) -> Key:
    """The key in a file. Raises `PassphraseNeeded` where it is wrapped, `KeyFileDamaged` where there is none."""
    return parse(read_text(path))


def read_text(path: Path) -> str:
    """A key file as it is on the disk."""
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(_LONGEST)


def write(path: Path, key: Key) -> None:
    """Write an open key file where there is none yet, readable by its owner only."""
    if path.exists():
        raise FileExistsError(path)
    put(path, text(key))


def put(path: Path, content: str) -> None:
    """Put a key file in place of the one that is there, whole or not at all: the old one stays on any fault."""
    new = path.with_name(f"{path.name}.new")
    try:
        _write_new(new, content)
        new.replace(path)
        settle_folder(path.parent)
    except OSError as error:
        _forget(new)
        raise RuleBroken(
            f"The key file “{path.name}” could not be written ({error.strerror or error}). The one before is as it was "
            "and the register opens as before. Please check that the disk is not full or write-protected, and try "
            "again."
        ) from error


def sweep(path: Path) -> None:
    """Take away what a stop in the midst of writing may have left beside a key file."""
    _forget(path.with_name(f"{path.name}.new"))


def _write_new(new: Path, content: str) -> None:
    _forget(new)
    handle = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content.encode())
        file.flush()
        os.fsync(file.fileno())
    if read_text(new) != content:
        raise OSError("it does not read back as it was written")


def settle_folder(folder: Path) -> None:
    """The new name is on the disk too. Windows has no such call, and needs none."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:
        return  # a file system that cannot; the file itself is safe
    finally:
        os.close(handle)


def _forget(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def _bound(data: dict[str, Any]) -> bytes:
    """Everything but the sealed key, which the seal covers too."""
    return json.dumps({name: data[name] for name in sorted(data) if name != "sealed"}, sort_keys=True).encode()


def _data(content: str) -> dict[str, Any]:
    """What a key file says, looked at as far as can be without a passphrase."""
    try:
        data = json.loads(content)
        version = data["version"]
        if type(version) is int and version > WRAPPED:
            raise RuleBroken(
                "The key file was made by a newer version of this program. Nothing was changed. "
                "Please install the newer version."
            )
        if version == WRAPPED:
            _wrapped(data)
            bytes.fromhex(data["fingerprint"])
        elif version == OPEN:
            _open_key(data)
        else:
            raise ValueError
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise KeyFileDamaged(
            "The key file of the register cannot be read, so the register stays shut. Nothing was changed. "
            "Please type the words of your recovery sheet, put back the key file, or restore a backup: each backup "
            "carries the key."
        ) from None
    return dict(data)


def _open_key(data: dict[str, Any]) -> Key:
    if len(bytes.fromhex(data["key"])) != _BYTES or len(data["key"]) != 2 * _BYTES:
        raise ValueError
    return Key(data["key"])


def _wrapped(data: dict[str, Any]) -> "Wrapped":
    """What is wrapped, if the numbers beside it are such as a program of ours would write."""
    from chc_desktop.store import wrapping  # only where there is a passphrase

    kdf = data["kdf"]
    numbers = [kdf[name] for name in ("passes", "memory", "lanes")]
    if (
        kdf["name"] != wrapping.KDF
        or data["cipher"] != wrapping.CIPHER
        or any(type(each) is not int for each in numbers)
    ):
        raise ValueError
    found = wrapping.Wrapped(
        wrapping.Cost(*numbers), *(bytes.fromhex(data[name]) for name in ("salt", "nonce", "sealed"))
    )
    if not found.is_sane():
        raise ValueError
    return found
