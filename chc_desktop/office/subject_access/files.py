"""Files of an export: each is read when it is needed, so that no more than one is in memory."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from chc_desktop.domain.case_files.case_file import CaseFilePage, Item
from chc_desktop.exchange.file_names import safe_name

Content = Callable[[], bytes | None]
"""Reads the bytes of a file; None where they were erased."""


EVERYTHING = "Everything.pdf"
"""The file with all that is known."""


@dataclass(frozen=True, slots=True)
class File:
    """A file by its name, and how its bytes are read. `is_shown` is whether the document has all its words as text."""

    name: str
    content: Content
    is_shown: bool = False

    def read(self) -> bytes:
        return self.content() or b""


def files_of(pages: Sequence[CaseFilePage]) -> Iterator[File]:
    """Letters and papers byte for byte; what a resident’s copy leaves out is weighed first."""
    for page in pages:
        for number, item in enumerate(page.items, 1):
            if has_content(item):
                name = safe_name(f"{page.reference} {number:02} {item.name}")
                yield File(name, item.content, item.reading is not None)


def has_content(item: Item) -> bool:
    """Whether an item has a file whose bytes were not erased."""
    return bool(item.digest and item.content())
