"""Keeping the register safe: backups that were checked, and the proof that nobody edited it."""

from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office import checking
from chc_desktop.office.backups import Backups, Told
from chc_desktop.office.checking import Unsound
from chc_desktop.office.desk import Desk
from chc_desktop.store.backups.progress import Tick, nobody

if TYPE_CHECKING:
    from chc_desktop.whereabouts.second_place import Judgement

__all__ = ["Safekeeping", "Unsound"]


class Safekeeping:
    """Backups and checks of the open register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def folder(self) -> Path:
        """Where the register lives."""
        return self._desk.register.path.parent

    def back_up(self) -> str:
        """Back up into the register's own folder and, where one was chosen, the second one; a sentence that says so."""
        made = Backups(self._desk).make()
        if made.problem:
            raise RuleBroken(made.words)
        return made.words

    def backups(self) -> tuple[Told, ...]:
        """The backups in both places, the newest first."""
        return Backups(self._desk).all()

    def judge_second_place(self, chosen: str) -> "Judgement | None":
        """How a folder suits as the second place for backups, and why; None where none is named."""
        from chc_desktop.whereabouts.second_place import second_place

        if not chosen.strip():
            return None
        return second_place(self.folder(), Path(chosen.strip()), self._desk.register.has_passphrase())

    def save_readable(self, folder: Path, tick: Tick = nobody) -> str:
        """Save what can be read of a damaged register into a folder as ordinary files; what was lost, in words."""
        from chc_desktop.store import salvage  # seldom needed

        register = self._desk.register
        return salvage.save(register.path, register.key, folder, self._desk.now(), tick).told

    def check(self) -> str:
        """Verify the whole register: every page, the chain, every letter, and what lists show against the record.

        Raises `Unsound` with the first thing that is not as it should be.
        """
        return checking.check(self._desk)
