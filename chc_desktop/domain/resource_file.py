"""Reads a resource file table by table and collects every fault in it, by file and key, in plain words."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
E = TypeVar("E", bound=StrEnum)


MOST_BYTES = 512 * 1024
"""How large a file of ours may be; none comes near it."""


class FaultyFile(Exception):
    """A resource file that cannot be used. `faults` names every key that is wrong, in plain words."""

    def __init__(self, name: str, faults: Iterable[str]) -> None:
        self.name = name
        self.faults = tuple(faults)
        super().__init__(f"{name}: " + "; ".join(self.faults))


def _tables_of(path: Path) -> dict[str, Any]:
    """What stands in a file. Raises `FaultyFile` where it is no TOML, or far bigger than any of ours."""
    try:
        if path.stat().st_size > MOST_BYTES:
            raise _too_big(path.name)
        return _tables_in(path.read_text(encoding="utf-8"), path.name)
    except (UnicodeDecodeError, OSError) as error:
        raise FaultyFile(path.name, [f"not a file of this kind ({error})"]) from error


def _tables_in(text: str, name: str) -> dict[str, Any]:
    if len(text) > MOST_BYTES:
        raise _too_big(name)
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise FaultyFile(name, [f"not a file of this kind ({error})"]) from error


def _too_big(name: str) -> FaultyFile:
    return FaultyFile(name, [f"far too big: a file of this kind has at most {MOST_BYTES // 1024} KB"])


def read_file(path: Path, read: "Callable[[Section], T]", its_name: str = "") -> T:
    """What `read` makes of the whole file; `its_name` is the key that has to say the file's own name, if one does.

    Raises `FaultyFile` with all its faults.
    """
    data = _tables_of(path)
    reader = Reader(path.name)
    found = read(reader.table(data))
    named = data.get(its_name) if its_name else None
    if isinstance(named, str) and named and named != path.stem:
        reader.fault(its_name, f"“{named}” is not the file's own name")
    reader.finish()
    return found


def read_text(text: str, name: str, read: "Callable[[Section], T]") -> T:
    """What `read` makes of what would stand in a file. Raises `FaultyFile` with all its faults."""
    reader = Reader(name)
    found = read(reader.table(_tables_in(text, name)))
    reader.finish()
    return found


def read_folder(folder: Path, read: Callable[[Path], T]) -> tuple[list[T], tuple[FaultyFile, ...]]:
    """What `read` makes of every file in the folder, by their names, and the files that could not be read."""
    found: list[T] = []
    faulty: list[FaultyFile] = []
    for path in sorted(folder.glob("*.toml")):
        try:
            found.append(read(path))
        except FaultyFile as fault:
            faulty.append(fault)
    return found, tuple(faulty)


class Reader:
    """Collects the faults of one file while its tables are read."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.faults: list[str] = []
        self.named_documents: set[str] = set()

    def table(self, data: Mapping[str, Any], where: str = "") -> "Section":
        return Section(self, data, where)

    def fault(self, key: str, what: str) -> None:
        self.faults.append(f"{key}: {what}")

    def finish(self) -> None:
        if self.faults:
            raise FaultyFile(self.name, self.faults)


class Section:
    """One table of a file: each getter notes a fault and goes on with a harmless value."""

    def __init__(self, reader: Reader, data: Mapping[str, Any], where: str) -> None:
        self.reader = reader
        self.data = data
        self.where = where

    def text(self, key: str, default: str | None = None) -> str:
        return self._value(key, str, "text", "", default)

    def whole(self, key: str) -> int:
        return self._value(key, int, "a whole number", 0, None)

    def day(self, key: str) -> date:
        return self._value(key, date, "a date", date.min, None)

    def optional_day(self, key: str) -> date | None:
        return self.day(key) if key in self.data else None

    def truth(self, key: str, default: bool | None = None) -> bool:
        return self._value(key, bool, "true or false", False, default)

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        values = self._value(key, list, "a list", [], list(default) if default is not None else None)
        if all(isinstance(value, str) for value in values):
            return tuple(values)
        self.fault(key, "holds something that is not text")
        return ()

    def one_of(self, key: str, vocabulary: type[E]) -> E:
        return self._known(key, self.text(key), vocabulary)

    def optional_one_of(self, key: str, vocabulary: type[E]) -> E | None:
        return self.one_of(key, vocabulary) if key in self.data else None

    def all_of(self, key: str, vocabulary: type[E]) -> tuple[E, ...]:
        return tuple(self._known(key, text, vocabulary) for text in self.texts(key))

    def table(self, key: str) -> "Section":
        return Section(self.reader, self._value(key, dict, "a table", {}, None), self._key(key))

    def optional_table(self, key: str) -> "Section | None":
        return self.table(key) if key in self.data else None

    def named_tables(self) -> "Iterator[tuple[str, Section]]":
        """Every table in this one, by its name."""
        return ((key, self.table(key)) for key in self.data)

    def known_name(self, name: str, vocabulary: type[E]) -> E:
        """The name of this table, as a word of the vocabulary."""
        return self._known("name", name, vocabulary)

    def tables(self, key: str, read: Callable[["Section"], T]) -> tuple[T, ...]:
        rows = self._value(key, list, "a list of tables", [], None)
        return tuple(
            read(Section(self.reader, row, f"{self._key(key)}[{n}]"))
            for n, row in enumerate(rows, 1)
            if isinstance(row, dict)
        )

    def fault(self, key: str, what: str) -> None:
        self.reader.fault(self._key(key), what)

    def unique(self, key: str, values: Iterable[str]) -> None:
        seen: set[str] = set()
        for value in values:
            if value in seen:
                self.fault(key, f"“{value}” stands there twice")
            seen.add(value)

    def _known(self, key: str, text: str, vocabulary: type[E]) -> E:
        try:
            return vocabulary(text)
        except ValueError:
            if text:
                self.fault(key, f"“{text}” is not known; known are {', '.join(vocabulary)}")
            return next(iter(vocabulary))

    def _value(self, key: str, kind: type[T], what: str, harmless: T, default: T | None) -> T:
        value = self.data.get(key, default)
        if value is None:
            self.fault(key, "is missing")
            return harmless
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            self.fault(key, f"should be {what}")
            return harmless
        return value

    def _key(self, key: str) -> str:
        return f"{self.where}.{key}" if self.where else key


def compared_with(table: Section) -> str:
    """The document a provision was compared with; empty where it was not compared."""
    name = table.text("checked_in", "")
    if name:
        table.reader.named_documents.add(name)
    return name
