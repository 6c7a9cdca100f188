"""Killed at any step, a backup, a rotation, a restore or a new key file is there or it is not: never half."""

import os
import shutil
import signal
import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chc_desktop.store import backups, key_file, opening, register
from chc_desktop.store.register import KEY_NAME
from chc_desktop.store.wrapping import Cost
from tests import make
from tests.store.backups.killing import killed_at_each_step

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kills as Linux does")

NOW = datetime(2026, 11, 24, 17, 30)
LATER = NOW + timedelta(hours=3)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """How everything was: a register with two complaints, and two backups of it from when it had one."""
    folder = tmp_path / "before"
    office = make.an_office(folder / "data")
    make.a_complaint(office)
    (folder / "stick").mkdir()
    backups.back_up(office.desk.register, folder / "stick", NOW - timedelta(days=1))
    office.drafts.save("log", {"title": "Half written"})
    backups.back_up(office.desk.register, folder / "stick", NOW)
    make.a_complaint(office)
    office.close()
    return folder


@pytest.fixture
def now(tmp_path: Path) -> Path:
    return tmp_path / "now"


def as_it_was(before: Path, now: Path) -> None:
    shutil.rmtree(now, ignore_errors=True)
    shutil.copytree(before, now)


def complaints(folder: Path) -> int:
    opened = opening.open_register(folder)
    try:
        return opened.inspect().complaints
    finally:
        opened.close()


def checked(folder: Path) -> list[int]:
    return [backups.verify(each.path).complaints for each in backups.backups(folder)]


def test_killed_at_any_step_of_a_backup_the_earlier_ones_stay_and_a_half_one_does_not_count(
    before: Path, now: Path
) -> None:
    def back_up(tick: object) -> None:
        opened = opening.open_register(now / "data")
        backups.back_up(opened, now / "stick", LATER, tick=tick)  # type: ignore[arg-type]

    found = []
    for _step in killed_at_each_step(back_up, lambda: as_it_was(before, now)):
        found.append(checked(now / "stick"))
        assert found[-1] in ([1, 1], [2, 1, 1], [2, 1]), "before, made, or made and the one of the same day let go"
    assert found[-1] == [2, 1]
    assert complaints(now / "data") == 2
    backups.back_up(opening.open_register(now / "data"), now / "stick", LATER + timedelta(hours=2))
    assert [path.suffix for path in (now / "stick").iterdir()] == [".chcbackup"] * 2


def test_killed_at_any_step_of_a_restore_the_register_is_the_old_one_or_the_restored_one(
    before: Path, now: Path
) -> None:
    def restore(tick: object) -> None:
        newest = backups.backups(now / "stick")[0].path
        backups.restore(newest, now / "data", LATER, tick=tick)  # type: ignore[arg-type]

    found = []
    for _step in killed_at_each_step(restore, lambda: as_it_was(before, now)):
        assert opening.exists(now / "data")
        found.append(complaints(now / "data"))
        kept = list((now / "data").glob("replaced *"))
        assert [complaints(each) for each in kept] == ([2] if found[-1] == 1 else [])
    assert found == sorted(found, reverse=True), "the old one up to a step, the restored one from then on"
    assert set(found) == {1, 2}


def test_killed_at_any_step_of_a_copy_to_the_stick_it_is_whole_there_or_not_there(before: Path, now: Path) -> None:
    def copy(tick: object) -> None:
        opened = opening.open_register(now / "data")
        newest = backups.backups(now / "stick")[0].path
        backups.copy_to(newest, now / "other", opened, LATER, tick=tick)  # type: ignore[arg-type]

    (before / "other").mkdir()
    found = []
    for _step in killed_at_each_step(copy, lambda: as_it_was(before, now)):
        found.append(checked(now / "other"))
    assert found[0] == []
    assert found[-1] == [1]
    assert found == sorted(found)


def test_killed_at_any_step_of_a_new_key_file_the_backup_opens_with_the_old_or_the_new(before: Path, now: Path) -> None:
    key = key_file.read(before / "data" / KEY_NAME)
    wrapped = key_file.wrapped_text(key, "correct horse", Cost(1, 8, 1))
    found = []
    for _step in killed_at_each_step(
        lambda _tick: backups.rewrap(backups.backups(now / "stick")[0].path, wrapped), lambda: as_it_was(before, now)
    ):
        newest = backups.backups(now / "stick")[0].path
        assert backups.verify(newest, key).complaints == 1
        found.append(key_file.is_wrapped(backups.key_text(newest)))
    assert found == sorted(found)
    assert set(found) == {False, True}


def test_what_is_replaced_is_kept_even_where_the_power_took_the_name_it_was_to_be_kept_under(
    before: Path, now: Path
) -> None:
    as_it_was(before, now)
    with backups.prepare(backups.backups(now / "stick")[0].path, now / "data") as prepared:
        key_file.put(prepared.ready / register.KEY_NAME, prepared.key_text)
        prepared.ready.rename(now / "data" / opening.READY)
    (now / "data" / opening.READY / opening.PLAN).write_bytes(b"")
    assert complaints(now / "data") == 1
    assert complaints(now / "data" / "replaced before") == 2


_BACK_UP = """
import os, signal, sys
from datetime import datetime
from pathlib import Path
from chc_desktop.store import backups, opening, register
def tick(share):
    if share > 0.8:
        os.kill(os.getpid(), signal.SIGKILL)
backups.back_up(opening.open_register(Path(sys.argv[1])), Path(sys.argv[2]), datetime(2026, 11, 24, 20), tick=tick)
"""


def test_a_program_that_is_really_killed_while_it_backs_up_leaves_the_earlier_ones(before: Path, now: Path) -> None:
    as_it_was(before, now)
    command = [sys.executable, "-c", _BACK_UP, str(now / "data"), str(now / "stick")]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    assert checked(now / "stick") == [1, 1]
    assert complaints(now / "data") == 2
