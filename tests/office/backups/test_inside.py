"""A backup is looked into before it replaces anything, and tried out once a year."""

import os
import shutil
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken, Stopped
from chc_desktop.domain.safekeeping.events import BackupRehearsed
from chc_desktop.office.backups import Backups, found
from chc_desktop.office.backups.rehearsal import rehearse
from chc_desktop.office.office import Office
from chc_desktop.store import backups, key_file
from chc_desktop.store.backups import disk
from chc_desktop.store.key_file import PassphraseNeeded
from chc_desktop.store.wrapping import Cost
from chc_desktop.whereabouts.clouds import cloud_folders
from chc_desktop.whereabouts.computer import LINUX, Computer, Synced
from tests import make


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "data")
    first = make.a_complaint(made)
    make.acknowledged(made, first, make.TODAY)
    make.a_complaint(made, title="Rain through the porch")
    return made


@pytest.fixture
def room(office: Office) -> Backups:
    return Backups(office.desk, list)


def left(office: Office) -> list[str]:
    return [path.name for path in office.desk.register.path.parent.iterdir() if path.name.startswith(".")]


def test_it_is_shown_whose_it_is_how_many_cases_and_the_last_things_done(office: Office, room: Backups) -> None:
    inside = room.look_inside(room.make().path)
    assert inside.organisation == "Amberley Almshouses"
    assert inside.counts == "2 complaints"
    assert inside.made_at == datetime(2026, 11, 24, 14, 2)
    assert [done.words for done in inside.last] == [
        "2026-002: Complaint received",
        "2026-001: Stage 1 acknowledged",
        "2026-001: Complaint received",
    ]
    assert left(office) == []


def test_what_belongs_to_no_case_is_said_in_plain_words(office: Office, room: Backups) -> None:
    room.make()
    room.rehearse()
    assert room.look_inside(room.make().path).last[0].words == "A backup was tried out"


def test_looking_into_one_changes_neither_it_nor_the_register(office: Office, room: Backups) -> None:
    path = room.make().path
    before = path.read_bytes(), office.desk.register.path.read_bytes()
    room.look_inside(path)
    assert (path.read_bytes(), office.desk.register.path.read_bytes()) == before


def test_a_damaged_one_is_refused_and_nothing_is_left_of_it(office: Office, room: Backups) -> None:
    path = room.make().path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    with pytest.raises(RuleBroken, match="Nothing was changed"):
        room.look_inside(path)
    assert left(office) == []


def test_one_whose_key_is_wrapped_opens_with_the_key_of_the_register_or_asks_for_the_passphrase(
    office: Office, room: Backups
) -> None:
    path = room.make().path
    register = office.desk.register
    backups.rewrap(path, key_file.wrapped_text(register.key, "correct horse", Cost(1, 64, 1)))
    assert room.look_inside(path).counts == "2 complaints"
    other = make.an_office(register.path.parent.parent / "other")
    with pytest.raises(PassphraseNeeded):
        Backups(other.desk, list).look_inside(path)


def test_a_rehearsal_restores_checks_and_compares_and_stands_in_the_record(office: Office, room: Backups) -> None:
    room.make()
    make.a_complaint(office)
    found = room.rehearse()
    assert found.sound
    assert "It opened. All is sound: 2 complaints" in found.said
    assert "Since then the register has had" in found.said
    with office.desk.register.transaction() as shelves:
        (entry,) = shelves.record.entries(BackupRehearsed.kind)
    assert isinstance(entry.event, BackupRehearsed)
    assert entry.event.said == found.said
    assert left(office) == []
    assert room.safety().remedy is None


@pytest.mark.parametrize("left", [b"", b"no register at all" * 500])
def test_of_one_whose_register_is_none_the_backup_is_named_and_no_folder_of_work(
    office: Office, room: Backups, tmp_path: Path, left: bytes
) -> None:
    made, emptied = room.make().path, tmp_path / "emptied.chcbackup"
    with zipfile.ZipFile(made) as whole, zipfile.ZipFile(emptied, "w") as other:
        for name in whole.namelist():
            other.writestr(name, left if name == "register.db" else whole.read(name))
    with pytest.raises(RuleBroken, match=r"^“emptied.chcbackup” is damaged and cannot be used\."):
        room.look_inside(emptied)


