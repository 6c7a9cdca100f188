"""The commands that open the register: check, backup, the list of backups, a case file."""

import argparse
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop import clock
from chc_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from chc_desktop.office.backups import Told
    from chc_desktop.office.office import Office


def check(arguments: argparse.Namespace) -> int:
    """Verify the register in a folder and say what was found; 1 if it is not sound."""
    from chc_desktop.office.safekeeping import Unsound
    from chc_desktop.places import Places

    try:
        with _office(arguments.data) as office:
            office.desk.seen_head = lambda: Places().seen_head(arguments.data)
            print(office.safekeeping.check())
    except Unsound as unsound:
        print(unsound)
        return 1
    return 0


def backup(arguments: argparse.Namespace) -> int:
    """Back up the register in a folder, as closing the program does."""
    with _office(arguments.data) as office:
        print(office.safekeeping.back_up())
    return 0


def list_backups(arguments: argparse.Namespace) -> int:
    """Print everything there is to restore from, the newest first; 1 if there is nothing.

    A register that cannot be opened is when they are wanted most: why is said, and they are listed all the same.
    """
    every = _backups(arguments.data)
    for each in every:
        print(f"{each.words}\n    {each.path}")
    if not every:
        print("No backup was found. If it is on a stick, plug it in and try again.")
    return 0 if every else 1


def case_file(arguments: argparse.Namespace) -> int:
    """Make the case file of a case, as the case page does."""
    from chc_desktop.domain.case_files.case_file import Choices, ForWhom

    choices = Choices(ForWhom(arguments.reader), _day(arguments.first), _day(arguments.last))
    with _office(arguments.data) as office:
        files = office.case_files
        made = files.make(files.named(arguments.reference), choices, arguments.out.absolute())
    print(f"{made.path.name}: {made.pages} pages, {made.items} items, {made.left_out} left out. SHA-256 {made.digest}")
    return 0


def _backups(folder: Path) -> "tuple[Told, ...]":
    from chc_desktop.office.backups.found import found
    from chc_desktop.store import opening

    if not opening.exists(folder):
        return found(folder, now=clock.now())
    try:
        with _office(folder) as office:
            print(office.backups.safety().words)
            return office.backups.found()
    except RuleBroken as broken:
        print(broken, file=sys.stderr)
        return found(folder, now=clock.now())


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise RuleBroken(f"“{given}” is not a date. Please write it like 2026-12-24.") from None


@contextmanager
def _office(folder: Path) -> "Iterator[Office]":
    from chc_desktop.cli import terminal
    from chc_desktop.office.library import Rules
    from chc_desktop.office.office import Office
    from chc_desktop.store import backups, opening, register
    from chc_desktop.store.doorkeeper import Doorkeeper

    if not opening.exists(folder):
        raise RuleBroken(f"There is no register in “{folder}”. Nothing was changed.")
    key = terminal.key_of(Doorkeeper(folder, clock.now)) if (folder / register.FILE_NAME).exists() else None
    opened = opening.open_register(folder, key, before_migrating=backups.before_migrating(clock.now()))
    rules = Rules.shipped()
    office = Office(opened, rules.codes, rules.kinds, clock.today, clock.now)
    try:
        yield office
    finally:
        office.close()
