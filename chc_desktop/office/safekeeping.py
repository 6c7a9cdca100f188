"""Keeping the register safe: backups that were checked, and the proof that nobody edited it."""

from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office import last_seen, lesson_projections, request_projections
from chc_desktop.office.backups import Backups, Told
from chc_desktop.office.desk import Desk
from chc_desktop.store.register import Transaction

if TYPE_CHECKING:
    from chc_desktop.whereabouts.judging import Judgement

_KEEP_IT = "Please keep this register as it is and restore the latest backup."


class Unsound(RuleBroken):
    """The register is not as it was written."""


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
        """Whether a folder is a good second place for backups, and why; None where none is named."""
        from chc_desktop.whereabouts.judging import second_place

        return second_place(self.folder(), Path(chosen)) if chosen.strip() else None

    def save_readable(self, folder: Path) -> str:
        """Save what can be read of a damaged register into a folder as ordinary files; what was lost, in words."""
        from chc_desktop.store import salvage  # seldom needed

        register = self._desk.register
        return salvage.save(register.path, register.key, folder, self._desk.now()).told

    def last_backup_line(self) -> str:
        """How old the newest backups are, in words."""
        return Backups(self._desk).safety().words

    def check(self) -> str:
        """Verify the whole register: every page, the chain, every letter, and what lists show against the record.

        Raises `Unsound` with the first thing that is not as it should be.
        """
        from chc_desktop.office.assessments import figures  # not for the first screen
        from chc_desktop.office.assessments.round import reading as round_reading  # not for the first screen

        self._check_pages()
        with self._desk.register.transaction() as shelves:
            broken = (
                shelves.record.first_broken()
                or self._stale(shelves)
                or request_projections.first_stale(shelves)
                or lesson_projections.first_stale(shelves)
                or figures.first_stale(self._desk, shelves)
                or round_reading.first_stale(shelves)
            )
            counts, papers = shelves.record.counts(), shelves.papers.count()
        broken = " ".join(filter(None, (broken, self._older())))
        if broken:
            raise Unsound(f"{broken} {_KEEP_IT}")
        found = words.listed(
            [
                words.count(counts["complaint"], "complaint"),
                *([words.count(counts["request"], "service request")] if counts["request"] else []),
                words.count(counts["event"], "entry", "entries"),
                words.count(counts["document"], "document"),
                *([words.count(papers, "file")] if papers else []),
            ]
        )
        return f"All is sound: {found}, each as it was written."

    def _older(self) -> str:
        """Whether it is an older copy than was last seen here; where nothing is known of that, than was backed up."""
        from chc_desktop.store import backups

        newest = backups.backups(self.folder() / backups.FOLDER, self._desk.register.uuid())[:1]
        seen = self._desk.seen_head() or next(map(last_seen.of_backup, newest), None)
        return last_seen.told(self._desk, seen) if seen and last_seen.is_older(self._desk, seen) else ""

    def _check_pages(self) -> None:
        try:
            self._desk.register.inspect()
        except RuleBroken as broken:
            raise Unsound(f"{broken} {_KEEP_IT}") from broken

    def _stale(self, shelves: Transaction) -> str:
        """The first case whose kept line, tasks or words differ from a fresh fold of its record."""
        from chc_desktop.domain.projection import project  # seldom needed
        from chc_desktop.office.findable import words_of_case

        desk, counting = self._desk, self._desk.counting(shelves)
        for summary, tasks, folded in shelves.projections.all():
            case = desk.case(shelves, summary.case_id)
            if case.edition not in desk.editions:
                continue  # what is kept of it cannot be worked out anew
            person, edition = shelves.facts.person(case.complainant), desk.edition_of(shelves, case)
            text = words_of_case(shelves, case)
            fresh = project(case, person, edition, counting, desk.kinds, text)
            if not shelves.projections.agrees(fresh, summary, tasks, folded):
                return f"What the lists show of {summary.reference} is not what its record says."
        return ""
