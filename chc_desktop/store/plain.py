"""Plain SQL: what the first screen asks, and every action asks and keeps, is not put together anew each time."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, Table


def rows(connection: Connection, question: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
    """What the register answers, as plain tuples."""
    return list(each(connection, question, values))


def each(connection: Connection, question: str, values: Sequence[object] | Mapping[str, object] = ()) -> Iterator[Any]:
    """The same, one after the other."""
    cursor = connection.connection.cursor()  # the driver's own: to describe each answer takes longer than to have it
    cursor.execute(question, values)
    return iter(cursor.fetchone, None)


def as_kept(connection: Connection, table: str, case_id: int) -> dict[str, object]:
    """The one row that is kept of a case in a table, by its columns; empty where there is none."""
    cursor = connection.connection.cursor()
    cursor.execute(f"SELECT * FROM {table} WHERE case_id = ?", (case_id,))
    row = cursor.fetchone()
    return dict(zip((column[0] for column in cursor.description), row, strict=True)) if row else {}


def marks(number: int) -> str:
    """Room for so many values: “?, ?, ?”."""
    return ", ".join("?" * number)


def put_down(table: Table) -> str:
    """The statement that writes a row, given by its columns."""
    names = [column.name for column in table.c]
    return f"INSERT INTO {table.name} ({', '.join(names)}) VALUES ({', '.join(f':{name}' for name in names)})"


def put_anew(table: Table) -> str:
    """The same, or where a row has its key already, it is renewed."""
    renewed = ", ".join(f"{column.name} = excluded.{column.name}" for column in table.c if not column.primary_key)
    keys = ", ".join(column.name for column in table.primary_key)
    return f"{put_down(table)} ON CONFLICT ({keys}) DO UPDATE SET {renewed}"
