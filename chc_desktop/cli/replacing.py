"""The commands for a register that is lost or damaged: restoring a backup, and saving what can be read."""

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop import clock
from chc_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from chc_desktop.office.backups.inside import Inside


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the register in a folder. Refused while the program has it open."""
    if not arguments.backup.exists():
        raise RuleBroken(f"There is no file “{arguments.backup}”. Nothing was changed.")
    return _show(arguments.backup, arguments.data) if arguments.show else _restore(arguments.backup, arguments.data)


def salvage(arguments: argparse.Namespace) -> int:
    """Save what can be read of a damaged register, as the doorway does; 0 also where some of it was lost."""
    from chc_desktop.cli import terminal
    from chc_desktop.store import register
    from chc_desktop.store import salvage as saving
    from chc_desktop.store.doorkeeper import Doorkeeper

    path = arguments.data / register.FILE_NAME
    if not path.exists():
        raise RuleBroken(f"There is no register in “{arguments.data}”. Nothing was changed.")
    key = terminal.key_of(Doorkeeper(arguments.data, clock.now))
    print(saving.save(path, key, arguments.out, clock.now()).told)
    return 0


def _show(backup: Path, folder: Path) -> int:
    """Say what is in a backup. Nothing is changed."""
    from chc_desktop.cli import terminal
    from chc_desktop.office.backups.inside import Reading
    from chc_desktop.office.backups.ready import look_inside
    from chc_desktop.office.library import Rules
    from chc_desktop.store.doorkeeper import BackupDoor

    rules = Rules.shipped()
    reading = Reading(rules.codes, rules.kinds, clock.today, clock.now)
    _print(look_inside(backup, reading, folder, terminal.key_of(BackupDoor(backup))))
    return 0


def _print(inside: "Inside") -> None:
    from chc_desktop.domain import words

    made = inside.made_at
    print(f"{inside.organisation}, as of {words.day(made.date())}, {words.clock(made)}: {inside.counts}. It is sound.")
    for done in inside.last:
        print(f"  {words.day(done.at.date())}, {words.clock(done.at)}  {done.words}")


def _restore(backup: Path, folder: Path) -> int:
    from chc_desktop.cli import terminal
    from chc_desktop.office import last_seen
    from chc_desktop.places import Places
    from chc_desktop.store import backups
    from chc_desktop.store.doorkeeper import BackupDoor
    from chc_desktop.whereabouts.judging import refuse_for_register

    refuse_for_register(folder)
    with _nobody_else(folder):
        head = last_seen.of_file(backup)
        kept = backups.restore(backup, folder, clock.now(), terminal.key_of(BackupDoor(backup)))
        Places().keep_head(folder, head)
    print("Restored and checked." + (f" What was there before is kept in “{kept}”." if kept else ""))
    return 0


@contextmanager
def _nobody_else(folder: Path) -> Iterator[None]:
    """The folder is ours meanwhile: the program does not have it open."""
    from chc_desktop.ui.one_instance import OneInstance

    instance = OneInstance(folder)
    if not instance.take():
        raise RuleBroken("The program has this register open. Nothing was changed. Please close it and try again.")
    try:
        yield
    finally:
        instance.release()
