"""The year's round of self-assessments: which entries of the record make it up."""

from typing import TYPE_CHECKING

from chc_desktop.store import plain

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from chc_desktop.domain.case import Recorded
    from chc_desktop.store.record_shelf import RecordShelf


class RoundShelf:
    """The rounds on one open transaction."""

    def __init__(self, connection: "Connection", record: "RecordShelf") -> None:
        self._connection = connection
        self._record = record

    def add(self, entry: int, year: int) -> None:
        """An entry of the record is about the self-assessment of a year."""
        self._connection.exec_driver_sql("INSERT INTO assessment_entry (entry, year) VALUES (?, ?)", (entry, year))

    def history(self, year: int) -> "list[Recorded]":
        """Every entry about a year, in order."""
        asked = "SELECT entry FROM assessment_entry WHERE year = ? ORDER BY entry"
        return self._record.numbered([entry for (entry,) in plain.rows(self._connection, asked, (year,))])

    def years(self) -> list[int]:
        """Every year the record knows something of, the oldest first."""
        asked = "SELECT DISTINCT year FROM assessment_entry ORDER BY year"
        return [year for (year,) in plain.rows(self._connection, asked)]
