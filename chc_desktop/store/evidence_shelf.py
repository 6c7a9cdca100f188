"""Evidence attached to rows of the self-assessment: what it is, and the exact bytes of files, kept in pieces.

What was erased stands in no list and no bin; that it was is in the record.
"""

from collections.abc import Iterable, Iterator
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from sqlalchemy import Connection, Row, delete, insert, or_, select, update

from chc_desktop.store import tables
from chc_desktop.store.paper_shelf import PIECE

if TYPE_CHECKING:
    from chc_desktop.domain.assessments.attached import Attached


class Kept(NamedTuple):
    """An attachment with where it belongs, and since when and by whom it is in the bin; None where it is not."""

    year: int
    edition: str
    attached: "Attached"
    removed_at: datetime | None
    removed_by: int


class EvidenceShelf:
    """Evidence on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, year: int, edition: str, attached: "Attached", now: datetime, content_of: int = 0) -> int:
        """Keep what is attached; its id. `content_of` is the one whose file it is too."""
        row = {
            "year": year,
            "edition": edition,
            "slug": attached.slug,
            "source": attached.source.value,
            "title": attached.title,
            "case_id": attached.case_id,
            "link": attached.key,
            "size": attached.size,
            "digest": attached.digest,
            "content_of": content_of,
            "saved_at": now.isoformat(timespec="seconds"),
            "removed_at": "",
            "removed_by": 0,
        }
        result = self._connection.execute(insert(tables.evidence), row)
        assert result.inserted_primary_key
        return int(result.inserted_primary_key[0])

    def keep_content(self, evidence: int, content: bytes) -> None:
        """Keep the exact bytes of a file."""
        for part, start in enumerate(range(0, len(content), PIECE)):
            piece = {"evidence": evidence, "part": part, "bytes": content[start : start + PIECE]}
            self._connection.execute(insert(tables.evidence_content), piece)

    def of(self, year: int, edition: str) -> "list[Attached]":
        """What is attached in a year, in the order it was, without the bin."""
        kept = tables.evidence.c
        query = select(tables.evidence).where(kept.year == year, kept.edition == edition, kept.removed_at == "", _THERE)
        return [_attached(row) for row in self._connection.execute(query.order_by(kept.id))]

    def get(self, evidence: int) -> Kept | None:
        """One of them, in the bin or not; None where there is none, or it was erased."""
        query = select(tables.evidence).where(tables.evidence.c.id == evidence, _THERE)
        row = self._connection.execute(query).first()
        return _kept(row) if row else None

    def removed(self) -> list[Kept]:
        """Everything in the bin, the last put there first."""
        kept = tables.evidence.c
        query = select(tables.evidence).where(kept.removed_at != "", _THERE)
        query = query.order_by(kept.removed_at.desc(), kept.id.desc())
        return [_kept(row) for row in self._connection.execute(query)]

    def content(self, evidence: int) -> bytes:
        """The exact bytes of a file; none where it is no file."""
        return b"".join(self._pieces(self._holder(evidence)))

    def put_in_bin(self, evidence: int, now: datetime, by: int) -> None:
        self._set_removed(evidence, now.isoformat(timespec="seconds"), by)

    def take_out_of_bin(self, evidence: int) -> None:
        self._set_removed(evidence, "", 0)

    def forget(self, evidence: int) -> None:
        """Take a reference away for good, as if it had never been made. A file stays: its bytes are never deleted."""
        self._connection.execute(delete(tables.evidence).where(tables.evidence.c.id == evidence))

    def sharing(self, evidence: int) -> list[Kept]:
        """Every attachment that has the bytes of this file, itself among them, in the bin or not: the oldest first.

        The same bytes count wherever they are: carried forward, or attached once more.
        """
        kept = tables.evidence.c
        digest = select(kept.digest).where(kept.id == evidence).scalar_subquery()
        query = select(tables.evidence).where(
            or_(kept.id == evidence, kept.digest == digest), kept.digest != "", _THERE
        )
        return [_kept(row) for row in self._connection.execute(query.order_by(kept.id))]

    def erase(self, evidence: Iterable[int], allowed_by: int) -> None:
        """Erase the bytes and the names of these, as the entry `allowed_by` allows."""
        kept, content = tables.evidence, tables.evidence_content
        for each in evidence:
            row = {"what": "evidence", "number": each, "erased_by": allowed_by}
            self._connection.execute(insert(tables.erasure), row)
            self._connection.execute(delete(content).where(content.c.evidence == each))
            self._connection.execute(update(kept).where(kept.c.id == each), {"title": "Erased"})

    def first_broken(self) -> str:
        """A sentence that names the first file that is not as it was attached; empty if all is sound."""
        kept = tables.evidence.c
        query = select(kept.id, kept.size, kept.digest).where(kept.digest != "", kept.content_of == 0, _THERE)
        for evidence, size, digest in self._connection.execute(query.order_by(kept.id)).all():
            found, length = sha256(), 0
            for piece in self._pieces(evidence):
                found.update(piece)
                length += len(piece)
            if (length, found.hexdigest()) != (size, digest):
                return f"File {evidence} of the evidence for the self-assessment is not as it was attached."
        return ""

    def _holder(self, evidence: int) -> int:
        """The one that holds the bytes."""
        found = self._connection.scalar(select(tables.evidence.c.content_of).where(tables.evidence.c.id == evidence))
        return found or evidence

    def _pieces(self, evidence: int) -> Iterator[bytes]:
        content = tables.evidence_content.c
        parts = self._connection.scalars(
            select(content.part).where(content.evidence == evidence).order_by(content.part)
        ).all()
        for part in parts:
            query = select(content.bytes).where(content.evidence == evidence, content.part == part)
            yield self._connection.execute(query).scalar_one()

    def _set_removed(self, evidence: int, at: str, by: int) -> None:
        query = update(tables.evidence).where(tables.evidence.c.id == evidence)
        self._connection.execute(query, {"removed_at": at, "removed_by": by})


_ERASED = select(tables.erasure.c.number).where(tables.erasure.c.what == "evidence")
_THERE = tables.evidence.c.id.not_in(_ERASED)


def _kept(row: Row[Any]) -> Kept:
    removed_at = datetime.fromisoformat(row.removed_at) if row.removed_at else None
    return Kept(row.year, row.edition, _attached(row), removed_at, row.removed_by)


def _attached(row: Row[Any]) -> "Attached":
    from chc_desktop.domain.assessments.attached import Attached, Source  # not for the first screen

    return Attached(
        row.id, row.slug, Source(row.source), row.title, row.case_id, row.link, row.size, row.digest, row.content_of
    )
