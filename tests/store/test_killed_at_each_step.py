"""Killed at each step on the disk, SQLite's own writes among them, it is before or after: never between.

Here a step of each kind on each file; `python -m benchmarks.faults` stops at every one.
"""

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from benchmarks.faults.steps import Work, stop_at_each
from benchmarks.faults.tracing import can_be_watched
from benchmarks.faults.works import cheap, named, works
from chc_desktop.domain.facts import Person
from chc_desktop.store import database, key_file, swap
from chc_desktop.store.backups import disk
from chc_desktop.store.register import KEY_NAME
from tests import make

pytestmark = pytest.mark.skipif(not can_be_watched(), reason="this computer lets no process be watched")

SHORT = [work for work in works() if not work.is_long]


@pytest.fixture(autouse=True)
def _as_shipped(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """With every wait for the disk, which other tests do without."""
    waiting = tuple(each for each in database.PRAGMAS if each != "synchronous = OFF")
    monkeypatch.setattr(database, "PRAGMAS", waiting)
    with cheap():
        yield


def stopped(work: Work, tmp_path: Path, share: float = 0.02) -> list[str]:
    return stop_at_each(work, tmp_path / "stopped", share, Random(21)).faults


@pytest.mark.parametrize("work", SHORT, ids=lambda work: work.name)
def test_killed_at_any_step_it_is_before_or_after(work: Work, tmp_path: Path) -> None:
    found = stop_at_each(work, tmp_path / "stopped", 0.02, Random(21))
    assert found.faults == []
    assert found.looked > 5


def test_what_is_done_in_two_transactions_is_found_out(tmp_path: Path) -> None:
    usual = named("an import")

    def in_two(folder: Path) -> None:
        make.again(folder / "data").cases.save_person(Person(name="Half of it"))
        usual.do(folder)

    (fault,) = stopped(Work(usual.name, usual.prepare, in_two, usual.look), tmp_path)
    assert "between before and after" in fault


def test_a_key_file_that_takes_its_place_before_the_register_does_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def the_wrong_way_round(path: Path, content: str) -> None:
        _put(path.with_name(KEY_NAME), content)
        _put(path, content)

    _put = key_file.put
    monkeypatch.setattr(key_file, "put", the_wrong_way_round)
    assert stopped(named("a new key"), tmp_path)


def test_a_restore_that_forgets_the_key_is_found_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def only_the_file(folder: Path, kept: Path, file: str, key: str) -> None:
        if (folder / file).exists():
            kept.mkdir(exist_ok=True)
            (folder / file).replace(kept / file)

    monkeypatch.setattr(swap, "_set_aside", only_the_file)
    assert stopped(named("a restore"), tmp_path)


def test_a_backup_that_has_its_name_before_it_is_whole_is_found_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "settle", lambda _file: None)
    faults = stopped(named("a copy to the stick"), tmp_path)
    assert "may not be on the disk yet" in faults[0]
