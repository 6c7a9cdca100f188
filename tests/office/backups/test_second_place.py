"""The second place: a stick that is unplugged, comes under another letter, is another one, or holds two registers."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.safekeeping.keeping import FEWER, Why
from chc_desktop.office.backups import Backups
from chc_desktop.office.keys import renewal
from chc_desktop.office.office import Office
from chc_desktop.store import backups, wrapping
from chc_desktop.store.backups import disk, places, rotation
from tests import make
from tests.store.test_key_file import CHEAP


@pytest.fixture
def today() -> make.Today:
    return make.Today()


@pytest.fixture
def office(tmp_path: Path, today: make.Today) -> Office:
    made = make.an_office(tmp_path / "data", today)
    make.a_complaint(made)
    return made


@pytest.fixture
def drives(tmp_path: Path) -> Path:
    """Where drives turn up on this computer."""
    (tmp_path / "drives").mkdir()
    return tmp_path / "drives"


@pytest.fixture
def stick(drives: Path) -> Path:
    (drives / "E").mkdir()
    return drives / "E"


Room = Callable[[Path], Backups]


@pytest.fixture
def room(office: Office, drives: Path) -> Room:
    """The office's backups with this as the second place."""

    def made(place: Path) -> Backups:
        choose(office, place)
        return Backups(office.desk, lambda: sorted(drives.iterdir()))

    return made


def choose(office: Office, place: Path) -> None:
    desk = office.desk
    with desk.register.transaction() as shelves:
        organisation = replace(desk.organisation(shelves), backup_folder=str(place))
        shelves.facts.save_organisation(organisation, desk.now(), 1)


def on(stick: Path) -> list[Path]:
    return sorted(stick.rglob("*.chcbackup"))


def test_the_stick_gets_the_very_backup_that_was_checked_here(office: Office, room: Room, stick: Path) -> None:
    made = room(stick).make()
    assert made.words == "Backed up and checked at 14:02, here and on the stick."
    assert [path.read_bytes() for path in on(stick)] == [made.path.read_bytes()]
    assert room(stick).safety().words == "Backed up today 14:02, here and on the stick, checked ✓"


def test_an_unplugged_stick_is_told_the_one_here_is_made_and_the_stick_gets_it_when_it_is_back(
    office: Office, room: Room, stick: Path, today: make.Today
) -> None:
    room(stick).make()
    away = stick.rename(stick.parent.parent / "in the drawer")
    make.a_complaint(office)
    today.day += timedelta(1)
    made = room(stick).make_on_closing()
    assert made.is_new
    assert "is not there at the moment. If it is a stick, please plug it in" in made.problem
    assert not stick.exists(), "nothing is made up in its place"
    today.day += timedelta(4)
    told = room(stick).safety()
    assert told.words == "Backed up on Wednesday here, on Tuesday on the stick, checked ✓"
    assert "The last backup on the stick was made on Tuesday" in told.nag
    away.rename(stick)
    assert room(stick).make().problem == ""
    assert len(on(stick)) == 2


def test_on_closing_a_stick_that_was_missing_for_days_is_asked_for(
    office: Office, room: Room, stick: Path, today: make.Today
) -> None:
    room(stick).make()
    shutil.rmtree(stick)
    make.a_complaint(office)
    today.day += timedelta(4)
    with pytest.raises(RuleBroken, match=r"Backed up and checked at 14:02\. But not on .*please plug it in"):
        room(stick).make_on_closing()


def test_a_stick_under_another_letter_is_known_by_what_it_says_of_itself(
    office: Office, room: Room, stick: Path
) -> None:
    room(stick).make()
    elsewhere = stick.rename(stick.with_name("G"))
    make.a_complaint(office)
    assert room(stick).make().problem == ""
    assert len(on(elsewhere)) == 1, "the one of the same day with fewer entries was let go"
    assert backups.verify(on(elsewhere)[0]).complaints == 2


