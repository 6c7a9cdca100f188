"""Looks a register's file over: whether every page is sound, and how much is in it."""

from dataclasses import dataclass
from typing import Any

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import database

DAMAGED = "The file is damaged: some of its pages are not as they were written. Nothing was changed."
_INDEX = "An index by which the register is searched is not as the program made it. Nothing was changed."
_NAMELESS = "The register has lost the number by which it is told from others. Nothing was changed."
_COMPLAINTS = "complaint WHERE reference NOT LIKE 'S%'"  # without service requests
_COUNTED = (_COMPLAINTS, "event", "event_content", "document", "document_content", "person")

# When something half written was last kept, so that a backup is made for that too.
_SCRATCH = {
    "answer": "SELECT max(saved_at) FROM answer",
    "evidence": "SELECT max(max(saved_at, removed_at)) FROM evidence",
    "draft": "SELECT max(saved_at) FROM draft WHERE key NOT LIKE 'view/%'",
    "snippet": "SELECT max(saved_at) FROM snippet",
    "own_word": "SELECT max(saved_at) FROM own_word",
    "own_paragraph": "SELECT max(saved_at) FROM own_paragraph",
    "removed": "SELECT max(removed_at) FROM removed",
}


class FileDamaged(RuleBroken):
    """Some pages of a file are not as they were written."""


class IndexAstray(FileDamaged):
    """Every page is as it was written, and an index of words is not what it should be."""


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
        check_pages(connection)
        return counted(connection)
    except database.Error as error:
        raise FileDamaged(DAMAGED) from error


def check_pages(connection: Any, every: bool = True) -> None:
    """Read all that is in use, and every other page too where asked to. Raises `RuleBroken` if it is damaged."""
    damaged = connection.execute("PRAGMA cipher_integrity_check").fetchall() if every else []
    astray = _astray(connection)
    if damaged or not all(map(database.tells_of_index, astray)):
        raise FileDamaged(DAMAGED)
    if astray:
        raise IndexAstray(_INDEX)


def _astray(connection: Any) -> list[str]:
    """All that is not as SQLite keeps it, in its own words."""
    try:
        found = [str(said) for (said,) in connection.execute("PRAGMA integrity_check")]
    except database.Error as error:
        if not database.tells_of_index(error):
            raise
        found = [str(error)]
    return [] if found == ["ok"] else found


def counted(connection: Any) -> Contents:
    """Count what is in an open file."""
    identity = connection.execute("SELECT uuid FROM register").fetchone()
    if identity is None:
        raise RuleBroken(_NAMELESS)
    head = connection.execute("SELECT hash FROM event ORDER BY number DESC LIMIT 1").fetchone()
    complaints, entries, said, documents, kept, people = (
        connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in _COUNTED
    )
    return Contents(
        register=identity[0],
        complaints=complaints,
        entries=entries,
        contents=said,
        documents=documents,
        document_contents=kept,
        people=people,
        head=head[0].hex() if head else "",
        scratch=_last_scratch(connection),
        papers=_papers(connection),
    )


def _last_scratch(connection: Any) -> str:
    asked = (query for table, query in _SCRATCH.items() if _is_known(connection, table))
    return max((str(connection.execute(query).fetchone()[0] or "") for query in asked), default="")


def _papers(connection: Any) -> int:
    """How many files of papers there are."""
    if not _is_known(connection, "paper_content"):
        return 0
    return int(connection.execute("SELECT count(DISTINCT paper) FROM paper_content").fetchone()[0])


def _is_known(connection: Any, table: str) -> bool:
    """Whether there is such a table: a backup of an older register has no place for some things yet."""
    query = "SELECT count(*) FROM sqlite_master WHERE name = ?"
    return bool(connection.execute(query, (table,)).fetchone()[0])
