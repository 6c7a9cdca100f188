"""What was erased, noted beside the register by the hash of its first entry: so that what a restored backup brings back
is listed again. The note says nothing of anybody."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from chc_desktop.store.transaction import Transaction

NOTE = "erased.txt"
_PAPER = "paper:"


def note(folder: Path, first_entries: Iterable[str], on: date) -> None:
    """Note that cases with these first entries were erased. An erasure stands even where this cannot be written."""
    _write(folder, "".join(f"{entry} {on.isoformat()}\n" for entry in first_entries))


def note_paper(folder: Path, entry: str, on: date) -> None:
    """The same of one paper of a case, by the hash of its entry."""
    _write(folder, f"{_PAPER}{entry} {on.isoformat()}\n")


def take_along(before: Path, to: Path) -> None:
    """Carry the note with a register that moves to another folder. The move stands even where this cannot be done."""
    with suppress(OSError):
        noted = (before / NOTE).read_bytes()
        with (to / NOTE).open("ab") as file:
            file.write(noted)


def came_back(shelves: Transaction, folder: Path) -> dict[int, date]:
    """The cases that were erased once and are there again, each with the day on which it was."""
    noted = _noted(folder)
    return {case_id: noted[entry] for case_id, _number, entry in shelves.retention.there_again(list(noted))}


def papers_came_back(shelves: Transaction, folder: Path) -> list[tuple[int, int, date]]:
    """The papers that were erased by themselves and are there again: the case, the paper, and the day it was erased."""
    noted = _noted(folder, _PAPER)
    return [(case_id, paper, noted[entry]) for case_id, paper, entry in shelves.retention.there_again(list(noted))]


def _write(folder: Path, lines: str) -> None:
    with suppress(OSError), (folder / NOTE).open("a", encoding="utf-8") as file:
        file.write(lines)


def _noted(folder: Path, what: str = "") -> dict[str, date]:
    try:
        lines = (folder / NOTE).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    found: dict[str, date] = {}
    for line in lines:
        entry, _space, day = line.partition(" ")
        if not entry.startswith(what):
            continue
        with suppress(ValueError):
            found[bytes.fromhex(entry.removeprefix(what)).hex()] = date.fromisoformat(day)
    return found
