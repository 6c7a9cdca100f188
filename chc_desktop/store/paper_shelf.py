"""The files of letters, emails and other papers: their exact bytes, kept in pieces beside the record."""

import json
from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import Any

from sqlalchemy import Connection, bindparam, func, insert, select

from chc_desktop.store import tables

Tick = Callable[[int], object]
"""Told how many more bytes were written. What it raises undoes them all."""

PIECE = 1024 * 1024
"""Bytes of a piece: what is held in memory at a time."""

_KIND = "corresponded"


class PaperShelf:
    """The files of papers on one open transaction. A paper goes by the number of its entry."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, paper_id: int, case_id: int, content: bytes, tick: Tick = lambda _bytes: None) -> None:
        """Keep the exact bytes of the file whose entry has this number."""
        digest = sha256(content).digest()
        row = {"id": paper_id, "case_id": case_id, "size": len(content), "digest": digest}
        self._connection.execute(insert(tables.paper), row)
        for part, start in enumerate(range(0, len(content), PIECE)):
            piece = content[start : start + PIECE]
            self._connection.execute(_KEEP, {"paper": paper_id, "part": part, "bytes": piece})
            tick(len(piece))

    def pieces(self, paper_id: int) -> Iterator[bytes]:
        """The bytes of a file, piece by piece; none where they were erased."""
        parts = self._connection.scalars(_PARTS, {"paper": paper_id}).all()
        for part in parts:
            yield self._connection.execute(_PIECE, {"paper": paper_id, "part": part}).scalar_one()

    def content(self, paper_id: int) -> bytes | None:
        """The exact bytes of a file, None where they were erased."""
        pieces = list(self.pieces(paper_id))
        return b"".join(pieces) if pieces or self._is_empty(paper_id) else None

    def count(self) -> int:
        """How many files there are."""
        return self._connection.scalar(select(func.count()).select_from(tables.paper)) or 0

    def first_broken(self) -> str:
        """A sentence that names the first file that is not as it was added; empty if all is sound."""
        erased = set(self._connection.scalars(_ERASED))
        for paper_id, size, expected in self._connection.execute(_ALL).all():
            if paper_id not in erased and not self._is_whole(paper_id, size, expected):
                return f"The file of entry {paper_id} is not as it was added."
        return self._first_not_as_said()

    def _first_not_as_said(self) -> str:
        """Whether each entry that speaks of a file has it, by the digest that stands in the chain."""
        for number, body, digest in self._connection.execute(_SAID):
            said = json.loads(body).get("digest", "")
            if said != (digest.hex() if digest else ""):
                return f"The file of entry {number} is not the one its entry speaks of."
        return ""

    def _is_whole(self, paper_id: int, size: int, expected: bytes) -> bool:
        found, length = sha256(), 0
        for piece in self.pieces(paper_id):
            found.update(piece)
            length += len(piece)
        return length == size and found.digest() == expected

    def _is_empty(self, paper_id: int) -> bool:
        found = self._connection.execute(select(tables.paper.c.size).where(tables.paper.c.id == paper_id)).first()
        return found is not None and found.size == 0


_paper: Any = tables.paper.c
_content: Any = tables.paper_content.c
_KEEP = insert(tables.paper_content)
_PARTS = select(_content.part).where(_content.paper == bindparam("paper")).order_by(_content.part)
_PIECE = select(_content.bytes).where(_content.paper == bindparam("paper"), _content.part == bindparam("part"))
_ALL = select(_paper.id, _paper.size, _paper.digest).order_by(_paper.id)
_ERASED = select(tables.erasure.c.number).where(tables.erasure.c.what == "paper")
_SAID = (
    select(tables.event.c.number, tables.event_content.c.body, _paper.digest)
    .join(tables.event_content, tables.event_content.c.number == tables.event.c.number)
    .outerjoin(tables.paper, _paper.id == tables.event.c.number)
    .where(tables.event.c.kind == _KIND)
    .order_by(tables.event.c.number)
)
