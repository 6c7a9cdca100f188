"""Files of papers: append-only, verified, in every backup, and never held in memory all at once."""

import os
import resource
import subprocess
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path

import pytest

from chc_desktop import files
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.office.office import Office
from chc_desktop.store import backups as backup
from chc_desktop.store import database
from tests import make
from tests.office.test_papers import PDF, a_letter
from tests.store.test_chain import tampered

NOW = datetime(2026, 11, 24, 14, 2)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "data")
    made.papers.add(make.a_complaint(made), a_letter())
    return made


def paper_of(office: Office) -> int:
    return office.papers.of(1)[0].id


def test_the_check_counts_the_files(office: Office) -> None:
    assert office.safekeeping.check() == (
        "All is sound: 1 complaint, 7 entries, 0 documents and 1 file, each as it was written."
    )


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE paper_content SET bytes = X'2550'", "The file of entry 7 is not as it was added"),
        ("DELETE FROM paper_content", "The file of entry 7 is not as it was added"),
        ("UPDATE paper SET digest = zeroblob(32)", "The file of entry 7 is not as it was added"),
        ("DELETE FROM paper", "The file of entry 7 is not the one its entry speaks of"),
    ],
)
def test_a_file_that_was_tampered_with_is_named(office: Office, statement: str, said: str) -> None:
    assert said in tampered(office, lambda connection: connection.execute(statement))


def test_a_file_exchanged_with_its_hash_does_not_match_its_entry(office: Office) -> None:
    digest = sha256(b"another").hexdigest()
    said = tampered(
        office,
        lambda connection: connection.executescript(
            f"UPDATE paper_content SET bytes = CAST('another' AS BLOB); UPDATE paper SET size = 7, digest = X'{digest}'"
        ),
    )
    assert "The file of entry 7 is not the one its entry speaks of" in said


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE paper_content SET bytes = X'00'",
        "DELETE FROM paper_content",
        "INSERT INTO paper_content VALUES (7, 1, X'00')",
        "INSERT OR REPLACE INTO paper_content VALUES (7, 0, X'00')",
        "UPDATE paper SET size = 99",
        "DELETE FROM paper",
        "INSERT INTO paper VALUES (3, 1, 0, X'00')",
        "INSERT INTO erasure VALUES ('paper', 7, 3)",
    ],
)
def test_the_database_itself_refuses_to_change_a_file(office: Office, statement: str) -> None:
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    with pytest.raises(Exception, match=r"never|only where|needs|FOREIGN KEY|UNIQUE"):
        connection.execute(statement)
    connection.close()
    assert "All is sound" in make.again(path.parent).safekeeping.check()


def test_an_erased_file_is_gone_and_the_register_is_still_sound(office: Office) -> None:
    paper_id, name = paper_of(office), office.papers.of(1)[0].file_name
    assert office.cases.found(name) == {1}
    with office.desk.register.transaction() as shelves:
        erased = Erased(happened_on=office.today(), entries=(paper_id,), why="Kept long enough")
        office.desk.erase(shelves, erased)
    with pytest.raises(RuleBroken, match="was erased"):
        office.papers.content(paper_id)
    assert office.cases.view(1).lines[-1].what == "Erased"
    assert office.cases.found(name) == set()
    assert "All is sound" in office.safekeeping.check()
    with pytest.raises(Exception, match="does not come back"), office.desk.register.transaction() as shelves:
        shelves.papers._connection.exec_driver_sql(f"INSERT INTO paper_content VALUES ({paper_id}, 0, X'00')")


def test_an_erasure_of_an_older_register_is_kept_by_the_migration(tmp_path: Path) -> None:
    """The table of erasures is made anew for files; what stands in it stays."""
    from chc_desktop.store import key_file

    key = key_file.make()
    connection = database.connect(tmp_path / "old.db", key, make=True)
    for script in files.migrations():
        if script.name < "0005":
            connection.executescript(script.read_text(encoding="utf-8"))
    connection.execute(
        "INSERT INTO event VALUES (1, NULL, 'erased', '2026-01-01', '2026-01-01', 0, 0, X'00', zeroblob(32), X'01')"
    )
    connection.execute("INSERT INTO erasure VALUES ('event', 1, 1)")
    database.migrate(connection)
    assert connection.execute("SELECT * FROM erasure").fetchall() == [("event", 1, 1)]
    connection.close()


