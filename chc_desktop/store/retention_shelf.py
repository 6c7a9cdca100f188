"""What may be due to be erased: records that ended, decisions to keep them, and what an older copy brought back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection

from chc_desktop.store import plain
from chc_desktop.store.in_parts import in_parts


class RetentionShelf:
    """What is asked of records whose time may be over, on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def ended(self, kind: str, last: str) -> list[tuple[int, str, str, str]]:
        """The records of a kind that ended by a day: id, reference, title, and when. Nothing is owed in them."""
        return [tuple(row) for row in self._ask(_ENDED[kind], (last,))]

    def kept_longer(self) -> list[int]:
        """The records of which an entry says that they are kept longer. Every entry is looked at."""
        return [row[0] for row in self._ask(_LONGER, ())]

    def kept_longer_of(self, case_ids: Sequence[int]) -> list[int]:
        """Those of these records of which an entry says so."""
        parts = ((_LONGER_OF.format(plain.marks(len(part))), part) for part in in_parts(case_ids))
        return [row[0] for question, part in parts for row in self._ask(question, part)]

    def imports_taken_out(self) -> list[int]:
        """The entries that took out an import whose cases are not erased, in order."""
        return [row[0] for row in self._ask(_IMPORTS_OUT, ())]

    def first_entries(self, case_ids: Sequence[int]) -> list[str]:
        """The hash of the first entry of each, by which it is known again in an older copy of the register."""
        parts = ((_FIRST_HASH.format(plain.marks(len(part))), part) for part in in_parts(case_ids))
        return [bytes(row[0]).hex() for question, part in parts for row in self._ask(question, part)]

    def there_again(self, entries: Sequence[str]) -> list[tuple[int, int, str]]:
        """Those of these entries that are not erased here, given by their hash: the case, the number and the hash."""
        hashes = sorted(bytes.fromhex(entry) for entry in entries)
        parts = (hashes[start : start + _AT_ONCE] for start in range(0, len(hashes), _AT_ONCE))
        found = (row for part in parts for row in self._ask(_THERE_AGAIN.format(plain.marks(len(part))), part))
        return [(case_id, number, bytes(entry).hex()) for case_id, number, entry in found]

    def what_ended(self, case_id: int) -> tuple[str, str, str]:
        """The kind, the title and the last day of a record that is in no list of what is due, as far as is known."""
        found = self._ask(_WHAT_ENDED, (case_id,))
        return found[0] if found else ("complaint", "", "")

    def _ask(self, question: str, values: Sequence[object]) -> list[Any]:
        return plain.rows(self._connection, question, values)


_AT_ONCE = 5_000
_LONGER = "SELECT DISTINCT case_id FROM event WHERE kind = 'kept-longer' ORDER BY case_id"
_LONGER_OF = """
    SELECT DISTINCT case_id FROM event WHERE case_id IN ({}) AND kind = 'kept-longer' ORDER BY case_id
"""
_ENDED = {
    "complaints": """
        SELECT case_id, reference, title, ended_on FROM case_summary
        WHERE ended_on <> '' AND ended_on <= ? AND promise_due = '' AND next_due = ''
        AND case_id NOT IN (SELECT case_id FROM task)
    """,
    "requests": """
        SELECT case_id, reference, title, ended_on FROM request_summary
        WHERE ended_on <> '' AND ended_on <= ? AND complaint = 0
    """,
    "mistakes": """
        SELECT complaint.id, complaint.reference, '', event.happened_on
        FROM complaint JOIN event ON event.number = complaint.taken_out
        WHERE event.kind = 'logged-by-mistake' AND event.happened_on <= ?
    """,
}
_IMPORTS_OUT = """
    SELECT DISTINCT complaint.taken_out FROM complaint JOIN event ON event.number = complaint.taken_out
    WHERE event.kind = 'import-undone' ORDER BY 1
"""
_FIRST_HASH = """
    SELECT hash FROM event WHERE number IN (SELECT min(number) FROM event WHERE case_id IN ({}) GROUP BY case_id)
"""
_THERE_AGAIN = """
    SELECT event.case_id, event.number, event.hash FROM event JOIN event_content ON event_content.number = event.number
    WHERE event.hash IN ({}) AND event.case_id NOT IN (SELECT case_id FROM erased_case)
"""
_WHAT_ENDED = """
    SELECT complaint.kind, coalesce(case_summary.title, request_summary.title, ''),
        coalesce(nullif(case_summary.ended_on, ''), nullif(request_summary.ended_on, ''), '')
    FROM complaint LEFT JOIN case_summary ON case_summary.case_id = complaint.id
    LEFT JOIN request_summary ON request_summary.case_id = complaint.id WHERE complaint.id = ?
"""