def test_a_folder_on_the_stick_is_found_under_another_letter_too(office: Office, room: Room, stick: Path) -> None:
    (stick / "Papers").mkdir()
    room(stick / "Papers").make()
    elsewhere = stick.rename(stick.with_name("G"))
    make.a_complaint(office)
    assert room(stick / "Papers").make().problem == ""
    assert backups.verify(on(elsewhere)[0]).complaints == 2


def test_another_stick_under_the_same_letter_gets_nothing(office: Office, room: Room, stick: Path) -> None:
    room(stick).make()
    shutil.rmtree(stick)
    stick.mkdir()
    (stick / "holiday.jpg").write_text("a picture", encoding="utf-8")
    make.a_complaint(office)
    made = room(stick).make()
    assert "perhaps another stick is plugged in. Nothing was written to it." in made.problem
    assert [path.name for path in stick.iterdir()] == ["holiday.jpg"]


def test_two_registers_on_one_stick_do_not_mix(office: Office, room: Room, stick: Path, tmp_path: Path) -> None:
    other = make.an_office(tmp_path / "other")
    choose(other, stick)
    ours, theirs = room(stick), Backups(other.desk, list)
    first = theirs.make()
    for _each in range(3):
        make.a_complaint(office)
        ours.make()
    assert len({path.parent for path in on(stick)}) == 2
    assert [told.register for told in theirs.all()] == [other.desk.register.uuid()] * 2
    assert first.path.exists()


def test_before_something_large_one_is_made_though_nothing_is_new_and_only_once(office: Office, room: Room) -> None:
    plain = Backups(office.desk, list)
    usual = plain.make().path
    before = plain.make_before(Why.IMPORT)
    assert before != usual
    assert before.name.endswith("before import.chcbackup")
    assert plain.make_before(Why.IMPORT) == before


def test_where_there_is_little_room_it_is_said_that_fewer_are_kept(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "room", lambda _folder: 2_000_000 + 8 * 1024 * 1024)
    monkeypatch.setattr(rotation, "generations_for", lambda _free, _size: FEWER)
    assert "there is little room, so fewer of the older ones are kept" in Backups(office.desk, list).make().words


def test_during_the_day_one_is_made_once(office: Office, today: make.Today) -> None:
    room = Backups(office.desk, list)
    assert room.make_daily() is not None
    make.a_complaint(office)
    assert room.make_daily() is None
    today.day += timedelta(1)
    again = room.make_daily()
    assert again is not None
    assert again.is_new


def test_a_stick_that_is_plugged_in_later_the_same_day_gets_what_it_lacks(
    office: Office, room: Room, stick: Path, today: make.Today
) -> None:
    room(stick).make()
    away = stick.rename(stick.parent.parent / "in the drawer")
    make.a_complaint(office)
    today.day += timedelta(1)
    made = room(stick).make_daily()
    assert made is not None
    assert "is not there at the moment" in made.problem
    assert room(stick).make_daily() is None
    away.rename(stick)
    assert room(stick).make_daily() is not None
    assert sorted(backups.verify(path).complaints for path in on(stick)) == [1, 2]
    assert room(stick).make_daily() is None


