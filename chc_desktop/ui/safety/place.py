"""Where a backup is restored to, what there is to restore there, and how its key is asked for."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.office.backups import Backups, Told
from chc_desktop.office.backups.found import found
from chc_desktop.office.backups.inside import Reading
from chc_desktop.office.backups.ready import Ready, lay_ready
from chc_desktop.office.desk import Desk
from chc_desktop.office.office import Office
from chc_desktop.store.backups import places
from chc_desktop.store.backups.places import Volumes
from chc_desktop.store.doorkeeper import BackupDoor
from chc_desktop.store.key_file import Key
from chc_desktop.ui.errand import Job
from chc_desktop.ui.keys.key_dialog import OnKey, ask_for_key

AskKey = Callable[[BackupDoor, QWidget, OnKey], object]
"""Hands over the key of a backup, asked for where that must be."""

Tick = Callable[[float], object]


@dataclass(frozen=True, slots=True)
class Place:
    """Where a backup is restored to. `office` is the register that is there and open, None where there is none.

    What takes long is done in another thread: where the register is open, at a desk of that thread's own.
    """

    folder: Path
    reading: Reading
    office: Office | None
    ask_key: AskKey = ask_for_key
    volumes: Volumes = places.plugged_in

    @property
    def desk(self) -> Desk | None:
        """Of the register that is open: while it is locked nothing is told, and nothing is put in its place."""
        return self.office.desk if self.office else None

    def register(self) -> str:
        """Which register is there; empty where none is open."""
        return self.office.desk.register.uuid() if self.office else ""

    def door(self, path: Path) -> BackupDoor:
        """What stands before a backup: the key of the register that is open is tried by itself."""
        return BackupDoor(path, self.office.desk.register.key if self.office else None)

    def looking_for_backups(self) -> Job:
        """Finds everything there is to restore."""
        office, volumes = self.office, self.volumes
        if office is None:
            return lambda _tick: found(self.folder, volumes, self.reading.now())

        def look(_tick: Tick) -> tuple[Told, ...]:
            with office.desk.beside() as desk:
                return Backups(desk, volumes).found()

        return look

    def laying_ready(self, path: Path, key: Key) -> Job:
        """Unpacks a backup, checks it and reads what is in it."""

        def lay(tick: Tick) -> Ready:
            return lay_ready(path, self.reading, self.folder, key, tick)

        return lay

    def backing_up_first(self) -> Job:
        """Backs up the register that is there, which is open."""
        office = self.office
        assert office

        def back_up(tick: Tick) -> Path:
            with office.desk.beside() as desk:
                return Backups(desk).make_before(Why.RESTORE, tick)

        return back_up
