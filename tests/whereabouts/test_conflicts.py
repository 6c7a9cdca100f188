"""Copies of the register that cloud programs make, by the names that each of them gives."""

import pytest

from chc_desktop.whereabouts.conflicts import conflict_copies, told

OURS = [
    "register.db", "register.key", "register.lock", "register.holder", "register.db-journal", "register.key.next",
    "register.db.next", "errors.log", "backups", "register moved.txt", "replaced 2026-11-20 090000", "registers.json",
]  # fmt: skip


@pytest.mark.parametrize(
    "copy",
    [
        "register (1).db",  # Google Drive
        "register-DESKTOP-7AB2.db",  # OneDrive
        "register-DESKTOP-7AB2-2.key",
        "register (Ruth's conflicted copy 2026-11-24).db",  # Dropbox
        "register (DESKTOP-7AB2's conflicted copy 2026-11-24).key",
        "register (Case Conflict).db",
        "register 2.db",  # iCloud Drive
        "register (Ruth Ellis).db",  # Box
        "register (conflicted copy 2026-11-24 141500).key",  # Nextcloud
        "register_conflict-20261124-141500.db",  # ownCloud
        "register.sync-conflict-20261124-141500-ABCDEFG.db",  # Syncthing
        "register.Conflict.db",  # Resilio Sync
        "register (SFConflict ruth@amberley.example 2026-11-24-14-15-00).db",  # Seafile
        "register - Copy.db",  # Windows
        "Copy of register.db",
        "REGISTER (1).DB",
        "register.db (1)",
    ],
)
def test_a_copy_that_a_cloud_program_made_is_noticed(copy: str) -> None:
    assert conflict_copies([*OURS, copy]) == [copy]


def test_the_register_s_own_files_are_no_copies() -> None:
    assert conflict_copies(OURS) == []


def test_it_is_said_what_to_do_with_a_copy_and_nothing_where_there_is_none() -> None:
    said = told(["register (1).db"])
    assert "on one computer only" in said
    assert "Keep the copy, in a folder of its own: then this is not said again." in said
    assert told([]) == ""
