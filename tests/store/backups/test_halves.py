"""A backup that was copied half way and never will be one goes, once a whole one was checked; nothing else does."""

import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.store import backups
from chc_desktop.store.backups.places import is_marked
from tests import make

NOW = datetime(2026, 11, 24, 17, 30)
NAME = "2026-11-20 090000.chcbackup"


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("whole")
    office = make.an_office(folder / "data")
    path, _new = backups.back_up(office.desk.register, folder, NOW - timedelta(4))
    office.close()
    return path.read_bytes()


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return make.an_office(tmp_path / "data")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    (tmp_path / "stick").mkdir()
    return tmp_path / "stick"


def left(path: Path, content: bytes, hours: float = 25) -> Path:
    """A file that was last written so many hours ago."""
    path.write_bytes(content)
    at = NOW.timestamp() - hours * 3600
    os.utime(path, (at, at))
    return path


Cut = Callable[[bytes], bytes]


@pytest.mark.parametrize(
    "cut",
    [
        pytest.param(lambda whole: b"", id="nothing of it"),
        pytest.param(lambda whole: whole[:4096], id="its beginning"),
        pytest.param(lambda whole: whole[: len(whole) // 2], id="half of it"),
        pytest.param(lambda whole: whole[: len(whole) // 2] + bytes(len(whole) - len(whole) // 2), id="room set apart"),
        pytest.param(lambda whole: bytes(len(whole)), id="room only"),
    ],
)
def test_a_half_that_nobody_copies_any_more_goes_here_and_in_the_second_place(
    office: Office, tmp_path: Path, stick: Path, whole: bytes, cut: Cut
) -> None:
    here = tmp_path / "here"
    here.mkdir()
    halves = [left(folder / NAME, cut(whole)) for folder in (here, stick)]
    made, _new = backups.back_up(office.desk.register, here, NOW)
    backups.copy_to(made, stick, office.desk.register, NOW)
    assert [half.exists() for half in halves] == [False, False]
    assert len(backups.backups(here)) == len(backups.backups(stick)) == 1


@pytest.mark.parametrize(
    ("name", "cut", "hours"),
    [
        pytest.param(NAME, lambda whole: whole[: len(whole) // 2], 23, id="it may be on its way"),
        pytest.param(NAME, lambda whole: whole[: len(whole) // 2], -48, id="the clock went backwards"),
        pytest.param("For the chair.chcbackup", lambda whole: whole[: len(whole) // 2], 25, id="somebody named it"),
        pytest.param(NAME, lambda whole: b"a text of somebody" * 500, 25, id="it is something else"),
        pytest.param(NAME, lambda whole: whole, 25, id="it is whole"),
        pytest.param(NAME, lambda whole: whole[:-40], 25, id="the register in it is whole"),
        pytest.param(NAME, lambda whole: whole[:90_000] + b"\1" + whole[90_001:], 25, id="damaged, of its full length"),
        pytest.param("2026-11-20 090000.db", lambda whole: whole[:50], 25, id="no backup by its name"),
    ],
)
def test_whatever_may_be_of_use_or_is_somebody_else_s_stays(
    office: Office, stick: Path, whole: bytes, name: str, cut: Cut, hours: float
) -> None:
    there = left(stick / name, cut(whole), hours)
    before = there.read_bytes()
    backups.back_up(office.desk.register, stick, NOW)
    assert there.read_bytes() == before


def test_none_goes_while_no_whole_one_was_made(
    office: Office, stick: Path, whole: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    half = left(stick / NAME, whole[:5000])
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: shutil._ntuple_diskusage(10, 10, 0))
    with pytest.raises(RuleBroken, match="no room"):
        backups.back_up(office.desk.register, stick, NOW)
    assert half.exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes among files here")
@pytest.mark.parametrize("through_a_link", [False, True])
def test_a_pipe_or_a_device_that_is_called_as_a_backup_is_not_read(
    office: Office, stick: Path, through_a_link: bool
) -> None:
    """Whoever opens it waits for ever, or reads without an end."""
    pipe = stick / ("pipe" if through_a_link else NAME)
    os.mkfifo(pipe)
    if through_a_link:
        (stick / NAME).symlink_to(pipe)
    (stick / "endless.chcbackup").symlink_to("/dev/zero")
    os.mkfifo(stick / "whose backups these are.json")
    assert not is_marked(stick, "any")
    assert backups.backups(stick) == []
    for each in (NAME, "endless.chcbackup"):
        with pytest.raises(RuleBroken, match="is not a backup"):
            backups.verify(stick / each)
    made, _new = backups.back_up(office.desk.register, stick, NOW)
    assert [backup.path for backup in backups.backups(stick)] == [made]
