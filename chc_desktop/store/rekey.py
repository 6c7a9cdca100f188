"""Gives a register a new key: copies it under the new one, checks the copy, and puts register and key file in place.

The register must not be open. Whenever it is stopped, the register opens with the old key or with the new one, and the
key file for it is there: the new key file waits under a name of its own until the register has taken its place, and
the next opening finishes what was begun or clears it away.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.store import database, inspection, key_file
from chc_desktop.store.key_file import Key
from chc_desktop.store.register import FILE_NAME, KEY_NAME

NEXT_REGISTER, NEXT_KEY = f"{FILE_NAME}.next", f"{KEY_NAME}.next"
_PAGES_AT_ONCE = 2_000

Tick = Callable[[float], object]


def rekey(folder: Path, old: Key, new: Key, key_text: str, tick: Tick = lambda _share: None) -> None:
    """Give the register in a folder the key `new`, whose key file will say `key_text`.

    `tick` is told how far it is, from 0 to 1, and may stop it: nothing has changed then. Raises `RuleBroken` where it
    cannot be done; the old key goes on then.
    """
    try:
        _copy(folder, old, new, tick)
        key_file.put(folder / NEXT_KEY, key_text)
        (folder / NEXT_REGISTER).replace(folder / FILE_NAME)
    except (OSError, database.Error) as error:
        raise RuleBroken(
            f"The register could not be given a new key ({reason(error)}). It is as it was and opens as before. Please "
            "check that the disk is not full, and try again."
        ) from error
    finally:
        if (folder / NEXT_REGISTER).exists():  # it did not take its place
            clear_away(folder)
    try:
        (folder / NEXT_KEY).replace(folder / KEY_NAME)
    except OSError as error:
        raise KeyFileWaits(
            f"The register has its new key, but the key file could not be put in its place ({reason(error)}). Nothing "
            "is lost. Please close the program and open it again, which does it."
        ) from error


class KeyFileWaits(RuleBroken):
    """The register has its new key already; the next opening puts the key file for it in place."""


def settle(folder: Path, unwrap: Callable[[str], Key]) -> None:
    """Finish a change of the key that was stopped in its midst, or clear it away where it did not come so far.

    `unwrap` makes a key of what a key file says. Where neither key file opens the register, all is left as it is.
    """
    next_key = folder / NEXT_KEY
    if next_key.exists() and (folder / FILE_NAME).exists():
        key = unwrap(key_file.read_text(next_key))
        if _fits(folder, key):
            next_key.replace(folder / KEY_NAME)
        elif not _fits(folder, unwrap(key_file.read_text(folder / KEY_NAME))):
            return
    clear_away(folder)


def clear_away(folder: Path) -> None:
    """Take away what was made for a new key that did not come about."""
    for name in (NEXT_REGISTER, f"{NEXT_REGISTER}-journal", NEXT_KEY, f"{NEXT_KEY}.new"):
        try:
            (folder / name).unlink(missing_ok=True)
        except OSError:
            continue


def _fits(folder: Path, key: Key) -> bool:
    try:
        database.connect(folder / FILE_NAME, key).close()
    except RuleBroken:
        return False
    return True


def _copy(folder: Path, old: Key, new: Key, tick: Tick) -> None:
    clear_away(folder)
    source = database.connect(folder / FILE_NAME, old)
    try:
        _copy_pages(source, folder / NEXT_REGISTER, new, tick)
        if inspection.contents(source) != _contents(folder / NEXT_REGISTER, new):
            raise RuleBroken("The copy is not the same. The register is as it was. Please try again.")
    finally:
        source.close()
    with (folder / NEXT_REGISTER).open("rb+") as copied:
        os.fsync(copied.fileno())


def _copy_pages(source: Any, target: Path, key: Key, tick: Tick) -> None:
    copy = database.connect(target, key, make=True)
    try:
        source.backup(
            copy,
            pages=_PAGES_AT_ONCE,
            progress=lambda _status, remaining, total: tick(0.8 * (1 - remaining / max(total, 1))),
        )
    finally:
        copy.close()


def _contents(path: Path, key: Key) -> inspection.Contents:
    connection = database.connect(path, key)
    try:
        return inspection.contents(connection)
    finally:
        connection.close()
