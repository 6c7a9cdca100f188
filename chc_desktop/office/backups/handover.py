"""Handing over: one checked backup under a clear name, and one sheet that says how to open it."""

from dataclasses import dataclass
from pathlib import Path

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Organisation
from chc_desktop.domain.page import FormPage, Heading, Text
from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.exchange.file_names import safe_name, seen
from chc_desktop.office.desk import Desk
from chc_desktop.store import backups, key_file
from chc_desktop.store.backups import disk
from chc_desktop.store.backups.note import Found
from chc_desktop.store.backups.progress import Tick, nobody, part

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
    "- Install CHC Desktop on the computer that is to be used, and start it.\n"
    "- Plug in the stick, or copy the file to the computer.\n"
    "- On the first screen choose “Find my backups”; in a program already in use, “Restore a backup” in Settings, "
    "under Safekeeping.\n"
    "- Choose the file. “Show what is in it” says whose it is and what was done last.\n"
    "- Choose “Restore this backup”. What is there already is set aside, not thrown away."
)


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
    if not folder.is_dir():
        raise RuleBroken(f"“{folder}” is not there. Nothing was made. Please choose a folder that is.")
    backup = disk.unused(folder, _stem(desk, organisation), backups.SUFFIX)
    sheet = folder / f"{backup.stem}, how to open this.pdf"
    try:
        found = backups.make_at(desk.register, backup, desk.now(), Why.HANDOVER, part(tick, 0, 0.9))
        page = _page(desk, organisation, backup, found, sheet_kept)
        _write(sheet, page)
    except BaseException:
        backup.unlink(missing_ok=True)
        raise
    tick(1.0)
    return HandedOver(backup, sheet, f"“{backup.name}” and the sheet beside it were made and checked.")


def is_locked(desk: Desk) -> bool:
    """Whether it takes a passphrase to open what is handed over."""
    return key_file.is_wrapped(desk.register.key_text())


def _stem(desk: Desk, organisation: Organisation) -> str:
    name = "".join(" " if each in _NOT_IN_A_NAME else each for each in seen(organisation.name))
    return safe_name(f"Complaints register of {' '.join(name.split())[:60]}, {desk.today().isoformat()}")


def _page(desk: Desk, organisation: Organisation, backup: Path, found: Found, sheet_kept: str) -> FormPage:
    contents, made = found.contents, desk.now()
    holds = words.listed(
        [
            words.count(contents.complaints, "complaint"),
            words.count(contents.documents, "letter and form", "letters and forms"),
            words.count(contents.papers, "file"),
        ]
    )
    locked = is_locked(desk)
    return FormPage(
        title="How to open this",
        organisation=organisation.name,
        introduction=(
            Text(
                f"“{backup.name}” is the complaints register of {organisation.name}, as of {words.long_day(made)}, "
                f"{words.clock(made)}: {holds}. It was opened and checked when it was made. It is one file, for the "
                "program CHC Desktop."
            ),
        ),
        sections=(
            (Heading("What it takes to open it"), Text(_what_it_takes(locked, sheet_kept))),
            (Heading("How to open it"), Text(_STEPS)),
            (Heading("Where to keep it"), Text(_where(locked))),
        ),
    )


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


def _write(sheet: Path, page: FormPage) -> None:
    from chc_desktop.documents.form import form_pdf  # heavy, and seldom needed

    try:
        content = form_pdf(page)
        with disk.workspace(sheet.parent) as working:
            (working / "sheet").write_bytes(content)
            disk.put(working / "sheet", sheet)
    except (ValueError, OSError) as error:
        raise RuleBroken(f"The sheet could not be made ({error}). Nothing was left behind.") from error
