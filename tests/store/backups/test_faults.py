"""What may go wrong with disks and folders: the old backups stay, a plain sentence is said, and it is tried again."""

import errno
import os
import resource
import shutil
import signal
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime, timedelta
from pathlib import Path
from random import Random

import pytest

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.safekeeping.keeping import Why
from chc_desktop.office.office import Office
from chc_desktop.store import backups, database, opening
from chc_desktop.store.backups import disk, looking, note, rotation
from chc_desktop.store.inspection import Contents
from tests import make

NOW = datetime(2026, 11, 24, 17, 30)
NOBODY = 65534


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "data")
    make.a_complaint(made)
    return made


@pytest.fixture
def stick(tmp_path: Path, office: Office) -> Path:
    """A folder with one good backup in it; something was entered since."""
    (tmp_path / "stick").mkdir()
    backups.back_up(office.desk.register, tmp_path / "stick", NOW - timedelta(days=1))
    make.a_complaint(office)
    return tmp_path / "stick"


@pytest.fixture
def anybodys() -> Iterator[Path]:
    """A folder that everybody of this computer can reach: those of tests are their owner's only."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o777)
        yield Path(name)


def whole(folder: Path) -> list[int]:
    return [backups.verify(each.path).complaints for each in backups.backups(folder)]


def refused(office: Office, folder: Path) -> str:
    """What is said, with nothing half made left behind."""
    before = sorted(path.name for path in folder.iterdir())
    with pytest.raises(RuleBroken) as said:
        backups.back_up(office.desk.register, folder, NOW)
    assert sorted(path.name for path in folder.iterdir()) == before
    return str(said.value)


def test_where_there_is_no_room_it_is_said_before_anything_is_written(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(disk, "room", lambda _folder: 1_000_000)
    said = refused(office, stick)
    assert "There is no room for a backup" in said
    assert "the newest of the backups there are as they were" in said
    monkeypatch.undo()
    backups.back_up(office.desk.register, stick, NOW)
    assert whole(stick) == [2, 1]


def test_where_room_is_short_older_ones_go_first_and_never_the_newest_checked_one(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in range(6):
        make.a_complaint(office)
        backups.back_up(office.desk.register, stick, NOW + timedelta(days=day))
    before = whole(stick)
    make.a_complaint(office)
    monkeypatch.setattr(disk, "room", lambda folder: 1_000_000 + 20_000_000 * (len(list(folder.iterdir())) < 6))
    backups.back_up(office.desk.register, stick, NOW + timedelta(days=6))
    after = whole(stick)
    assert len(after) < len(before)
    assert before[0] in after, "the newest that was checked before"
    assert after[0] == before[0] + 1


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files stands in for a full disk")
@pytest.mark.parametrize("share", [0.2, 0.9, 1.0])
def test_a_disk_that_fills_up_meanwhile_leaves_the_old_one_and_a_sentence(
    office: Office, stick: Path, share: float
) -> None:
    """In the midst of the copy, at its end, and while it is packed."""
    folder = office.desk.register.path.parent
    office.close()
    limit = int(office.desk.register.path.stat().st_size * share)

    def work() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        opened = opening.open_register(folder)
        try:
            backups.back_up(opened, stick, NOW)
        except RuleBroken as broken:
            os._exit(7 if "could not be made" in str(broken) else 8)

    assert exit_of(work) == 7
    assert whole(stick) == [1]
    assert [path.name for path in stick.iterdir() if path.suffix != backups.SUFFIX] == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can become somebody else")
def test_a_folder_that_may_only_be_read_leaves_the_old_one_and_a_sentence(
    office: Office, stick: Path, anybodys: Path
) -> None:
    office.close()
    for name in ("data", "stick"):
        shutil.copytree(stick.parent / name, anybodys / name)
    for path in anybodys.rglob("*"):
        path.chmod(0o777 if path.is_dir() else 0o666)
    (anybodys / "stick").chmod(0o555)

    def work() -> None:
        os.setuid(NOBODY)
        opened = opening.open_register(anybodys / "data")
        try:
            backups.back_up(opened, anybodys / "stick", NOW)
        except RuleBroken as broken:
            os._exit(7 if "Permission denied" in str(broken) else 8)

    assert exit_of(work) == 7
    (anybodys / "stick").chmod(0o777)
    assert whole(anybodys / "stick") == [1]


@pytest.mark.parametrize("name", ["replace", "fsync", "mkdir"])
@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EROFS, errno.EIO, errno.EACCES])
def test_whatever_the_system_answers_the_old_one_stays(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch, name: str, fault: int
) -> None:
    def fail(*_given: object, **_named: object) -> None:
        raise OSError(fault, os.strerror(fault))

    monkeypatch.setattr(os, name, fail)
    assert f"could not be made ({os.strerror(fault)})" in refused(office, stick)
    monkeypatch.undo()
    assert whole(stick) == [1]
    backups.back_up(office.desk.register, stick, NOW)
    assert whole(stick) == [2, 1]


def test_one_that_another_program_holds_is_let_go_the_next_time(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register_there = office.desk.register
    with monkeypatch.context() as patched:
        patched.setattr(rotation, "_deleted", lambda _path: False)
        backups.back_up(register_there, stick, NOW)
        make.a_complaint(office)
        backups.back_up(register_there, stick, NOW + timedelta(minutes=5))
    assert whole(stick) == [3, 2, 1], "two of one day: the earlier is held by a sync program"
    make.a_complaint(office)
    backups.back_up(register_there, stick, NOW + timedelta(minutes=9))
    assert whole(stick) == [4, 1]


def test_a_file_that_was_copied_half_counts_as_none_and_is_not_touched(office: Office, stick: Path) -> None:
    (good,) = stick.glob("*.chcbackup")
    half = stick / "2026-11-23 090000.chcbackup"
    half.write_bytes(good.read_bytes()[: good.stat().st_size // 2])
    backups.back_up(office.desk.register, stick, NOW)
    assert whole(stick) == [2, 1]
    assert half.exists(), "it may be on its way"
    with pytest.raises(RuleBroken, match="is not a backup, or it is damaged"):
        backups.verify(half)


def test_nothing_foreign_is_ever_deleted(office: Office, stick: Path, tmp_path: Path) -> None:
    other = make.an_office(tmp_path / "other")
    theirs, _new = backups.back_up(other.desk.register, stick, NOW - timedelta(days=900))
    (stick / "photo.jpg").write_text("a photograph", encoding="utf-8")
    (stick / "mine.chcbackup").write_text("no backup at all", encoding="utf-8")
    for day in range(12):
        make.a_complaint(office)
        backups.back_up(office.desk.register, stick, NOW + timedelta(days=day))
    assert theirs.exists()
    assert {"photo.jpg", "mine.chcbackup"} <= {path.name for path in stick.iterdir()}


def test_a_clock_that_went_backwards_makes_a_backup_all_the_same_and_loses_none(office: Office, stick: Path) -> None:
    backups.back_up(office.desk.register, stick, NOW + timedelta(days=400))
    make.a_complaint(office)
    made, is_new = backups.back_up(office.desk.register, stick, NOW)
    assert is_new
    assert made.exists()
    assert sorted(whole(stick)) == [1, 2, 3]


def test_a_restored_older_register_never_pushes_the_newer_backups_out(office: Office, stick: Path) -> None:
    """Failure 7, on a real folder: an old one is restored, and the days go on from there."""
    folder = office.desk.register.path.parent
    newest, _new = backups.back_up(office.desk.register, stick, NOW)
    office.close()
    backups.restore(backups.backups(stick)[1].path, folder, NOW)
    again = make.again(folder)
    for day in range(1, 15):
        again.drafts.save("log", {"day": day})
        backups.back_up(again.desk.register, stick, NOW + timedelta(days=day))
    assert newest.exists()
    assert backups.verify(newest).complaints == 2


def test_a_backup_made_while_somebody_writes_is_of_one_moment(office: Office, stick: Path) -> None:
    desk = office.desk

    def write(share: float) -> None:
        if share < 0.5:
            office.drafts.save("log", {"share": share})

    made, _new = backups.back_up(desk.register, stick, NOW, tick=write)
    assert backups.verify(made).complaints == 2


def test_stopping_it_leaves_nothing_behind(office: Office, stick: Path) -> None:
    class Enough(Exception):
        """The officer stopped it."""

    for most in (0.0, 0.3, 0.6, 0.9):

        def stop(share: float, most: float = most) -> None:
            if share >= most:
                raise Enough

        with pytest.raises(Enough):
            backups.back_up(office.desk.register, stick, NOW, tick=stop)
        assert len(list(stick.iterdir())) == 1


def test_every_table_is_the_same_after_a_crash_a_backup_and_a_restore_elsewhere(
    office: Office, stick: Path, tmp_path: Path
) -> None:
    """Failure 6: committed, killed, backed up, restored on another computer: every row of every table."""
    data = office.desk.register.path.parent
    office.close()
    assert exit_of(lambda: commit_and_die(data)) == -signal.SIGKILL
    opened = opening.open_register(data)
    made, _new = backups.back_up(opened, stick, NOW)
    backups.restore(made, tmp_path / "elsewhere", NOW)
    assert every_row(tmp_path / "elsewhere") == every_row(data)
    assert make.again(tmp_path / "elsewhere").cases.summaries()[0].title == "Entered before the power went"


def test_a_thousand_flipped_bytes_short_run(office: Office, stick: Path) -> None:
    """One flipped byte anywhere is noticed in words, or harmless: what comes out is what went in."""
    (good,) = stick.glob("*.chcbackup")
    content, chance = good.read_bytes(), Random(7)
    expected = backups.verify(good)
    places = [*chance.sample(range(len(content)), 12), *range(len(content) - 60, len(content), 5), 0, 5, 20, 60]
    noticed = 0
    for place in places:
        good.write_bytes(content[:place] + bytes([content[place] ^ 0x41]) + content[place + 1 :])
        try:
            assert same(backups.verify(good), expected)
        except RuleBroken:
            noticed += 1
    assert noticed > len(places) / 2


def test_only_what_is_new_is_hashed_until_a_week_is_over_and_the_note_says_so(
    office: Office, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (first,) = backups.backups(stick)
    second = note.read(backups.back_up(office.desk.register, stick, NOW)[0])
    make.a_complaint(office)
    third = note.read(backups.back_up(office.desk.register, stick, NOW + timedelta(days=7))[0])
    assert second
    assert third
    assert (first.is_full, second.is_full, third.is_full) == (True, False, True)
    assert second.hashed == first.hashed


def test_one_before_a_new_version_is_made_beside_the_register_before_it_is_touched(office: Office) -> None:
    folder, register_there = office.desk.register.path.parent, office.desk.register
    key = register_there.key
    office.close()
    connection = database.connect(register_there.path, key)
    newest = database.version(connection)
    connection.execute(f"PRAGMA user_version = {newest - 1}")
    connection.close()
    with suppress(Exception):  # the last step is there already; most cannot run twice
        opening.open_register(folder, before_migrating=backups.before_migrating(NOW)).close()
    (made,) = backups.backups(folder / backups.FOLDER)
    assert made.why is Why.MIGRATION
    assert backups.verify(made.path).complaints == 1


def exit_of(work: Callable[[], object]) -> int:
    child = os.fork()
    if child == 0:
        try:
            work()
        except BaseException:
            os._exit(1)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def commit_and_die(data: Path) -> None:
    make.a_complaint(make.again(data), title="Entered before the power went")
    os.kill(os.getpid(), signal.SIGKILL)


def every_row(folder: Path) -> dict[str, list[object]]:
    opened = opening.open_register(folder)
    connection = database.connect(opened.path, opened.key)
    query = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"
    names = [name for (name,) in connection.execute(query)]
    found = {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
    connection.close()
    opened.close()
    return found


def same(one: Contents, other: Contents) -> bool:
    return one == other


def test_a_backup_whose_place_went_away_while_it_was_copied_there_is_said(office: Office, stick: Path) -> None:
    made = backups.backups(stick)[0].path
    gone = stick.parent / "gone"
    gone.mkdir()

    def pull(share: float) -> None:
        shutil.rmtree(gone, ignore_errors=True)

    with pytest.raises(RuleBroken, match="could not be made"):
        backups.copy_to(made, gone, office.desk.register, NOW, pull)
    assert whole(stick) == [1]


def with_evidence(office: Office, folder: Path) -> None:
    """A file is attached to a row of the self-assessment."""
    policy = folder / "Complaints policy.pdf"
    policy.write_bytes(b"%PDF the policy of 2026" * 100)
    office.evidence.attach_file(2026, "6.2", policy)


def test_a_file_of_a_self_assessment_that_is_not_as_it_was_attached_is_noticed(
    office: Office, stick: Path, tmp_path: Path
) -> None:
    with_evidence(office, tmp_path)
    backups.back_up(office.desk.register, stick, NOW)
    connection = database.connect(office.desk.register.path, office.desk.register.key)
    connection.execute("DROP TRIGGER evidence_content_is_kept")
    connection.execute("UPDATE evidence_content SET bytes = CAST('another policy' AS BLOB)")
    connection.close()
    make.a_complaint(office)
    assert "File 1 of the self-assessments is not as it was attached" in refused_a_week_later(office, stick)


def refused_a_week_later(office: Office, stick: Path) -> str:
    """What is said when all of it is hashed again."""
    with pytest.raises(RuleBroken) as said:
        backups.back_up(office.desk.register, stick, NOW + timedelta(days=8))
    return str(said.value)


def test_a_backup_of_the_program_before_that_hashed_them_with_the_rest_is_good(
    office: Office, stick: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_evidence(office, tmp_path)
    with monkeypatch.context() as before:
        before.setattr(looking, "_BY_THE_CHAIN", tuple(set(looking._BY_THE_CHAIN) - {"evidence_content"}))
        made, _new = backups.back_up(office.desk.register, stick, NOW)
    read = backups.read(made)
    assert read
    assert read.tables["evidence_content"].digest
    assert backups.verify(made).complaints == 2
    assert backups.is_up_to_date(office.desk.register, read)
