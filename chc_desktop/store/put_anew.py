"""The statement that puts a row in the place of the one there was, if there was one."""

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert


def put_anew(table: Table) -> Insert:
    """Insert a row, or renew every column of the one with its key."""
    statement = insert(table)
    return statement.on_conflict_do_update(set_={column.name: statement.excluded[column.name] for column in table.c})
