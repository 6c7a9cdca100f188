"""The words by which complaints and service requests are found, each kind in an index of its own in the register."""

from collections.abc import Mapping

from sqlalchemy import Connection

from chc_desktop.store import search

CASES, REQUESTS = "case_search", "request_search"
"""The indexes; the number of a row is that of its complaint or request."""


def keep(connection: Connection, index: str, record_id: int, words: str) -> None:
    """Put what is searched of a complaint or a request in the place of what there was, if it is something else."""
    folded = search.indexed(words)
    before = connection.exec_driver_sql(f"SELECT folded FROM {index} WHERE rowid = ?", (record_id,)).first()
    if before and before[0] == folded:
        return
    if before:
        connection.exec_driver_sql(f"DELETE FROM {index} WHERE rowid = ?", (record_id,))
    connection.exec_driver_sql(_keep(index), (record_id, folded))


def keep_new(connection: Connection, index: str, words: Mapping[int, str]) -> None:
    """The same for many of which nothing is kept yet, each by its id."""
    connection.exec_driver_sql(_keep(index), [(each, search.indexed(text)) for each, text in words.items()])


def forget(connection: Connection, index: str, record_id: int) -> None:
    """Know no word of this one any more."""
    connection.exec_driver_sql(f"DELETE FROM {index} WHERE rowid = ?", (record_id,))


def drop(connection: Connection, index: str, first: int, last: int) -> None:
    """Know no word of these any more.

    Wiped word by word, thousands would take a minute: so they are taken out, and the index is then made anew.
    """
    wipe = f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', ?)"
    connection.exec_driver_sql(wipe, (0,))
    connection.exec_driver_sql(f"DELETE FROM {index} WHERE rowid BETWEEN ? AND ?", (first, last))
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}) VALUES ('optimize')")
    connection.exec_driver_sql(wipe, (1,))


def clear(connection: Connection, index: str) -> None:
    """Throw an index away and make it anew, as it was made: quicker by far than to wipe it word by word."""
    made = connection.exec_driver_sql("SELECT sql FROM sqlite_master WHERE name = ?", (index,)).scalar_one()
    connection.exec_driver_sql(f"INSERT OR REPLACE INTO {index}_config VALUES ('version', 4)")  # else it stays
    connection.exec_driver_sql(f"DROP TABLE {index}")
    connection.exec_driver_sql(made)
    connection.exec_driver_sql(f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 1)")


def all_kept(connection: Connection, index: str) -> dict[int, str]:
    """What is searched of each, by its id."""
    return {row[0]: row[1] for row in connection.exec_driver_sql(f"SELECT rowid, folded FROM {index}")}


def _keep(index: str) -> str:
    return f"INSERT INTO {index} (rowid, folded) VALUES (?, ?)"
