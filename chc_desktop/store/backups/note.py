"""What a backup says of itself: when and what for it was made, what is in it, and how closely that was looked at."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from chc_desktop.domain.safekeeping.keeping import NEVER, Why, is_ahead
from chc_desktop.store.backups import container
from chc_desktop.store.inspection import Contents


class Table(NamedTuple):
    """A table of the register: how many rows it has, and the SHA-256 of them where it is not proved otherwise."""

    rows: int
    digest: str = ""


@dataclass(frozen=True, slots=True)
class Hashed:
    """The last time every letter, file and entry was hashed: up to which entry and which document, with its hash."""

    at: datetime
    entry: int
    head: str
    document: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a look over a register found. `hashed` is the last time all was hashed, `is_full` that it was this time."""

    contents: Contents
    tables: Mapping[str, Table]
    hashed: Hashed | None = None
    is_full: bool = False

    def agrees(self, other: "Found") -> bool:
        """Whether both found the same, as far as both looked: an older program counted fewer tables."""
        both = self.tables.keys() & other.tables.keys()
        return self.contents == other.contents and all(_alike(self.tables[name], other.tables[name]) for name in both)


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup file and what its note says of it."""

    path: Path
    made_at: datetime
    contents: Contents
    why: Why = Why.CLOSING
    tables: Mapping[str, Table] = field(default_factory=dict)
    hashed: Hashed | None = None
    is_full: bool = True

    @property
    def found(self) -> Found:
        return Found(self.contents, self.tables, self.hashed, self.is_full)


def write(found: Found, made_at: datetime, why: Why) -> dict[str, Any]:
    """The note for a container."""
    hashed = found.hashed
    return {
        "version": 2,
        "made_at": made_at.isoformat(timespec="seconds"),
        "why": why.value,
        "contents": asdict(found.contents),
        "tables": {name: list(table) for name, table in found.tables.items()},
        "hashed": asdict(hashed) | {"at": hashed.at.isoformat(timespec="seconds")} if hashed else None,
        "all_hashed": found.is_full,
    }


def read(path: Path) -> Backup | None:
    """A backup by its note; None where the file is none, or its note cannot be read."""
    try:
        return _backup(path, container.note(path))
    except container.FAULTS:
        return None


def backups(folder: Path, register: str = "", now: datetime = NEVER) -> list[Backup]:
    """The backups in a folder, the newest first, of one register where it is named. Other files are left out.

    Those dated after `now`, where it is named, come after all others.
    """
    try:
        paths = list(folder.glob(f"*{container.SUFFIX}"))
    except OSError:
        return []
    found = [backup for path in paths if (backup := read(path)) and register in ("", backup.contents.register)]
    return sorted(found, key=lambda each: (not is_ahead(each.made_at, now), each.made_at, each.path.name), reverse=True)


def _backup(path: Path, note: dict[str, Any]) -> Backup:
    known = {each.name for each in fields(Contents)}
    contents = Contents(**{name: value for name, value in note["contents"].items() if name in known})
    if not isinstance(contents.register, str) or type(contents.entries) is not int or contents.entries < 0:
        raise ValueError
    hashed = note.get("hashed")
    return Backup(
        path,
        datetime.fromisoformat(note["made_at"]).replace(tzinfo=None),
        contents,
        _why(note.get("why", Why.CLOSING.value)),
        {str(name): Table(int(rows), str(digest)) for name, (rows, digest) in note.get("tables", {}).items()},
        _hashed(hashed) if hashed else None,
        bool(note.get("all_hashed", True)),
    )


def _hashed(kept: dict[str, Any]) -> Hashed:
    at = datetime.fromisoformat(kept["at"]).replace(tzinfo=None)
    return Hashed(at, int(kept["entry"]), str(kept["head"]), int(kept["document"]))


def _why(value: str) -> Why:
    """What a newer program makes backups for is not known here; that it is one is."""
    return Why(value) if value in {why.value for why in Why} else Why.ASKED


def _alike(one: Table, other: Table) -> bool:
    return one.rows == other.rows and (one.digest == other.digest or not (one.digest and other.digest))
