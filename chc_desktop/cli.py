"""The command line, for whoever helps the officer: deadlines explained, check, backup, restore, a case file."""

import argparse
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop import clock
from chc_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from chc_desktop.office.office import Office
    from chc_desktop.store.doorkeeper import BackupDoor, Doorkeeper
    from chc_desktop.store.key_file import Key

REFUSED = 2


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `due`, `check`, `backup`, `backups`, `case-file`, `restore` and `salvage` to the program's command line."""
    _add_due(commands.add_parser("due", help="work out the deadlines of a complaint and explain them"))
    for name, run, what in (
        ("check", check, "verify the whole register: the chain, the letters, the projections"),
        ("backup", backup, "make a backup now, verified by reopening it"),
        ("backups", list_backups, "the backups there are: here, in the second place, on every drive"),
    ):
        _add_data(commands.add_parser(name, help=what), run)
    _add_case_file(commands.add_parser("case-file", help="one case as one PDF, with everything there is of it"))
    restoring = commands.add_parser("restore", help="put a backup in the place of the register; what was there is kept")
    restoring.add_argument("backup", type=Path, help="the backup file, or a folder of what was replaced")
    restoring.add_argument("--show", action="store_true", help="only say what is in it; nothing is changed")
    _add_data(restoring, restore)
    saving = commands.add_parser("salvage", help="save what can be read of a damaged register as ordinary files")
    saving.add_argument("out", type=Path, help="the folder to save it in")
    _add_data(saving, salvage)


def run(arguments: argparse.Namespace) -> int:
    """Run the command that was asked for; 0 if it went well, 2 with one plain sentence if it was refused."""
    try:
        command: Callable[[argparse.Namespace], int] = arguments.command
        code = command(arguments)
        print(end="", flush=True)
        return code
    except RuleBroken as broken:
        print(broken, file=sys.stderr)
        return REFUSED
    except BrokenPipeError:  # whoever reads along has seen enough, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0


def usual_folder(sample: bool) -> Path:
    """Where the officer's register, or the sample landlord's, is when no folder is named."""
    from chc_desktop.places import Places

    return Places().sample_folder() if sample else Places().register_folder()


