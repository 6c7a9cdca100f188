"""The files of papers, each of the case of its entry, and of evidence. Their bytes are compared where they are kept."""

from collections.abc import Iterator

from sqlalchemy import Connection

from chc_desktop.store import plain
from chc_desktop.store.evidence_shelf import EvidenceShelf
from chc_desktop.store.paper_shelf import PaperShelf

_ASTRAY = """
    SELECT paper.id FROM paper LEFT JOIN event ON event.number = paper.id
    WHERE event.kind IS NOT 'corresponded' OR event.case_id IS NOT paper.case_id ORDER BY paper.id
"""


def broken(connection: Connection) -> Iterator[str]:
    """Files that are not as they were added, or lie in another case than their entry says."""
    if sentence := PaperShelf(connection).first_broken():
        yield sentence
    if sentence := EvidenceShelf(connection).first_broken():
        yield sentence
    for (paper,) in plain.rows(connection, _ASTRAY):
        yield f"The file of entry {paper} is not in the case that its entry speaks of."
