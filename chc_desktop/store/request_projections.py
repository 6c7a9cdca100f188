"""What is kept of each service request beside its record: its line, and its words. Rebuilt at will."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, func, select

from chc_desktop.domain.requests.summary import RequestSummary
from chc_desktop.store import found_words, plain, search, sort_keys, tables

if TYPE_CHECKING:
    from chc_desktop.domain.requests.projection import RequestProjection


LAST = "~"
"""After every day, as text is compared."""


class RequestProjections:
    """The projections of service requests on one open transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def keep(self, projection: "RequestProjection") -> None:
        """Put a service request’s projections in the place of those there were."""
        self._connection.exec_driver_sql(_KEEP, _row(projection.summary))
        found_words.keep(self._connection, found_words.REQUESTS, projection.summary.case_id, projection.text)

    def forget(self, request_id: int) -> None:
        """Know nothing of this service request any more."""
        table = tables.request_summary
        self._connection.execute(delete(table).where(table.c.case_id == request_id))
        found_words.forget(self._connection, found_words.REQUESTS, request_id)

    def summaries(self) -> list[RequestSummary]:
        """Every service request in one line, the newest first."""
        return list(map(RequestSummary._make, plain.rows(self._connection, f"{_SUMMARY} {_NEWEST_FIRST}")))

    def waiting(self, first: str = "", until: str = LAST, most: int = -1) -> list[RequestSummary]:
        """The service requests that wait for a review between two days, soonest first, and no more than `most`."""
        asked = {"first": first, "until": until, "most": most}
        return list(map(RequestSummary._make, plain.rows(self._connection, _WAITING, asked)))

    def by(self, person_id: int) -> list[RequestSummary]:
        """The service requests of a person in one line each, the newest first."""
        question = f"{_SUMMARY} WHERE person_id = ? {_NEWEST_FIRST}"
        return list(map(RequestSummary._make, plain.rows(self._connection, question, (person_id,))))

    def how_many_wait(self, first: str, until: str) -> int:
        """How many wait for a review between two days."""
        due = tables.request_summary.c.review_due
        return self._connection.scalar(select(func.count()).where(due != "", due >= first, due < until)) or 0

    def of_person(self, person_id: int) -> list[int]:
        """The service requests a person made."""
        summary = tables.request_summary.c
        return list(self._connection.scalars(select(summary.case_id).where(summary.person_id == person_id)))

    def all(self) -> Iterable[tuple[RequestSummary, str]]:
        """Every service request’s projections as they are kept, to be compared with fresh ones."""
        words = found_words.all_kept(self._connection, found_words.REQUESTS)
        return ((summary, words.get(summary.case_id, "")) for summary in self.summaries())

    def agrees(self, fresh: "RequestProjection", summary: RequestSummary, folded: str) -> bool:
        """Whether what is kept of a service request is what a fresh fold makes of it."""
        same_line = plain.as_kept(self._connection, "request_summary", summary.case_id) == _row(fresh.summary)
        return same_line and fresh.summary == summary and search.indexed(fresh.text) == folded


def _row(summary: RequestSummary) -> dict[str, object]:
    """A service request as the table has it, with what it is sorted by."""
    row = summary._asdict()
    del row["became"]  # known from the complaint itself
    return row | sort_keys.of(summary)


_OWN = ", ".join(f"request.{name}" for name in RequestSummary._fields if name != "became")
_SUMMARY = f"""
    SELECT {_OWN}, coalesce(complaint.reference, '') FROM request_summary AS request
    LEFT JOIN complaint ON complaint.id = request.complaint
"""
_WAITING = f"""
    {_SUMMARY} WHERE review_due <> '' AND review_due >= :first AND review_due < :until
    ORDER BY review_due LIMIT :most
"""
_NEWEST_FIRST = "ORDER BY case_id DESC"
_KEEP = plain.put_anew(tables.request_summary)