def due(arguments: argparse.Namespace) -> int:
    """Print the deadlines of a complaint with these dates, in words or as JSON."""
    from chc_desktop import due as explained  # what the program needs at every start stays small

    return explained.due(arguments)


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
    """Print everything there is to restore from, the newest first; 1 if there is nothing."""
    from chc_desktop.office.backups.found import found
    from chc_desktop.store import register

    if register.exists(arguments.data):
        with _office(arguments.data) as office:
            every = office.backups.found()
            print(office.backups.safety().words)
    else:
        every = found(arguments.data)
    for each in every:
        print(f"{each.words}\n    {each.path}")
    if not every:
        print("No backup was found. If it is on a stick, plug it in and try again.")
    return 0 if every else 1


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the register in a folder. Refused while the program has it open."""
    if not arguments.backup.exists():
        raise RuleBroken(f"There is no file “{arguments.backup}”. Nothing was changed.")
    return _show(arguments) if arguments.show else _restore(arguments)


def _show(arguments: argparse.Namespace) -> int:
    """Say what is in a backup. Nothing is changed."""
    from chc_desktop import files
    from chc_desktop.domain import words
    from chc_desktop.office.backups.inside import Reading, look_inside
    from chc_desktop.office.library import ClockKinds, Library

    rules = Library(files.resources("codes")), ClockKinds(files.resources("clocks"))
    reading = Reading(*rules, clock.today, clock.now)
    inside = look_inside(arguments.backup, reading, arguments.data, _key_of_backup(arguments.backup))
    made = inside.made_at
    print(f"{inside.organisation}, as of {words.day(made.date())}, {words.clock(made)}: {inside.counts}. It is sound.")
    for done in inside.last:
        print(f"  {words.day(done.at.date())}, {words.clock(done.at)}  {done.words}")
    return 0


def _restore(arguments: argparse.Namespace) -> int:
    from chc_desktop.office import last_seen
    from chc_desktop.places import Places
    from chc_desktop.store import backups
    from chc_desktop.ui.one_instance import OneInstance
    from chc_desktop.whereabouts.judging import refuse_for_register

    refuse_for_register(arguments.data)
    instance = OneInstance(arguments.data)
    if not instance.take():
        raise RuleBroken("The program has this register open. Nothing was changed. Please close it and try again.")
    try:
        kept = backups.restore(arguments.backup, arguments.data, clock.now(), _key_of_backup(arguments.backup))
        Places().keep_head(arguments.data, last_seen.of_file(arguments.backup))
    finally:
        instance.release()
    print("Restored and checked." + (f" What was there before is kept in “{kept}”." if kept else ""))
    return 0


def salvage(arguments: argparse.Namespace) -> int:
    """Save what can be read of a damaged register, as the doorway does; 0 also where some of it was lost."""
    from chc_desktop.store import key_file, register
    from chc_desktop.store import salvage as saving

    path, key_path = arguments.data / register.FILE_NAME, arguments.data / register.KEY_NAME
    if not (path.exists() and key_path.exists()):
        raise RuleBroken(f"There is no register with its key file in “{arguments.data}”. Nothing was changed.")
    key = _key_of_register(arguments.data) or key_file.read(key_path)
    print(saving.save(path, key, arguments.out, clock.now()).told)
    return 0


def case_file(arguments: argparse.Namespace) -> int:
    """Make the case file of a case, as the case page does."""
    from chc_desktop.domain.case_files.case_file import Choices, ForWhom

    choices = Choices(ForWhom(arguments.reader), _day(arguments.first), _day(arguments.last))
    with _office(arguments.data) as office:
        files = office.case_files
        made = files.make(files.named(arguments.reference), choices, arguments.out.absolute())
    print(f"{made.path.name}: {made.pages} pages, {made.items} items, {made.left_out} left out. SHA-256 {made.digest}")
    return 0


def _day(given: str | None) -> date | None:
    try:
        return date.fromisoformat(given) if given else None
    except ValueError:
        raise RuleBroken(f"“{given}” is not a date. Please write it like 2026-12-24.") from None


@contextmanager
def _office(folder: Path) -> "Iterator[Office]":
    from chc_desktop import files
    from chc_desktop.office.library import ClockKinds, Library
    from chc_desktop.office.office import Office
    from chc_desktop.store import backups, register

    if not register.exists(folder):
        raise RuleBroken(f"There is no register in “{folder}”. Nothing was changed.")
    editions, kinds = Library(files.resources("codes")), ClockKinds(files.resources("clocks"))
    before_migrating = backups.before_migrating(clock.now())
    opened = register.open_register(folder, _key_of_register(folder), before_migrating=before_migrating)
    office = Office(opened, editions, kinds, clock.today, clock.now)
    try:
        yield office
    finally:
        office.close()


def _key_of_register(folder: Path) -> "Key | None":
    """The key of a register that is locked; None where its key file is open."""
    from chc_desktop.store.doorkeeper import Doorkeeper

    door = Doorkeeper(folder, clock.now)
    return _asked("this register", door) if door.asks_for_a_passphrase() else None


def _key_of_backup(path: Path) -> "Key | None":
    """The key of a backup that is locked; None where it is not, or is no backup, which is said elsewhere."""
    from chc_desktop.store import backups
    from chc_desktop.store.doorkeeper import BackupDoor
    from chc_desktop.store.key_file import PassphraseNeeded

    try:
        return backups.key_of(path) if backups.read(path) else None
    except PassphraseNeeded:
        return _asked("this backup", BackupDoor(path))


def _asked(what: str, door: "Doorkeeper | BackupDoor") -> "Key":
    """The key, by the passphrase typed unseen on a terminal, or the words of the sheet: never by an argument.

    What stands on a command line can be read by others on the computer, and is kept.
    """
    from getpass import getpass

    from chc_desktop.store import recovery_words

    if not sys.stdin.isatty():
        raise RuleBroken(
            f"A passphrase locks {what}, and there is no terminal to type it on. Nothing was changed. Please run the "
            "command in a terminal."
        )
    typed = getpass(f"Passphrase of {what}, or the words of its recovery sheet: ")
    words = recovery_words.parted(typed)
    return door.open_with_words(words) if len(words) == recovery_words.COUNT else door.open_with_passphrase(typed)


def _add_due(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--code", required=True, help="the edition, such as hos-2024")
    parser.add_argument("--received", required=True, metavar="DATE", help="when the complaint was received: 2026-12-24")
    parser.add_argument("--acknowledged", metavar="DATE")
    parser.add_argument("--escalated", metavar="DATE", help="when stage 2 was asked for")
    parser.add_argument("--stage2-acknowledged", metavar="DATE")
    parser.add_argument("--logged", metavar="DATE", help="when the complaint was logged, where the Code counts from it")
    parser.add_argument("--stage3-escalated", metavar="DATE", help="when stage 3 was asked for")
    parser.add_argument("--holiday", action="append", default=[], metavar="DATE", help="a further bank holiday")
    parser.add_argument(
        "--count-from-the-day-itself", action="store_true", help="the stricter reading: day 1 is the day itself"
    )
    parser.add_argument("--json", action="store_true", help="as JSON instead of words")
    parser.set_defaults(command=due)


def _add_case_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", help="the case, such as 2026-012")
    parser.add_argument("out", type=Path, help="the PDF to write")
    parser.add_argument("--for", dest="reader", choices=("ombudsman", "resident"), default="ombudsman")
    parser.add_argument("--from", dest="first", metavar="DATE", help="only what happened from this day")
    parser.add_argument("--to", dest="last", metavar="DATE", help="only what happened up to this day")
    _add_data(parser, case_file)


def _add_data(parser: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    parser.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="the folder the register is in")
    parser.set_defaults(command=command)
