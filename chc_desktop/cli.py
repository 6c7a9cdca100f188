"""The command line, for whoever helps the officer: deadlines with their explanation, check, backup, restore."""

import argparse
import json
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from chc_desktop import clock, files
from chc_desktop.domain import words
from chc_desktop.domain.code import Edition
from chc_desktop.domain.code_file import load_editions
from chc_desktop.domain.deadlines import Deadline, Explanation, Milestones, check_order, deadlines, explain
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.working_days import Counting, england
from chc_desktop.places import Places

REFUSED = 2


def add_commands(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add `due`, `check`, `backup` and `restore` to the program's command line."""
    _add_due(commands.add_parser("due", help="work out the deadlines of a complaint and explain them"))
    for name, run, what in (
        ("check", check, "verify the whole register: the chain, the letters, the projections"),
        ("backup", backup, "make a backup now, verified by reopening it"),
    ):
        _add_data(commands.add_parser(name, help=what), run)
    restoring = commands.add_parser("restore", help="put a backup in the place of the register; what was there is kept")
    restoring.add_argument("backup", type=Path, help="the backup file")
    _add_data(restoring, restore)


def run(arguments: argparse.Namespace) -> int:
    """Run the command that was asked for; 0 if it went well, 2 with one plain sentence if it was refused."""
    try:
        command: Callable[[argparse.Namespace], int] = arguments.command
        return command(arguments)
    except RuleBroken as broken:
        print(broken, file=sys.stderr)
        return REFUSED


def due(arguments: argparse.Namespace) -> int:
    """Print the deadlines of a complaint with these dates, in words or as JSON."""
    edition = _edition(arguments.code)
    milestones = Milestones(
        received=_day(arguments.received, "received"),
        acknowledged=_optional_day(arguments.acknowledged, "acknowledged"),
        escalated=_optional_day(arguments.escalated, "escalated"),
        stage2_acknowledged=_optional_day(arguments.stage2_acknowledged, "stage2-acknowledged"),
    )
    check_order(milestones)
    holidays = [_day(text, "holiday") for text in arguments.holiday]
    counting = Counting(england().with_holidays(holidays), arguments.count_from_the_day_itself)
    found = [(deadline, explain(deadline, counting)) for deadline in deadlines(edition, milestones, counting)]
    if arguments.json:
        print(json.dumps([_as_json(*each) for each in found], indent=2, ensure_ascii=False))
    else:
        print("\n\n".join(_in_words(*each) for each in found))
    return 0


def check(arguments: argparse.Namespace) -> int:
    """Verify the register in a folder and say what was found."""
    from chc_desktop.store import inspection

    sentence, sound = inspection.inspect(_folder(arguments))
    print(sentence)
    return 0 if sound else 1


def backup(arguments: argparse.Namespace) -> int:
    """Back up the register in a folder into its own folder of backups."""
    from chc_desktop.store import backup as backups
    from chc_desktop.store import register

    folder = _folder(arguments)
    opened = register.open_register(folder)
    try:
        made = backups.back_up(opened, folder / backups.FOLDER, clock.now())
    finally:
        opened.close()
    print(f"Backed up and checked: {made}")
    return 0


def restore(arguments: argparse.Namespace) -> int:
    """Put a backup in the place of the register in a folder."""
    from chc_desktop.store import backup as backups

    kept = backups.restore(arguments.backup, _folder(arguments), clock.now())
    print("Restored and checked." + (f" What was there before is kept in “{kept}”." if kept else ""))
    return 0


def _add_due(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--code", required=True, help="the edition, such as hos-2024")
    parser.add_argument("--received", required=True, metavar="DATE", help="when the complaint was received: 2026-12-24")
    parser.add_argument("--acknowledged", metavar="DATE")
    parser.add_argument("--escalated", metavar="DATE", help="when stage 2 was asked for")
    parser.add_argument("--stage2-acknowledged", metavar="DATE")
    parser.add_argument("--holiday", action="append", default=[], metavar="DATE", help="a further bank holiday")
    parser.add_argument(
        "--count-from-the-day-itself", action="store_true", help="the stricter reading: day 1 is the day itself"
    )
    parser.add_argument("--json", action="store_true", help="as JSON instead of words")
    parser.set_defaults(command=due)


def _add_data(parser: argparse.ArgumentParser, command: Callable[[argparse.Namespace], int]) -> None:
    parser.add_argument("--data", type=Path, default=argparse.SUPPRESS, help="the folder the register is in")
    parser.set_defaults(command=command)


def _folder(arguments: argparse.Namespace) -> Path:
    """The folder that was named, else the one the officer's register is in."""
    named: Path | None = getattr(arguments, "data", None)
    return named or Places().register_folder()


def _edition(edition_id: str) -> Edition:
    editions, faulty = load_editions(files.resources("codes"))
    if edition_id in editions:
        return editions[edition_id]
    for fault in faulty:
        if fault.name == f"{edition_id}.toml":
            raise RuleBroken(f"The Code’s file has faults and cannot be used. {fault}")
    raise RuleBroken(f"There is no Code “{edition_id}”. There are: {', '.join(editions)}.")


def _day(text: str, what: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise RuleBroken(
            f"“{text}” ({what}) is not a date. Please write it as year-month-day, such as 2026-12-24."
        ) from None


def _optional_day(text: str | None, what: str) -> date | None:
    return _day(text, what) if text is not None else None


def _as_json(deadline: Deadline, explanation: Explanation) -> dict[str, Any]:
    return {
        "duty": deadline.duty.value,
        "due": deadline.due.isoformat(),
        "runs_from": deadline.runs_from.value,
        "start": deadline.start.isoformat(),
        "limit": deadline.limit,
        "provision": deadline.provision,
        "provisional": deadline.provisional,
        "latest_if_extended": _iso(deadline.latest_if_extended),
        "due_if_started_in_time": _iso(deadline.if_in_time),
        "breach": deadline.breach,
        "explanation": explanation.sentence,
        "counted": [day.isoformat() for day in explanation.counted],
        "skipped": [{"date": skipped.date.isoformat(), "why": skipped.why} for skipped in explanation.skipped],
        "warnings": list(explanation.warnings),
    }


def _in_words(deadline: Deadline, explanation: Explanation) -> str:
    counted = ", ".join(f"{words.short_day(day)} ({n})" for n, day in enumerate(explanation.counted, 1))
    skipped = ", ".join(f"{words.short_day(each.date)} ({each.why})" for each in explanation.skipped)
    lines = [
        f"{deadline.words}: {words.long_day(deadline.due)}",
        explanation.sentence,
        f"Counted: {counted}.",
        f"Not counted: {skipped}." if skipped else "",
        _extension_in_words(deadline),
        *explanation.warnings,
        f"Late: {deadline.breach}" if deadline.breach else "",
    ]
    return "\n  ".join(line for line in lines if line)


def _extension_in_words(deadline: Deadline) -> str:
    if deadline.latest_if_extended is None:
        return ""
    latest = words.long_day(deadline.latest_if_extended)
    return f"If extended, at the latest {latest} (Code {deadline.extension_provision})."


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None
