"""That no backup could be made, with the reason by itself: what it was to be made for decides what is said of it."""

from pathlib import Path

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store.backups import disk

DAMAGED = (
    "No backup was made: a part of the register’s file is damaged, and no backup may carry that on. The earlier ones "
    "are as they were. Please go to Settings, Safekeeping: “Check the register” saves what can be read, and “Restore a "
    "backup” takes you back to the newest good one."
)
INDEX = (
    "No backup was made: an index by which the register is searched is not as the program made it, and no backup may "
    "carry that on. The earlier ones are as they were. Please go to Settings, Safekeeping: “Check the register” says "
    "which it is and how it is made anew."
)


class NotBackedUp(RuleBroken):
    """What was there is as it was. `reason` is a clause, such as “No space left on device”."""

    def __init__(self, sentence: str, reason: str) -> None:
        super().__init__(sentence)
        self.reason = reason


def no_room(folder: Path, free: int, needed: int) -> NotBackedUp:
    reason = f"{disk.megabytes(free)} are free, and it takes {disk.megabytes(needed)}"
    return NotBackedUp(
        f"There is no room for a backup in “{folder}”: {reason}. The register and the newest of the backups there are "
        "as they were. Please make some room, or choose another place.",
        reason,
    )


def fault(folder: Path, error: Exception) -> NotBackedUp:
    reason = str(error.strerror if isinstance(error, OSError) and error.strerror else error)
    return NotBackedUp(
        f"The backup in “{folder}” could not be made ({reason}). The register and the earlier backups are as they "
        "were. Please check that the folder is there, that it can be written to and that there is room, and try "
        "again.",
        reason,
    )


def none_before_migrating(folder: Path, why: NotBackedUp, needed: int) -> NotBackedUp:
    """The register of an older version stays as it is as long as there is no backup of it."""
    return NotBackedUp(
        "The register was last used with an older version of the program, and this one keeps it in a new way. A backup "
        f"is made first, so that nothing can be lost, and that could not be done in “{folder}”: {why.reason}. Nothing "
        f"was changed. It takes {disk.megabytes(needed)} of free room and a folder that can be written to; please see "
        "to that and try again.",
        why.reason,
    )
