"""Somebody with the key and a database editor takes the guards away and changes something: `check` names it."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from chc_desktop import files
from chc_desktop.domain.entries import AssessmentApproved, Erased
from chc_desktop.domain.events import Noted
from chc_desktop.domain.facts import Person
from chc_desktop.domain.lessons.events import LessonNoted
from chc_desktop.domain.mistakes.events import LoggedByMistake
from chc_desktop.domain.papers.events import Corresponded, Direction, Way
from chc_desktop.office import last_seen
from chc_desktop.office.library import Library
from chc_desktop.office.office import Office
from chc_desktop.office.safekeeping import Unsound
from chc_desktop.sample import make_sample
from chc_desktop.store import chain, plain, proof
from chc_desktop.store.chain import Link
from chc_desktop.store.record_shelf import Document
from tests import make
from tests.office.test_requests import a_request

DAY = make.TODAY
Ask = Callable[..., list[Any]]
"""Puts a statement to the register; its rows."""


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """The sample landlord, with everything that can hang on the record."""
    folder = tmp_path_factory.mktemp("register") / "data"
    make_sample(folder, DAY, Library(files.resources("codes")), make.KINDS)
    office = make.again(folder)
    case_id = office.cases.summaries()[0].case_id
    with office.desk.register.transaction() as shelves:
        for content in (b"one paper", b"another one"):
            said = Corresponded(
                happened_on=DAY,
                done_by=1,
                direction=Direction.IN,
                way=Way.POST,
                subject="A letter",
                digest=sha256(content).hexdigest(),
                file_size=len(content),
            )
            shelves.papers.keep(office.desk.append(shelves, case_id, said).number, case_id, content)
        private = office.desk.append(shelves, case_id, Noted(happened_on=DAY, done_by=1, text="Private"))
        office.desk.erase(shelves, Erased(happened_on=DAY, done_by=1, entries=(private.number,), why="Asked for"))
        kept = shelves.facts.save_person(Person(name="Ann Lee"), office.desk.now(), 1)
        other = shelves.facts.save_person(Person(name="Anne Lee"), office.desk.now(), 1)
    office.persons.join(kept.id, other.id)
    office.lessons.note(LessonNoted(happened_on=DAY, done_by=1, learnt="Look sooner"))
    twice = make.a_complaint(office, handler=1)
    office.mistakes.take_out(twice, LoggedByMistake(happened_on=DAY, done_by=1, why="Logged twice"))
    assert "All is sound" in office.safekeeping.check()
    yield office
    office.close()


@pytest.fixture
def tamper(office: Office) -> Callable[[Callable[[Ask], object]], str]:
    return partial(found_after, office)


def found_after(office: Office, change: Callable[[Ask], object]) -> str:
    """What the proof says of the register after it was tampered with; it is put back afterwards."""
    with office.desk.register._opened().connect() as connection, connection.begin() as begun:

        def ask(statement: str, values: Any = ()) -> list[Any]:
            return plain.rows(connection, statement, values)

        ask("PRAGMA defer_foreign_keys = ON")
        guards = ask("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _sql in guards:
            ask(f"DROP TRIGGER {name}")
        change(ask)
        for _name, sql in guards:
            ask(sql)
        found = proof.first_broken(connection)
        begun.rollback()
    return found


def does(*statements: str) -> Callable[[Ask], None]:
    def do(ask: Ask) -> None:
        for statement in statements:
            ask(statement)

    return do


def test_taking_the_guards_away_and_putting_them_back_is_no_tampering(
    tamper: Callable[[Callable[[Ask], object]], str],
) -> None:
    assert tamper(does()) == ""


LAST = "(SELECT max(number) FROM event)"
LETTERS = "(SELECT min(id) FROM document)", "(SELECT max(id) FROM document)"
FIRST_LETTER = "(SELECT min(number) FROM event WHERE kind = 'letter-issued')"
MISTAKE = "(SELECT number FROM event WHERE kind = 'logged-by-mistake')"
PAPERS = "(SELECT min(id) FROM paper WHERE size < 100)", "(SELECT max(id) FROM paper WHERE size < 100)"


def swapped(table: str, column: str, key: str, one: str, other: str) -> tuple[str, ...]:
    """Two rows exchange what stands in a column."""
    return (
        f"CREATE TEMP TABLE held AS SELECT {column} AS one FROM {table} WHERE {key} = {one}",
        f"UPDATE {table} SET {column} = (SELECT {column} FROM {table} WHERE {key} = {other}) WHERE {key} = {one}",
        f"UPDATE {table} SET {column} = (SELECT one FROM held) WHERE {key} = {other}",
        "DROP TABLE held",
    )


@pytest.mark.parametrize(
    ("statements", "said"),
    [
        (("UPDATE event SET happened_on = '2020-01-01' WHERE number = 30",), "Entry 30 of the record"),
        (("UPDATE event SET recorded_at = '2020-01-01T00:00:00' WHERE number = 31",), "Entry 31 of the record"),
        (("UPDATE event SET kind = 'noted' WHERE number = 32",), "Entry 32 of the record"),
        (("UPDATE event SET case_id = 1 + case_id % 5 WHERE number = 33",), "Entry 33 of the record"),
        (("UPDATE event_content SET body = x'7b7d' WHERE number = 34",), "What entry 34 says is not what was written"),
        (("UPDATE event_content SET salt = x'00' WHERE number = 34",), "What entry 34 says is not what was written"),
        (swapped("event_content", "body", "number", "40", "41"), "What entry 40 says"),
        (
            (*swapped("event_content", "body", "number", "40", "41"),
             *swapped("event_content", "salt", "number", "40", "41")),
            "What entry 40 says",
        ),
        (("DELETE FROM event_content WHERE number = 50",), "What entry 50 said is missing"),
        (
            ("DELETE FROM event_content WHERE number = 50", "DELETE FROM event WHERE number = 50"),
            "Entry 50 of the record is missing",
        ),
        (("UPDATE event SET number = 9999 WHERE number = 60",), "Entry 60 of the record is missing"),
        (
            (f"INSERT INTO event SELECT {LAST} + 1, case_id, kind, happened_on, recorded_at, done_by, recorded_by, "
             "digest, previous, randomblob(32) FROM event WHERE number = 60",),
            "is not as it was written",
        ),
        ((f"INSERT INTO event_content SELECT {LAST} + 1, salt, body FROM event_content WHERE number = 60",), "belongs"),
        (
            ("INSERT INTO erasure SELECT 'event', 70, number FROM event WHERE kind = 'erased'",
             "DELETE FROM event_content WHERE number = 70"),
            "What entry 70 said is marked as erased, but entry",
        ),
        (("DELETE FROM erasure",), "no entry allows it to be erased"),
        (
            ("INSERT INTO event_content SELECT number, x'00', x'00' FROM erasure WHERE what = 'event'",),
            "says is not what was written",
        ),
        ((f"UPDATE document_content SET bytes = x'25504446' WHERE id = {LETTERS[0]}",), "is not as it was issued"),
        ((f"DELETE FROM document_content WHERE id = {LETTERS[0]}",), "is not as it was issued"),
        (swapped("document_content", "bytes", "id", *LETTERS), "is not as it was issued"),
        (
            (*swapped("document_content", "bytes", "id", *LETTERS), *swapped("document", "digest", "id", *LETTERS)),
            "is not the one that entry",
        ),
        ((f"UPDATE document SET title = 'Another' WHERE id = {LETTERS[0]}",), "is not the one that entry"),
        ((f"UPDATE document SET dated = '2026-01-05' WHERE id = {LETTERS[0]}",), "is not the one that entry"),
        ((f"UPDATE document SET version = 7 WHERE id = {LETTERS[0]}",), "is not the one that entry"),
        ((f"UPDATE document SET template = 'another' WHERE id = {LETTERS[0]}",), "is not the one that entry"),
        ((f"UPDATE document SET edition = 'hos-2020' WHERE id = {LETTERS[1]}",), "is not the one that entry"),
        ((f"UPDATE document SET case_id = 1 + case_id % 5 WHERE id = {LETTERS[0]}",), "is not the one that entry"),
        ((f"DELETE FROM document_content WHERE id = {LETTERS[1]}", f"DELETE FROM document WHERE id = {LETTERS[1]}"),
         "The document of entry"),
        (swapped("paper_content", "bytes", "paper", *PAPERS), "is not as it was added"),
        (
            (*swapped("paper_content", "bytes", "paper", *PAPERS), *swapped("paper", "digest", "id", *PAPERS),
             *swapped("paper", "size", "id", *PAPERS)),
            "is not the one its entry speaks of",
        ),
        ((f"DELETE FROM paper_content WHERE paper = {PAPERS[0]}",), "is not as it was added"),
        ((f"UPDATE paper SET case_id = 1 + case_id % 5 WHERE id = {PAPERS[0]}",), "is not in the case"),
        (("UPDATE complaint SET reference = '2024-999' WHERE id = 3",), "2024-999 is not what entry"),
        (("UPDATE complaint SET kind = 'request' WHERE id = 3",), "is kept as a request"),
        (
            (f"UPDATE complaint SET taken_out = {MISTAKE} WHERE id = 3",),
            "stands in the lists",
        ),
        (("UPDATE complaint SET taken_out = NULL",), "stands in the lists"),
        (("INSERT INTO complaint (reference) VALUES ('2026-777')",), "2026-777 is in the register, but no entry"),
        (("DELETE FROM lesson_entry",), "is not kept with its lesson"),
        (("UPDATE lesson_entry SET lesson = (SELECT min(lesson) FROM lesson_entry)",), "is not kept with its lesson"),
    ],
)  # fmt: skip
def test_what_was_done_to_the_record_is_named(
    tamper: Callable[[Callable[[Ask], object]], str], statements: tuple[str, ...], said: str
) -> None:
    assert said in tamper(does(*statements))


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("UPDATE person SET name = 'Somebody Else' WHERE id = 1", "What is known of “Somebody Else” is not what entry"),
        ("UPDATE person SET no_letters_to = '' , risk = 'bites' WHERE name = 'Ann Lee'", "What is known of “Ann Lee”"),
        ("UPDATE person SET joined_to = NULL WHERE name = 'Anne Lee'", "Whose entry stands for “Anne Lee”"),
        ("INSERT INTO person (name, role, job, address, email, telephone, vulnerability, adjustment) "
         "SELECT 'New', role, job, address, email, telephone, '', '' FROM person WHERE id = 1",
         "“New” is among the people (number 6), but no entry"),
        ("DELETE FROM person WHERE name = 'Anne Lee'", "The person of entry"),
        ("UPDATE person SET role = 'king' WHERE id = 1", "person number 1 is not as the program writes it"),
        ("UPDATE person SET letter_form = '{' WHERE id = 1", "person number 1 is not as the program writes it"),
        ("UPDATE bank_holiday SET day = 'Christmas' WHERE day = '2026-12-25'", "“Christmas” stands among the bank"),
        ("UPDATE setting SET value = replace(value, '34', '43')", "The setting “organisation” is not what"),
        ("DELETE FROM setting WHERE key = 'organisation'", "The setting “organisation”, of entry"),
        ("INSERT INTO setting VALUES ('months in the bin', '1')", "The setting “months in the bin” is not what"),
        ("INSERT INTO closure VALUES ('2026-12-24', '2026-12-31', 'Christmas')", "The office closure “2026-12-24"),
    ],
)  # fmt: skip
def test_a_current_fact_changed_without_an_entry_is_named(tmp_path: Path, statement: str, said: str) -> None:
    made = make.an_office(tmp_path / "data")
    with made.desk.register.transaction() as shelves:
        kept = shelves.facts.save_person(Person(name="Ann Lee"), made.desk.now(), 1)
        other = shelves.facts.save_person(Person(name="Anne Lee"), made.desk.now(), 1)
    made.persons.join(kept.id, other.id)
    with made.desk.register._opened().begin() as connection:
        assert proof.first_broken(connection) == ""
        plain.rows(connection, statement)
        assert said in proof.first_broken(connection)


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DELETE FROM case_summary WHERE case_id = 1", "2026-001 is in the record, and no list shows it"),
        ("UPDATE case_summary SET first_due = '2027-01-01'", "What the lists show of 2026-001"),
        ("UPDATE case_summary SET person_key = 'zz'", "What the lists show of 2026-001"),
        ("UPDATE request_summary SET title_key = 'zz'", "What the lists show of S2026-001"),
        ("DELETE FROM register", "has lost the number by which it is told from others"),
        ("UPDATE register SET uuid = 'another'", "This is another register than the one last used here"),
    ],
)
def test_what_lists_leave_out_and_a_register_of_another_name_are_told_by_the_check(
    tmp_path: Path, statement: str, said: str
) -> None:
    office = make.an_office(tmp_path / "data")
    make.a_complaint(office)
    a_request(office)
    seen = last_seen.head(office.desk)
    office.desk.seen_head = lambda: seen
    assert "All is sound" in office.safekeeping.check()
    with office.desk.register._opened().begin() as connection:
        guards = plain.rows(connection, "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        for name, _sql in guards:
            plain.rows(connection, f"DROP TRIGGER {name}")
        plain.rows(connection, statement)
        for _name, sql in guards:
            plain.rows(connection, sql)
    with pytest.raises(Unsound, match=re.escape(said)):
        office.safekeeping.check()


def test_what_lists_show_is_made_anew_where_nobody_knows_how_it_was_made(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "data")
    make.a_complaint(office)
    with office.desk.register._opened().begin() as connection:
        plain.rows(connection, "DELETE FROM projection_state")
        plain.rows(connection, "DELETE FROM case_summary")
    office.close()
    again = make.again(tmp_path / "data")
    assert [summary.reference for summary in again.cases.summaries()] == ["2026-001"]
    assert "All is sound" in again.safekeeping.check()
    again.close()
    assert make.again(tmp_path / "data").cases.summaries()


@pytest.mark.parametrize(
    ("statement", "said"),
    [
        ("DROP TRIGGER event_stays", "The guard “event_stays” of the register was taken away"),
        ("CREATE TRIGGER later AFTER INSERT ON event BEGIN SELECT 1; END", "“later” is in the register, and"),
        ("DROP INDEX task_by_due", "The index “task_by_due”"),
    ],
)  # fmt: skip
def test_a_guard_that_was_taken_away_or_added_is_named(
    tamper: Callable[[Callable[[Ask], object]], str], office: Office, statement: str, said: str
) -> None:
    with office.desk.register._opened().connect() as connection, connection.begin() as begun:
        plain.rows(connection, statement)
        found = proof.first_broken(connection)
        begun.rollback()
    assert said in found


def test_a_form_that_was_approved_and_exchanged_is_named(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "data")
    with office.desk.register.transaction() as shelves:
        for place, content in enumerate((b"%PDF the form", b"%PDF another"), 1):
            kept = Document(0, None, "self-assessment", f"Form {place}", place, "form", "hos-2024", "2026-11-20", b"")
            document = shelves.record.keep_document(kept, content)
            approved = AssessmentApproved(
                happened_on=DAY,
                done_by=1,
                year=2025 + place,
                edition="hos-2024",
                minute="4",
                response="Agreed",
                document=document,
                digest=sha256(content).hexdigest(),
            )
            entry = office.desk.append(shelves, None, approved).number
            shelves.rounds.add(entry, 2025 + place)
    with office.desk.register._opened().begin() as connection:
        assert proof.first_broken(connection) == ""
        for (name,) in plain.rows(connection, "SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            plain.rows(connection, f"DROP TRIGGER {name}")
        for statement in swapped("document_content", "bytes", "id", "1", "2"):
            plain.rows(connection, statement)
        for statement in swapped("document", "digest", "id", "1", "2"):
            plain.rows(connection, statement)
        assert "Document 1, “Form 1”, is not the one that entry" in proof.first_broken(connection)
        for statement in swapped("document", "digest", "id", "1", "2"):
            plain.rows(connection, statement)
        for statement in swapped("document_content", "bytes", "id", "1", "2"):
            plain.rows(connection, statement)
        plain.rows(connection, "UPDATE document SET edition = 'hos-2020' WHERE id = 2")
        assert "Document 2, “Form 2”, is not the one that entry" in proof.first_broken(connection)
        plain.rows(connection, "UPDATE document SET edition = 'hos-2024' WHERE id = 2")
        plain.rows(connection, "UPDATE assessment_entry SET year = 2030")
        assert "is not kept with the year of its self-assessment" in proof.first_broken(connection)


def test_a_file_of_evidence_that_is_another_is_named(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "data")
    (tmp_path / "policy.pdf").write_bytes(b"%PDF the policy")
    office.evidence.attach_file(2026, "6.2", tmp_path / "policy.pdf")
    with office.desk.register._opened().begin() as connection:
        assert proof.first_broken(connection) == ""
        plain.rows(connection, "DROP TRIGGER evidence_content_is_kept")
        plain.rows(connection, "UPDATE evidence_content SET bytes = x'00'")
        assert "of the evidence for the self-assessment is not as it was attached" in proof.first_broken(connection)


def test_a_bank_holiday_taken_out_behind_the_record_is_named(tmp_path: Path) -> None:
    office = make.an_office(tmp_path / "data")
    office.working_calendar.agree(office.working_calendar.adding(date(2026, 12, 1), "A day off"))
    with office.desk.register._opened().begin() as connection:
        assert proof.first_broken(connection) == ""
        plain.rows(connection, "DELETE FROM bank_holiday WHERE day = '2026-12-01'")
        assert "Whether Tue 1 Dec 2026 is a bank holiday is not what entry" in proof.first_broken(connection)


def test_whoever_chains_everything_anew_is_caught_by_the_letter_that_does_not_fit(
    tamper: Callable[[Callable[[Ask], object]], str],
) -> None:
    """The chain alone cannot tell: it verifies again. What the entries speak of does not."""

    def chain_anew(ask: Ask) -> None:
        ((number, body),) = ask(f"SELECT number, body FROM event_content WHERE number = {FIRST_LETTER}")
        changed = body.replace(b'"digest":"', b'"digest":"0')
        ask("UPDATE event_content SET body = ? WHERE number = ?", (changed, number))
        rehash(ask)

    assert "is not the one that entry" in tamper(chain_anew)


def rehash(ask: Ask) -> None:
    """Work the whole chain out anew, as somebody who reads our source could."""
    previous = chain.START
    for *row, salt, body in ask(
        f"SELECT {', '.join('event.' + name for name in Link._fields)}, salt, body "
        "FROM event LEFT JOIN event_content USING (number) ORDER BY event.number"
    ):
        link = Link(*row)
        said = chain.digest(salt, body) if body else link.digest
        link = chain.linked(link._replace(digest=said, previous=previous))
        ask(
            "UPDATE event SET digest = ?, previous = ?, hash = ? WHERE number = ?",
            (link.digest, link.previous, link.hash, link.number),
        )
        previous = link.hash
