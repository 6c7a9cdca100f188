"""Looks a register's file over: whether every page is sound, and how much is in it."""

from dataclasses import dataclass
from typing import Any

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database

_DAMAGED = "The file is damaged: some of its pages are not as they were written. Nothing was changed."
_COMPLAINTS = "complaint WHERE reference NOT LIKE 'S%'"  # without service requests
_COUNTED = (_COMPLAINTS, "event", "event_content", "document", "document_content", "person")

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
    papers: int = 0


def contents(connection: Any) -> Contents:
    """Check every page of an open file and count what is in it. Raises `RuleBroken` if it is damaged."""
    try:
        return _contents(connection)
    except database.Error as error:
        raise RuleBroken(_DAMAGED) from error


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
        papers=_papers(connection),
    )


def _papers(connection: Any) -> int:
    """How many files of papers there are. A backup of an older register has no place for them yet."""
    known = connection.execute("SELECT count(*) FROM sqlite_master WHERE name = 'paper_content'").fetchone()[0]
    if not known:
        return 0
    return int(connection.execute("SELECT count(DISTINCT paper) FROM paper_content").fetchone()[0])
