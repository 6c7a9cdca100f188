"""Backups: one file that holds the register and its key, and counts as a backup only once it was opened and checked."""

from chc_desktop.store.backups.container import SUFFIX, key_text
from chc_desktop.store.backups.copying import copy_to
from chc_desktop.store.backups.making import FOLDER, back_up, before_migrating, is_up_to_date, make_at
from chc_desktop.store.backups.note import Backup, backups, read
from chc_desktop.store.backups.refusals import NotBackedUp
from chc_desktop.store.backups.restoring import Prepared, prepare, restore
from chc_desktop.store.backups.rewrapping import rewrap
from chc_desktop.store.backups.rotation import is_short
from chc_desktop.store.backups.verifying import key_of, verify

__all__ = [
    "FOLDER",
    "SUFFIX",
    "Backup",
    "NotBackedUp",
    "Prepared",
    "back_up",
    "backups",
    "before_migrating",
    "copy_to",
    "is_short",
    "is_up_to_date",
    "key_of",
    "key_text",
    "make_at",
    "prepare",
    "read",
    "restore",
    "rewrap",
    "verify",
]
