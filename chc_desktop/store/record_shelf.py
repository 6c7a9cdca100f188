"""The record: complaints, entries in their chain, and the documents that were issued. Append-only."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple

from sqlalchemy import Connection, Select, Table, delete, func, insert, select, update

from chc_desktop.domain.errors import RuleBroken
from chc_desktop.store import chain, plain, tables
from chc_desktop.store.chain import Link
from chc_desktop.store.in_parts import in_parts

if TYPE_CHECKING:
    from chc_desktop.domain.case import Recorded
    from chc_desktop.domain.entries import Erased
    from chc_desktop.domain.events import Event


class Document(NamedTuple):
    """A document the register keeps, without its bytes. `digest` is the SHA-256 of the bytes."""

    id: int
    case_id: int | None
    kind: str
    title: str
    version: int
    template: str
    edition: str
    dated: str
    digest: bytes


class RecordAstray(RuleBroken):
    """An entry is not as it was written, and nothing can be made of it; `found` names it."""

    def __init__(self, found: str) -> None:
        super().__init__(
            f"{found} What it belongs to cannot be shown or worked on; all else can, and nothing was changed. Please "
            "go to Settings, Safekeeping: “Check the register” looks through all of it, and “Restore a backup” takes "
            "you back to the newest good one."
        )
        self.found = found


class RecordShelf:
    """The record on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._read: dict[int, list[Recorded]] = {}  # the cases an action is about, each read once

    def new_complaint(self, reference: str) -> int:
        """Make room for a complaint of this reference; its id."""
        return self._insert(tables.complaint, {"reference": reference, "kind": "complaint"})

    def complaints(self) -> list[int]:
        """Every complaint, by its id. Those of an undone import, and those logged by mistake, are left out."""
        kept = tables.complaint.c
        wanted = kept.kind == "complaint", kept.taken_out.is_(None)
        return list(self._connection.scalars(select(kept.id).where(*wanted).order_by(kept.id)))

    def references(self, year: int) -> list[str]:
        """The references of complaints given out in a year, in order."""
        return self._references(f"{year}-")

    def complaint_of(self, reference: str) -> int | None:
        """The complaint of this reference; None where there is none, or an undone import took it out."""
        kept = tables.complaint.c
        wanted = kept.reference == reference, kept.kind == "complaint", kept.taken_out.is_(None)
        return self._connection.scalar(select(kept.id).where(*wanted))

    def new_request(self, reference: str) -> int:
        """Make room for a service request of this reference; its id, which no complaint has."""
        return self._insert(tables.complaint, {"reference": reference, "kind": "request"})

    def requests(self) -> list[int]:
        """Every service request, by its id. Those logged by mistake are left out."""
        kept = tables.complaint.c
        wanted = kept.kind == "request", kept.taken_out.is_(None)
        return list(self._connection.scalars(select(kept.id).where(*wanted).order_by(kept.id)))

    def set_taken_out(self, record_id: int, entry: int | None) -> None:
        """Take it out of every list, as this entry says; or back into them (None), as its latest entry says."""
        kept = tables.complaint
        self._connection.execute(update(kept).where(kept.c.id == record_id).values(taken_out=entry))

    def taken_out_by_mistake(self) -> list[tuple[int, str, str, int]]:
        """Each that was logged by mistake: its id, reference, kind, and the entry that says so; the latest first."""
        kept, entry = tables.complaint.c, tables.event.c
        query = select(kept.id, kept.reference, kept.kind, kept.taken_out).join(
            tables.event, entry.number == kept.taken_out
        )
        found = self._connection.execute(query.where(entry.kind == "logged-by-mistake").order_by(entry.number.desc()))
        return [tuple(row) for row in found]

    def is_erased(self, record_id: int) -> bool:
        """Whether all of it was erased."""
        return bool(plain.rows(self._connection, "SELECT 1 FROM erased_case WHERE case_id = ?", (record_id,)))

    def is_taken_out(self, record_id: int) -> bool:
        """Whether it stands in no list."""
        kept = tables.complaint.c
        return self._connection.scalar(select(kept.taken_out).where(kept.id == record_id)) is not None

    def is_request(self, record_id: int) -> bool:
        """Whether this id is a service request’s rather than a complaint’s."""
        kept = tables.complaint.c
        return self._connection.scalar(select(kept.kind).where(kept.id == record_id)) == "request"

    def reference(self, record_id: int) -> str:
        """What a complaint or a service request is called: “2026-012”."""
        kept = tables.complaint.c
        return self._connection.scalar(select(kept.reference).where(kept.id == record_id)) or ""

    def case_of(self, entry: int) -> int | None:
        """The complaint or service request an entry is about, None where it is about neither."""
        event = tables.event.c
        return self._connection.scalar(select(event.case_id).where(event.number == entry))

    def request_references(self, year: int) -> list[str]:
        """The references of service requests given out in a year, in order."""
        return self._references(f"S{year}-")

    def append(self, case_id: int | None, event: "Event", recorded_at: datetime, recorded_by: int) -> "Recorded":
        """Write one entry at the end of the chain."""
        from chc_desktop.domain import record
        from chc_desktop.domain.case import Recorded

        number, previous = self.head()
        salt, body = chain.new_salt(), record.write(event)
        link = chain.linked(
            Link(
                number + 1,
                case_id,
                event.kind,
                event.happened_on.isoformat(),
                recorded_at.isoformat(timespec="seconds"),
                event.done_by,
                recorded_by,
                chain.digest(salt, body),
                previous,
                b"",
            )
        )
        self._connection.exec_driver_sql(_KEEP_EVENT, link._asdict())
        self._connection.exec_driver_sql(_KEEP_CONTENT, {"number": link.number, "salt": salt, "body": body})
        written = Recorded(link.number, case_id or 0, recorded_at, recorded_by, event)
        if case_id in self._read:
            self._read[case_id].append(written)
        return written

    def head(self) -> tuple[int, bytes]:
        """Number and hash of the last entry; 0 and the chain's start if there is none."""
        found = plain.rows(self._connection, "SELECT number, hash FROM event ORDER BY number DESC LIMIT 1")
        return found[0] if found else (0, chain.START)

    def hash_of(self, number: int) -> bytes:
        """The hash of an entry, nothing where there is none."""
        found = plain.rows(self._connection, "SELECT hash FROM event WHERE number = ?", (number,))
        return bytes(found[0][0]) if found else b""

    def history(self, case_id: int) -> list["Recorded"]:
        """Every entry of a case, in order."""
        if case_id not in self._read:
            self._read = {case_id: self._entries("WHERE event.case_id = ? ORDER BY event.number", case_id)}
        return list(self._read[case_id])

    def read_ahead(self, case_ids: Sequence[int]) -> None:
        """Read the entries of many cases at once, which are about to be asked for one by one."""
        found: dict[int, list[Recorded]] = {case_id: [] for case_id in case_ids}
        which = f"WHERE event.case_id IN ({plain.marks(len(case_ids))}) ORDER BY event.number"
        for recorded in self._entries(which, *case_ids):
            found[recorded.case_id].append(recorded)
        self._read = found

    def histories(self) -> dict[int, list["Recorded"]]:
        """Every entry of every complaint, by its id. Those of service requests and what was taken out are left out."""
        found: dict[int, list[Recorded]] = defaultdict(list)
        for recorded in _recorded(plain.each(self._connection, f"{_EVENTS} {_OF_COMPLAINTS}")):
            found[recorded.case_id].append(recorded)
        return found

    def entries(self, kind: str) -> list["Recorded"]:
        """Every entry of one kind, in order."""
        return self._entries("WHERE event.kind = ? ORDER BY event.number", kind)

    def numbered(self, numbers: Sequence[int]) -> list["Recorded"]:
        """The entries of these numbers, in order."""
        parts = ((f"WHERE event.number IN ({plain.marks(len(part))})", part) for part in in_parts(numbers))
        found = (recorded for which, part in parts for recorded in self._entries(which, *part))
        return sorted(found, key=lambda recorded: recorded.number)

    def latest(self, most: int) -> list["Recorded"]:
        """The last few entries, newest first."""
        return self._entries("ORDER BY event.number DESC LIMIT ?", most)

    def keep_document(self, document: Document, content: bytes) -> int:
        """Keep a document's exact bytes; its id."""
        row = document._replace(digest=sha256(content).digest())._asdict()
        del row["id"]
        document_id = self._insert(tables.document, row)
        self._connection.execute(insert(tables.document_content), {"id": document_id, "bytes": content})
        return document_id

    def issued_together(self, document_id: int) -> tuple[Document, ...]:
        """A document and those of its case that are the same version of the same letter, in order."""
        this = select(tables.document.c.case_id, tables.document.c.kind, tables.document.c.version)
        found = self._connection.execute(this.where(tables.document.c.id == document_id)).one()
        same = (document for document in self.documents(found.case_id) if document.version == found.version)
        return tuple(document for document in same if document.kind == found.kind)

    def documents(self, case_id: int) -> list[Document]:
        """The documents of a case, in the order they were issued."""
        query = select(tables.document).where(tables.document.c.case_id == case_id).order_by(tables.document.c.id)
        return [Document(*row) for row in self._connection.execute(query)]

    def letters_since(self, day: date) -> list[Document]:
        """The documents of cases that are dated on that day or later, in the order they were issued."""
        kept = tables.document.c
        query = select(tables.document).where(kept.case_id.is_not(None), kept.dated >= day.isoformat())
        return [Document(*row) for row in self._connection.execute(query.order_by(kept.id))]

    def document(self, document_id: int) -> Document:
        """A document, without its bytes."""
        return Document(
            *self._connection.execute(select(tables.document).where(tables.document.c.id == document_id)).one()
        )

    def document_bytes(self, document_id: int) -> bytes | None:
        """The exact bytes of a document, None if they were erased."""
        content = tables.document_content.c
        return self._connection.scalar(select(content.bytes).where(content.id == document_id))

    def erase(self, erased: "Erased", recorded_at: datetime, recorded_by: int) -> int:
        """Erase what these entries say, their files, and these documents, allowed by an entry: its number.

        Their place in the chain stays.
        """
        allowed = self.append(None, erased, recorded_at, recorded_by)
        self._read = {}
        for part in in_parts(erased.entries):
            self._erase_entries(part, allowed.number)
        for number in erased.documents:
            self._erase_document({"what": "document", "number": number, "erased_by": allowed.number})
        return allowed.number

    def told_of(self, entries: Iterable[int]) -> list[int]:
        """The complaints and service requests that these entries are about."""
        kept = tables.event.c
        query = select(kept.case_id).where(kept.number.in_(list(entries)), kept.case_id.is_not(None)).distinct()
        return list(self._connection.scalars(query))

    def first_broken(self, tick: Callable[[float], object] = lambda _share: None) -> str:
        """A sentence that names the first thing somebody changed outside the program; empty if all is sound."""
        from chc_desktop.store import proof  # seldom needed

        return proof.first_broken(self._connection, tick)

    def counts(self) -> dict[str, int]:
        """How many rows each table of the record has; complaints and service requests each for themselves."""
        kept = (tables.event, tables.event_content, tables.document, tables.document_content, tables.person)
        kinds = tables.complaint.c.kind
        return {
            **{table.name: self._count(select(func.count()).select_from(table)) for table in kept},
            **{kind: self._count(select(func.count()).where(kinds == kind)) for kind in ("complaint", "request")},
        }

    def _entries(self, which: str, *values: object) -> "list[Recorded]":
        return list(_recorded(plain.each(self._connection, f"{_EVENTS} {which}", values)))

    def _erase_entries(self, numbers: Sequence[int], erased_by: int) -> None:
        """Erase what these entries say, and the files of those that have one."""
        event, paper, marks = tables.event_content, tables.paper_content, plain.marks(len(numbers))
        files = [row[0] for row in plain.rows(self._connection, f"SELECT id FROM paper WHERE id IN ({marks})", numbers)]
        for what, some in (("event", numbers), ("paper", files)):
            if rows := [{"what": what, "number": number, "erased_by": erased_by} for number in some]:
                self._connection.execute(insert(tables.erasure), rows)
        self._connection.execute(delete(event).where(event.c.number.in_(numbers)))
        self._connection.execute(delete(paper).where(paper.c.paper.in_(files)))

    def _erase_document(self, row: dict[str, object]) -> None:
        """Erase the bytes of a document, and its title, which may name to whom it went."""
        document, content = tables.document, tables.document_content
        self._connection.execute(insert(tables.erasure), row)
        self._connection.execute(delete(content).where(content.c.id == row["number"]))
        self._connection.execute(update(document).where(document.c.id == row["number"]), {"title": "Erased"})

    def _count(self, query: Select[int]) -> int:
        return self._connection.scalar(query) or 0

    def _references(self, beginning: str) -> list[str]:
        kept = tables.complaint.c
        query = select(kept.reference).where(kept.reference.startswith(beginning, autoescape=True)).order_by(kept.id)
        return list(self._connection.scalars(query))

    def _insert(self, table: Table, row: dict[str, object]) -> int:
        result = self._connection.execute(insert(table), row)
        assert result.inserted_primary_key
        return int(result.inserted_primary_key[0])


def _recorded(found: Iterable[tuple[int, int | None, str, str, int, bytes | None]]) -> "Iterator[Recorded]":
    """The entries of these rows of `_EVENTS`."""
    from chc_desktop.domain import record
    from chc_desktop.domain.case import Recorded

    for number, case_id, kind, recorded_at, recorded_by, body in found:
        try:
            event = record.read(kind, body) if body is not None else None
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise RecordAstray(f"Entry {number} of the record is not as it was written.") from error
        yield Recorded(number, case_id or 0, datetime.fromisoformat(recorded_at), recorded_by, event)


_KEEP_EVENT = plain.put_down(tables.event)
_KEEP_CONTENT = plain.put_down(tables.event_content)
_EVENTS = """
    SELECT event.number, event.case_id, event.kind, event.recorded_at, event.recorded_by, event_content.body
    FROM event LEFT JOIN event_content ON event_content.number = event.number
"""
_OF_COMPLAINTS = """
    JOIN complaint ON complaint.id = event.case_id
    WHERE complaint.kind = 'complaint' AND complaint.taken_out IS NULL ORDER BY event.number
"""
