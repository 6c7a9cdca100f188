"""A published self-assessment as plain lines, whatever kind of file it came in."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph (`table` 0, one cell) or a row of a table; `joined` are cells that go on from the row above."""

    cells: tuple[str, ...]
    table: int = 0
    joined: frozenset[int] = frozenset()

    @property
    def filled(self) -> tuple[str, ...]:
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True, slots=True)
class Source:
    """Everything that stands in the file, in its order."""

    name: str
    lines: tuple[Line, ...]
