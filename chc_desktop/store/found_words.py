"""The words by which complaints and service requests are found, in the index of the register."""

from collections.abc import Mapping

from sqlalchemy import Connection, bindparam, delete, select, text

from chc_desktop.store import search, tables


def keep(connection: Connection, record_id: int, words: str) -> None:
    """Put what is searched of a complaint or a request in the place of what there was."""
    connection.execute(_DROP, {"record": record_id})
    connection.execute(_KEEP, {"record": record_id, "folded": search.fold(words)})


def keep_new(connection: Connection, words: Mapping[int, str]) -> None:
    """The same for many of which nothing is kept yet, each by its id."""
    connection.execute(_KEEP, [{"record": each, "folded": search.fold(text)} for each, text in words.items()])


def forget(connection: Connection, record_id: int) -> None:
    """Know no word of this one any more."""
    connection.execute(_DROP, {"record": record_id})


def drop(connection: Connection, first: int, last: int) -> None:
    """Know no word of these any more.

    Wiped word by word, thousands would take a minute: so they are taken out, and the index is then made anew.
    """
    connection.execute(_WIPE, {"at_once": 0})
    connection.execute(delete(tables.case_search).where(tables.case_search.c.rowid.between(first, last)))
    connection.execute(_PACK)
    connection.execute(_WIPE, {"at_once": 1})


def all_kept(connection: Connection) -> dict[int, str]:
    """What is searched of each complaint and each service request."""
    return dict(tuple(row) for row in connection.execute(_ALL))


def having(connection: Connection, typed: str) -> set[int] | None:
    """Those that have every word typed somewhere, as a whole or a part; None where nothing was typed."""
    condition = search.condition(typed)
    if condition is None:
        return None
    clause, values = condition
    return set(connection.scalars(text(f"SELECT rowid FROM case_search WHERE {clause}"), values))


_ALL = select(tables.case_search.c.rowid, tables.case_search.c.folded)
_DROP = delete(tables.case_search).where(tables.case_search.c.rowid == bindparam("record"))
_KEEP = text("INSERT INTO case_search (rowid, folded) VALUES (:record, :folded)")
_WIPE = text("INSERT INTO case_search (case_search, rank) VALUES ('secure-delete', :at_once)")
_PACK = text("INSERT INTO case_search (case_search) VALUES ('optimize')")
