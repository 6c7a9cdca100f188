"""The register: one encrypted file that never becomes a silent empty one."""

import os
import re
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from chc_desktop import files
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.facts import Person
from chc_desktop.store import database, key_file, opening
from chc_desktop.store.opening import RegisterMissing
from chc_desktop.store.register import FILE_NAME, KEY_NAME, Register
from tests.store.backups.killing import killed_at_each_step

AS_SHIPPED = database.PRAGMAS
NOW = datetime(2026, 11, 24, 14, 2)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def kept(folder: Path) -> Register:
    made = opening.create(folder, NOW, {date(2026, 12, 25): "Christmas Day"})
    with made.transaction() as shelves:
        shelves.facts.save_person(Person(name="Siân O’Brien"), NOW, 0)
    return made


@pytest.mark.parametrize("left", [b"", b"x"])
def test_a_register_of_which_nothing_is_left_is_never_taken_for_a_new_one(
    folder: Path, kept: Register, left: bytes
) -> None:
    kept.close()
    (folder / FILE_NAME).write_bytes(left)
    with pytest.raises(database.RegisterDamaged, match="is empty: nothing of it is left"):
        opening.open_register(folder)
    assert (folder / FILE_NAME).read_bytes() == left


@pytest.mark.parametrize("cut", [1, 100, 4096])
def test_a_register_that_is_cut_short_is_not_opened_to_be_found_damaged_later(
    folder: Path, kept: Register, cut: int
) -> None:
    kept.close()
    path = folder / FILE_NAME
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises(database.RegisterDamaged, match=f"is cut off: {cut:,} bytes|is damaged"):
        opening.open_register(folder)


