"""What speaks against keeping a recovery sheet, or a register handed over, in a folder: others may read it there."""

from pathlib import Path

from chc_desktop.office.backups.second_place import second_place
from chc_desktop.office.desk import Desk
from chc_desktop.store import backups
from chc_desktop.store.backups import places
from chc_desktop.whereabouts.judging import elsewhere, real
from chc_desktop.whereabouts.recognising import Elsewhere, Kind


def against_the_sheet(desk: Desk, folder: Path) -> str:
    """What speaks against saving the recovery sheet in a folder, in sentences; empty where nothing does."""
    place = elsewhere(folder)
    if place:
        return (
            f"“{folder}” is {_where(place)}. Whoever can read the sheet there, and has a copy of the register, can "
            "read every complaint without the passphrase. A stick that you put away, or paper, is safer."
        )
    if _is_beside_backups(desk, folder):
        return (
            f"Backups of the register are kept in “{folder}” too. Sheet and backup in one place open everything for "
            "whoever finds them. Please keep the two apart."
        )
    return ""


def against_handing_over(folder: Path, is_locked: bool) -> str:
    """What speaks against putting the whole register, and the page that says how to open it, in a folder."""
    place = elsewhere(folder)
    if place is None:
        return ""
    said = f"“{folder}” is {_where(place)}. "
    if is_locked:
        return said + (
            "The page says where your recovery sheet is kept, and the file stays there until somebody deletes it. A "
            "stick, handed over in person or put in the safe, is safer."
        )
    return said + (
        "There is no passphrase, so whoever can read that folder can open the file and read every complaint. Set a "
        "passphrase first, in Settings, Safekeeping, or use a stick that is handed over in person."
    )


def _where(place: Elsewhere) -> str:
    if place.kind is Kind.NETWORK:
        return "on the network, where others may look"
    return f"in {place.name}, which copies it to other computers"


def _is_beside_backups(desk: Desk, folder: Path) -> bool:
    """Whether a folder is the register's, a place for its backups, or holds backups of any register."""
    chosen = second_place(desk, places.plugged_in)
    kept = [desk.register.path.parent, *(each for each in (chosen and chosen.chosen, chosen and chosen.folder) if each)]
    return any(real(folder).is_relative_to(real(each)) for each in kept) or any(_backups_in(folder))


def _backups_in(folder: Path) -> list[Path]:
    try:
        return list(folder.glob(f"*{backups.SUFFIX}"))
    except OSError:
        return []
