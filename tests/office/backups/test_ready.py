"""A backup is laid ready once: looked into, and then put in place as it is, or let go."""

from datetime import datetime
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.office.backups.inside import Reading
from chc_desktop.office.backups.ready import Ready, lay_ready
from chc_desktop.office.office import Office
from chc_desktop.store import backups, key_file, opening
from chc_desktop.store.backups import container
from chc_desktop.store.opening import PLAN, READY
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make
from tests.shelf.opening import on_the_shelf

NOW = datetime(2026, 11, 24, 17, 30)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "data")
    make.a_complaint(made)
    return made


def ready_of(office: Office, path: Path, folder: Path) -> Ready:
    return lay_ready(path, Reading.at(office.desk), folder)


def test_what_is_shown_is_what_is_put_in_place(office: Office, tmp_path: Path) -> None:
    ready = ready_of(office, office.backups.make().path, tmp_path / "new")
    assert ready.inside.counts == "1 complaint"
    assert not opening.exists(tmp_path / "new")
    restored = ready.put_in_place(NOW)
    assert (restored.kept, restored.head.number) == (None, ready.prepared.contents.entries)
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == ["register.db", "register.key"]
    assert len(make.again(tmp_path / "new").cases.summaries()) == 1


def test_no_key_lies_beside_what_is_only_looked_at(office: Office, tmp_path: Path) -> None:
    ready = ready_of(office, office.backups.make().path, tmp_path / "new")
    assert [path.name for path in (tmp_path / "new").rglob("*") if path.is_file()] == ["register.db"]
    ready.let_go()


def test_one_that_is_not_wanted_leaves_nothing(office: Office, tmp_path: Path) -> None:
    ready_of(office, office.backups.make().path, tmp_path / "new").let_go()
    assert not (tmp_path / "new").exists()


def test_one_that_is_stopped_leaves_nothing(office: Office, tmp_path: Path) -> None:
    def stop(share: float) -> None:
        if share > 0.5:
            raise Stopped

    path = office.backups.make().path
    with pytest.raises(Stopped):
        lay_ready(path, Reading.at(office.desk), tmp_path / "new", None, stop)
    assert not (tmp_path / "new").exists()


def test_one_of_an_older_version_is_shown_and_put_in_place_as_it_is(office: Office, tmp_path: Path) -> None:
    older = opening.kept_key(on_the_shelf(9, tmp_path / "older"))
    opening.open_register(tmp_path / "older", older, lambda opened: backups.back_up(opened, tmp_path, NOW)).close()
    (packed,) = tmp_path.glob("*.chcbackup")
    container.unpack_register(packed, tmp_path / "as it is")
    ready = ready_of(office, packed, tmp_path / "new")
    assert ready.inside.last
    ready.put_in_place(NOW)
    assert (tmp_path / "new" / FILE_NAME).read_bytes() == (tmp_path / "as it is").read_bytes()


def test_a_restore_that_a_power_cut_has_left_is_finished_first(office: Office, tmp_path: Path) -> None:
    path = office.backups.make().path
    first, second = (ready_of(office, path, tmp_path / "new") for _each in range(2))
    key_file.put(first.prepared.ready / KEY_NAME, first.prepared.key_text)
    (first.prepared.ready / PLAN).write_text("replaced before", encoding="utf-8")
    first.prepared.ready.rename(tmp_path / "new" / READY)
    restored = second.put_in_place(NOW)
    assert restored.kept
    assert (restored.kept / FILE_NAME).exists()
    first.let_go()
    assert len(make.again(tmp_path / "new").cases.summaries()) == 1


def test_a_folder_without_a_register_is_called_so(office: Office, tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    with pytest.raises(RuleBroken, match="There is no register in the folder “photos”"):
        ready_of(office, tmp_path / "photos", tmp_path / "new")
    assert not (tmp_path / "new").exists()
