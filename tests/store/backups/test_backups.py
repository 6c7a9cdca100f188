"""A backup counts only once it was opened and counted; the old ones stay whatever happens."""

import os
import shutil
import subprocess
import sys
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.store import backups as backup
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make

NOW = datetime(2026, 11, 24, 17, 30)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "data")
    make.a_complaint(made)
    return made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "backups").mkdir()
    return tmp_path / "backups"


def back_up(office: Office, folder: Path, now: datetime = NOW) -> Path:
    made, _new = backup.back_up(office.desk.register, folder, now)
    return made


def test_a_backup_restored_elsewhere_holds_everything(office: Office, folder: Path, tmp_path: Path) -> None:
    made = back_up(office, folder)
    shutil.rmtree(tmp_path / "data")
    assert backup.restore(made, tmp_path / "elsewhere", NOW) is None
    restored = make.again(tmp_path / "elsewhere")
    assert [summary.reference for summary in restored.cases.summaries()] == ["2026-001"]
    assert "All is sound" in restored.safekeeping.check()


def test_a_backup_says_what_is_in_it(office: Office, folder: Path) -> None:
    back_up(office, folder)
    (found,) = backup.backups(folder)
    assert (found.contents.complaints, found.contents.people, found.made_at) == (1, 4, NOW)
    assert backup.verify(found.path) == found.contents


def test_nothing_new_makes_no_new_backup_but_something_new_does(office: Office, folder: Path) -> None:
    first = back_up(office, folder)
    assert backup.back_up(office.desk.register, folder, NOW + timedelta(hours=1)) == (first, False)
    office.drafts.save("log", {"title": "Half written"})
    assert back_up(office, folder, NOW + timedelta(days=1)) != first
    assert len(backup.backups(folder)) == 2


