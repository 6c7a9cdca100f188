"""What is said once a register was moved to this computer: what was left behind, and what is to become of it."""

from pathlib import Path

from chc_desktop.store import backups
from chc_desktop.whereabouts import conflicts


def left_behind(before: Path, to: Path, kept: Path | None) -> str:
    """What is said of the folder a register was moved from. `kept` is where the old one lies, None where it stayed."""
    moved = f"It is in “{to}” now, compared with the old one, and open."
    others = conflicts.told(conflicts.conflict_copies_in(before))
    return "\n\n".join(filter(None, (moved, _old_one(before, kept), _backups(before), others)))


def _old_one(before: Path, kept: Path | None) -> str:
    if kept is None:
        return (
            f"What was in “{before}” could not be set aside: another program holds it. Please delete register.db and "
            "register.key there, so that nobody opens them by mistake."
        )
    return (
        f"The old one lies in “{kept}”, with its key, so whoever can open that folder can read it. Once you have seen "
        "that everything is here, please delete that folder."
    )


def _backups(before: Path) -> str:
    if not backups.backups(before / backups.FOLDER):
        return ""
    return (
        f"Backups made until now stay there too. To go on making some there, choose “{before}” as the second place in "
        "Settings, Safekeeping."
    )
