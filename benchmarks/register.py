"""One action beside the bare driver with the same key writing the same rows."""

import hashlib
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.ratio import Ratio
from chc_desktop.domain.events import Noted
from chc_desktop.office.office import Office
from chc_desktop.store import chain, database
from tests import make

_ACTIONS = 200
_CASE = 1
_BESIDE = ("case_summary", "task", "clock_face", "case_person", "promise", "promise_money")
"""What is kept of a case beside its record, with its words."""

_SALTED = ("salt", "digest", "previous", "hash")
"""What differs in every register, whatever is written."""

_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search_%' AND name <> 'register'"


def one_action(folder: Path) -> Ratio:
    """One action, checked, chained, projected and searchable, against the bare driver writing the same rows.

    It is a note of new words on one case, whose record grows to two hundred entries. What the floor is to write is
    read from the register beforehand, untimed.
    """
    office, other = _an_office(folder / "action"), _an_office(folder / "floor")
    floor = _BareWriter(office, other)
    taken: tuple[list[float], list[float]] = ([], [])
    for turn in range(_ACTIONS + 1):
        ours = _milliseconds(partial(office.cases.record, _CASE, _note(office, turn)))
        floor.look()
        bare = _milliseconds(floor.write)
        if turn:
            taken[0].append(ours)
            taken[1].append(bare)
    assert _kept(office) == _kept(other), "the floor writes other rows"
    return Ratio("one action, kept durably", statistics.median(taken[0]), statistics.median(taken[1]), "ms", 3.0)


class _BareWriter:
    """Writes what one action wrote in the office once more, straight through the driver."""

    def __init__(self, office: Office, other: Office) -> None:
        self._written, self._connection = _connected(office), _connected(other)
        self._head = self._connection.execute("SELECT number, hash FROM event ORDER BY number DESC LIMIT 1").fetchone()

    def look(self) -> None:
        """See what the last action wrote."""
        execute = self._written.execute
        self._entry = execute("SELECT * FROM event ORDER BY number DESC LIMIT 1").fetchone()[1:7]
        (self._body,) = execute("SELECT body FROM event_content ORDER BY number DESC LIMIT 1").fetchone()
        (self._words,) = execute("SELECT folded FROM case_search WHERE rowid = ?", (_CASE,)).fetchone()
        self._beside = [
            (name, rows)
            for name in _BESIDE
            if (rows := execute(f"SELECT * FROM {name} WHERE case_id = ?", (_CASE,)).fetchall())
        ]

    def write(self) -> None:
        """Write it, in one transaction."""
        execute, (last, previous) = self._connection.execute, self._head
        salt = chain.new_salt()
        digest = hashlib.sha256(salt + self._body).digest()
        entry: tuple[Any, ...] = (last + 1, *self._entry)
        hashed = hashlib.sha256(previous + repr(entry).encode() + digest).digest()
        execute("BEGIN IMMEDIATE")
        execute("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)", (*entry, digest, previous, hashed))
        execute("INSERT INTO event_content VALUES (?,?,?)", (last + 1, salt, self._body))
        for name, rows in self._beside:
            execute(f"DELETE FROM {name} WHERE case_id = ?", (_CASE,))
            self._connection.executemany(f"INSERT INTO {name} VALUES ({','.join('?' * len(rows[0]))})", rows)
        execute("DELETE FROM case_search WHERE rowid = ?", (_CASE,))
        execute("INSERT INTO case_search (rowid, folded) VALUES (?, ?)", (_CASE, self._words))
        execute("COMMIT")
        self._head = last + 1, hashed


def _an_office(folder: Path) -> Office:
    """An office with a case under way."""
    office = make.an_office(folder)
    make.acknowledged(office, make.a_complaint(office), date(2026, 11, 18))
    return office


def _note(office: Office, turn: int) -> Noted:
    said = f"The engineer called for the {turn + 1}th time and found pump {turn * 7 % 90} without dampers."
    return Noted(happened_on=office.today(), done_by=1, text=said)


def _milliseconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return (time.perf_counter() - before) * 1000


def _connected(office: Office) -> Any:
    return database.connect(office.desk.register.path, office.desk.register.key)


def _kept(office: Office) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, but for what is salted."""
    execute = _connected(office).execute
    found = {}
    for (name,) in execute(_TABLES).fetchall():
        known = [f'"{row[1]}"' for row in execute(f"PRAGMA table_info({name})") if row[1] not in _SALTED]
        found[name] = sorted(execute(f"SELECT {', '.join(known)} FROM {name}").fetchall(), key=repr)
    return found
