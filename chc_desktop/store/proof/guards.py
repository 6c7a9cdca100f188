"""The guards in the database that keep the record from being changed, and its tables, are as the program made them."""

from collections.abc import Iterator
from functools import cache

from sqlalchemy import Connection

from chc_desktop.store import database, plain

_MADE = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY type DESC, name"
_CALLED = {"trigger": "guard", "table": "table", "index": "index", "view": "view"}
_SAYS = "The entries that are there are as they were written."


def broken(connection: Connection) -> Iterator[str]:
    """Guards and tables that are missing, altered, or none of ours."""
    found = {(kind, name): _spoken(sql) for kind, name, sql in plain.rows(connection, _MADE)}
    wanted = dict(_as_made())
    for kind, name in wanted:
        if (kind, name) not in found:
            yield f"The {_CALLED[kind]} “{name}” of the register was taken away. {_SAYS}"
        elif found[kind, name] != wanted[kind, name]:
            yield f"The {_CALLED[kind]} “{name}” of the register is not as the program made it. {_SAYS}"
    for kind, name in found.keys() - wanted.keys():
        yield f"The {_CALLED[kind]} “{name}” is in the register, and the program did not make it. {_SAYS}"
    for row in plain.rows(connection, "PRAGMA foreign_key_check"):
        yield f"A line of the table “{row[0]}” belongs to nothing in the register."


@cache
def _as_made() -> tuple[tuple[tuple[str, str], str], ...]:
    """What the numbered scripts make of an empty file."""
    connection = database.in_memory()
    try:
        return tuple(((kind, name), _spoken(sql)) for kind, name, sql in connection.execute(_MADE))
    finally:
        connection.close()


def _spoken(sql: str | None) -> str:
    """A statement without what makes no difference: spaces, lines and remarks."""
    lines = (line.partition("--")[0] for line in (sql or "").splitlines())
    return " ".join(" ".join(lines).split())
