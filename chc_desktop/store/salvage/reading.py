"""Reads the tables of a register whose pages have holes: by the list of tables, and past it where that is damaged."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from chc_desktop.store import database
from chc_desktop.store.salvage.leaves import Leaves, Row

_LIST_OF_TABLES = 1


@dataclass
class Table:
    """What was read of a table: its rows by the names of their columns, and whether there was a hole."""

    rows: list[dict[str, Any]] = field(default_factory=list)
    has_hole: bool = False


@dataclass(frozen=True, slots=True)
class _Shape:
    """The columns of a table, and which of them is the number of the row; empty where none is."""

    columns: tuple[str, ...]
    number: str


def read(
    pages: Mapping[int, bytes], names: Iterable[str], tick: Callable[[float], object] = lambda _share: None
) -> dict[str, Table]:
    """Every row that can be read of these tables."""
    leaves, shapes = Leaves(pages, tick), _shapes(names)
    roots = _roots(leaves)
    list_is_whole = leaves.holes == 0
    found = {}
    for name, shape in shapes.items():
        before = leaves.holes
        rows = leaves.table(roots[name]) if name in roots else iter(())
        table = Table([_named(shape, row) for row in rows])
        table.has_hole = leaves.holes > before or (name not in roots and not list_is_whole)
        found[name] = table
    for root in roots.values():
        for _row in leaves.table(root):  # tables that are not wanted are passed over, so that none is taken for another
            pass
    for left in leaves.left_over():
        for name, fits in _LOOKS_LIKE.items():
            if name in found and all(map(fits, left)):
                found[name].rows += [_named(shapes[name], row) for row in left]
    for name in ("event", "event_content", "document", "complaint", "person"):
        if name in found:
            found[name].rows.sort(key=lambda row: row[shapes[name].number])
    return found


def _roots(leaves: Leaves) -> dict[str, int]:
    """Where each table begins, as far as the list of tables can be read."""
    roots = {}
    for row in leaves.table(_LIST_OF_TABLES):
        if len(row.values) == 5 and row.values[0] == "table" and isinstance(row.values[3], int):
            roots[str(row.values[1])] = row.values[3]
    return {name: root for name, root in roots.items() if root}


def _shapes(names: Iterable[str]) -> dict[str, _Shape]:
    """The columns of these tables as the program makes them; an older register lacks the last ones."""
    connection = database.in_memory()
    try:
        found = {}
        for name in names:
            columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
            keys = [column for column in columns if column[5]]
            is_number = len(keys) == 1 and keys[0][2] == "INTEGER"
            found[name] = _Shape(tuple(column[1] for column in columns), keys[0][1] if is_number else "")
        return found
    finally:
        connection.close()


def _named(shape: _Shape, row: Row) -> dict[str, Any]:
    named: dict[str, Any] = dict(zip(shape.columns, row.values, strict=False))
    if shape.number:
        named[shape.number] = row.number
    return named


def _is_like(*wanted: Callable[[Any], bool], at_least: int = 0) -> Callable[[Row], bool]:
    def is_like(row: Row) -> bool:
        many = len(row.values)
        fits = many == len(wanted) or (at_least and at_least <= many)
        return bool(fits) and all(is_so(value) for is_so, value in zip(wanted, row.values, strict=False))

    return is_like


def _none(value: Any) -> bool:
    return value is None


def _number(value: Any) -> bool:
    return isinstance(value, int)


def _number_or_none(value: Any) -> bool:
    return value is None or isinstance(value, int)


def _text(value: Any) -> bool:
    return isinstance(value, str)


def _bytes(value: Any) -> bool:
    return isinstance(value, bytes)


def _digest(value: Any) -> bool:
    return isinstance(value, bytes) and len(value) == 32


def _salt(value: Any) -> bool:
    return isinstance(value, bytes) and len(value) == 16


_LOOKS_LIKE: dict[str, Callable[[Row], bool]] = {
    "event": _is_like(
        _none, _number_or_none, _text, _text, _text, _number, _number, _digest, _digest, _digest
    ),
    "event_content": _is_like(_none, _salt, _bytes),
    "document": _is_like(_none, _number_or_none, _text, _text, _number, _text, _text, _text, _digest),
    "document_content": _is_like(_none, _bytes),
    "paper": _is_like(_none, _number, _number, _digest),
    "paper_content": _is_like(_number, _number, _bytes),
    "evidence": _is_like(
        _none, _number, *[_text] * 4, _number, _text, _number, _text, _number, _text, at_least=12
    ),
    "evidence_content": _is_like(_number, _number, _bytes),
    "complaint": _is_like(_none, _text, lambda value: value in ("complaint", "request"), _number_or_none),
    "person": _is_like(_none, *[_text] * 8, at_least=10),
}  # fmt: skip
"""By which the rows of a leaf are told whose they are, where what led to it is damaged.

A part of a file may be one of a paper or of evidence: both have it then, and which it is their hashes tell.
"""
