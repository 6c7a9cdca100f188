"""Keeping the register safe: backups that were checked, and the proof that nobody edited it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.desk import Desk
from chc_desktop.store import backup
from chc_desktop.store.register import Transaction


@dataclass(frozen=True, slots=True)
class BackupLine:
    """A backup as a list shows it."""

    path: Path
    made_at: datetime
    words: str


class Safekeeping:
    """Backups and checks of the open register."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def folder(self) -> Path:
        """Where the register lives."""
        return self._desk.register.path.parent

    def back_up(self) -> str:
        """Back up into the register's own folder and, where one was chosen, the second one; a sentence that says so."""
        register, now = self._desk.register, self._desk.now()
        backup.back_up(register, self.folder() / backup.FOLDER, now)
        second = self._second_folder()
        if second is None:
            return f"Backed up and checked at {words.clock(now)}. There is no second place for backups yet."
        backup.back_up(register, second, now)
        return f"Backed up and checked at {words.clock(now)}, here and in “{second}”."

    def backups(self) -> tuple[BackupLine, ...]:
        """The backups in both places, the newest first."""
        folders = [self.folder() / backup.FOLDER, *filter(None, [self._second_folder()])]
        found = [each for folder in folders for each in backup.backups(folder)]
        found.sort(key=lambda each: each.made_at, reverse=True)
        return tuple(
            BackupLine(
                each.path,
                each.made_at,
                f"{words.day(each.made_at.date())} at {words.clock(each.made_at)}: "
                f"{words.count(each.contents.complaints, 'complaint')}, "
                f"{words.count(each.contents.documents, 'document')}",
            )
            for each in found
        )

    def last_backup_line(self) -> str:
        """How old the newest backup is, in words."""
        newest = next(iter(self.backups()), None)
        if newest is None:
            return "Not backed up yet."
        days = (self._desk.today() - newest.made_at.date()).days
        when = {0: "today", 1: "yesterday"}.get(days, words.day(newest.made_at.date()))
        return f"Backed up {when} {words.clock(newest.made_at)}, checked ✓"

    def check(self) -> str:
        """Verify the whole register: the chain, every letter, and what lists show against what the record says."""
        with self._desk.register.transaction() as shelves:
            broken = shelves.record.first_broken() or self._stale(shelves)
            counts = shelves.record.counts()
        if broken:
            raise RuleBroken(f"{broken} Please keep this register as it is and restore the latest backup.")
        found = f"{words.count(counts['event'], 'entry', 'entries')} and {words.count(counts['document'], 'document')}"
        return f"All is sound: {found}, each as it was written."

    def _second_folder(self) -> Path | None:
        with self._desk.register.transaction() as shelves:
            organisation = shelves.facts.organisation()
        chosen = organisation.backup_folder.strip() if organisation else ""
        return Path(chosen) if chosen else None

    def _stale(self, shelves: Transaction) -> str:
        """The first case whose kept line, tasks or words differ from a fresh fold of its record."""
        from chc_desktop.domain.projection import project  # seldom needed

        desk, counting = self._desk, self._desk.counting(shelves)
        for summary, tasks, folded in shelves.projections.all():
            case = desk.case(shelves, summary.case_id)
            fresh = project(case, shelves.facts.person(case.complainant), desk.edition(case.edition), counting)
            if not shelves.projections.agrees(fresh, summary, tasks, folded):
                return f"What the lists show of {summary.reference} is not what its record says."
        return ""