@pytest.mark.skipif(os.name != "posix", reason="kills as Linux does")
def test_killed_while_it_is_first_made_it_is_whole_or_not_there(tmp_path: Path) -> None:
    folder, seen = tmp_path / "data", []

    def make(count: Callable[[float], object]) -> None:
        run, scripts = database._run, files.migrations()
        some = scripts[0], scripts[len(scripts) // 2], scripts[-1]

        def counted(connection: object, script: Path) -> None:
            if script in some:
                count(0)
            run(connection, script)

        database._run = counted  # in the process that is killed, and nowhere else
        opening.create(folder, NOW, {date(2026, 12, 25): "Christmas Day"})

    for _step in killed_at_each_step(make, lambda: shutil.rmtree(folder, ignore_errors=True)):
        seen.append(opening.exists(folder))
        if not opening.exists(folder):
            continue
        opened = opening.open_register(folder)
        assert len(opened.uuid()) == 36
        with opened.transaction() as shelves:
            assert shelves.facts.calendar().holidays == {date(2026, 12, 25): "Christmas Day"}
        opened.close()
    assert set(seen) == {False, True}
    assert sorted(each.name for each in folder.iterdir()) == [FILE_NAME, KEY_NAME]


def test_a_register_that_finds_no_room_says_so_and_leaves_nothing(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_connection: object) -> None:
        raise database.Error("database or disk is full")

    monkeypatch.setattr(database, "migrate", full)
    with pytest.raises(RuleBroken, match=r"could not be made in .* disk is full"):
        opening.create(folder, NOW, {})
    assert list(folder.iterdir()) == []
    assert not opening.exists(folder)


def names(made: Register) -> list[str]:
    with made.transaction() as shelves:
        return [person.name for person in shelves.facts.people()]


def test_what_was_kept_is_there_when_it_is_opened_again(kept: Register, folder: Path) -> None:
    kept.close()
    opened = opening.open_register(folder)
    assert names(opened) == ["Siân O’Brien"]
    with opened.transaction() as shelves:
        assert shelves.facts.calendar().why_not(date(2026, 12, 25)) == "Christmas Day"


def test_no_name_can_be_read_in_the_file(kept: Register, folder: Path) -> None:
    kept.close()
    content = (folder / FILE_NAME).read_bytes()
    assert "O’Brien".encode() not in content
    assert not content.startswith(b"SQLite format 3")


def test_the_key_file_is_readable_by_its_owner_only(kept: Register, folder: Path) -> None:
    if os.name == "posix":
        assert (folder / KEY_NAME).stat().st_mode & 0o077 == 0
    assert "hex" not in repr(kept.key)
    assert kept.key.hex not in repr(kept.key)


@pytest.mark.parametrize("missing", [FILE_NAME, KEY_NAME])
def test_a_missing_file_never_becomes_a_silent_empty_register(kept: Register, folder: Path, missing: str) -> None:
    kept.close()
    (folder / missing).unlink()
    with pytest.raises(RegisterMissing, match="nothing new was made"):
        opening.open_register(folder)
    with pytest.raises(RuleBroken, match="already"):
        opening.create(folder, NOW, {})
    assert not (folder / missing).exists()


def test_a_register_from_a_newer_version_is_refused_and_left_alone(kept: Register, folder: Path) -> None:
    kept.close()
    connection = database.connect(folder / FILE_NAME, key_file.read(folder / KEY_NAME))
    connection.execute(f"PRAGMA user_version = {database.newest_version() + 1}")
    connection.close()
    before = (folder / FILE_NAME).read_bytes()
    with pytest.raises(RuleBroken, match="newer version of the program"):
        opening.open_register(folder)
    assert (folder / FILE_NAME).read_bytes() == before


@pytest.mark.parametrize("content", ["", "{}", "not a key", '{"version": 1, "key": "abc"}', '{"version": 1, "key": 5}'])
def test_a_spoilt_key_file_ends_in_a_sentence(kept: Register, folder: Path, content: str) -> None:
    kept.close()
    (folder / KEY_NAME).write_text(content, encoding="utf-8")
    with pytest.raises(RuleBroken, match="restore a backup"):
        opening.open_register(folder)


def test_another_register_s_key_does_not_open_this_one(kept: Register, folder: Path) -> None:
    kept.close()
    (folder / KEY_NAME).write_text(key_file.text(key_file.make()), encoding="utf-8")
    with pytest.raises(RuleBroken, match="restore the latest backup"):
        opening.open_register(folder)


def test_an_action_that_fails_half_way_leaves_nothing_behind(kept: Register) -> None:
    def fails_half_way() -> None:
        with kept.transaction() as shelves:
            shelves.facts.save_person(Person(name="Half"), NOW, 0)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fails_half_way()
    assert names(kept) == ["Siân O’Brien"]


def test_every_connection_has_the_pragmas_that_keep_it_safe(
    kept: Register, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PRAGMAS", AS_SHIPPED)
    connection = database.connect(folder / FILE_NAME, kept.key)
    found = {
        name: connection.execute(f"PRAGMA {name}").fetchone()[0]
        for name in (
            *("journal_mode", "synchronous", "foreign_keys", "recursive_triggers", "secure_delete"),
            *("cell_size_check", "trusted_schema", "temp_store"),
        )
    }
    connection.close()
    assert found == {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "recursive_triggers": 1,
        "secure_delete": 1,
        "cell_size_check": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }


def test_a_damaged_page_is_said_by_us_and_not_by_the_driver_on_the_terminal(
    kept: Register, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    key = kept.key
    kept.close()
    content = bytearray((folder / FILE_NAME).read_bytes())
    content[100] ^= 1
    (folder / FILE_NAME).write_bytes(content)
    with pytest.raises(RuleBroken):
        database.connect(folder / FILE_NAME, key)
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("name", [FILE_NAME, KEY_NAME])
def test_a_file_the_program_is_not_let_into_is_said_and_named(kept: Register, folder: Path, name: str) -> None:
    """A folder in its place stands for it: whoever runs the tests may be let into every file."""
    kept.close()
    (folder / name).rename(folder / "aside")
    (folder / name).mkdir()
    with pytest.raises(RuleBroken, match=f"not let into.*{name}.*Nothing was changed"):
        opening.open_register(folder, None if name == KEY_NAME else kept.key)


def test_migrations_are_numbered_without_a_gap_and_set_their_own_version() -> None:
    scripts = files.migrations()
    assert [int(path.name[:4]) for path in scripts] == list(range(1, len(scripts) + 1))
    for number, path in enumerate(scripts, 1):
        script = path.read_text(encoding="utf-8")
        assert re.search(rf"PRAGMA user_version = {number};\s*COMMIT;\s*$", script)
        assert "BEGIN IMMEDIATE;" in script


def test_a_migration_that_fails_half_way_leaves_the_register_as_it_was(
    kept: Register, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.close()
    present = database.newest_version()
    broken = tmp_path / f"{present + 1:04}_broken.sql"
    broken.write_text("BEGIN IMMEDIATE;\nCREATE TABLE half (a);\nCREATE TABLE half (a);\nCOMMIT;\n", encoding="utf-8")
    monkeypatch.setattr(files, "migrations", lambda: [broken])
    connection = database.connect(folder / FILE_NAME, key_file.read(folder / KEY_NAME))
    with pytest.raises(Exception, match="half"):
        database.migrate(connection)
    assert database.version(connection) == present
    assert connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'half'").fetchone()[0] == 0
    connection.close()


def test_what_was_confirmed_is_there_after_kill_9(kept: Register, folder: Path) -> None:
    kept.close()
    script = (
        "import os, signal, sys\n"
        "from datetime import datetime\nfrom pathlib import Path\n"
        "from chc_desktop.domain.facts import Person\nfrom chc_desktop.store import opening\n"
        "opened = opening.open_register(Path(sys.argv[1]))\n"
        "for n in range(3):\n"
        "    with opened.transaction() as shelves:\n"
        "        shelves.facts.save_person(Person(name=f'Kept {n}'), datetime(2026, 11, 24), 0)\n"
        "with opened.transaction() as shelves:\n"
        "    shelves.facts.save_person(Person(name='Never'), datetime(2026, 11, 24), 0)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
    )
    killed = subprocess.run([sys.executable, "-c", script, str(folder)], check=False)
    assert killed.returncode == -signal.SIGKILL
    assert names(opening.open_register(folder)) == ["Kept 0", "Kept 1", "Kept 2", "Siân O’Brien"]


@pytest.mark.parametrize("asked", [Register.uuid, Register.begun])
def test_a_damaged_page_is_said_in_a_sentence_whatever_is_asked_for(
    tmp_path: Path, asked: Callable[[Register], object]
) -> None:
    kept = opening.create(tmp_path / "data", datetime(2026, 11, 24, 9), {date(2026, 12, 25): "Christmas Day"})
    connection = database.connect(kept.path, kept.key)
    (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'register'").fetchone()
    connection.close()
    kept.close()
    content = bytearray(kept.path.read_bytes())
    content[(page - 1) * 4096 + 100] ^= 1
    kept.path.write_bytes(content)
    opened = opening.open_register(tmp_path / "data")
    with pytest.raises(RuleBroken):
        asked(opened)
    opened.close()
