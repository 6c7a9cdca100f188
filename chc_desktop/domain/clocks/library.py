"""The kinds of clock the program ships, read once when the first is needed."""

from functools import cache

from chc_desktop.domain.clocks.file import load_kinds
from chc_desktop.domain.clocks.kind import Kinds
from chc_desktop.domain.resource_file import FaultyFile
from chc_desktop.files import resources


def known() -> Kinds:
    """Every kind by its slug, in the order in which they are offered."""
    return _read()[0]


def faulty() -> tuple[FaultyFile, ...]:
    """The files that cannot be read, with all their faults."""
    return _read()[1]


@cache
def _read() -> tuple[Kinds, tuple[FaultyFile, ...]]:
    return load_kinds(resources("clocks"))
