"""A spreadsheet of 16,000 complaints brought in, beside reading the file and the bare driver writing the same rows."""

import gc
import hashlib
import os
from collections.abc import Callable
from pathlib import Path

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.clock_face import ClockFace
from chc_desktop.domain.facts import Role
from chc_desktop.domain.summary import Task
from chc_desktop.exchange.planned import Trouble
from chc_desktop.exchange.spreadsheet import read_sheet
from chc_desktop.office.import_plan import Forecast
from chc_desktop.office.importing import Importing
from chc_desktop.office.office import Office
from chc_desktop.store import database, people_index, search
from chc_desktop.store.person_rows import person_row
from chc_desktop.store.projections import summary_row
from tests import make
from tests.exchange.registers import HEADINGS, usual_row, workbook

ROWS = 16_000
_TURNS = 3
_TABLES = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search_%'"
"""All but those SQLite makes of its own for what is found by its words."""


def importing(folder: Path) -> Ratio:
    """Read, looked through, worked out, checked and written durably, against reading it and writing the same rows."""
    path = folder / "register.xlsx"
    path.write_bytes(workbook([HEADINGS, *map(usual_row, range(ROWS))]))
    found: list[Forecast] = []
    ours, bare = (
        [make.an_office(folder / f"{name}-{turn}") for turn in range(_TURNS + 1)] for name in ("import", "bare")
    )
    next_ours, next_bare = iter(ours), iter(bare)

    def bring_in() -> None:
        found.append(_bring_in(next(next_ours), path))

    def floor() -> None:
        read_sheet(path.name, path.read_bytes())
        _write(next(next_bare), found[-1])

    taken = in_turn(_uncollected(bring_in), _uncollected(floor), _TURNS)
    assert _kept(ours[-1]) == _kept(bare[-1]), "the floor writes other rows"
    for office in (*ours, *bare):
        office.close()
    return Ratio(f"bringing in {ROWS:,} rows of a spreadsheet", *taken, "ms", 3.0)


def _uncollected(work: Callable[[], None]) -> Callable[[], None]:
    """The work while Python clears nothing away, as in the program while another thread works; both sides alike."""

    def act() -> None:
        gc.collect()
        gc.disable()
        try:
            work()
        finally:
            gc.enable()

    return act


def _bring_in(office: Office, path: Path) -> Forecast:
    """As the window does it, in one thread instead of another."""
    with office.desk.beside() as desk:
        room = Importing(desk)
        opened = room.read(path)
        sheet = opened.book.sheets[0].name
        looked = room.look(opened.book, sheet, room.guess(opened.book, sheet))
        found = room.forecast(opened, looked, tuple(Trouble), None)
        room.bring_in(found)
    return found


def _write(office: Office, found: Forecast) -> None:
    """The same rows, chain and search entries in one transaction, straight through the driver."""
    written = found.written
    connection = database.connect(office.desk.register.path, office.desk.register.key)
    execute, many = connection.execute, connection.executemany
    _number, previous = execute("SELECT number, hash FROM event ORDER BY number DESC LIMIT 1").fetchone()
    events: list[tuple[object, ...]] = []
    contents = []
    salts = os.urandom(16 * len(written.entries))
    for number, entry in enumerate(written.entries, written.room.entry + 1):
        place = 16 * len(events)
        salt = salts[place : place + 16]
        digest = hashlib.sha256(salt + entry.body).digest()
        facts = (number, entry.case_id, entry.kind, entry.happened_on, "2026-11-24T14:02:00", entry.done_by, 1)
        hashed = hashlib.sha256(previous + repr(facts).encode() + digest).digest()
        events.append((*facts, digest, previous, hashed))
        contents.append((number, salt, entry.body))
        previous = hashed
    summaries = [tuple(summary_row(one.summary).values()) for one in written.projections]
    columns = tuple(summary_row(written.projections[0].summary))
    tasks = [tuple(task) for one in written.projections for task in one.tasks]
    faces = [tuple(one.face) for one in written.projections if one.face]
    words = [(one.summary.case_id, search.indexed(one.text)) for one in written.projections]
    them = [{"id": person.id} | person_row(person) for person in written.people]
    known, people = tuple(them[0]), [tuple(row.values()) for row in them]
    names = [(person.id, people_index.found_by(person)) for person in written.people if person.role is Role.RESIDENT]
    execute("BEGIN IMMEDIATE")
    many(f"INSERT INTO person ({', '.join(known)}) VALUES ({','.join('?' * len(known))})", people)
    many("INSERT INTO person_search (rowid, folded) VALUES (?,?)", names)
    references = list(enumerate(written.references, written.imported.first_case))
    many("INSERT INTO complaint (id, reference) VALUES (?,?)", references)
    many("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)", events)
    many("INSERT INTO event_content VALUES (?,?,?)", contents)
    for table, kept, rows in (
        ("case_summary", columns, summaries), ("task", Task._fields, tasks), ("clock_face", ClockFace._fields, faces),
    ):  # fmt: skip
        fields = ", ".join(kept)
        if rows:
            many(f"INSERT INTO {table} ({fields}) VALUES ({','.join('?' * len(rows[0]))})", rows)
    many("INSERT INTO case_search (rowid, folded) VALUES (?,?)", words)
    execute("COMMIT")
    connection.close()


def _kept(office: Office) -> dict[str, int]:
    """How many rows stand in each table."""
    connection = database.connect(office.desk.register.path, office.desk.register.key)
    names = [name for (name,) in connection.execute(_TABLES)]
    counted = {name: connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in names}
    connection.close()
    return counted
