"""The key file beside the register: a random key made with it, which does not change."""

import json
import os
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken

VERSION = 1


@dataclass(frozen=True, slots=True, repr=False)
class Key:
    """The register's key: 32 bytes as hexadecimal text. Never shown and never logged."""

    hex: str


def make() -> Key:
    return Key(os.urandom(32).hex())


def write(path: Path, key: Key) -> None:
    """Write the key, readable by its owner only. Refuses to replace another."""
    with path.open("x", encoding="utf-8") as file:
        path.chmod(0o600)
        file.write(text(key))


def text(key: Key) -> str:
    """The key file's content, as a backup carries it too."""
    return json.dumps({"version": VERSION, "key": key.hex})


def read(path: Path) -> Key:
    """The key in a file. Raises `RuleBroken` if it holds none."""
    return parse(path.read_text(encoding="utf-8", errors="replace"))


def parse(content: str) -> Key:
    try:
        data = json.loads(content)
        if data["version"] > VERSION:
            raise RuleBroken(
                "The key file was made by a newer version of this program. Nothing was changed. "
                "Please install the newer version."
            )
        bytes.fromhex(data["key"])
        if len(data["key"]) != 64:
            raise ValueError
        return Key(data["key"])
    except (ValueError, KeyError, TypeError):
        raise RuleBroken(
            "The key file of the register cannot be read, so the register stays shut. Nothing was changed. "
            "Please put back the key file, or restore a backup: each backup carries the key."
        ) from None
