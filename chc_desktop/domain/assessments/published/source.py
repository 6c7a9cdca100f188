"""A published self-assessment as plain lines, whatever kind of file it came in."""

from collections.abc import Sequence
from dataclasses import dataclass, replace


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph (`table` 0, one cell) or a row of a table; `joined` are cells that go on from the row above.

    `places` are the numbers of its cells in the file, 0 where there is none, empty where nobody counted.
    """

    cells: tuple[str, ...]
    table: int = 0
    joined: frozenset[int] = frozenset()
    places: tuple[int, ...] = ()

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that stands in the file, in its order."""

    name: str
    lines: tuple[Line, ...]


def together(sources: Sequence[Source]) -> Source:
    """Several files as one, such as a form published a section each; they keep their order."""
    lines: list[Line] = []
    tables = 0
    for source in sources:
        lines += [replace(line, table=line.table + tables) if line.table else line for line in source.lines]
        tables += max((line.table for line in source.lines), default=0)
    first = sources[0].name
    return Source(first if len(sources) == 1 else f"{first} and {len(sources) - 1} more", tuple(lines))
