"""Handing over: one checked backup under a clear name, and one sheet that says how to open it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.domain.facts import Organisation
from chc_desktop.domain.page import Block, Heading, Numbered, Text
from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.exchange.file_names import safe_name, seen
from chc_desktop.office.desk import Desk
from chc_desktop.office.keys.written_out import refuse_the_key_itself
from chc_desktop.store import backups, key_file
from chc_desktop.store.backups import disk, places
from chc_desktop.store.backups.note import Found
from chc_desktop.store.backups.progress import Tick, nobody, part
from chc_desktop.whereabouts.second_place import is_in_own_folder

_TITLE = "How to open this"
_NOT_IN_A_NAME = '<>:"/\\|?*'

_OPEN = (
    "This file opens without a passphrase. Whoever has it can read every complaint in it, so keep it as you would keep "
    "the complaints themselves: locked away, and never sent by ordinary email."
)
_LOCKED = (
    "This file is locked. It opens with the passphrase the register had on that day, or with the words of the recovery "
    "sheet. Without one of the two nobody can open it, not even the people who made the program."
)
_STEPS = (
    "Install CHC Desktop on the computer that is to be used, and start it.",
    "Plug in the stick, or copy the file to the computer.",
    "On the first screen choose “Find my backups…”. In a program already in use, choose “Restore a backup…” in "
    "Settings, under Safekeeping.",
    "Find the file in the list, or with “Choose another file…”. “Show what is in it” says whose it is and what was "
    "done last.",
    "Choose “Restore this backup”. What is there already is set aside, not thrown away.",
)
_WHEN_ASKED = "Type the passphrase when it is asked for, or choose “Use the recovery sheet” and type its words."


@dataclass(frozen=True, slots=True)
class HandedOver:
    """The two files that were made."""

    backup: Path
    sheet: Path
    said: str


def hand_over(desk: Desk, folder: Path, sheet_kept: str, tick: Tick = nobody) -> HandedOver:
    """Make the backup and the sheet in a folder: both, or neither.

    `sheet_kept` is where the recovery sheet is kept, as the officer says.
    """
    with desk.register.transaction() as shelves:
        organisation = desk.organisation(shelves)
    _refuse_place(desk, folder)
    if is_locked(desk):
        refuse_the_key_itself(desk, sheet_kept)
    backup = disk.unused(folder, _stem(desk, organisation), backups.SUFFIX)
    sheet = folder / f"{backup.stem}, how to open this.pdf"
    try:
        found = backups.make_at(desk.register, backup, desk.now(), Why.HANDOVER, part(tick, 0, 0.9))
        _write(desk, sheet, _page(desk, organisation, backup, found, sheet_kept))
    except BaseException as error:
        _take_away(backup, error)
        raise
    tick(1.0)
    return HandedOver(backup, sheet, f"“{backup.name}” and the sheet beside it were made and checked.")


def _take_away(backup: Path, why: BaseException) -> None:
    """Nothing of half a handover stays; where the stick was pulled out meanwhile, it is said that something may."""
    try:
        backup.unlink(missing_ok=True)
        is_there = not backup.parent.exists()
    except OSError:
        is_there = True
    if is_there and isinstance(why, RuleBroken):
        raise RuleBroken(
            f"The sheet could not be made, and “{backup.name}” could not be taken away again: it may still be there, "
            "without the sheet that says how to open it. Nothing was lost. Please look there, delete it, and try again."
        ) from why


def is_locked(desk: Desk) -> bool:
    """Whether it takes a passphrase to open what is handed over."""
    return key_file.is_wrapped(desk.register.key_text())


def _stem(desk: Desk, organisation: Organisation) -> str:
    name = "".join(" " if each in _NOT_IN_A_NAME else each for each in seen(organisation.name))
    return safe_name(f"Complaints register of {' '.join(name.split())[:60]}, {desk.today().isoformat()}")


def _page(desk: Desk, organisation: Organisation, backup: Path, found: Found, sheet_kept: str) -> list[Block]:
    made, locked = desk.now(), is_locked(desk)
    steps = (*_STEPS[:-1], _WHEN_ASKED, _STEPS[-1]) if locked else _STEPS
    return [
        Heading(_TITLE, 1),
        Text(organisation.name, bold=True),
        Text(
            f"“{backup.name}” is the complaints register of {organisation.name}, as of {words.long_day(made)}, "
            f"{words.clock(made)}: {_held(found)}. It was opened and checked when it was made. It is one file, for the "
            "program CHC Desktop."
        ),
        Heading("What it takes to open it"),
        Text(_what_it_takes(locked, sheet_kept)),
        Heading("How to open it"),
        Numbered(tuple(("", step) for step in steps)),
        Heading("Where to keep it"),
        Text(_where(locked)),
    ]


def _held(found: Found) -> str:
    """“14 complaints, 3 letters and forms and 2 files”, without what there is none of."""
    contents = found.contents
    others = (
        (contents.documents, ("letter and form", "letters and forms")),
        (contents.papers, ("file",)),
    )  # fmt: skip
    counted = [words.count(number, *named) for number, named in others if number]
    return words.listed([words.count(contents.complaints, "complaint"), *counted])


def _what_it_takes(locked: bool, sheet_kept: str) -> str:
    if not locked:
        return _OPEN
    kept = " ".join(sheet_kept.split())
    where = (
        f"The recovery sheet is kept here: {kept}"
        if kept
        else ("Where the recovery sheet is kept (please fill in): ______________________________")
    )
    return f"{_LOCKED}\n\n{words.sentence(where) if kept else where}"


def _where(locked: bool) -> str:
    apart = "Keep the recovery sheet somewhere else than this file. " if locked else ""
    return (
        f"In the charity’s safe, or with the successor. {apart}A newer one replaces it: make one each year, and when "
        "somebody else takes over. When it is no longer needed, delete the file and shred the sheet."
    )


def _write(desk: Desk, sheet: Path, page: Sequence[Block]) -> None:
    from chc_desktop.documents.plain_page import plain_pdf  # heavy, and seldom needed

    with desk.register.transaction() as shelves:
        name = desk.organisation(shelves).name
    try:
        content = plain_pdf(_TITLE, name, desk.today(), page)
        with disk.workspace(sheet.parent) as working:
            (working / "sheet").write_bytes(content)
            disk.put(working / "sheet", sheet)
    except (ValueError, OSError) as error:
        raise RuleBroken(
            f"The sheet could not be made ({reason(error)}). Nothing was left behind. Please check that there is room, "
            "and try again, or choose another folder."
        ) from error


def _refuse_place(desk: Desk, folder: Path) -> None:
    if not (folder.is_absolute() and folder.is_dir()):
        raise RuleBroken(f"“{folder}” is not there. Nothing was made. Please choose a folder that is.")
    if is_in_own_folder(desk.register.path.parent, folder):
        raise RuleBroken(
            f"“{folder}” is where the register itself is, so nothing would be handed over. Nothing was made. Please "
            "choose a stick, or another folder."
        )
    if places.is_marked(folder, desk.register.uuid()):
        raise RuleBroken(
            f"“{folder}” is the folder of the backups, where older ones go by themselves in time. Nothing was made. "
            "Please choose the folder it is in, or another."
        )
