"""Looks a register's file over: every page, the chain, each letter and file by its hash, and how much of all there is.

Once a week everything is hashed. In between it is what came since: every page carries a code of its own that the driver
checks as it reads, so what was sound a week ago cannot have changed unnoticed.
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import chain, database, inspection
from chc_desktop.store.backups.note import Found, Hashed, Table
from chc_desktop.store.backups.progress import Tick, nobody, part
from chc_desktop.store.chain import Link
from chc_desktop.store.stopping import creeping, stoppable

FULL_EVERY = timedelta(days=7)

_AT_ONCE = 500
_BY_THE_CHAIN = (
    "event", "event_content", "document", "document_content", "paper", "paper_content", "evidence_content",
)  # fmt: skip
_WORKED_OUT = (
    "case_summary", "task", "request_summary", "clock_face", "projection_state", "case_person", "promise",
    "promise_money", "lesson_change", "lesson_case", "assessment_round",
)  # fmt: skip
"""Tables whose rows are counted only: their own hashes prove them, or they can be made anew at any time."""

_WHERE = {"draft": "WHERE key NOT LIKE 'view/%'"}
"""How wide a window was is nothing to make a backup for."""


def look_over(
    connection: Any, since: Hashed | None, now: datetime, tick: Tick = nobody, unused_pages: bool = True
) -> Found:
    """Check an open file; `since` is the last time all was hashed. Raises `RuleBroken` where it is damaged.

    A copy that was just made has every page from a read that was checked, so its `unused_pages` can be left out.
    """
    try:
        with stoppable(connection, creeping(part(tick, 0, 0.4))):
            full = since is None or not timedelta() <= now - since.at < FULL_EVERY or not _follows(connection, since)
            inspection.check_pages(connection, every=unused_pages)
            found = counted(connection)
        last = None if full else since
        _check_chain(connection, last, part(tick, 0.4, 0.6))
        _check_contents(connection, last, part(tick, 0.6, 1))
    except database.Error as error:
        raise inspection.FileDamaged(inspection.DAMAGED) from error
    reach = Hashed(now, found.contents.entries, found.contents.head, _last_document(connection)) if full else since
    return Found(found.contents, found.tables, reach, full)


def counted(connection: Any) -> Found:
    """How much there is of everything, at one moment, without a look at each page."""
    connection.execute("BEGIN")
    try:
        return Found(inspection.counted(connection), {name: _table(connection, name) for name in _tables(connection)})
    finally:
        connection.execute("ROLLBACK")


def holds(connection: Any, entries: int, head: str) -> bool:
    """Whether the record has as many entries, or more, and the same one at that place: by the chain, all before too."""
    if not entries:
        return True
    found = connection.execute("SELECT hash FROM event WHERE number = ?", (entries,)).fetchone()
    return bool(found and found[0].hex() == head)


def _follows(connection: Any, since: Hashed) -> bool:
    return holds(connection, since.entry, since.head)


def _tables(connection: Any) -> list[str]:
    """Every table of the register, without those in which the search keeps its index."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    found = connection.execute(query).fetchall()
    search = tuple(name for name, sql in found if sql.startswith("CREATE VIRTUAL"))
    shadows = tuple(f"{name}_" for name in search)
    return [name for name, _sql in found if name not in search and not name.startswith(shadows or ("\0",))]


def _table(connection: Any, name: str) -> Table:
    where = _WHERE.get(name, "")
    rows = connection.execute(f'SELECT count(*) FROM "{name}" {where}').fetchone()[0]
    if name in (*_BY_THE_CHAIN, *_WORKED_OUT):
        return Table(rows)
    digest = sha256()
    cursor = connection.execute(f'SELECT * FROM "{name}" {where}')
    while some := cursor.fetchmany(_AT_ONCE):
        digest.update(repr(some).encode())
    return Table(rows, digest.hexdigest())