def test_a_damaged_register_makes_no_backup_and_the_good_one_stays(office: Office, folder: Path) -> None:
    good = back_up(office, folder)
    kept = good.read_bytes()
    make.a_complaint(office)
    register = office.desk.register
    office.close()
    content = bytearray(register.path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    register.path.write_bytes(content)
    for days in (1, 2, 9, 40, 400):  # failure 7: the schedule goes on, for longer than any is kept
        with pytest.raises(Exception, match=r"damaged|malformed|restore the latest|could not"):
            backup.back_up(register, folder, NOW + timedelta(days=days))
    assert [each.path for each in backup.backups(folder)] == [good]
    assert good.read_bytes() == kept
    assert [path.name for path in folder.iterdir()] == [good.name], "nothing half made is left"


@pytest.mark.parametrize("at", [200, -4000, -30])
def test_a_damaged_backup_is_refused_before_anything_is_replaced(office: Office, folder: Path, at: int) -> None:
    made = back_up(office, folder)
    content = bytearray(made.read_bytes())
    content[at] ^= 0xFF
    made.write_bytes(content)
    data = office.desk.register.path.parent
    office.close()
    before = (data / FILE_NAME).read_bytes()
    with pytest.raises(RuleBroken, match="Nothing was changed"):
        backup.restore(made, data, NOW)
    assert (data / FILE_NAME).read_bytes() == before


def test_a_register_without_its_key_file_is_set_aside_with_the_key_of_its_backup(office: Office, folder: Path) -> None:
    made = back_up(office, folder)
    make.a_complaint(office)
    data = office.desk.register.path.parent
    office.close()
    (data / KEY_NAME).unlink()
    kept = backup.restore(made, data, NOW)
    assert kept
    assert len(make.again(data).cases.summaries()) == 1
    assert len(make.again(kept).cases.summaries()) == 2, "it can be brought back, with what was entered since"


@pytest.mark.parametrize("page", [0, 3])
def test_a_damaged_register_that_was_set_aside_is_refused_by_its_own_name(
    office: Office, folder: Path, tmp_path: Path, page: int
) -> None:
    data, aside = office.desk.register.path.parent, tmp_path / "replaced 2026-11-24 173000"
    office.close()
    aside.mkdir()
    shutil.copy(data / KEY_NAME, aside)
    content = bytearray((data / FILE_NAME).read_bytes())
    content[page * 4096 + 100] ^= 0xFF
    (aside / FILE_NAME).write_bytes(content)
    with pytest.raises(RuleBroken, match=r"“replaced 2026-11-24 173000” is damaged.*Please choose another"):
        backup.restore(aside, data, NOW)


@pytest.mark.parametrize("content", [b"", b"PK", b"not a backup at all"])
def test_a_file_that_is_no_backup_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.chcbackup").write_bytes(content)
    with pytest.raises(RuleBroken, match="is not a backup"):
        backup.restore(tmp_path / "x.chcbackup", tmp_path / "data", NOW)
    assert not (tmp_path / "data").exists()


def test_what_a_restore_replaces_is_kept(office: Office, folder: Path, tmp_path: Path) -> None:
    made = back_up(office, folder)
    make.a_complaint(office)
    office.close()
    kept = backup.restore(made, tmp_path / "data", NOW)
    assert kept is not None
    assert len(make.again(tmp_path / "data").cases.summaries()) == 1
    assert len(make.again(kept).cases.summaries()) == 2


def test_a_backup_is_one_file_with_register_key_and_note(office: Office, folder: Path) -> None:
    made = back_up(office, folder)
    with zipfile.ZipFile(made) as archive:
        assert sorted(archive.namelist()) == sorted([FILE_NAME, KEY_NAME, "contents.json"])


def test_a_folder_that_cannot_be_written_leaves_a_sentence(office: Office, tmp_path: Path) -> None:
    (tmp_path / "in the way").write_text("a file, not a folder", encoding="utf-8")
    with pytest.raises(RuleBroken, match="could not be made"):
        backup.back_up(office.desk.register, tmp_path / "in the way", NOW)


def test_of_a_month_of_days_seven_days_stay_and_the_last_of_some_weeks_and_months(office: Office, folder: Path) -> None:
    for day in range(20):
        office.drafts.save("log", {"n": day})
        register, now = office.desk.register, NOW + timedelta(days=day)
        with register.transaction() as shelves:
            shelves.scratch.save_draft("log", str(day), now)
        backup.back_up(register, folder, now)
    found = [each.made_at.date().isoformat()[5:] for each in backup.backups(folder)]
    days = ["12-13", "12-12", "12-11", "12-10", "12-09", "12-08", "12-07"]
    assert found == [*days, "12-06", "11-30", "11-29"], "the last day of November and of each week beside the days"


def with_a_second_place(office: Office, place: Path) -> None:
    with office.desk.register.transaction() as shelves:
        organisation = replace(office.desk.organisation(shelves), backup_folder=str(place))
        shelves.facts.save_organisation(organisation, office.desk.now(), 1)


def test_the_office_backs_up_in_both_places_and_says_so(office: Office, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with_a_second_place(office, tmp_path / "stick")
    assert "here and in" in office.safekeeping.back_up()
    assert office.backups.safety().words == "Backed up today 14:02, here and in “stick”, checked ✓"
    assert len(office.safekeeping.backups()) == 2
    assert office.safekeeping.back_up().startswith("Nothing new since the backup of Tue 24 Nov 2026, 14:02")


def test_a_stick_that_is_not_plugged_in_is_said_and_never_made_up(office: Office, tmp_path: Path) -> None:
    with_a_second_place(office, tmp_path / "stick")
    with pytest.raises(RuleBroken, match=r"Backed up and checked at 14:02\. But not in “stick”: .*is not there"):
        office.safekeeping.back_up()
    assert not (tmp_path / "stick").exists()
    assert len(office.safekeeping.backups()) == 1


@pytest.mark.parametrize("what", ["note", "register"])
def test_a_backup_that_does_not_hold_what_its_note_says_is_refused(office: Office, folder: Path, what: str) -> None:
    """Somebody put the note, or the register, of another day into it."""
    older = back_up(office, folder)
    make.a_complaint(office)
    newer = back_up(office, folder, NOW + timedelta(days=1))
    with zipfile.ZipFile(older) as old, zipfile.ZipFile(newer) as new:
        parts = {name: new.read(name) for name in new.namelist()}
        swapped = "contents.json" if what == "note" else FILE_NAME
        parts[swapped] = old.read(swapped)
    with zipfile.ZipFile(newer, "w", zipfile.ZIP_STORED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    with pytest.raises(RuleBroken, match="does not hold what its note says"):
        backup.verify(newer)


def test_a_backup_can_be_read_by_its_owner_only_since_it_holds_the_key(office: Office, folder: Path) -> None:
    made = back_up(office, folder)
    if os.name == "posix":
        assert made.stat().st_mode & 0o077 == 0


def test_a_journal_left_by_a_crash_does_not_undo_a_restore(office: Office, folder: Path) -> None:
    """Killed in the middle of a write, SQLite leaves a journal; rolled back into the restored file it would ruin it."""
    made = back_up(office, folder)
    data = office.desk.register.path.parent
    office.close()
    script = (
        "import os, signal, sys\nfrom datetime import datetime\nfrom pathlib import Path\n"
        "from chc_desktop.domain.facts import Person\nfrom chc_desktop.store import opening\n"
        "opened = opening.open_register(Path(sys.argv[1]))\n"
        "with opened.transaction() as shelves:\n"
        "    for n in range(4000):\n"
        "        shelves.facts.save_person(Person(name=f'Half {n}' * 20), datetime(2026, 11, 24), 0)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    subprocess.run([sys.executable, "-c", script, str(data)], check=False)
    journal = data / f"{FILE_NAME}-journal"
    assert journal.exists(), "the kill came in the middle of the write"
    kept = backup.restore(made, data, NOW)
    assert kept is not None
    assert (kept / journal.name).exists()
    assert "All is sound: 1 complaint" in make.again(data).safekeeping.check()
    assert "All is sound: 1 complaint" in make.again(kept).safekeeping.check()