def test_a_network_folder_that_answers_with_an_error_is_told_and_the_backup_here_stays(
    office: Office, room: Room, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    room(stick).make()
    make.a_complaint(office)
    real = Path.open

    def unplugged(path: Path, *given: object, **named: object) -> object:
        if stick in path.parents and path.suffix != ".json":
            raise OSError(5, "Input/output error")
        return real(path, *given, **named)  # type: ignore[call-overload]

    monkeypatch.setattr(Path, "open", unplugged)
    made = room(stick).make()
    assert "could not be made (Input/output error)" in made.problem
    assert made.is_new
    monkeypatch.undo()
    assert [backups.verify(path).complaints for path in on(stick)] == [1]
    assert list(stick.rglob(".chc-*")) == []


def test_a_full_disk_here_does_not_deny_the_copy_that_was_made_there(
    room: Room, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def is_full(*_arguments: object) -> None:
        raise RuleBroken("The disk is full.")

    monkeypatch.setattr("chc_desktop.office.backups.room.remember", is_full)
    assert room(stick).make().problem == ""
    assert on(stick)


@pytest.mark.parametrize("chosen", ["data", "data/backups"])
def test_an_older_setting_that_named_the_register_s_own_folder_counts_as_no_second_place(
    office: Office, room: Room, tmp_path: Path, today: make.Today, chosen: str
) -> None:
    made = room(tmp_path / chosen).make()
    assert made.words == "Backed up and checked at 14:02, here."
    today.day += timedelta(4)
    told = room(tmp_path / chosen).safety()
    assert told.words == "Backed up on Tuesday here, checked ✓"
    assert "All backups are on this computer" in told.nag


def test_the_folder_of_the_backups_chosen_itself_means_the_place_it_is_in(room: Room, stick: Path) -> None:
    room(stick).make()
    (own,) = stick.iterdir()
    assert room(own).make().problem == ""
    assert len(on(stick)) == 1
    assert [path for path in own.iterdir() if path.is_dir()] == []


def test_the_rehearsal_takes_the_one_away_from_this_computer(room: Room, stick: Path) -> None:
    room(stick).make()
    tried = room(stick).rehearse()
    assert tried.sound
    assert ", on the stick, was restored to try it out." in tried.said
    assert tried.said.endswith("Everything that is in the register now is in it.")


def test_a_rehearsal_of_a_damaged_one_says_so_and_the_next_backup_puts_it_right(room: Room, stick: Path) -> None:
    room(stick).make()
    (copy,) = on(stick)
    content = bytearray(copy.read_bytes())
    content[len(content) // 2] ^= 1
    copy.write_bytes(content)
    tried = room(stick).rehearse()
    assert not tried.sound
    assert "Please make a new backup now" in tried.said
    assert room(stick).make().problem == ""
    assert room(stick).rehearse().sound


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("{}/OneDrive - Amberley/Backups", "in OneDrive"),
        ("{}/GoogleDrive-ruth@amberley.example/My Drive", "in Google Drive"),
        ("{}/iCloudDrive", "in iCloud Drive"),
        ("{}/Nextcloud", "in Nextcloud"),
        ("{}/My dropbox notes", "in “My dropbox notes”"),
        ("//server/backups", "on the network"),
        ("{}/E/Papers", "on the stick"),
        ("/", "in “/”"),
    ],
)
def test_a_place_is_called_in_words(tmp_path: Path, place: str, said: str) -> None:
    assert places.in_words(Path(place.format(tmp_path)), lambda: [tmp_path / "E"]) == said


def test_backups_from_before_a_new_key_are_not_tried_out_but_said_and_nothing_is_written(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wrapping, "USUAL", CHEAP)
    Backups(office.desk, list).make()
    office.keys.sheet_was_confirmed(office.keys.sheet())
    office.keys.set_passphrase("four bells at the almshouse")
    change = renewal.begin(office.desk)
    office.desk.register.lock()
    change.run("four bells at the almshouse")
    assert change.open_again()
    with pytest.raises(RuleBroken, match="made before the register had its new key"):
        Backups(office.desk, list).rehearse()
    Backups(office.desk, list).make()
    assert Backups(office.desk, list).rehearse().sound


def test_a_backup_from_when_the_clock_was_wrong_is_not_the_newest(
    office: Office, room: Room, stick: Path, today: make.Today
) -> None:
    today.day += timedelta(3650)
    room(stick).make()
    today.day -= timedelta(3650)
    make.a_complaint(office)
    assert room(stick).make_daily()
    told = room(stick).safety()
    assert told.words == "Backed up today 14:02, here and on the stick, checked ✓"
    assert room(stick).make_daily() is None, "one a day, as always"
    assert not room(stick).make().is_new, "nothing changed since"
    listed = room(stick).found()
    assert [each.made_at.year for each in listed] == [2026, 2026, 2036, 2036]
    assert listed[-1].why == "dated in the future: the clock of the computer was wrong when it was made"
    assert "Tue 24 Nov 2026" in room(stick).rehearse().said
    make.a_complaint(office)
    today.day += timedelta(4)
    assert "What was entered since the last backup, on Tuesday, is in none yet." in room(stick).safety().nag