def _check_chain(connection: Any, since: Hashed | None, tick: Tick) -> None:
    """Each entry since then follows the one before it and says what was written."""
    start, before = (since.entry, bytes.fromhex(since.head)) if since and since.entry else (0, chain.START)
    erased = _erased(connection, "event")
    last = connection.execute("SELECT max(number) FROM event").fetchone()[0] or 0
    expected = start + 1
    for *row, salt, body in connection.execute(_LINKS, (start,)):
        link = Link(*row)
        said = link.number in erased if body is None else chain.digest(salt, body) == link.digest
        if link.number != expected or not chain.is_sound(link, before) or not said:
            raise RuleBroken(f"Entry {expected} of the record is not as it was written. Nothing was changed.")
        before, expected = link.hash, expected + 1
        if expected % _AT_ONCE == 0:
            tick((expected - start) / max(last - start, 1))


def _check_contents(connection: Any, since: Hashed | None, tick: Tick) -> None:
    """Each letter and each file since then, by its hash."""
    documents = _hashes(connection, "document", "document", since.document if since else 0)
    _check_each(
        documents, lambda one: connection.execute(_LETTER, (one,)), "Document {} is not as it was issued.", tick
    )
    if _knows(connection, "paper"):
        papers = _hashes(connection, "paper", "paper", since.entry if since else 0)
        _check_each(
            papers, lambda one: connection.execute(_FILE, (one,)), "The file of entry {} is not as it was added.", tick
        )
    if _knows(connection, "evidence"):
        attached = _attached(connection, since.at.isoformat(timespec="seconds") if since else "")
        _check_each(
            attached,
            lambda one: connection.execute(_ATTACHED, (one,)),
            "File {} of the self-assessments is not as it was attached.",
            tick,
        )


def _check_each(
    wanted: list[tuple[int, bytes]], pieces: Callable[[int], Iterable[Any]], words: str, tick: Tick
) -> None:
    for place, (number, expected) in enumerate(wanted, 1):
        found = sha256()
        for (piece,) in pieces(number):
            found.update(piece)
            tick((place - 1) / len(wanted))
        if found.digest() != expected:
            raise RuleBroken(f"{words.format(number)} Nothing was changed.")
        tick(place / len(wanted))


def _hashes(connection: Any, table: str, what: str, after: int) -> list[tuple[int, bytes]]:
    """Which are to be hashed, with the hash each must have; not those that were erased."""
    erased = _erased(connection, what)
    query = f"SELECT id, digest FROM {table} WHERE id > ? ORDER BY id"
    return [(number, digest) for number, digest in connection.execute(query, (after,)) if number not in erased]


def _attached(connection: Any, since: str) -> list[tuple[int, bytes]]:
    """The files attached to self-assessments since then; one carried forward is that of the year it came from."""
    erased = _erased(connection, "evidence")
    query = "SELECT id, digest FROM evidence WHERE digest <> '' AND content_of = 0 AND saved_at >= ? ORDER BY id"
    return [(each, bytes.fromhex(digest)) for each, digest in connection.execute(query, (since,)) if each not in erased]


def _erased(connection: Any, what: str) -> set[int]:
    return {number for (number,) in connection.execute("SELECT number FROM erasure WHERE what = ?", (what,))}


def _knows(connection: Any, table: str) -> bool:
    """Whether the register has this table: an older one may lack it."""
    return bool(connection.execute("SELECT count(*) FROM sqlite_master WHERE name = ?", (table,)).fetchone()[0])


def _last_document(connection: Any) -> int:
    return int(connection.execute("SELECT max(id) FROM document").fetchone()[0] or 0)


_LINKS = """
    SELECT event.number, event.case_id, event.kind, event.happened_on, event.recorded_at, event.done_by,
           event.recorded_by, event.digest, event.previous, event.hash, event_content.salt, event_content.body
    FROM event LEFT JOIN event_content ON event_content.number = event.number
    WHERE event.number > ? ORDER BY event.number
"""
_LETTER = "SELECT bytes FROM document_content WHERE id = ?"
_FILE = "SELECT bytes FROM paper_content WHERE paper = ? ORDER BY part"
_ATTACHED = "SELECT bytes FROM evidence_content WHERE evidence = ? ORDER BY part"
