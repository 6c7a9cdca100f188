"""Takes a register off the shelf: encrypted anew, with the rows and the version it was put there with."""

import lzma
from functools import cache
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver

from chc_desktop import files
from chc_desktop.store import database, key_file
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME

SHELF = Path(__file__).parent
MADE = tuple(sorted(int(path.stem) for path in SHELF.glob("*.xz")))
"""The versions there is a register of, made by the program of that version."""

NEWEST = database.newest_version()
OLDER = tuple(range(1, NEWEST))


def on_the_shelf(version: int, folder: Path) -> Path:
    """Put the register of a version into a folder. Where no program made one, the last before is taken forward."""
    made = max(each for each in MADE if each <= version)
    folder.mkdir(parents=True)
    key = key_file.make()
    key_file.write(folder / KEY_NAME, key)
    _encrypt(_plain(made), folder / FILE_NAME, key, made)
    connection = database.connect(folder / FILE_NAME, key)
    for script in files.migrations()[made:version]:
        connection.executescript(script.read_text(encoding="utf-8"))
    assert database.version(connection) == version
    connection.close()
    return folder


def bare(folder: Path) -> Any:
    """A bare connection to a register, as it lies there."""
    return database.connect(folder / FILE_NAME, key_file.read(folder / KEY_NAME))


@cache
def _plain(version: int) -> bytes:
    return lzma.decompress((SHELF / f"{version:04}.xz").read_bytes())


def _encrypt(content: bytes, target: Path, key: Key, version: int) -> None:
    plain = target.with_suffix(".plain")
    plain.write_bytes(content)
    connection = driver.connect(str(plain), isolation_level=None)
    try:
        connection.execute(f"ATTACH DATABASE ? AS kept KEY \"x'{key.hex}'\"", (str(target),))
        connection.execute("PRAGMA kept.synchronous = OFF")
        connection.execute("SELECT sqlcipher_export('kept')")
        connection.execute(f"PRAGMA kept.user_version = {version}")
    finally:
        connection.close()
        plain.unlink()
