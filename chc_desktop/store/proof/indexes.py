"""The indexes by which complaints, requests and people are searched: whatever is kept in one is found by its words."""

from sqlalchemy import Connection

from chc_desktop.store import database, found_words, people_index, plain

_SEARCHED = {
    found_words.CASES: "complaints",
    found_words.REQUESTS: "service requests",
    people_index.PEOPLE: "people",
}
_UNREACHED = """
    SELECT id >> 37, id & 2147483647 FROM {0}_data WHERE id > 10 AND (id >> 31) & 63 = 0
        AND hex(substr(block, 3, 2)) < printf('%04X', length(block))
    EXCEPT SELECT segid, pgno >> 1 FROM {0}_idx LIMIT 1
"""
"""A page on which words begin, and to which nothing leads: FTS5's own check looks from what leads there."""


def first_astray(connection: Connection) -> str:
    """A sentence that says which search misses words, by FTS5's own check, which writes nothing; empty if none does."""
    for index, searched in _SEARCHED.items():
        if _is_astray(connection, index):
            return missed(searched)
    return ""


def missed(searched: str) -> str:
    return f"The index by which {searched} are searched is not as the program made it, so a search may miss some."


def _is_astray(connection: Connection, index: str) -> bool:
    try:
        sound = plain.rows(connection, f"PRAGMA integrity_check({index})") == [("ok",)]
        return not sound or bool(plain.rows(connection, _UNREACHED.format(index)))
    except database.Error as error:
        if database.tells_of_index(error):
            return True
        raise
