"""Compares the register with what was last seen of it: an older copy in its place is noticed, and going on recorded."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain import words
from chc_desktop.domain.seen_head import SeenHead
from chc_desktop.office.desk import Desk

if TYPE_CHECKING:
    from chc_desktop.store.backups import Backup


def head(desk: Desk) -> SeenHead:
    """Where the record ends now."""
    register = desk.register.uuid()
    with desk.register.transaction() as shelves:
        number, last = shelves.record.head()
    return SeenHead(register, number, last.hex(), desk.now().isoformat(timespec="seconds"))


def of_backup(backup: "Backup") -> SeenHead:
    """Where the record ended when a backup was made, as its note has it."""
    found = backup.contents
    return SeenHead(found.register, found.entries, found.head, backup.made_at.isoformat(timespec="seconds"))


def of_file(path: Path) -> SeenHead | None:
    """The same of a file; None where it is no backup."""
    from chc_desktop.store import backups  # seldom needed

    read = backups.read(path)
    return of_backup(read) if read else None


def is_older(desk: Desk, seen: SeenHead) -> bool:
    """Whether the record does not hold the entry that was last seen."""
    if not seen.number:
        return False
    with desk.register.transaction() as shelves:
        return shelves.record.hash_of(seen.number).hex() != seen.hash


def told(desk: Desk, seen: SeenHead) -> str:
    """What is said of it: that it is older, by how much, and that it may be an old copy."""
    now = head(desk)
    was = f"{words.count(seen.number, 'entry', 'entries')} {_when(seen.at)}"
    if now.register != seen.register:
        return (
            "This is another register than the one last used here. Nothing was changed. The one last used here had "
            f"{was}; this one has {words.count(now.number, 'entry', 'entries')}."
        )
    if now.number < seen.number:
        return (
            f"This register is older than the one last used here: its record has {now.number} entries, and it had "
            f"{was}. So {words.count(seen.number - now.number, 'entry is', 'entries are')} missing: it may be an old "
            "copy that was put in its place. Nothing was changed."
        )
    return (
        f"This register is not the one last used here: entry {seen.number} of its record is another than it was "
        f"{_when(seen.at)}. It may be a copy on which somebody else went on. Nothing was changed."
    )


def go_on(desk: Desk, seen: SeenHead) -> None:
    """Go on with it all the same; the record says so."""
    from chc_desktop.domain.entries import OlderCopyTakenUp

    with desk.register.transaction() as shelves:
        event = OlderCopyTakenUp(
            happened_on=desk.today(),
            done_by=desk.officer(shelves),
            seen=seen.number,
            seen_hash=seen.hash,
            seen_at=seen.at,
        )
        desk.append(shelves, None, event)


def _when(at: str) -> str:
    try:
        moment = datetime.fromisoformat(at)
    except ValueError:
        return "when it was last seen"
    return f"on {words.day(moment.date())} at {words.clock(moment)}"
