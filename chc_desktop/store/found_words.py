"""The words by which complaints and service requests are found, in the index of the register."""

from sqlalchemy import Connection, bindparam, delete, select, text

from chc_desktop.store import search, tables


def keep(connection: Connection, record_id: int, words: str) -> None:
    """Put what is searched of a complaint or a request in the place of what there was."""
    connection.execute(_DROP, {"record": record_id})
    connection.execute(_KEEP, {"record": record_id, "folded": search.fold(words)})


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
