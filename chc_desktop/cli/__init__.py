"""The command line, for whoever helps the officer: deadlines explained, check, backup, restore, a case file."""

import argparse
import os
import sys
from collections.abc import Callable
from pathlib import Path

from chc_desktop.cli import register, replacing
from chc_desktop.domain.errors import RuleBroken

REFUSED = 2

Command = Callable[[argparse.Namespace], int]
"""Runs one of the commands; the code to leave with."""


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `due`, `check`, `backup`, `backups`, `case-file`, `restore` and `salvage` to the program's command line."""
    _add_due(commands.add_parser("due", help="work out the deadlines of a complaint and explain them"))
    for name, run_it, what in (
        ("check", register.check, "verify the whole register: the chain, the letters, the projections"),
        ("backup", register.backup, "make a backup now, verified by reopening it"),
        ("backups", register.list_backups, "the backups there are: here, in the second place, on every drive"),
    ):
        _add_data(commands.add_parser(name, help=what), run_it)
    _add_case_file(commands.add_parser("case-file", help="one case as one PDF, with everything there is of it"))
    restoring = commands.add_parser("restore", help="put a backup in the place of the register; what was there is kept")
    restoring.add_argument("backup", type=Path, help="the backup file, or a folder of what was replaced")
    restoring.add_argument("--show", action="store_true", help="only say what is in it; nothing is changed")
    _add_data(restoring, replacing.restore)
    saving = commands.add_parser("salvage", help="save what can be read of a damaged register as ordinary files")
    saving.add_argument("out", type=Path, help="the folder to save it in")
    _add_data(saving, replacing.salvage)


def run(arguments: argparse.Namespace) -> int:
    """Run the command that was asked for; 0 if it went well, 2 with one plain sentence if it was refused."""
    try:
        command: Command = arguments.command
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
    parser.set_defaults(command=_due)


def _add_case_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("reference", help="the case, such as 2026-012")
    parser.add_argument("out", type=Path, help="the PDF to write")
    parser.add_argument("--for", dest="reader", choices=("ombudsman", "resident"), default="ombudsman")
    parser.add_argument("--from", dest="first", metavar="DATE", help="only what happened from this day")
    parser.add_argument("--to", dest="last", metavar="DATE", help="only what happened up to this day")
    _add_data(parser, register.case_file)


def _add_data(parser: argparse.ArgumentParser, command: Command) -> None:
    parser.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="the folder the register is in")
    parser.set_defaults(command=command)


def _due(arguments: argparse.Namespace) -> int:
    from chc_desktop.cli import due  # the calendar takes a moment to load, and others have no need of it

    return due.due(arguments)
