"""The register beside the bare driver with the same key: opening the list, and one action."""

import hashlib
import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks.ratio import Ratio, in_turn
from chc_desktop.domain.events import Noted
from chc_desktop.domain.projection import Projection, project
from chc_desktop.office.office import Office
from chc_desktop.store import chain, database, search
from tests import make

CASES = 10_000
LIST = (
    "SELECT case_id, reference, title, person, home, category, channel, status, stage, received_on, next_duty, "
    "next_due, promise_due, ended_on, handler, person_id, vulnerable, adjusted FROM case_summary ORDER BY case_id DESC"
)


def list_of_cases(folder: Path) -> Ratio:
    """Opening the list of 10,000 cases in its window against fetching the same rows."""
    from chc_desktop.app import make_application
    from chc_desktop.ui.case_list import CaseListPage
    from chc_desktop.ui.prompts import Prompts

    application = make_application()
    office = make.an_office(folder / "list")
    _fill(office)
    page = CaseListPage(office, Prompts())
    page.resize(1366, 768)
    page.show()
    bare = database.connect(office.desk.register.path, office.desk.register.key)
    ours, floor = in_turn(page.refresh, lambda: bare.execute(LIST).fetchall(), 30)
    page.close()
    application.processEvents()
    return Ratio("opening the list of 10,000 cases", ours, floor, "ms", 2.5)


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
        self.summary = replace(projection).summary._replace(case_id=1)
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
        execute(f"INSERT OR REPLACE INTO case_summary VALUES ({','.join('?' * 18)})", tuple(self.summary))
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


def _fill(office: Office) -> None:
    """Ten thousand lines of cases, as the projection keeps them."""
    first = _projection(office, make.a_complaint(office))
    with office.desk.register.transaction() as shelves:
        for number in range(2, CASES + 1):
            case_id = shelves.record.new_complaint(f"2025-{number:05}")
            due = (date(2026, 1, 1) + timedelta(number % 365)).isoformat()
            summary = first.summary._replace(case_id=case_id, reference=f"2025-{number:05}", next_due=due)
            shelves.projections.keep(Projection(summary, (), f"{summary.title} {number}"))
