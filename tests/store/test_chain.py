"""The record can prove that nobody edited it."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import Any

import pytest

from chc_desktop.domain.entries import Erased
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.domain.events import LetterIssued, Noted
from chc_desktop.office.office import Office
from chc_desktop.office.safekeeping import Unsound
from chc_desktop.store import database
from chc_desktop.store.record_shelf import Document
from tests import make

PDF = b"%PDF-1.7 the letter as it was issued"


@pytest.fixture
def office(tmp_path: Path) -> Office:
    made = make.an_office(tmp_path / "data")
    case_id = make.a_complaint(made)
    make.acknowledged(made, case_id, date(2026, 11, 18))
    with made.desk.register.transaction() as shelves:
        letter = Document(0, case_id, "response-stage1", "Our answer", 1, "response", "hos-2024", "2026-11-20", b"")
        document = shelves.record.keep_document(letter, PDF)
        issued = LetterIssued(
            happened_on=date(2026, 11, 20),
            done_by=1,
            document=document,
            letter=letter.kind,
            title=letter.title,
            digest=sha256(PDF).hexdigest(),
            sent="",
            texts="{}",
        )
        made.desk.write(shelves, made.desk.case(shelves, case_id), issued)
    return made


def tampered(office: Office, tamper: Callable[[Any], None]) -> str:
    """What the inspection says after somebody with the key and a database editor was at it, triggers dropped."""
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    connection.execute("PRAGMA foreign_keys = OFF")
    for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
        connection.execute(f"DROP TRIGGER {name}")
    tamper(connection)
    connection.close()
    with pytest.raises(Unsound) as caught:
        make.again(path.parent).safekeeping.check()
    return str(caught.value)


def test_an_untouched_register_is_sound(office: Office) -> None:
    assert office.safekeeping.check() == "All is sound: 1 complaint, 8 entries and 1 document, each as it was written."


def test_every_flipped_bit_is_noticed_or_the_file_does_not_open(office: Office, tmp_path: Path) -> None:
    folder = office.desk.register.path.parent
    office.close()
    whole = office.desk.register.path.read_bytes()
    random = Random(6)
    for _ in range(25):
        damaged = bytearray(whole)
        damaged[random.randrange(len(damaged))] ^= 1 << random.randrange(8)
        office.desk.register.path.write_bytes(damaged)
        with pytest.raises(RuleBroken):
            make.again(folder).safekeeping.check()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE event SET happened_on = '2026-11-17' WHERE number = 3", "Entry 3 of the record"),
        ("UPDATE event SET done_by = 2 WHERE number = 5", "Entry 5 of the record"),
        ("DELETE FROM event WHERE number = 4", "Entry 4 of the record"),
        ("DELETE FROM event WHERE number = 1", "Entry 1 of the record"),
        ("UPDATE event_content SET body = CAST(replace(body, 'e', 'a') AS BLOB) WHERE number = 5", "What entry 5 says"),
        ("DELETE FROM event_content WHERE number = 6", "What entry 6 said is missing"),
        ("UPDATE document_content SET bytes = X'2550' WHERE id = 1", "Document 1"),
        ("DELETE FROM document_content WHERE id = 1", "Document 1"),
        ("UPDATE event SET number = 99 WHERE number = 6", "Entry 6 of the record"),
    ],
)
def test_tampering_is_named_by_its_first_entry(office: Office, statement: str, said: str) -> None:
    assert said in tampered(office, lambda connection: connection.execute(statement))


def test_two_entries_exchanged_are_noticed(office: Office) -> None:
    def exchange(connection: Any) -> None:
        for before, after in ((5, 50), (6, 5), (50, 6)):
            connection.execute("UPDATE event SET number = ? WHERE number = ?", (after, before))

    assert "Entry 5 of the record" in tampered(office, exchange)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE event SET kind = 'noted' WHERE number = 1",
        "DELETE FROM event WHERE number = 6",
        "INSERT OR REPLACE INTO event SELECT * FROM event WHERE number = 2",
        "UPDATE event_content SET body = X'00'",
        "DELETE FROM event_content WHERE number = 2",
        "INSERT OR REPLACE INTO event_content SELECT number, salt, X'00' FROM event_content WHERE number = 2",
        "DELETE FROM document_content",
        "UPDATE document SET title = 'Another'",
        "DELETE FROM complaint",
        "INSERT INTO erasure VALUES ('event', 2, 3)",
        "UPDATE register SET uuid = 'x'",
    ],
)
def test_the_database_itself_refuses_to_change_the_record(office: Office, statement: str) -> None:
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    with pytest.raises(Exception, match=r"never|follows|only where|needs|keeps|FOREIGN KEY|UNIQUE"):
        connection.execute(statement)
    connection.close()
    assert "All is sound" in make.again(path.parent).safekeeping.check()


def test_erased_content_is_gone_and_the_chain_still_verifies(office: Office) -> None:
    with office.desk.register.transaction() as shelves:
        note = Noted(happened_on=date(2026, 11, 24), text="Private")
        entry = shelves.record.append(1, note, office.desk.now(), 1).number
    with office.desk.register.transaction() as shelves:
        erased = Erased(happened_on=date(2026, 11, 24), entries=(entry,), why="Asked for by the resident")
        shelves.record.erase(erased, office.desk.now(), 1)
        assert shelves.record.first_broken() == ""
        assert shelves.record.history(1)[-1].event is None
    line = office.cases.view(1).lines[-1]
    assert line.what == "Erased"
    assert "Private" not in line.detail


def test_the_projections_are_compared_with_a_fresh_fold(office: Office) -> None:
    assert "All is sound" in office.safekeeping.check()
    path, key = office.desk.register.path, office.desk.register.key
    office.close()
    connection = database.connect(path, key)
    connection.execute("UPDATE case_summary SET next_due = '2030-01-01'")
    connection.close()
    with pytest.raises(RuleBroken, match="2026-001"):
        make.again(path.parent).safekeeping.check()
