"""Restores a backup: unpacked and checked beside the register first, then put in its place in a moment."""

import shutil
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database, key_file, swap
from chc_desktop.store.backups import disk
from chc_desktop.store.backups.progress import Tick, nobody
from chc_desktop.store.backups.verifying import unpack_checked
from chc_desktop.store.inspection import Contents
from chc_desktop.store.key_file import Key
from chc_desktop.store.opening import READY, open_register
from chc_desktop.store.register import FILE_NAME, KEY_NAME, Register

REPLACED = "replaced "
"""How the folder of what was replaced begins, before the day and the time."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """A register that lies ready, checked, to take the place of the one in a folder.

    Its key file is written only then: what is merely looked at must not lie there with an open key beside it.
    """

    folder: Path
    ready: Path
    contents: Contents
    key: Key
    key_text: str

    @contextmanager
    def opened(self) -> Iterator[Register]:
        """The register in it, to be read.

        One of an older version is brought up to date in a copy: what is put in place is what the backup holds.
        """
        with _in_words():
            opened = open_register(self._to_be_read(), self.key)
        try:
            yield opened
        finally:
            opened.close()

    def put_in_place(self, now: datetime) -> Path | None:
        """Put it in place; where what was there is kept, None if there was nothing. The register must not be open."""
        if swap.is_under_way(self.folder):
            swap.go_on(self.folder, FILE_NAME, KEY_NAME)
        self._give_key_back()
        key_file.put(self.ready / KEY_NAME, self.key_text)
        kept = disk.unused(self.folder, f"{REPLACED}{now:%Y-%m-%d %H%M%S}")
        with _in_words():
            swap.write_plan(self.ready, kept.name)
            self.ready.rename(self.folder / READY)
            disk.settle_folder(self.folder)
        return swap.go_on(self.folder, FILE_NAME, KEY_NAME)

    def _give_key_back(self) -> None:
        """A register without its key file gets the one of the backup where that fits: else nothing opens it again."""
        register, lost = self.folder / FILE_NAME, self.folder / KEY_NAME
        if not register.exists() or lost.exists():
            return
        with suppress(RuleBroken, OSError):  # it is damaged, or another one's: it is set aside as it is
            database.connect(register, self.key).close()
            key_file.put(lost, self.key_text)

    def _to_be_read(self) -> Path:
        if _is_of_this_version(self.ready / FILE_NAME, self.key):
            return self.ready
        return Path(shutil.copytree(self.ready, self.ready.with_name("to be read")))


@contextmanager
def prepare(path: Path, folder: Path, key: Key | None = None, tick: Tick = nobody) -> Iterator[Prepared]:
    """Unpack and check a backup beside the register in a folder. Nothing of it stays unless it is put in place."""
    was_there = folder.exists()
    try:
        with ExitStack() as hold:
            with _in_words():
                folder.mkdir(parents=True, exist_ok=True)
                ready = hold.enter_context(disk.workspace(folder)) / "ready"
                ready.mkdir()
            contents, found_key, text = unpack_checked(path, ready / FILE_NAME, key, tick)
            yield Prepared(folder, ready, contents, found_key, text)
    finally:
        if not was_there:
            with suppress(OSError):  # something is in it, or nothing may be changed there
                folder.rmdir()


def restore(path: Path, folder: Path, now: datetime, key: Key | None = None, tick: Tick = nobody) -> Path | None:
    """Put a backup in the place of the register in a folder; where what was there is kept, None if there was nothing.

    The register must not be open. The backup is checked first.
    """
    with prepare(path, folder, key, tick) as prepared:
        return prepared.put_in_place(now)


def _is_of_this_version(path: Path, key: Key) -> bool:
    connection = database.connect(path, key)
    try:
        return database.version(connection) == database.newest_version()
    finally:
        connection.close()


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise RuleBroken(
            f"The backup could not be unpacked ({error.strerror or error}). Nothing was changed. Please check that "
            "there is room and that the folder can be written to, and try again."
        ) from error
