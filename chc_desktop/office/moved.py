"""What is said once a register was moved to this computer: what was left behind, and what is to become of it."""

from pathlib import Path

from chc_desktop.store import backups
from chc_desktop.store.moving import NOTE
from chc_desktop.whereabouts import conflicts


def left_behind(before: Path, to: Path, kept: Path | None) -> str:
    """What is said of the folder a register was moved from. `kept` is where the old one lies, None where it stayed."""
    return " ".join(
        filter(
            None, (_old_one(before, to, kept), _backups(before), conflicts.told(conflicts.conflict_copies_in(before)))
        )
    )


def _old_one(before: Path, to: Path, kept: Path | None) -> str:
    moved = f"The register was moved to “{to}”, compared with the old one, and is open there."
    if kept is None:
        return (
            f"{moved} What was in “{before}” could not be set aside: another program holds it. Please delete "
            "register.db and register.key there, so that nobody opens them by mistake."
        )
    return (
        f"{moved} The old one lies in “{kept}”, with its key, so whoever can open that folder can read it. Once you "
        f"have seen that everything is here, delete that folder. “{NOTE}” beside it says where the register is now."
    )


def _backups(before: Path) -> str:
    if not backups.backups(before / backups.FOLDER):
        return ""
    return (
        f"Backups made until now stay in “{before / backups.FOLDER}”. To go on making some there, choose “{before}” as "
        "the second place in Settings, Safekeeping."
    )
