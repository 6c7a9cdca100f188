"""Somebody with the key and a database editor makes an erasure say or do more or less than it did: `check` names it."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

import pytest

from chc_desktop.domain import record
from chc_desktop.domain.entries import Erased
from chc_desktop.domain.events import Noted
from chc_desktop.domain.facts import Person
from chc_desktop.domain.vocabulary import LetterKind
from chc_desktop.office.office import Office
from chc_desktop.store import chain, plain
from chc_desktop.store.chain import Link
from tests import letters, make
from tests.office.test_erasing import DECISION, a_full_case
from tests.store.test_tampering import Ask, found_after, rehash

DAY = make.TODAY
Said = Callable[[Callable[["Editor"], object]], str]
CONTENTS = {"event_content": "number", "document_content": "id", "paper_content": "paper"}


class Editor:
    """A database editor in which the guards are off. `before` is what stood in the register before the erasure."""

    def __init__(self, ask: Ask, before: dict[str, list[Any]]) -> None:
        self.ask = ask
        self.before = before
        ((self.entry, body),) = ask(
            "SELECT event.number, body FROM event JOIN event_content USING (number) WHERE kind = 'erased'"
        )
        self.said: dict[str, Any] = json.loads(body)

    def say(self, **other: object) -> None:
        """Let the entry that erased say something else, and chain everything anew."""
        body = json.dumps(self.said | other, ensure_ascii=False, separators=(",", ":")).encode()
        self.ask("UPDATE event_content SET body = ? WHERE number = ?", (body, self.entry))
        rehash(self.ask)

    def put_back(self, table: str, number: int | None = None) -> None:
        """What was erased stands there again, for one number or all, and nothing marks it as erased any more."""
        what = table.removesuffix("_content")
        gone = {each for (each,) in self.ask("SELECT number FROM erasure WHERE what = ?", (what,))}
        for row in self.before[table]:
            if row[0] in gone and number in (None, row[0]):
                self.ask(f"INSERT INTO {table} VALUES ({plain.marks(len(row))})", row)
        self.ask("DELETE FROM erasure WHERE what = ? AND (? IS NULL OR number = ?)", (what, number, number))

    def append(self, erased: Erased) -> None:
        """An entry of their own making, well chained, and what it says is gone."""
        ((number, previous),) = self.ask("SELECT number, hash FROM event ORDER BY number DESC LIMIT 1")
        number, salt, body = number + 1, chain.new_salt(), record.write(erased)
        day = erased.happened_on.isoformat()
        link = Link(number, None, erased.kind, day, f"{day}T14:02:00", 1, 1, chain.digest(salt, body), previous, b"")
        self.ask(f"INSERT INTO event VALUES ({plain.marks(len(link))})", tuple(chain.linked(link)))
        self.ask("INSERT INTO event_content VALUES (?, ?, ?)", (number, salt, body))
        for each in erased.entries:
            self.erase(each, number)

    def erase(self, entry: int, by: int) -> None:
        self.ask("DELETE FROM event_content WHERE number = ?", (entry,))
        self.ask("INSERT INTO erasure VALUES ('event', ?, ?)", (entry, by))

    def number(self, which: str) -> int:
        """The last entry of a kind, or in a case."""
        return int(self.ask(f"SELECT max(number) FROM event WHERE {which}")[0][0])


@pytest.fixture(scope="module")
def erased(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Office, dict[str, list[Any]]]]:
    """An office in which one case was erased and another stays, and what the first one held."""
    office = make.an_office(tmp_path_factory.mktemp("register") / "data")
    gone = a_full_case(office)
    stays = make.a_complaint(office, person=Person(name="Ann Lee", address="Cottage 4"))
    letters.issue(office, stays, LetterKind.ACKNOWLEDGEMENT_STAGE1)
    office.cases.record(stays, Noted(happened_on=DAY, done_by=1, text="Private"))
    office.bin.keep_for(24)
    with office.desk.register._opened().begin() as connection:
        before = {
            table: plain.rows(connection, f"SELECT * FROM {table} WHERE {key} IN ({question})")
            for (table, key), question in zip(
                CONTENTS.items(),
                (
                    "SELECT number FROM event",
                    "SELECT id FROM document WHERE case_id = 1",
                    "SELECT id FROM paper",
                ),
                strict=True,
            )
        }
    office.erasing.erase(gone, DECISION)
    yield office, before
    office.close()


@pytest.fixture
def tamper(erased: tuple[Office, dict[str, list[Any]]]) -> Said:
    """What the proof says of the register after it was tampered with; it is put back afterwards."""
    office, before = erased
    return lambda change: found_after(office, lambda ask: change(Editor(ask, before)))


def test_the_erasure_as_it_was_is_sound(tamper: Said) -> None:
    assert tamper(lambda _editor: None) == ""
    assert tamper(lambda editor: editor.say()) == ""


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda e: e.say(entries=[*e.said["entries"], e.number("case_id = 2")]), "and it is not marked as erased"),
        (lambda e: e.say(documents=[*e.said["documents"], 2]), "says that document 2 was erased"),
        (lambda e: e.say(evidence=[1]), "says that file 1 of evidence was erased"),
        (lambda e: e.say(files=[*e.said["files"], 12]), "says that the file of entry 12 was erased"),
        (lambda e: e.put_back("event_content"), "and it is not marked as erased"),
        (lambda e: e.put_back("document_content"), "says that document 1 was erased"),
        (lambda e: e.put_back("paper_content"), "says that the file of entry"),
        (lambda e: e.ask("DELETE FROM erasure WHERE what = 'paper'"), "says that the file of entry"),
        (lambda e: e.say(records=[]), "which it cannot allow"),
        (lambda e: e.say(records=[2], references=["2026-002"]), "which it cannot allow"),
    ],
)  # fmt: skip
def test_an_entry_that_names_more_than_is_gone_is_named(
    tamper: Said, change: Callable[[Editor], object], sentence: str
) -> None:
    assert sentence in tamper(change)


def names_less(editor: Editor) -> None:
    kept, *others = editor.said["entries"]
    editor.put_back("event_content", kept)
    editor.say(entries=others)


def took_more_along(editor: Editor) -> None:
    more = editor.number("case_id = 2")
    editor.erase(more, editor.entry)
    editor.say(entries=[*editor.said["entries"], more])


def with_a_document_of_another_case(editor: Editor) -> None:
    editor.ask("DELETE FROM document_content WHERE id = 2")
    editor.ask("UPDATE document SET title = 'Erased' WHERE id = 2")
    editor.ask("INSERT INTO erasure VALUES ('document', 2, ?)", (editor.entry,))
    editor.say(documents=[*editor.said["documents"], 2])


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (names_less, "erased a whole case, and what entry"),
        (took_more_along, "which it cannot allow"),
        (with_a_document_of_another_case, "erased document 2, which it cannot allow"),
        (lambda e: e.ask("DELETE FROM event_content WHERE number = 3"), "What entry 3 said is missing"),
        (lambda e: e.ask("UPDATE document SET title = 'To Ann' WHERE id = 1"), "is called by its name again"),
        (lambda e: e.ask("DELETE FROM document WHERE id = 1"), "which it cannot allow|is missing|belongs to nothing"),
        (lambda e: e.ask("UPDATE person SET name = 'Zephyrine' WHERE id = 4"), "known of person 4, and it is there"),
        (lambda e: e.ask("UPDATE person SET email = 'z@q.example' WHERE id = 4"), "known of person 4, and it is there"),
        (lambda e: e.ask("UPDATE complaint SET reference = '2020-500' WHERE id = 1"), "calls the case that it erased"),
        (lambda e: e.ask("UPDATE erased_case SET certificate = 2"), "its line does not say so"),
        (lambda e: e.ask("INSERT INTO case_summary SELECT 1, '2026-001', title, person, home, category, channel, "
                         "status, stage, received_on, next_duty, next_due, promise_due, ended_on, handler, person_id, "
                         "vulnerable, adjusted, restricted, ombudsman, answered_on, outcome, first_due, reference_key, "
                         "title_key, person_key, home_key FROM case_summary"), "stands in a list again"),
    ],
)  # fmt: skip
def test_an_entry_that_names_less_than_is_gone_and_what_came_back_are_named(
    tamper: Said, change: Callable[[Editor], object], sentence: str
) -> None:
    assert any(part in tamper(change) for part in sentence.split("|"))


def certificate_exchanged(editor: Editor) -> None:
    document = editor.said["certificate"]
    editor.ask("UPDATE document_content SET bytes = x'25' WHERE id = ?", (document,))
    editor.ask("UPDATE document SET digest = ? WHERE id = ?", (sha256(b"%").digest(), document))


def another_document(editor: Editor) -> None:
    editor.ask(
        "INSERT INTO document SELECT 9, case_id, kind, 'Forged', 2, template, edition, dated, ? "
        "FROM document WHERE id = 2",
        (sha256(b"x").digest(),),
    )
    editor.ask("INSERT INTO document_content VALUES (9, x'78')")


def the_same_document_twice(editor: Editor) -> None:
    editor.ask(
        "INSERT INTO document SELECT 9, case_id, kind, title, 2, template, edition, dated, digest "
        "FROM document WHERE id = 2"
    )
    editor.ask("INSERT INTO document_content SELECT 9, bytes FROM document_content WHERE id = 2")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (certificate_exchanged, "“Certificate of erasure”, is not the one that entry"),
        (lambda e: e.ask("UPDATE document SET case_id = 2 WHERE id = ?", (e.said["certificate"],)), "is not the one"),
        (another_document, "“Forged”, is in the register, but no entry of the record speaks of it"),
        (the_same_document_twice, "is in the register, but no entry of the record speaks of it"),
    ],
)
def test_documents_are_asked_about_although_something_was_erased(
    tamper: Said, change: Callable[[Editor], object], sentence: str
) -> None:
    assert sentence in tamper(change)


def a_letter_whose_entry_was_erased_goes_too(editor: Editor) -> None:
    editor.append(Erased(happened_on=DAY, done_by=1, entries=(editor.number("kind = 'letter-issued'"),), why="x"))
    editor.ask("DELETE FROM document_content WHERE id = 2")
    editor.ask("DELETE FROM document WHERE id = 2")


def hides_a_case(editor: Editor) -> None:
    numbers = tuple(row[0] for row in editor.ask("SELECT number FROM event WHERE case_id = 2"))
    editor.append(Erased(happened_on=DAY, done_by=1, entries=numbers, why="x"))


def hides_a_setting(editor: Editor) -> None:
    editor.append(
        Erased(happened_on=DAY, done_by=1, entries=(editor.number("kind = 'fact-changed' AND number < 30"),), why="x")
    )
    editor.ask("UPDATE setting SET value = '3' WHERE key = 'bin/months'")


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (a_letter_whose_entry_was_erased_goes_too, "whose entry was erased, is missing"),
        (hides_a_case, "which it cannot allow"),
        (hides_a_setting, "which it cannot allow"),
        (lambda e: e.append(Erased(happened_on=DAY, done_by=1, entries=(e.entry,), why="x")), "does not allow that"),
    ],
)
def test_an_entry_of_their_own_making_cannot_hide_what_must_stay(
    tamper: Said, change: Callable[[Editor], object], sentence: str
) -> None:
    assert sentence in tamper(change)
