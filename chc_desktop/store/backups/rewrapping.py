"""Puts another key file into a backup: after a passphrase was set, changed or removed."""

from pathlib import Path

from chc_desktop.domain.errors import RuleBroken, reason
from chc_desktop.store import key_file
from chc_desktop.store.backups import container, disk


def rewrap(path: Path, key_text: str) -> None:
    """Replace the key file in one backup, whole or not at all. Raises `RuleBroken` where it cannot be; it is as it was.

    Refused where the new key file holds another key than the one the backup opens with.
    """
    try:
        present = container.key_text(path)
        if key_file.fingerprint(present) != key_file.fingerprint(key_text):
            raise RuleBroken(f"“{path.name}” opens with another key, so its key file stays as it is.")
        if present == key_text:
            return
        with disk.workspace(path.parent) as working:
            made = working / "made"
            container.with_another_key(path, made, key_text)
            disk.put(made, path)
    except container.FAULTS as error:
        raise RuleBroken(
            f"The key file in the backup “{path.name}” could not be replaced ({reason(error)}). The backup is "
            "as it was."
        ) from error
