"""Looks a register over: every page, every count, the chain, the letters."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from chc_desktop.domain import words
from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database
from chc_desktop.store import register as registers

_DAMAGED = "It is damaged, so it does not count as a backup. Nothing was changed. Please choose another, or try again."
_COUNTED = ("complaint", "event", "event_content", "document", "document_content", "person")

# When something half written was last kept, so that a backup is made for that too.
_LAST_SCRATCH = """
    SELECT max(saved_at) FROM (
        SELECT saved_at FROM answer UNION ALL SELECT saved_at FROM draft WHERE key NOT LIKE 'view/%'
    )
"""


@dataclass(frozen=True, slots=True)
class Contents:
    """What is in a register: how much of each, and the last hash of the chain, which stands for all of it."""

    register: str
    complaints: int
    entries: int
    contents: int
    documents: int
    document_contents: int
    people: int
    head: str
    scratch: str


def contents(connection: Any) -> Contents:
    """Check every page of an open file and count what is in it. Raises `RuleBroken` if it is damaged."""
    try:
        return _contents(connection)
    except database.Error as error:
        raise RuleBroken(_DAMAGED) from error


def inspect(folder: Path) -> tuple[str, bool]:
    """What is found in the register of a folder, in a sentence, and whether all of it is sound."""
    register = registers.open_register(folder)
    try:
        with register.transaction() as shelves:
            broken = shelves.record.first_broken()
            counts = shelves.record.counts()
    finally:
        register.close()
    if broken:
        return (
            f"{broken} Everything else is still there. Please restore the latest backup, and keep this register.",
            False,
        )
    found = words.listed(
        [
            words.count(counts["complaint"], "complaint"),
            words.count(counts["event"], "entry", "entries"),
            words.count(counts["document"], "document"),
        ]
    )
    return f"All is sound: {found}, each as it was written.", True


def _contents(connection: Any) -> Contents:
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall()
    sound = connection.execute("PRAGMA integrity_check").fetchone()[0]
    if damaged or sound != "ok":
        raise RuleBroken(_DAMAGED)
    head = connection.execute("SELECT hash FROM event ORDER BY number DESC LIMIT 1").fetchone()
    complaints, entries, said, documents, kept, people = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED
    )
    return Contents(
        register=connection.execute("SELECT uuid FROM register").fetchone()[0],
        complaints=complaints,
        entries=entries,
        contents=said,
        documents=documents,
        document_contents=kept,
        people=people,
        head=head[0].hex() if head else "",
        scratch=connection.execute(_LAST_SCRATCH).fetchone()[0] or "",
    )