def test_every_file_comes_back_from_a_restored_backup_under_another_name(tmp_path: Path) -> None:
    """Failure 11: add files, delete the originals, back up, restore under another name: every SHA-256 matches."""
    office = make.an_office(tmp_path / "data")
    case_id = make.a_complaint(office)
    originals = tmp_path / "originals"
    originals.mkdir()
    for number, size in enumerate((0, 1, 5_000, 1024 * 1024, 1024 * 1024 + 1, 3_000_000), 1):
        (originals / f"paper {number}.bin").write_bytes(os.urandom(size))
    hashes = {path.name: sha256(path.read_bytes()).hexdigest() for path in originals.iterdir()}
    for path in sorted(originals.iterdir()):
        office.papers.add(case_id, a_letter(file_name=path.name, content=path.read_bytes()))
        path.unlink()
    (tmp_path / "stick").mkdir()
    made, _new = backup.back_up(office.desk.register, tmp_path / "stick", NOW)
    office.close()
    moved = made.rename(tmp_path / "stick" / "another name.chcbackup")
    backup.restore(moved, tmp_path / "elsewhere", NOW)
    restored = make.again(tmp_path / "elsewhere")
    found = {
        paper.file_name: sha256(restored.papers.content(paper.id)).hexdigest() for paper in restored.papers.of(case_id)
    }
    assert found == hashes
    assert all(paper.digest == hashes[paper.file_name] for paper in restored.papers.of(case_id))
    assert "and 6 files, each as it was written" in restored.safekeeping.check()


def test_a_backup_from_before_there_were_files_can_still_be_verified(tmp_path: Path) -> None:
    from chc_desktop.store import inspection, key_file

    connection = database.connect(tmp_path / "old.db", key_file.make(), make=True)
    for script in files.migrations():
        if script.name < "0005":
            connection.executescript(script.read_text(encoding="utf-8"))
    connection.execute("INSERT INTO register VALUES (1, 'x', 'y')")
    assert inspection.contents(connection).papers == 0
    connection.close()


_FULL = """
import os, resource, sys
from datetime import date
from pathlib import Path
from tests import make
from tests.office.test_papers import a_letter
office = make.an_office(Path(sys.argv[1]) / "data")
case_id = make.a_complaint(office)
limit = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
import signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
from chc_desktop.domain.errors import RuleBroken
try:
    office.papers.add(case_id, a_letter(content=os.urandom(3_000_000)))
except RuleBroken as broken:
    print(broken)
"""


@pytest.mark.skipif(os.name != "posix", reason="a limit on the size of files stands in for a full disk")
def test_a_full_disk_in_the_midst_of_adding_leaves_the_register_as_it_was(tmp_path: Path) -> None:
    """Failure 8, as far as adding goes."""
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(tmp_path), "1500000"], check=True, capture_output=True, text=True
    )
    assert "Nothing of this was kept" in done.stdout
    office = make.again(tmp_path / "data")
    assert office.papers.of(1) == ()
    assert "All is sound" in office.safekeeping.check()


def test_none_of_a_large_register_is_held_in_memory_as_a_whole(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "data")
    case_id = make.a_complaint(office)
    for number in range(6):
        piece = os.urandom(1024 * 1024)
        content = bytes([number]) + piece * 20
        office.papers.add(case_id, a_letter(file_name=f"{number}.bin", content=content[: 20 * 1024 * 1024]))
        del content
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    office.safekeeping.check()
    (tmp_path / "stick").mkdir()
    backup.back_up(office.desk.register, tmp_path / "stick", NOW)
    assert len(office.papers.of(case_id)) == 6
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 40, "megabytes, of 120 that are in the register"


def test_the_bytes_added_are_the_bytes_of_the_file(office: Office) -> None:
    assert office.papers.content(paper_of(office)) == PDF
