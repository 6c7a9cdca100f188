"""The rehearsal: the newest backup is really restored into a place of its own, opened, checked and compared."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.domain.safekeeping.events import BackupRehearsed
from chc_desktop.office import checking
from chc_desktop.office.backups.inside import Reading
from chc_desktop.office.backups.room import Told
from chc_desktop.office.desk import Desk
from chc_desktop.store import backups
from chc_desktop.store.backups import disk
from chc_desktop.store.backups.progress import Tick, part
from chc_desktop.store.key_file import PassphraseNeeded
from chc_desktop.store.register import Register

_SPARE = 8 * 1024 * 1024
"""Bytes that stay free."""


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """What trying a backup out came to."""

    sound: bool
    said: str


def to_try_out(desk: Desk, every: Sequence[Told]) -> Told:
    """The newest, of two alike the one away from here, which has to do if this computer is gone.

    `every` is all there are, the newest first. Raises `RuleBroken` where there is none, or none with the key of now.
    """
    if not every:
        raise RuleBroken("There is no backup to try out. Nothing was changed. Please make one first.")
    opening = [each for each in every if _opens(desk, each)]
    if not opening:
        raise RuleBroken(
            "The backups there are were made before the register had its new key; the recovery sheet of before opens "
            "them. Nothing was changed. Please make a new backup, then try that one out."
        )
    return [each for each in opening if each.made_at == opening[0].made_at][-1]


def rehearse(desk: Desk, backup: Told, tick: Tick) -> Rehearsed:
    """Try a backup out and write into the record what was found; nothing of what was restored stays.

    That there is no room to try it out says nothing about the backup, so it is refused and not written down.
    """
    _refuse_without_room(desk, backup.path)
    found = _try_out(desk, backup.path, tick)
    when = f"{words.day(backup.made_at.date())}, {words.clock(backup.made_at)}"
    said = f"The backup of {when}, {backup.where}, was restored to try it out. {found.said}"
    with desk.register.transaction() as shelves:
        event = BackupRehearsed(
            happened_on=desk.today(),
            done_by=desk.officer(shelves),
            made_at=backup.made_at.isoformat(timespec="seconds"),
            sound=found.sound,
            said=said,
        )
        desk.append(shelves, None, event)
    return Rehearsed(found.sound, said)


def _refuse_without_room(desk: Desk, path: Path) -> None:
    try:
        needed = sum(each.stat().st_size for each in (path.iterdir() if path.is_dir() else [path]))
    except OSError as error:
        raise RuleBroken(
            f"“{path.name}” cannot be read just now ({reason(error)}), so it was not tried out. Nothing was changed. "
            "If it is on a stick, please plug that in and try again."
        ) from error
    free = disk.room(desk.register.path.parent)
    if free < needed + _SPARE:
        raise RuleBroken(
            f"There is no room to try a backup out: {disk.megabytes(free)} are free beside the register, and it takes "
            f"{disk.megabytes(needed + _SPARE)}. Nothing was changed. Please make some room and try again."
        )


def _opens(desk: Desk, backup: Told) -> bool:
    """Whether nothing has to be typed to open it. One that is damaged is tried all the same, and says so."""
    with suppress(RuleBroken):
        try:
            backups.key_of(backup.path, desk.register.key)
        except PassphraseNeeded:
            return False
    return True


def _try_out(desk: Desk, path: Path, tick: Tick) -> Rehearsed:
    beside, key = desk.register.path.parent, desk.register.key
    try:
        with backups.prepare(path, beside, key, part(tick, 0, 0.6)) as prepared, prepared.opened() as opened:
            other = Reading.at(desk).desk(opened)
            other.renew_projections(part(tick, 0.6, 0.8))
            checked = checking.check(other, part(tick, 0.8, 1))
            return Rehearsed(True, f"It opened. {checked} {_compared(desk, opened)}")
    except RuleBroken as broken:
        return Rehearsed(False, f"It could not be used: {broken} Please make a new backup now.")


def _compared(desk: Desk, restored: Register) -> str:
    """How the restored one stands to the register: whether it is its beginning, and how much has come since."""
    with restored.transaction() as shelves:
        number, head = shelves.record.head()
    with desk.register.transaction() as shelves:
        now, same = shelves.record.head()[0], shelves.record.hash_of(number)
    if restored.uuid() != desk.register.uuid():
        return "It belongs to another register."
    if number and same != head:
        return "The register has gone another way since, as after an older backup was restored."
    since = now - number
    return (
        "Everything that is in the register now is in it."
        if not since
        else (f"Since then the register has had {words.count(since, 'further entry', 'further entries')}.")
    )
