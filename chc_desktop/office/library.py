"""The Codes the program knows, read from their files when the first is asked for."""

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from chc_desktop.domain.errors import RuleBroken

if TYPE_CHECKING:
    from chc_desktop.domain.code import Edition


class Library(Mapping[str, "Edition"]):
    """Every edition in a folder by its id. Reading raises `RuleBroken` where a file has faults."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def __getitem__(self, edition_id: str) -> "Edition":
        return self._editions[edition_id]

    def __iter__(self) -> Iterator[str]:
        return iter(self._editions)

    def __len__(self) -> int:
        return len(self._editions)

    @cached_property
    def _editions(self) -> "dict[str, Edition]":
        from chc_desktop.domain.code_file import load_editions

        editions, faulty = load_editions(self._folder)
        if faulty:
            raise RuleBroken(
                "A file of the program itself cannot be read, and no date may rest on half of them. Nothing was "
                f"changed. Please install the program again. ({'; '.join(map(str, faulty))})"
            )
        return editions
