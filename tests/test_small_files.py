"""The small files beside a register, on a stick or of other programs may hold anything: read, or taken for none."""

from datetime import datetime
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.places import Places
from chc_desktop.store import key_file
from chc_desktop.store.backups import places as stick
from chc_desktop.store.doorkeeper import TRIES, Doorkeeper
from chc_desktop.ui.one_instance import OneInstance
from chc_desktop.whereabouts.programs import dropbox_folders

NO_GOOD = {
    "empty": b"",
    "half": b'{"half',
    "a list": b"[]",
    "nothing": b"null",
    "a number": b"3",
    "deep": b"[" * 200_000,
    "deep and named": b'{"register":' * 100_000,
    "not text": b"\xff\xfe\x00",
    "numbers without end": b'{"wrong": Infinity, "last": "2026-11-24T00:00:00"}',
    "a time elsewhere": b'{"wrong": 0, "last": "2026-11-24T00:00:00+05:00"}',
    "wrong kinds": b'{"register": [], "computer": {}, "wrong": "x", "last": 7, "seen": 1, "data": {"path": 5}}',
}
ANYTHING = pytest.mark.parametrize("content", NO_GOOD.values(), ids=list(NO_GOOD))


@ANYTHING
def test_whatever_such_a_file_holds_the_program_goes_on(tmp_path: Path, content: bytes) -> None:
    for name in ("registers.json", "last-seen.json", stick._MARK, TRIES, "register.holder", "info.json"):
        (tmp_path / name).write_bytes(content)
    places = Places(tmp_path / "registers.json", tmp_path / "data")
    assert places.register_folder() == tmp_path / "data"
    assert not places.held_one(tmp_path)
    assert not stick.is_marked(tmp_path, "a register")
    Doorkeeper(tmp_path, lambda: datetime(2026, 11, 24)).check_may_try()
    assert OneInstance(tmp_path)._who("OFFICE-PC") == ""
    (tmp_path / ".dropbox").mkdir()
    (tmp_path / ".dropbox" / "info.json").write_bytes(content)
    assert [kept for kept in dropbox_folders({}, tmp_path) if kept.folder == str(tmp_path)] == []


@ANYTHING
def test_a_key_file_that_holds_it_is_said_to_be_damaged(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "register.key").write_bytes(content)
    with pytest.raises(RuleBroken, match="key file"):
        key_file.read(tmp_path / "register.key")
