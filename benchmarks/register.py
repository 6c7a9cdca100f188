"""One action beside the bare driver with the same key writing the same rows."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.events import Noted
from chc_desktop.domain.projection import Projection, project
from chc_desktop.office.office import Office
from chc_desktop.store import chain, database, search
from chc_desktop.store.projections import summary_row
from tests import make


def one_action(folder: Path) -> Ratio:
    """One action, checked, chained, projected and searchable, against the bare driver writing the same rows."""
    office = make.an_office(folder / "action")
    case_id = make.a_complaint(office)
    make.acknowledged(office, case_id, date(2026, 11, 18))
    note = Noted(happened_on=office.today(), done_by=1, text="The engineer called and found the pump without dampers.")
    other = make.an_office(folder / "floor")
    make.a_complaint(other)
    floor_writes = _BareWriter(other, _projection(office, case_id))
    ours, floor = in_turn(lambda: office.cases.record(case_id, note), floor_writes.write, 200)
    return Ratio("one action, kept durably", ours, floor, "ms", 3.0)


class _BareWriter:
    """Writes what one action writes, straight through the driver."""

    def __init__(self, office: Office, projection: Projection) -> None:
        self.connection = database.connect(office.desk.register.path, office.desk.register.key)
        self.summary = tuple(summary_row(projection.summary._replace(case_id=1)).values())
        self.tasks = tuple(task._replace(case_id=1) for task in projection.tasks)
        self.text = projection.text
        self.number, self.previous = self.connection.execute(
            "SELECT number, hash FROM event ORDER BY number DESC LIMIT 1"
        ).fetchone()

    def write(self) -> None:
        execute = self.connection.execute
        body = json.dumps({"done_by": 1, "happened_on": "2026-11-24", "text": "The engineer called."}).encode()
        salt = chain.new_salt()
        self.number += 1
        digest = hashlib.sha256(salt + body).digest()
        entry: tuple[Any, ...] = (self.number, 1, "noted", "2026-11-24", "2026-11-24T14:02:00", 1, 1)
        hashed = hashlib.sha256(self.previous + repr(entry).encode() + digest).digest()
        execute("BEGIN IMMEDIATE")
        execute("INSERT INTO event VALUES (?,?,?,?,?,?,?,?,?,?)", (*entry, digest, self.previous, hashed))
        execute("INSERT INTO event_content VALUES (?,?,?)", (self.number, salt, body))
        execute(f"INSERT OR REPLACE INTO case_summary VALUES ({','.join('?' * len(self.summary))})", self.summary)
        execute("DELETE FROM task WHERE case_id = 1")
        for task in self.tasks:
            execute("INSERT INTO task VALUES (?,?,?,?,?,?,?)", tuple(task))
        execute("DELETE FROM case_search WHERE rowid = 1")
        execute("INSERT INTO case_search (rowid, folded) VALUES (1, ?)", (search.indexed(self.text),))
        execute("COMMIT")
        self.previous = hashed


def _projection(office: Office, case_id: int) -> Projection:
    with office.desk.register.transaction() as shelves:
        case = office.desk.case(shelves, case_id)
        person = shelves.facts.person(case.complainant)
        return project(
            case, person, office.desk.edition(case.edition), office.desk.counting(shelves), office.desk.kinds
        )
