"""Every table says which kind it is, and those of the record let nothing be changed, deleted or replaced."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest

from chc_desktop.domain.assessments.round.reasons import Reason
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.events import Noted, Withdrawn
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.domain.papers.events import Corresponded, Direction, Way
from chc_desktop.domain.retention.erasing import Decision, Ground
from chc_desktop.store import database
from chc_desktop.store.proof import kinds
from chc_desktop.store.record_shelf import Document
from tests import make

DAY = date(2026, 11, 24)


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A bare connection, such as a database editor has, to a register with a row in every table of the record."""
    office = make.an_office(tmp_path_factory.mktemp("register") / "data")
    case_id = make.a_complaint(office)
    with office.desk.register.transaction() as shelves:
        letter = Document(0, case_id, "response-stage1", "Our answer", 1, "response", "hos-2024", "2026-11-20", b"")
        shelves.record.keep_document(letter, b"%PDF")
        said = Corresponded(
            happened_on=DAY, done_by=1, direction=Direction.IN, way=Way.POST, person=4, subject="A letter", digest="00"
        )
        entry = office.desk.append(shelves, case_id, said)
        shelves.papers.keep(entry.number, case_id, b"bytes")
        private = office.desk.append(shelves, case_id, Noted(happened_on=DAY, done_by=1, text="Private"))
        office.desk.erase(shelves, Erased(happened_on=DAY, done_by=1, entries=(private.number,), why="Asked for"))
    office.lessons.note(LessonNoted(happened_on=DAY, done_by=1, learnt="Look sooner"))
    office.assessments.round.reopen(2026, DAY, Reason.EXCEPTIONAL, "A cyber attack.", None)
    erased = make.a_complaint(office)
    office.cases.record(erased, Withdrawn(happened_on=DAY, done_by=1, why="All is well again."))
    office.erasing.erase(erased, Decision(ground=Ground.ASKED, why="Asked for", decided_by=1))
    office.close()
    connection = database.connect(office.desk.register.path, office.desk.register.key)
    connection.execute("INSERT INTO assessment_entry (entry, year) VALUES (1, 2026)")
    yield connection
    connection.close()


def tables(connection: Any) -> set[str]:
    """Every table the numbered scripts made, but those that belong to a search table."""
    named = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    searched = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRT%'")}
    beside = {f"{name}_{part}" for name in searched for part in ("data", "idx", "content", "docsize", "config")}
    return {name for name in named - beside if not name.startswith("sqlite_")}


def test_every_table_says_once_which_kind_it_is(record: Any) -> None:
    said = [table for kind in kinds.KINDS.values() for table in kind]
    assert len(said) == len(set(said))
    assert tables(record) == set(said), "a new table is named in store/proof/kinds.py, with its kind"


@pytest.mark.parametrize("table", kinds.RECORD)
def test_no_row_of_the_record_can_be_changed_deleted_or_replaced(record: Any, table: str) -> None:
    columns = [row[1] for row in record.execute(f"PRAGMA table_info({table})")]
    before = record.execute(f"SELECT * FROM {table}").fetchall()
    assert before, f"the test needs a row of {table}"
    for column in columns:
        with pytest.raises(database.Error):
            record.execute(f"UPDATE {table} SET {column} = {column} || 'x'")
        with pytest.raises(database.Error):
            record.execute(f"UPDATE OR REPLACE {table} SET {column} = {column} || 'x'")
    for statement in (
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}",
        f"REPLACE INTO {table} SELECT * FROM {table} LIMIT 1",
    ):
        with pytest.raises(database.Error):
            record.execute(statement)
    assert record.execute(f"SELECT * FROM {table}").fetchall() == before


def test_what_was_erased_does_not_come_back(record: Any) -> None:
    (number,) = record.execute("SELECT number FROM erasure WHERE what = 'event'").fetchone()
    with pytest.raises(database.Error, match="does not come back"):
        record.execute("INSERT INTO event_content VALUES (?, x'00', x'00')", (number,))
