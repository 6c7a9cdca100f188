"""A register of every version there was opens, whole, and a power cut while it is brought forward harms none."""

import shutil
import sqlite3
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from chc_desktop import files
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import backups, database, opening
from chc_desktop.store.register import FILE_NAME, KEY_NAME
from tests import make
from tests.shelf.opening import OLDER, SHELF, bare, on_the_shelf

NOW = datetime(2026, 11, 25, 9)


def record_of(connection: Any) -> tuple[list[Any], ...]:
    """All that a register must carry into every later version, as it was written."""
    return tuple(
        connection.execute(query).fetchall()
        for query in (
            "SELECT * FROM event ORDER BY number",
            "SELECT * FROM event_content ORDER BY number",
            "SELECT id, digest FROM document ORDER BY id",
            "SELECT id, bytes FROM document_content ORDER BY id",
            "SELECT id, name, address FROM person ORDER BY id",
            "SELECT key, value FROM setting ORDER BY key",
            "SELECT day, name FROM bank_holiday ORDER BY day",
        )
    )


@pytest.mark.parametrize("version", OLDER)
def test_a_register_of_every_version_opens_whole_and_sound(tmp_path: Path, version: int) -> None:
    folder = on_the_shelf(version, tmp_path / "register")
    connection = bare(folder)
    before = record_of(connection)
    references = {reference for (reference,) in connection.execute("SELECT reference FROM complaint")}
    connection.close()
    assert len(before[0]) > 100
    office = make.again(folder)
    assert "All is sound" in office.safekeeping.check()
    listed = {summary.reference for summary in office.cases.summaries()}
    assert listed
    assert listed <= references
    assert all(office.cases.view(summary.case_id).lines for summary in office.cases.summaries()[:5])
    make.a_complaint(office, handler=1)
    assert "All is sound" in office.safekeeping.check()
    office.close()
    connection = bare(folder)
    after = record_of(connection)
    connection.close()
    assert [now[: len(then)] for then, now in zip(before[:4], after[:4], strict=True)] == list(before[:4])
    assert all(set(then) <= set(now) for then, now in zip(before[4:], after[4:], strict=True))


def test_an_older_register_is_backed_up_as_it_is_before_it_is_brought_forward(tmp_path: Path) -> None:
    folder = on_the_shelf(3, tmp_path / "register")
    opening.open_register(folder, before_migrating=backups.before_migrating(NOW)).close()
    (kept,) = (folder / backups.FOLDER).glob("*.chcbackup")
    backups.restore(kept, tmp_path / "restored", NOW)
    connection = bare(tmp_path / "restored")
    assert database.version(connection) == 3
    connection.close()


def test_an_older_register_that_cannot_be_backed_up_is_not_touched(tmp_path: Path) -> None:
    folder = on_the_shelf(3, tmp_path / "register")
    (folder / backups.FOLDER).write_text("a file is in the way")
    before = (folder / FILE_NAME).read_bytes()
    with pytest.raises(RuleBroken):
        opening.open_register(folder, before_migrating=backups.before_migrating(NOW))
    assert (folder / FILE_NAME).read_bytes() == before


def test_a_backup_that_the_first_program_packed_is_restored(tmp_path: Path) -> None:
    backups.restore(SHELF / "first.chcbackup", tmp_path / "restored", NOW)
    office = make.again(tmp_path / "restored")
    assert "All is sound: 25 complaints" in office.safekeeping.check()
    office.close()


def statements(script: Path) -> list[str]:
    """The statements of a script, one by one."""
    found, begun = [], ""
    for line in script.read_text(encoding="utf-8").splitlines(keepends=True):
        begun += line
        if sqlite3.complete_statement(begun):
            found.append(begun)
            begun = ""
    assert begun.strip() == ""
    return found


@pytest.mark.parametrize("script", files.migrations()[1:], ids=lambda path: path.stem)
def test_a_power_cut_after_any_statement_leaves_the_version_before_or_the_one_after(
    tmp_path: Path, script: Path
) -> None:
    """What lies on the disk at that moment, journal and all, is opened as after a restart."""
    number = int(script.name[:4])
    folder = on_the_shelf(number - 1, tmp_path / "register")
    connection = bare(folder)
    before = record_of(connection)
    connection.execute("PRAGMA cache_size = 10")  # so that what is changed goes to the disk before its time
    for place, statement in enumerate(statements(script)):
        connection.execute(statement)
        stopped = tmp_path / f"stopped {place}"
        stopped.mkdir()
        for name in (FILE_NAME, KEY_NAME, f"{FILE_NAME}-journal"):
            if (folder / name).exists():
                shutil.copy(folder / name, stopped)
        found = bare(stopped)
        done = statement.strip().startswith("COMMIT")
        assert database.version(found) == (number if done else number - 1)
        assert record_of(found) == before
        found.close()
        shutil.rmtree(stopped)
    connection.close()
    office = make.again(folder)
    assert "All is sound" in office.safekeeping.check()
    office.close()
