"""The Codes and the kinds of other clock the program knows, read from their files when first asked for."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop import files

if TYPE_CHECKING:
    from chc_desktop.domain.clocks.kind import ClockKind, Kinds
    from chc_desktop.domain.code import Edition
    from chc_desktop.domain.resource_file import FaultyFile


class Library(Mapping[str, "Edition"]):
    """Every edition in a folder by its id. A file that cannot be read is left out, and its faults are kept."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._read: dict[str, Edition] = {}
        self._faulty: dict[str, FaultyFile] = {}

    def __getitem__(self, edition_id: str) -> "Edition":
        if edition_id not in self._read:
            self._take(edition_id)
        return self._read[edition_id]

    def __iter__(self) -> Iterator[str]:
        for name in self._names():
            if name not in self._read and name not in self._faulty:
                self._take(name)
        return iter(sorted(self._read))

    def __len__(self) -> int:
        return sum(1 for _edition in self)

    def faulty(self) -> "tuple[FaultyFile, ...]":
        """The files that cannot be read, with all their faults."""
        len(self)
        return tuple(self._faulty[name] for name in sorted(self._faulty))

    def known_faulty(self) -> frozenset[str]:
        """The ids of those found so far that cannot be read; nothing is read for it."""
        return frozenset(self._faulty)

    def _take(self, name: str) -> None:
        from chc_desktop.domain.code_file import read_edition
        from chc_desktop.domain.resource_file import FaultyFile

        if name in self._faulty or name not in self._names():
            return
        try:
            self._read[name] = read_edition(self._folder / f"{name}.toml")
        except FaultyFile as fault:
            self._faulty[name] = fault

    def _names(self) -> list[str]:
        return sorted(path.stem for path in self._folder.glob("*.toml"))


class ClockKinds(Mapping[str, "ClockKind"]):
    """Every kind of other clock in a folder by its slug, in the order in which they are offered.

    A file that cannot be read is left out, and its faults are kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, slug: str) -> "ClockKind":
        return self._read[0][slug]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read[0])

    def __len__(self) -> int:
        return len(self._read[0])

    def faulty(self) -> "tuple[FaultyFile, ...]":
        """The files that cannot be read, with all their faults."""
        return self._read[1]

    @cached_property
    def _read(self) -> "tuple[Kinds, tuple[FaultyFile, ...]]":
        from chc_desktop.domain.clocks.file import load_kinds

        return load_kinds(self._folder)


@dataclass(frozen=True, slots=True)
class Rules:
    """The Codes and the other clocks the program goes by."""

    codes: Library
    kinds: ClockKinds

    @staticmethod
    def shipped() -> "Rules":
        """Those that come with the program."""
        return Rules(Library(files.resources("codes")), ClockKinds(files.resources("clocks")))

    def faulty(self) -> "tuple[FaultyFile, ...]":
        """The files that cannot be read, with all their faults."""
        return (*self.codes.faulty(), *self.kinds.faulty())