def test_a_rehearsal_of_a_damaged_one_says_so_and_asks_for_a_new_one(office: Office, room: Backups) -> None:
    path = room.make().path
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    found = room.rehearse()
    assert not found.sound
    assert "It could not be used" in found.said
    assert "Please make a new backup now" in found.said


def test_without_a_backup_there_is_nothing_to_try_out(room: Backups) -> None:
    with pytest.raises(RuleBroken, match="There is no backup to try out"):
        room.rehearse()


def test_what_a_crash_left_of_a_rehearsal_is_swept(office: Office, room: Backups) -> None:
    left_over = office.desk.register.path.parent / ".chc-rehearsal"
    left_over.mkdir()
    (left_over / "register.db").write_bytes(b"half of it")
    os.utime(left_over, (0, 0))
    room.sweep()
    assert left(office) == []


def test_a_rehearsal_that_is_stopped_leaves_nothing_and_says_nothing_in_the_record(
    office: Office, room: Backups
) -> None:
    room.make()

    def stop(share: float) -> None:
        if share > 0.3:
            raise Stopped

    with pytest.raises(Stopped):
        room.rehearse(stop)
    assert left(office) == []
    with office.desk.register.transaction() as shelves:
        assert shelves.record.entries(BackupRehearsed.kind) == []


def test_a_case_that_was_erased_is_no_hindrance_to_looking_into_a_backup(tmp_path: Path) -> None:
    from tests.office.test_erasing import DECISION, a_full_case

    office = make.an_office(tmp_path / "register")
    office.erasing.erase(a_full_case(office), DECISION)
    room = Backups(office.desk, list)
    found = room.look_inside(room.make().path)
    assert len(found.last) == 5
    assert room.rehearse().sound


def test_on_a_new_computer_the_backups_that_a_cloud_program_brings_are_found(
    room: Backups, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "home"
    for name in ("OneDrive - Amberley/Documents/CHC Desktop backups 1234abcd", "Team/Backups", "Pictures"):
        (home / name).mkdir(parents=True)
        shutil.copy(room.make().path, home / name)
    computer = Computer(LINUX, synced=(Synced(str(home / "Team"), "Syncthing"),), home=str(home))
    monkeypatch.setattr(found, "cloud_folders", lambda: cloud_folders(computer))
    told = [each.words for each in found.found(tmp_path / "new computer", list)]
    assert told == [
        "Tue 24 Nov 2026 at 14:02, in Syncthing: 2 complaints",
        "Tue 24 Nov 2026 at 14:02, in OneDrive: 2 complaints",
    ]


def test_a_cloud_folder_that_is_named_twice_or_is_not_there_counts_once_or_not(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    named = (
        Synced(str(tmp_path / "Dropbox"), "Dropbox"),
        Synced(str(tmp_path / "gone"), "Nextcloud"),
        Synced("", "Box"),
    )
    assert cloud_folders(Computer(LINUX, synced=named, home=str(tmp_path))) == named[:1]


def test_where_there_is_no_room_to_try_one_out_nothing_is_said_against_the_backup(
    office: Office, room: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.make()
    monkeypatch.setattr(disk, "room", lambda _folder: 3 * 1024 * 1024)
    with pytest.raises(RuleBroken, match=r"no room to try a backup out: 3 MB are free .* Nothing was changed"):
        room.rehearse()
    with office.desk.register.transaction() as shelves:
        assert shelves.record.entries(BackupRehearsed.kind) == []


def test_a_stick_pulled_out_before_one_is_tried_out_is_nothing_against_the_backup(
    office: Office, room: Backups
) -> None:
    room.make()
    (told,) = room.all()
    told.path.unlink()
    with pytest.raises(RuleBroken, match=r"cannot be read just now .* plug that in"):
        rehearse(office.desk, told, lambda _share: None)
    with office.desk.register.transaction() as shelves:
        assert shelves.record.entries(BackupRehearsed.kind) == []
