"""What was erased, noted beside the register by the hash of its first entry: so that what a restored backup brings back
is listed again. The note says nothing of anybody."""

from collections.abc import Iterable
from contextlib import suppress
from datetime import date
from pathlib import Path

from chc_desktop.store.register import Transaction

NOTE = "erased.txt"


def note(folder: Path, first_entries: Iterable[str], on: date) -> None:
    """Note that cases with these first entries were erased. An erasure stands even where this cannot be written."""
    lines = "".join(f"{entry} {on.isoformat()}\n" for entry in first_entries)
    with suppress(OSError), (folder / NOTE).open("a", encoding="utf-8") as file:
        file.write(lines)


def take_along(before: Path, to: Path) -> None:
    """Carry the note with a register that moves to another folder. The move stands even where this cannot be done."""
    with suppress(OSError):
        noted = (before / NOTE).read_bytes()
        with (to / NOTE).open("ab") as file:
            file.write(noted)


def came_back(shelves: Transaction, folder: Path) -> dict[int, date]:
    """The cases that were erased once and are there again, each with the day on which it was."""
    noted = _noted(folder)
    return {case_id: noted[entry] for case_id, entry in shelves.retention.there_again(list(noted))} if noted else {}


def _noted(folder: Path) -> dict[str, date]:
    try:
        lines = (folder / NOTE).read_text(encoding="utf-8").splitlines()
    except (OSError, ValueError):
        return {}
    found: dict[str, date] = {}
    for line in lines:
        entry, _space, day = line.partition(" ")
        with suppress(ValueError):
            found[bytes.fromhex(entry).hex()] = date.fromisoformat(day)
    return found
