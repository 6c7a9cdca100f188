"""Questions in plain SQL: what the first screen and every action ask is not put together anew each time."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection


def rows(connection: Connection, question: str, values: Sequence[object] | Mapping[str, object] = ()) -> list[Any]:
    """What the register answers, as plain tuples."""
    given = values if isinstance(values, Mapping) else tuple(values)
    cursor = connection.exec_driver_sql(question, given).cursor
    return list(cursor.fetchall()) if cursor else []


def marks(number: int) -> str:
    """Room for so many values: “?, ?, ?”."""
    return ", ".join("?" * number)
